"""A command line of sources alone, the commonest there is: understood without all that parses options."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from argparse import Namespace

NESTED = ("library", "config")
"""Commands that are followed by a word of their own."""

COMMANDS = ("show", "export", *NESTED)
"""Words that are commands where they come first."""


def only_sources(arguments: Sequence[str]) -> bool:
    """Whether nothing but sources to be opened is named, and at least one."""
    if not arguments or arguments[0] in COMMANDS:
        return False
    return not any(argument.startswith("-") for argument in arguments)


def options_of_sources(arguments: Sequence[str]) -> Namespace:
    """What `parse_arguments` gives for them."""
    options = SimpleNamespace(
        command="read",
        sources=list(arguments),
        demo=False,
        theme=None,
        no_mouse=False,
        no_animation=False,
        plain=False,
        encoding=None,
        timeout=None,
        offline=False,
        refresh=False,
    )
    return cast("Namespace", options)
