"""The tags of the learnt tagger and what they mean as segments. B- begins a segment, I- goes on; O is the rest."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.quotes.claim import Part, Segment

OUTSIDE = "O"
SIDES = {"<": -1, ">": 1, "0": 0}
"""Last letter of a content's tag: where the verb that reports it lies."""


def name(part: Part, side: int = 0) -> str:
    """The tag of a segment, without its B- or I-."""
    if part is not Part.CONTENT:
        return part.value
    return part.value + next(sign for sign, value in SIDES.items() if value == side)


def segments(tags: Sequence[str]) -> list[Segment]:
    """The segments that a passage's tags spell out; an I- without its B- begins one."""
    found: list[Segment] = []
    open_tag, first = OUTSIDE, 0
    for index, tag in enumerate((*tags, OUTSIDE)):
        if tag[0] == "I" and open_tag == tag[2:]:
            continue
        if open_tag != OUTSIDE:
            found.append(Segment(Part(open_tag[0]), first, index, side=SIDES.get(open_tag[1:], 0)))
        open_tag, first = (OUTSIDE, index) if tag == OUTSIDE else (tag[2:], index)
    return found
