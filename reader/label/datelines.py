"""Split the dateline off the paragraph that it opens: "ROTTERDAM (AP) —"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftBlock

LATEST = 12
"""Blocks from the top among which a dateline can open a paragraph; live logs carry one in every entry."""

_PLACE = r"[A-Z][A-Z.'’-]+(?:[ -][A-Z][A-Z.'’-]*){0,4}"
_REGION = r"(?:,? [A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,2})?"
_MORE = rf"(?:(?:/| and |, ){_PLACE}{_REGION}){{0,2}}"
_DATE = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?))?"
_AGENCY = r"(?: ?[(/][A-Z][\w.&/ -]{1,30}[)/])?"
_DASH = r"(?P<join>\s*(?:[—–]|--|-(?=\s))\s*|:\s+)"
_CAPITALS = re.compile(rf"(?P<line>{_PLACE}{_REGION}{_MORE},?{_DATE}{_AGENCY}{_DATE}){_DASH}(?=\S)")
_MIXED = re.compile(
    rf"(?P<line>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}{_REGION}{_DATE} ?"
    rf"\([A-Z][\w.&/ -]{{1,30}}\){_DATE}){_DASH}(?=\S)"
)


def datelines(draft: Draft) -> Draft:
    """Make a block of every dateline that opens a paragraph near the top."""
    return replace(draft, blocks=tuple(_split(draft.blocks)))


def _split(blocks: tuple[DraftBlock, ...]) -> Iterator[DraftBlock]:
    for number, block in enumerate(blocks):
        match = _dateline(block) if number < LATEST else None
        if match is None:
            yield block
            continue
        start = match.end()
        yield replace(block, text=match.group("line"), kind=BlockKind.DATELINE, marks=())
        marks = tuple(replace(mark, span=mark.span.shifted(-start)) for mark in block.marks if mark.span.start >= start)
        yield replace(block, text=block.text[start:], joiner=match.group("join"), marks=marks)


def _dateline(block: DraftBlock) -> re.Match[str] | None:
    if block.kind not in (None, BlockKind.PARAGRAPH) or len(block.text) < 80:
        return None
    match = _CAPITALS.match(block.text) or _MIXED.match(block.text)
    # "WALLACE: Did you…" is a speaker, unless an agency says otherwise.
    if match is None or (":" in match.group("join") and "(" not in match.group("line")):
        return None
    return match
