"""Split the dateline off the paragraph that it opens: "ROTTERDAM (AP) —"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.label.lines import ends_in_colon, is_closed, is_prose
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftBlock

EARLIEST = 3
"""Paragraphs of the story that a dateline without an agency can open; further down capitals and a dash are something
else. Live logs carry an agency in every entry."""

SHORTEST = 20
"""Code points of the shortest paragraph that a dateline opens."""

_PLACE = r"[A-Z][A-Z.'’-]+(?:[ -][A-Z][A-Z.'’-]*){0,4}"
_REGION = r"(?:,? [A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,2})?"
_MORE = rf"(?:(?:/| and |, ){_PLACE}{_REGION}){{0,2}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:,? (?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?))"
_AGENCY = r"(?: ?[(/][A-Z][\w.&/ -]{1,30}[)/])"
_DASH = r"(?P<join>\s*(?:[—–]|--|-(?=\s))\s*|:\s+)"
_TOWN = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_CAPITALS = re.compile(rf"(?P<line>{_PLACE}{_REGION}{_MORE},?{_DATE}?{_AGENCY}?{_DATE}?){_DASH}(?=\S)")
_WITH_AGENCY = re.compile(rf"(?P<line>{_TOWN}{_REGION}{_DATE}? ?{_AGENCY}{_DATE}?){_DASH}(?=\S)")
_WITH_DATE = re.compile(rf"(?P<line>{_TOWN}(?:, {_TOWN})?,?{_DATE})(?P<join>\s*(?:[—–]|--|\s-(?=\s))\s*|:\s+)(?=\S)")


def datelines(draft: Draft) -> Draft:
    """Make a block of every dateline that opens a paragraph."""
    return replace(draft, blocks=tuple(_split(draft.blocks)))


def _split(blocks: tuple[DraftBlock, ...]) -> Iterator[DraftBlock]:
    passed = 0
    for block in blocks:
        match = _dateline(block, passed < EARLIEST)
        passed += block.kind is None and is_prose(block.text)
        if match is None:
            yield block
            continue
        start = match.end()
        yield replace(block, text=match.group("line"), kind=BlockKind.DATELINE, marks=())
        marks = tuple(replace(mark, span=mark.span.shifted(-start)) for mark in block.marks if mark.span.start >= start)
        yield replace(block, text=block.text[start:], joiner=match.group("join"), marks=marks)


def _reads_on(text: str) -> bool:
    return is_closed(text) or ends_in_colon(text) or is_prose(text)


def _dateline(block: DraftBlock, early: bool) -> re.Match[str] | None:
    text = block.text
    if block.kind not in (None, BlockKind.PARAGRAPH) or not text[:1].isupper() or not _reads_on(text):
        return None
    match = _WITH_AGENCY.match(text)
    if match is None and early:
        match = _CAPITALS.match(text) or _WITH_DATE.match(text)
        # "WALLACE: Did you…" is a speaker, unless an agency says otherwise.
        if match is not None and ":" in match.group("join") and not re.search(r"[(\d]", match.group("line")):
            return None
    return match if match is not None and len(text) - match.end() >= SHORTEST else None
