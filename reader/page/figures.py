"""Dates, sums, numbers, laws and links of a document, each with its place. Knows no widgets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from reader.base.values import Value
from reader.model.annotation import EntityKind
from reader.model.document import BlockKind, Document, MarkKind
from reader.model.index import SpanIndex
from reader.model.span import Span


class FactKind(StrEnum):
    """What sort of fact it is; the value heads its list."""

    DATE = "Dates"
    MONEY = "Money"
    NUMBER = "Numbers"
    LAW = "Laws"
    LINK = "Links"


class Fact(Value):
    """One thing that can be checked, and every place where it stands in these words."""

    kind: FactKind
    words: str
    spans: tuple[Span, ...]
    note: str = ""
    """What more is known: the day that a date is, the address of a link."""


_ENTITIES = {EntityKind.DATE: FactKind.DATE, EntityKind.MONEY: FactKind.MONEY, EntityKind.LAW: FactKind.LAW}

_STORY = (BlockKind.HEADLINE, BlockKind.DEK, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE)

# It begins with the figure, and looks at what stands before that only then: so it is found five times as fast.
_NUMBER = re.compile(
    r"\d(?<![\w.,:/-]\d)(?:\d{0,2}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?![\w:/])|\d*(?:\.\d+)?(?![\w:/]|[.,]\d))"
)
_UNIT = re.compile(r"(?:\s?%|[- ](?:percent|per cent|million|billion|trillion|thousand|hundred))?(?:[- ][a-z’'-]+)?")

_SMALL_WORDS = """
a after an and are as at before by during for from had has have in into is of on or over per since than that the then
through to under until was were when which while who will with
"""
_NO_UNITS = frozenset(_SMALL_WORDS.split())
"""Words behind a figure that do not say of what it is."""

_MONTHS_BY_NUMBER = (
    "january jan,february feb,march mar,april apr,may,june jun,"
    "july jul,august aug,september sept sep,october oct,november nov,december dec"
)
_MONTHS = {name: number for number, names in enumerate(_MONTHS_BY_NUMBER.split(","), 1) for name in names.split()}
_MONTH_FIRST = re.compile(r"([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Za-z]+)\.?,? (\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FROM_PUBLICATION = {"today": 0, "yesterday": -1, "tomorrow": 1}


def facts_in(document: Document) -> tuple[Fact, ...]:
    """Every fact, kind by kind, each kind in the order of the text. Dates, money and laws need annotation."""
    found = [*_entities(document), *_numbers(document), *_links(document)]
    order = {kind: number for number, kind in enumerate(FactKind)}
    return tuple(sorted(found, key=lambda fact: (order[fact.kind], fact.spans[0])))


def day_of(words: str, published: str | None) -> str:
    """The day that a date is, as 2025-03-04; "" where the words alone, with the day of publication, do not settle it.

    Days of the week are not settled: "on Friday" is the last one as often as the next.
    """
    words = words.strip()
    if match := _ISO.fullmatch(words):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if (match := _MONTH_FIRST.fullmatch(words)) and match[1].lower() in _MONTHS:
        return _day(int(match[3]), _MONTHS[match[1].lower()], int(match[2]))
    if (match := _DAY_FIRST.fullmatch(words)) and match[2].lower() in _MONTHS:
        return _day(int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
    apart = _FROM_PUBLICATION.get(words.lower())
    if apart is not None and published and _ISO.match(published):
        return (date.fromisoformat(published[:10]) + timedelta(days=apart)).isoformat()
    return ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # no month has a 31st of all days
        return ""


def _entities(document: Document) -> Iterator[Fact]:
    for entity in document.entities:
        kind = _ENTITIES.get(entity.kind)
        if kind is not None and entity.mentions:
            note = day_of(entity.name, document.metadata.published) if kind is FactKind.DATE else ""
            yield Fact(kind, entity.name, entity.mentions, note if note != entity.name else "")


def _numbers(document: Document) -> Iterator[Fact]:
    """Figures with the word that says of what, in the story, where they are no part of a date, a sum or a name."""
    taken = SpanIndex((span, None) for entity in document.entities for span in entity.mentions)
    text = document.text
    places: dict[str, list[Span]] = {}
    known = document.sentences[-1].end if document.sentences else len(text)  # further on, a number may be half a date
    for block in document.blocks_of(*_STORY):
        if block.span.start >= known:
            break
        for match in _NUMBER.finditer(text, *block.span):
            span = Span(match.start(), _unit_end(text, match.end(), block.span.end))
            if not taken.within(Span(*match.span())):
                places.setdefault(" ".join(text[span.start : span.end].split()), []).append(span)
    for words, spans in places.items():
        yield Fact(FactKind.NUMBER, words, tuple(spans))


def _unit_end(text: str, start: int, end: int) -> int:
    """Where the words behind a figure end that say of what it is; `start` where there are none."""
    unit = _UNIT.match(text, start, end)
    if unit is None:
        return start
    words = unit.group()
    last = re.split(r"[- ]", words)[-1]
    return unit.end() - (len(last) + 1 if last in _NO_UNITS else 0)


def _links(document: Document) -> Iterator[Fact]:
    places: dict[str, list[Span]] = {}
    for mark in document.marks:
        if mark.kind is MarkKind.LINK and mark.target and mark.span.length:
            places.setdefault(mark.target, []).append(mark.span)
    for target, spans in places.items():
        yield Fact(FactKind.LINK, " ".join(document.slice(spans[0]).split()), tuple(spans), target)


def host_of(address: str) -> str:
    """The host of a web address, or the address where it has none."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:  # brackets that enclose no address
        return address


def counts(facts: Sequence[Fact]) -> dict[FactKind, int]:
    """How many there are of each kind, those of which there are none left out."""
    found: dict[FactKind, int] = {}
    for fact in facts:
        found[fact.kind] = found.get(fact.kind, 0) + 1
    return found
