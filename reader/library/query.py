"""What a user types to search the library: words, "exact words", `by:okafor from:harbour after:2025-01 is:unread`.

Knows the syntax and what full-text search makes of it; knows no tables. Any text is a query: what is no filter is a
word, and any character in it is only a character.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from reader.base import lazy_regex

SYNTAX = """\
strike pay            articles with both words
"night shift"         with these words, in this order
by:okafor             in which somebody of that name is quoted
from:harbour          of an outlet of that name
after:2025-01         published in January 2025 or later; a year or a day is as good
before:2025-03-04     published before that day
is:unread  is:read    added and never opened, or opened
has:note              with a note"""


MIN_BEGINNING = 3
"""Letters of an unfinished word or name from which quotes with words that begin so are found."""


class Query(NamedTuple):
    """What is searched for."""

    terms: tuple[str, ...] = ()
    """Words, and words that belong together, all of which must be there."""
    is_typing: bool = False
    """Whether the last of the terms may be only the beginning of a word."""
    by: tuple[str, ...] = ()
    """Names of people of whom each must be quoted."""
    outlets: tuple[str, ...] = ()
    """Parts of the publisher's name."""
    after: str | None = None
    """First day on which it may have been published."""
    before: str | None = None
    """Day before which it was published."""
    is_unread: bool | None = None
    """Whether it must not have been opened; None if that does not matter."""
    has_note: bool = False
    is_naming: bool = False
    """Whether the last of the names may be unfinished."""

    @property
    def words(self) -> str | None:
        """The terms as full-text search has them; None if there are none."""
        return _matching(self.terms, self.is_typing)

    @property
    def words_of_quotes(self) -> str | None:
        """The same, to search quotes: beginnings of words are looked up slowly there, so they have to be longer."""
        return _matching(self.terms, self._is_last_term_open)

    @property
    def names(self) -> Sequence[str]:
        """The names of people as full-text search has them."""
        is_open = self._is_last_name_open
        complete = [_matching(tuple(name.split()), is_open=False) for name in self.by]
        last = [_matching(tuple(self.by[-1].split()), is_open=True)] if is_open else complete[-1:]
        return tuple(filter(None, (*complete[:-1], *last)))

    @property
    def has_beginnings(self) -> bool:
        """Whether quotes are searched for beginnings of words or names."""
        return self._is_last_term_open or self._is_last_name_open

    @property
    def _is_last_term_open(self) -> bool:
        return self.is_typing and len(self.terms[-1]) >= MIN_BEGINNING

    @property
    def _is_last_name_open(self) -> bool:
        return self.is_naming and bool(self.by) and len(self.by[-1]) >= MIN_BEGINNING

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said that could be searched for."""
        return self._replace(is_typing=False, is_naming=False) == Query()


_PART = lazy_regex.compile(r'(?:(?P<field>by|from|after|before|is|has):)?(?:"(?P<quoted>[^"]*)"?|(?P<word>[^\s"]\S*))')
"""A filter, a run of words in quotation marks, or a word. A quotation mark inside a word is part of it."""

_FIELDS = ("by:", "from:", "after:", "before:", "is:", "has:")

_DAY = lazy_regex.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def parse(text: str, *, is_typing: bool = False) -> Query:
    """The query in a text. With `is_typing`, the last word may be unfinished, and so may a filter; of a last word of
    one letter, with which nearly every article has words, nothing is made yet."""
    query = Query()
    is_open = False
    text = text.replace("\0", " ").encode("utf-8", "ignore").decode()  # SQLite takes neither these nor lone surrogates
    for part in _PART.finditer(text):
        if part["word"] in _FIELDS or part[0] == '"':  # what it begins is still to come
            continue
        said = part["quoted"] if part["quoted"] is not None else part["word"]
        filtered = _filtered(query, part["field"], said) if part["field"] else None
        is_open = filtered is None and part["quoted"] is None and part.end() == len(text)
        query = filtered or query._replace(terms=(*query.terms, said if part["field"] is None else part[0]))
        is_name = part["field"] == "by" and part["quoted"] is None
        query = query._replace(is_naming=is_typing and is_name and part.end() == len(text))
    terms = tuple(filter(_has_words, query.terms))
    is_typing = is_typing and is_open and terms[-1:] == query.terms[-1:] != ()
    if is_typing and len(terms[-1]) == 1 and terms[-1].isascii():
        return query._replace(terms=terms[:-1] or terms)
    return query._replace(terms=terms, is_typing=is_typing)


def _filtered(query: Query, field: str, said: str) -> Query | None:
    """The query with one more filter; None if it is none, such as `is:blue`."""
    day = _first_day(said) if field in ("after", "before") else None
    match field, said.casefold():
        case "by", _:
            return query._replace(by=(*query.by, said))
        case "from", _:
            return query._replace(outlets=(*query.outlets, said))
        case "after", _ if day is not None:
            return query._replace(after=max(day, query.after or day))
        case "before", _ if day is not None:
            return query._replace(before=min(day, query.before or day))
        case "is", ("unread" | "read") as state:
            return query._replace(is_unread=state == "unread")
        case "has", "note":
            return query._replace(has_note=True)
    return None


def _first_day(said: str) -> str | None:
    """The first day of a year, month or day; None if it is none of these."""
    match = _DAY.fullmatch(said)
    if match is None:
        return None
    try:
        return date(*(int(number or 1) for number in match.groups())).isoformat()
    except ValueError:
        return None


def _has_words(term: str) -> bool:
    return any(map(str.isalnum, term))


def _matching(terms: tuple[str, ...], is_open: bool) -> str | None:
    strings = ['"' + term.replace('"', '""') + '"' for term in terms if _has_words(term)]
    return " AND ".join(strings) + (" *" if is_open else "") if strings else None
