"""A command line of sources alone means what the parser of options would make of it."""

from __future__ import annotations

import pytest

from reader.cli.arguments import COMMANDS, parse_arguments
from reader.cli.nested import PARSERS
from reader.cli.sources import COMMANDS as WORDS
from reader.cli.sources import only_sources, options_of_sources


@pytest.mark.parametrize("arguments", [["ferry.txt"], ["ferry.txt", "https://news.example/strike", "show"]])
def test_sources_alone_need_no_parser(arguments: list[str]) -> None:
    assert only_sources(arguments)
    assert vars(options_of_sources(arguments)) == vars(parse_arguments(arguments))


@pytest.mark.parametrize(
    "arguments", [[], ["-"], ["ferry.txt", "--theme", "reader-light"], ["--", "-x"], ["show"], ["config", "path"]]
)
def test_all_else_is_left_to_the_parser(arguments: list[str]) -> None:
    assert not only_sources(arguments)


def test_every_command_is_known() -> None:
    assert set(WORDS) == {*COMMANDS, *PARSERS}
