"""Convert between segments and the labels of the trained tagger. Reads no words."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate import bio_tags
from reader.annotate.quotes.claim import ReportPart, Segment

PARTS = tuple(ReportPart)
"""The parts, numbered from 0."""
SIDES = {"<": -1, ">": 1, "0": 0}
"""The last character of a content's label: on which side the reporting verb is."""


def label_of(part: ReportPart, side: int = 0) -> str:
    """The label of a segment."""
    if part is not ReportPart.CONTENT:
        return part.value
    return part.value + next(sign for sign, value in SIDES.items() if value == side)


def part_number(tag: str) -> int:
    """The number of the one of `PARTS` that a word with this tag belongs to; the number after these for none."""
    return next((number for number, part in enumerate(PARTS) if tag[2:3] == part), len(PARTS))


def decode_segments(tags: Sequence[str]) -> list[Segment]:
    """The segments that the tags of a passage encode."""
    return [
        Segment(ReportPart(label[0]), first, end, side=SIDES.get(label[1:], 0))
        for first, end, label in bio_tags.decode(tags)
    ]
