"""The columns of a tally, for all formats: their names and values."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.digest.tally import Row

Cell = str | int | float | None


class Column(NamedTuple):
    """One column of a table."""

    name: str
    """As programs read it."""
    value: Callable[[Row], Cell]
    """A share is a number from 0 to 1."""
    title: str = ""
    """As people read it, if it is not the name."""


_ARTICLES = Column("articles", lambda row: row.articles)
_OUTLETS = Column("outlets", lambda row: row.outlet_count)
_QUOTES = Column("quotes", lambda row: row.quotes)
_WORDS = Column("words", lambda row: row.words)
_DIRECT = Column("direct", lambda row: row.direct)
_MIXED = Column("mixed", lambda row: row.mixed)
_INDIRECT = Column("indirect", lambda row: row.indirect)
_CERTAIN = Column("certain", lambda row: row.certain_share)
_UNSOURCED = Column("unsourced", lambda row: row.unsourced_share, "no source found")


def _named(name: str) -> Column:
    return Column(name, lambda row: row.name)


COLUMNS: dict[str, tuple[Column, ...]] = {
    "speaker": (
        _named("speaker"),
        _QUOTES,
        _WORDS,
        _DIRECT,
        _MIXED,
        _INDIRECT,
        _ARTICLES,
        _OUTLETS,
        _CERTAIN,
    ),
    "publisher": (_named("publisher"), _ARTICLES, _QUOTES, _WORDS, _UNSOURCED),
    "month": (_named("month"), _ARTICLES, _QUOTES, _WORDS, _UNSOURCED),
    "kind": (_named("kind"), _QUOTES, _WORDS, _ARTICLES, _CERTAIN, _UNSOURCED),
    "verb": (_named("verb"), _QUOTES, _ARTICLES, _OUTLETS),
    "entity": (
        _named("entity"),
        Column("kind", lambda row: row.kind),
        Column("mentions", lambda row: row.mentions),
        _ARTICLES,
        _OUTLETS,
    ),
}
"""The columns of each grouping, the name of what a row stands for first."""

MEASURE = {"entity": "mentions"}
"""What a picture shows, where it is not the quotes."""
