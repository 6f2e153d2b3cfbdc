"""What can be typed in the command palette: the names of commands, and a few commands of vim and less."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Protocol, cast

from textual.app import SystemCommand
from textual.command import DiscoveryHit, Hits, Provider
from textual.content import Content
from textual.markup import escape
from textual.screen import Screen

from reader.tui.matching import hit, match
from reader.tui.screens.article.screen import ArticleScreen

COMMAND_SCORE = 0.9
"""Least score of a command that matches; destinations come below all commands."""

MIN_CHARS_OF_HELP = 3
"""Characters that are needed to match within the help of a command."""

_QUIT = frozenset({"q", "q!", "quit", "exit", "wq", "x"})
_PLACE = re.compile(r"(?P<number>\d{1,9})(?P<percent>%?)")
_WRITE = re.compile(r"w(?:rite)?(?:\s+(?P<path>.+))?")


class Program(Protocol):
    """What typed commands need of the application."""

    async def action_quit(self) -> None:
        """Quit at once."""

    def export(self, path: str | None = None) -> None:
        """Write the document to a file, which is asked for if it is not given."""


def typed_command(app: Program, screen: Screen[object], typed: str) -> tuple[str, Callable[[], object]] | None:
    """What a command of vim or less does, and how to do it; None if it is none of them.

    `q` quits, `12` goes to a paragraph, `50%` to a place, `w FILE` writes the article to a file. `screen` is the one
    below the palette.
    """
    typed = typed.strip()
    if typed.lower() in _QUIT:
        return "Quit", app.action_quit
    if not isinstance(screen, ArticleScreen):
        return None
    if place := _PLACE.fullmatch(typed):
        number = int(place["number"])
        if place["percent"]:
            return f"Go to {min(number, 100)}%", partial(screen.go_to_share, min(number, 100) / 100)
        return f"Go to paragraph {number}", partial(screen.go_to_paragraph, number)
    if write := _WRITE.fullmatch(typed):
        path = write["path"]
        return (f"Write to {path}" if path else "Write to a file"), partial(app.export, path)
    return None


class Commands(Provider):
    """Offers all commands, those of the keys and the typed ones."""

    def _commands(self) -> list[SystemCommand]:
        return sorted(self.app.get_system_commands(self.screen), key=lambda command: command.title)

    async def discover(self) -> Hits:
        """All commands."""
        for command in self._commands():
            yield DiscoveryHit(Content(command.title), command.callback, text=command.title, help=escape(command.help))

    async def search(self, query: str) -> Hits:
        """The command that is typed, and those whose name, or failing that whose help, has the query in it."""
        typed = typed_command(cast("Program", self.app), self.screen, query)
        if typed is not None:
            name, run = typed
            yield hit(1.0, name, run)
        for command in self._commands():
            found = match(command.title, query)
            if found is not None:
                score = COMMAND_SCORE + found.quality * 0.09
                yield hit(score, command.title, command.callback, command.help, found.at, query)
            elif len(query) >= MIN_CHARS_OF_HELP and match(command.help, query) is not None:
                yield hit(COMMAND_SCORE, command.title, command.callback, command.help)
