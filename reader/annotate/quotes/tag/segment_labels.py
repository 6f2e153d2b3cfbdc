"""What the labels of the learnt tagger mean as segments. Knows nothing of words."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate import bio_tags
from reader.annotate.quotes.claim import ReportPart, Segment

SIDES = {"<": -1, ">": 1, "0": 0}
"""Last letter of a content's label: where the verb that reports it lies."""


def name(part: ReportPart, side: int = 0) -> str:
    """The label of a segment."""
    if part is not ReportPart.CONTENT:
        return part.value
    return part.value + next(sign for sign, value in SIDES.items() if value == side)


def segments(tags: Sequence[str]) -> list[Segment]:
    """The segments that a passage's tags spell out."""
    return [
        Segment(ReportPart(label[0]), first, behind, side=SIDES.get(label[1:], 0))
        for first, behind, label in bio_tags.decode(tags)
    ]
