"""What can be typed in the command palette: the names of commands, and a few commands of vim and less."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.markup import escape
from textual.screen import Screen

from reader.tui.screens.article.screen import ArticleScreen

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp

COMMAND_SCORE = 0.9
"""Least score of a command that matches; destinations come below all commands."""

MIN_CHARS_WITHIN = 2
"""Characters that are needed to match within a word; fewer match at the beginning of a word only."""

_QUIT = frozenset({"q", "q!", "quit", "exit", "wq", "x"})
_PLACE = re.compile(r"(?P<number>\d{1,9})(?P<percent>%?)")
_WRITE = re.compile(r"w(?:rite)?(?:\s+(?P<path>.+))?")
_MATCH_STYLE = "bold underline"


def typed_command(app: ReaderApp, screen: Screen[object], typed: str) -> tuple[str, Callable[[], object]] | None:
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


def match(words: str, query: str) -> tuple[float, int] | None:
    """How well words match a query, from 0 to 1, and where; None if they do not contain it as it is, case aside."""
    at = words.casefold().find(query.casefold())
    if at < 0:
        return None
    if at == 0:
        return 1.0 if len(words) == len(query) else 0.9, 0
    starts_word = re.search(rf"(?<!\w){re.escape(query)}", words, re.IGNORECASE)
    if starts_word:
        return 0.8, starts_word.start()
    return (0.5, at) if len(query) >= MIN_CHARS_WITHIN else None


def hit(score: float, words: str, at: int, query: str, go: Callable[[], object], about: str) -> Hit:
    """An entry of the palette in which the query stands at an offset of the words."""
    shown = Content(words).stylize(_MATCH_STYLE, at, at + len(query))
    return Hit(score, shown, go, text=words, help=escape(about))


class Commands(Provider):
    """Offers all commands, those of the keys and the typed ones."""

    def _commands(self) -> list[SystemCommand]:
        return sorted(self.app.get_system_commands(self.screen), key=lambda command: command.title)

    async def discover(self) -> Hits:
        """All commands."""
        for command in self._commands():
            yield DiscoveryHit(Content(command.title), command.callback, text=command.title, help=escape(command.help))

    async def search(self, query: str) -> Hits:
        """The commands whose name, or failing that whose meaning, has the query in it."""
        typed = typed_command(cast("ReaderApp", self.app), self.screen, query)
        if typed is not None:
            yield hit(1.0, typed[0], 0, "", typed[1], "")
        for command in self._commands():
            found = match(command.title, query)
            if found is not None:
                score = COMMAND_SCORE + found[0] * 0.09
                yield hit(score, command.title, found[1], query, command.callback, command.help)
            elif len(query) > MIN_CHARS_WITHIN and match(command.help, query) is not None:
                yield hit(COMMAND_SCORE, command.title, 0, "", command.callback, command.help)
