"""Facts that can be checked: dates, money, numbers, laws and links, each with its value. Finds no names.

`find` adds facts to a document that has its entities. A fact has no value if the text does not settle it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from reader import lexicon
from reader.base.dates import calendar_day, date_of
from reader.base.values import replace
from reader.model.annotation import Certainty, EntityKind, Fact, FactKind
from reader.model.document import BlockKind, Document, MarkKind
from reader.model.index import SpanIndex
from reader.model.span import Span

_ENTITIES = {EntityKind.DATE: FactKind.DATE, EntityKind.MONEY: FactKind.MONEY, EntityKind.LAW: FactKind.LAW}

_STORY_KINDS = (
    BlockKind.HEADLINE,
    BlockKind.DEK,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.QUOTE,
    BlockKind.TABLE,
)

# The look-behind comes after the first digit, which makes the search five times as fast.
_NUMBER = re.compile(
    r"\d(?<![\w.,:/-]\d)(?:\d{0,2}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?![\w:/])|\d*(?:\.\d+)?(?![\w:/]|[.,]\d))"
)
_ITEM_NUMBER = re.compile(r"\d{1,3}[.)]\s")
"""The number of a list item, which says nothing."""

_UNIT = re.compile(r"(?:\s?%|[- ](?:percent|per cent|million|billion|trillion|thousand|hundred))?(?:[- ][a-z’'-]+)?")

_SMALL_WORDS = """
a after an and are as at before by during for from had has have in into is of on or over per since than that the then
through to under until was were when which while who will with
"""
_NO_UNITS = frozenset(_SMALL_WORDS.split())
"""Words after a number that are not its unit."""

_AMOUNT = re.compile(r"\d[\d,\u00a0\u202f]*(?:\.\d+)?")
_SCALES = {
    "hundred": 2,
    "thousand": 3,
    "k": 3,
    "lakh": 5,
    "million": 6,
    "mln": 6,
    "mn": 6,
    "m": 6,
    "crore": 7,
    "billion": 9,
    "bln": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
    "tn": 12,
    "tr": 12,
}
"""The number of zeros that each word after a number stands for."""

_SCALE = re.compile(rf"[\s-]*({'|'.join(sorted(_SCALES, key=len, reverse=True))})s?\b", re.IGNORECASE)

_FROM_PUBLICATION = {"today": 0, "yesterday": -1, "tomorrow": 1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_PART_OF_DECADE = re.compile(r"\b(?:early|mid|late)[ -]\Z", re.IGNORECASE)

_FUTURE_WORDS = re.compile(r"\b(?:next|coming|will|this coming|shall|until|by|every|each)\b[^.!?]*$", re.IGNORECASE)
"""Words before a weekday which show that it is not the most recent one."""

CONTEXT_CHARS = 60
"""How far before a weekday such words are looked for."""


def find(document: Document) -> Document:
    """Return the document with its facts, in text order. How numbers are written differs by language: they are sought
    only where that is known."""
    numbers = _numbers(document) if lexicon.is_covered(document.metadata.language) else ()
    facts = [*_entities(document), *numbers, *_links(document)]
    return replace(document, facts=tuple(sorted(facts, key=lambda fact: (fact.span, fact.kind))))


def _entities(document: Document) -> Iterator[Fact]:
    for entity in document.entities:
        kind = _ENTITIES.get(entity.kind)
        if kind is None:
            continue
        for span in entity.mentions:
            if kind is FactKind.DATE:
                span = _with_decade(document.text, span)
            words = document.slice(span)
            if kind is FactKind.DATE:
                before = document.text[max(0, span.start - CONTEXT_CHARS) : span.start]
                value, certainty = date_value(words, document.metadata.published, before)
            elif kind is FactKind.MONEY:
                value, certainty = money_value(words)
            else:
                value, certainty = None, Certainty.UNSURE
            yield Fact(kind, span, value, certainty)


def _with_decade(text: str, span: Span) -> Span:
    """All of "early 1990s" around its year; the span of any other date as it is."""
    if not text.startswith("s", span.end) or not text[span.start : span.end].isdigit():
        return span
    part = _PART_OF_DECADE.search(text, max(0, span.start - 6), span.start)
    return Span(part.start() if part else span.start, span.end + 1)


def _numbers(document: Document) -> Iterator[Fact]:
    """The numbers in the story that are not part of a date, a sum or a name, each with its unit."""
    taken = SpanIndex((span, None) for entity in document.entities for span in entity.mentions)
    text = document.text
    # After the last sentence found so far, a number may be part of a date that is not found yet.
    known = document.sentences[-1].end if document.sentences else len(text)
    for block in document.blocks_of(*_STORY_KINDS):
        if block.span.start >= known:
            break
        marker = _ITEM_NUMBER.match(text, *block.span) if block.kind is BlockKind.LIST_ITEM else None
        for match in _NUMBER.finditer(text, marker.end() if marker else block.span.start, block.span.end):
            if not taken.within(Span(*match.span())):
                span = Span(match.start(), _unit_end(text, match.end(), block.span.end))
                yield Fact(FactKind.NUMBER, span, number_value(document.slice(span)), Certainty.CERTAIN)


def _unit_end(text: str, start: int, end: int) -> int:
    """Where the unit after a number ends; `start` if there is none."""
    unit = _UNIT.match(text, start, end)
    if unit is None:
        return start
    words = unit.group()
    last = re.split(r"[- ]", words)[-1]
    return unit.end() - (len(last) + 1 if last in _NO_UNITS else 0)


def _links(document: Document) -> Iterator[Fact]:
    for mark in document.marks:
        if mark.kind is MarkKind.LINK and mark.target and mark.span.length:
            yield Fact(FactKind.LINK, mark.span, mark.target, Certainty.CERTAIN)


# Values


def date_value(words: str, published: str | None, before: str = "") -> tuple[str | None, Certainty]:
    """The ISO date that words such as "March 4, 2025" or "Tuesday" refer to, and how certain that is.

    None if the words, the date of publication and the text `before` do not settle it.
    """
    stated = date_of(words)
    if stated is not None:
        return stated, Certainty.CERTAIN
    day = calendar_day(published)
    if day is None:
        return None, Certainty.UNSURE
    lower = words.strip().lower().removesuffix(".")
    if lower in _FROM_PUBLICATION:
        return _days_from(day, _FROM_PUBLICATION[lower]), Certainty.CERTAIN
    if lower in _WEEKDAYS and not _FUTURE_WORDS.search(before):
        back = (day.weekday() - _WEEKDAYS.index(lower)) % len(_WEEKDAYS)
        return _days_from(day, -back), Certainty.LIKELY
    return None, Certainty.UNSURE


def _days_from(day: date, days: int) -> str | None:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:  # some pages claim to be from the first day of the year 1
        return None


def number_value(words: str) -> str | None:
    """The number at the beginning of these words, as digits without separators; None if there is none."""
    match = _AMOUNT.match(words)
    return _scaled(match[0], words[match.end() :]) if match is not None else None


def money_value(words: str) -> tuple[str | None, Certainty]:
    """A sum as an amount and a currency code, "5000000 USD", and how certain the currency is.

    None unless there is exactly one amount in digits and a known currency.
    """
    amounts = list(_AMOUNT.finditer(words))
    if len(amounts) != 1:
        return None, Certainty.UNSURE
    [amount] = amounts
    scale = _SCALE.match(words, amount.end())
    sign = words[: amount.start()].strip()
    unit = words[scale.end() if scale is not None else amount.end() :].strip(" -\u00a0")
    code = _currency(sign) or _currency(unit)
    if code is None:
        return None, Certainty.UNSURE
    certainty = Certainty.LIKELY if code.startswith("?") else Certainty.CERTAIN
    return f"{_scaled(amount[0], words[amount.end() :])} {code.removeprefix('?')}", certainty


def _currency(words: str) -> str | None:
    return lexicon.table("facts/currencies").get(words) or lexicon.table("facts/currencies").get(words.lower())


def _scaled(figures: str, after: str) -> str:
    """A number multiplied by the scale word after it, if there is one: "1.5" and " million" is "1500000"."""
    whole, _, part = re.sub(r"[,\u00a0\u202f]", "", figures).partition(".")
    scale = _SCALE.match(after)
    zeros = _SCALES[scale[1].lower()] if scale is not None else 0
    digits = (whole + part[:zeros].ljust(zeros, "0")).lstrip("0") or "0"
    rest = part[zeros:].rstrip("0")
    return f"{digits}.{rest}" if rest else digits
