"""Split the dateline off the paragraph that it opens: "ROTTERDAM (AP) —"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.base.regex import expression
from reader.base.values import replace
from reader.label.lines import ends_in_colon, ends_sentence, is_prose
from reader.label.timestamps import has_timestamp, strip_timestamps
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftBlock
from reader.model.span import Span

MAX_PARAGRAPHS_WITHOUT_AGENCY = 3
"""Paragraphs of the story that a dateline without an agency can open; further down capitals and a dash are something
else. Live logs carry an agency in every entry."""

MAX_DATELINE_CHARS = 90
"""Code points of the longest dateline."""

MIN_PARAGRAPH_CHARS = 20
"""Code points of the shortest paragraph that a dateline opens."""

_JOIN = expression(r"\s*(?:[—–]|--|(?<=\s)-(?=\s))\s*|:\s+", within=("—", "–", "-", ":"))
_AGENCY = expression(r" ?(?:\([A-Z][\w.&/ -]{1,30}\)|/[A-Z][\w.& -]{1,30}/)")
_TOWN = expression(r"[A-Z][\w.'’-]+")
_LITTLE = frozenset(["and", "of", "the", "de", "la", "near", "aboard", "on", "in", "el", "al", "du", "sur"])


def split_datelines(draft: Draft) -> Draft:
    """Make a block of every dateline that opens a paragraph."""
    return replace(draft, blocks=tuple(_split(draft.blocks)))


def _split(blocks: tuple[DraftBlock, ...]) -> Iterator[DraftBlock]:
    passed = 0
    for block in blocks:
        join = _join(block, passed < MAX_PARAGRAPHS_WITHOUT_AGENCY)
        passed += block.kind is None and is_prose(block.text)
        if join is None:
            yield block
            continue
        yield from _parts(block, join)


def _parts(block: DraftBlock, join: re.Match[str]) -> tuple[DraftBlock, DraftBlock]:
    """The dateline and its paragraph, each with the marks over it and the places in it."""
    start, end = join.span()
    before = tuple(place for place in block.landings if place.offset < end)
    after = tuple(place.shifted(-end) for place in block.landings if place.offset >= end)
    dateline = replace(_cut(block, 0, start), kind=BlockKind.DATELINE, landings=before)
    return dateline, replace(_cut(block, end, len(block.text)), joiner=join.group(), landings=after)


def _cut(block: DraftBlock, start: int, end: int) -> DraftBlock:
    """Part of a block, with the marks over it as they count in that part."""
    marks = tuple(inside for mark in block.marks if (inside := mark.within(Span(start, end))))
    return replace(block, text=block.text[start:end], marks=marks)


def _join(block: DraftBlock, early: bool) -> re.Match[str] | None:
    """The run that joins a dateline to its paragraph; None where no dateline opens the block."""
    text = block.text
    if block.kind not in (None, BlockKind.PARAGRAPH) or not text[:1].isupper():
        return None
    if not (ends_sentence(text) or ends_in_colon(text) or is_prose(text)):
        return None
    join = _JOIN.search(text, 0, MAX_DATELINE_CHARS)
    if join is None or len(text) - join.end() < MIN_PARAGRAPH_CHARS or not text[: join.start()].strip():
        return None
    return join if _is_dateline(text[: join.start()], early, ":" in join.group()) else None


def _is_dateline(line: str, early: bool, colon: bool) -> bool:
    """Whether a line names a place: with an agency, or over the first paragraphs in capitals or with a date."""
    agency = _AGENCY.search(line)
    place = _AGENCY.sub("", line)
    dated = has_timestamp(place)
    towns = strip_timestamps(place).replace(",", " ").replace("/", " ").split() if dated else re.split(r"[ ,/]+", place)
    towns = [town for town in towns if town and town.lower() not in _LITTLE]
    if not 1 <= len(towns) <= 7 or not all(map(_TOWN.fullmatch, towns)):
        return False
    if agency is not None:
        return True
    # "WALLACE: Did you…" is a speaker, unless an agency or a date says otherwise.
    shouted = len(towns[0]) >= 3 and towns[0].isupper() and not colon
    return early and (shouted or (dated and len(towns) <= 4))
