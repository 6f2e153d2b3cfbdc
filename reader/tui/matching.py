"""Match what is typed in the command palette: as it is, never by letters scattered over a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from textual.command import Hit
from textual.content import Content
from textual.markup import escape

MIN_CHARS_WITHIN = 2
"""Characters that are needed to match within a word; fewer match at the beginning of a word only."""

_MATCH_STYLE = "bold underline"


class Match(NamedTuple):
    """Where words match a query, and how well."""

    quality: float
    """From 0 to 1; 1 if the words are the query."""
    at: int
    """Offset of the query in the words."""


def match(words: str, query: str) -> Match | None:
    """How words match a query; None if they do not contain it as it is, case aside."""
    at = words.casefold().find(query.casefold())
    if at < 0:
        return None
    if at == 0:
        return Match(1.0 if len(words) == len(query) else 0.9, 0)
    starts_word = re.search(rf"(?<!\w){re.escape(query)}", words, re.IGNORECASE)
    if starts_word:
        return Match(0.8, starts_word.start())
    return Match(0.5, at) if len(query) >= MIN_CHARS_WITHIN else None


def hit(score: float, words: str, go: Callable[[], object], about: str = "", at: int = 0, query: str = "") -> Hit:
    """An entry of the palette; in its words, the query is underlined at an offset."""
    shown = Content(words).stylize(_MATCH_STYLE, at, at + len(query))
    return Hit(score, shown, go, text=words, help=escape(about))
