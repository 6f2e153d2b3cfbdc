"""What can be written on the command line, and what is said where it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import reader


def test_version(run: Callable[..., Any]) -> None:
    result = run("--version")
    assert (result.status, result.out, result.err) == (0, f"reader {reader.__version__}\n", "")


@pytest.mark.parametrize("command", [[], ["show"], ["export"], ["compare"]])
def test_help_gives_examples_before_options(command: list[str], run: Callable[..., Any]) -> None:
    result = run(*command, "--help")
    assert (result.status, result.err) == (0, "")
    assert result.out.index("strike.txt") < result.out.index("--help")


WRONG = {
    "unknown option": ["--nonsense"],
    "unknown part": ["show", "ferry.txt", "--only", "adverts"],
    "no part": ["show", "ferry.txt", "--only", ""],
    "width that is no number": ["show", "ferry.txt", "--width", "wide"],
    "width too small": ["show", "ferry.txt", "--width", "3"],
    "no processes": ["export", "ferry.txt", "--jobs", "0"],
    "unknown format": ["export", "ferry.txt", "-f", "docx"],
    "table of a format without tables": ["export", "ferry.txt", "-f", "json", "--only", "quotes"],
    "neither the network nor the copy": ["--offline", "--refresh", "https://news.example/a"],
    "no time at all": ["show", "--timeout", "0", "https://news.example/a"],
    "output into a folder": ["export", "ferry.txt", "-o", "archive"],
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_reported_on_stderr(arguments: list[str], run: Callable[..., Any]) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err


def test_a_file_named_like_a_command_opens_by_its_path(desk: Path, run: Callable[..., Any], story: str) -> None:
    (desk / "export").write_text(story, "utf-8")
    assert run("./export").out.startswith("Ferry waits for wind\n")


def test_after_two_dashes_everything_is_a_source(desk: Path, run: Callable[..., Any], story: str) -> None:
    (desk / "--help").write_text(story, "utf-8")
    assert run("--", "--help").out.startswith("Ferry waits for wind\n")
    assert run("show", "--only", "headline", "--", "--help").out == "Ferry waits for wind\n"


def test_options_may_stand_between_sources(run: Callable[..., Any]) -> None:
    result = run("show", "ferry.txt", "--only", "headline", "strike.txt")
    assert (result.status, result.out.count("==>")) == (0, 2)


MISTYPED = {
    "--them reader-dark": "--theme",
    "show ferry.txt --onyl quotes": "--only",
    "export --fromat=json ferry.txt": "--format",
    "library list --nubmer 3": "--number",
    "config show --ofline": "--offline",
}


@pytest.mark.parametrize(("line", "meant"), MISTYPED.items(), ids=MISTYPED.keys())
def test_an_option_that_is_mistyped_is_told_what_was_meant(line: str, meant: str, run: Callable[..., Any]) -> None:
    result = run(*line.split())
    assert result.status == 2
    assert f"did you mean {meant}?" in result.err


@pytest.mark.parametrize("line", ["--zzzz", "show --only adverts ferry.txt", "export --jobs"])
def test_no_option_is_suggested_where_none_is_near(line: str, run: Callable[..., Any]) -> None:
    result = run(*line.split())
    assert result.status == 2
    assert "did you mean" not in result.err


def test_a_command_that_is_mistyped_is_told_what_was_meant(run: Callable[..., Any]) -> None:
    result = run("exprt", "ferry.txt", "qqqq")
    assert result.status == 1
    assert result.err.splitlines() == [
        "reader: exprt: no such file or command (did you mean `reader export`?)",
        "reader: qqqq: no such file",
    ]
    assert "Ferry waits for wind" in result.out
