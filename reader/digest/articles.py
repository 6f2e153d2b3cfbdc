"""One exported article, as far as it is counted: its outlet and month, its quotes, what it names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from reader.base.dates import date_parts
from reader.base.text import one_line
from reader.compare.words import words_of
from reader.model.annotation import Certainty, EntityKind, QuoteKind
from reader.model.headings import LISTED_AS_FACTS

_REMEMBERED = 50_000
"""Names whose keys are remembered; most articles name what others do."""


class CountedName(NamedTuple):
    """What an article names."""

    name: str
    key: str | None
    """What the same name has in every article, whatever its accents, case, hyphens and points; None for a family or
    given name alone, which may be anybody's."""
    kind: str
    mentions: int


class CountedQuote(NamedTuple):
    """A quote with what is counted of it."""

    kind: str
    words: int
    speaker: CountedName | None
    """Who is known to speak; None where the article gives no name, or none was found."""
    is_sourced: bool
    """Whether a source was found, named or not."""
    verb: str
    """The verb or phrase that reports it, in lower case; "" if there is none."""
    is_certain: bool


class CountedArticle(NamedTuple):
    """An article with what is counted of it."""

    publisher: str
    """"" if it is not known."""
    month: str
    """Such as "2025-03"; "" if it is not known."""
    quotes: tuple[CountedQuote, ...]
    """With those that nobody says."""
    names: tuple[CountedName, ...]


def named(name: str, kind: str, mentions: int) -> CountedName:
    """A name with the key that it has in every article."""
    return CountedName(one_line(name), _key(name, kind == EntityKind.PERSON), kind, mentions)


@lru_cache(maxsize=_REMEMBERED)
def _key(name: str, is_person: bool) -> str | None:
    words = words_of(name)
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return None if is_person and len(words) < 2 else "".join(words)


def month_of(published: object) -> str:
    """The month of a date such as "2025-03-04"; "" if it has none."""
    parts = date_parts(str(published))
    return "{:04}-{:02}".format(*parts) if len(parts) > 1 else ""


def verb_of(cue: str) -> str:
    """The words that report a quote, as they are counted."""
    return one_line(cue).casefold()


def article_of(record: Mapping[str, Any]) -> CountedArticle:
    """The article of an object that `reader export` wrote.

    Raises `KeyError`, `TypeError`, `ValueError`, `AttributeError` or `IndexError` for anything else.
    """
    about = record["metadata"]
    names = {each["id"]: _name(each) for each in record["entities"] if each["kind"] not in LISTED_AS_FACTS}
    return CountedArticle(
        one_line(about["publisher"] or ""),
        month_of(about["published"]),
        tuple(_quote(each, record["text"], names) for each in record["quotes"]),
        tuple(names.values()),
    )


def _name(entity: Mapping[str, Any]) -> CountedName:
    return named(entity["name"], EntityKind(entity["kind"]).value, len(entity["mentions"]))


def _quote(quote: Mapping[str, Any], text: str, names: Mapping[str, CountedName]) -> CountedQuote:
    return CountedQuote(
        QuoteKind(quote["kind"]).value,
        sum(len(text[start:end].split()) for start, end in quote["content"]),
        names.get(quote["speaker"] or ""),
        bool(quote["source"] or quote["speaker"]),
        verb_of(text[slice(*quote["cue"])]) if quote["cue"] else "",
        quote["certainty"] == Certainty.CERTAIN,
    )
