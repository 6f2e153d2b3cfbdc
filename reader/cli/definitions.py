"""The commands and options as data, taken from the parsers, for completions and the manual page."""

from __future__ import annotations

from argparse import Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reader.cli.arguments import COMMANDS, read_parser
from reader.cli.nested import PARSERS
from reader.export.plain import PARTS

THEMES = ("reader-dark", "reader-light", "reader-contrast", "ansi-dark", "ansi-light")
"""Themes that are completed: the program's own, and those that keep the colours of the terminal."""

SUMMARIES = {
    "show": "print articles, or parts of them",
    "export": "write all that was found, for other programs",
    "compare": "compare articles on one event, or versions of one",
    "digest": "tables over what was exported, or the library",
    "library": "search what was read, follow people, forget",
    "config": "settings and keys",
}


class CommandOption(NamedTuple):
    """An option of a command."""

    names: tuple[str, ...]
    """The short one first, if there is one."""
    value: str | None
    """The placeholder of its value, in capitals; None if it takes none."""
    words: tuple[str, ...]
    """The values to choose from, if there are few."""
    is_list: bool
    """Whether it takes several of the words, separated by commas."""
    help: str

    @property
    def takes_file(self) -> bool:
        """Whether it takes a path."""
        return self.value in ("PATH", "FILE")


class Command(NamedTuple):
    """`reader` itself, a command, or a subcommand."""

    path: tuple[str, ...]
    """The words after `reader`."""
    summary: str
    description: str
    """Its help above the options."""
    options: tuple[CommandOption, ...]
    takes_sources: bool
    words: tuple[str, ...] = ()
    """The subcommands or other words that can follow it."""
    operand: str = ""
    """The placeholders of its arguments, if it takes any: "[SOURCE]...", "ID [WORD]..."."""

    @property
    def name(self) -> str:
        """The command in full."""
        return " ".join(("reader", *self.path))


def commands() -> Iterator[Command]:
    """`reader`, then its commands, each followed by its own."""
    for name, make in {"": read_parser, **COMMANDS, **PARSERS}.items():
        parser = make()
        inner = _inner(parser)
        path = (name,) if name else ()
        words = tuple(inner.choices) if inner else ()
        yield _command(parser, path, SUMMARIES.get(name, ""), words or (() if name else tuple(SUMMARIES)))
        if inner:
            helps = {action.dest: action.help or "" for action in inner._choices_actions}
            for word, under in inner.choices.items():
                yield _command(under, (*path, word), helps[word], _words(under))


def _command(parser: ArgumentParser, path: tuple[str, ...], summary: str, words: tuple[str, ...]) -> Command:
    options = tuple(_option(action) for action in parser._actions if action.option_strings)
    takes_sources = any(action.dest == "sources" for action in parser._actions)
    operands = (action for action in parser._actions if not (action.option_strings or action.choices))
    operand = " ".join(_REPEATED[action.nargs].format(action.metavar) for action in operands)
    return Command(path, summary, parser.description or "", options, takes_sources, words, operand)


_REPEATED: Mapping[object, str] = {None: "{}", "?": "[{}]", "*": "[{}]...", "+": "{}..."}
"""How an argument is shown that may be given as often."""


def _option(action: Action) -> CommandOption:
    names = tuple(sorted(action.option_strings, key=len))
    words = tuple(action.choices or {"PARTS": tuple(PARTS), "NAME": THEMES}.get(str(action.metavar), ()))
    value = (str(action.metavar) if action.metavar else action.dest.upper()) if action.nargs != 0 else None
    return CommandOption(names, value, words, action.metavar == "PARTS", action.help or "")


def _inner(parser: ArgumentParser) -> _SubParsersAction[ArgumentParser] | None:
    return next((action for action in parser._actions if isinstance(action, _SubParsersAction)), None)


def _words(parser: ArgumentParser) -> tuple[str, ...]:
    """The values to choose from for a positional argument."""
    found = (action.choices for action in parser._actions if not action.option_strings and action.choices)
    return tuple(word for choices in found for word in choices)
