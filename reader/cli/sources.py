"""A command line of sources alone, the most common one: parsed without argparse, which takes long to import."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from argparse import Namespace

NESTED = ("library", "config")
"""Commands with subcommands."""

COMMANDS = ("show", "export", "compare", "digest", *NESTED)
"""Words that are commands if they come first."""


def only_sources(arguments: Sequence[str]) -> bool:
    """Whether the command line has only sources to open, and at least one."""
    if not arguments or arguments[0] in COMMANDS:
        return False
    return not any(argument.startswith("-") for argument in arguments)


def options_of_sources(arguments: Sequence[str]) -> Namespace:
    """What `parse_arguments` returns for them."""
    options = SimpleNamespace(
        command="read",
        sources=list(arguments),
        demo=False,
        web=False,
        port=0,
        private=False,
        theme=None,
        no_mouse=False,
        no_animation=False,
        plain=False,
        encoding=None,
        engine=None,
        timeout=None,
        offline=False,
        refresh=False,
        files_from=None,
        null=False,
        recursive=False,
        text_field=None,
        id_field=None,
        title_field=None,
        date_field=None,
        url_field=None,
    )
    return cast("Namespace", options)
