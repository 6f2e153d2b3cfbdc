"""Find block quotations: paragraphs that the markup sets apart as somebody's words. Reads no verbs."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.passage import Passage
from reader.model.document import BlockKind


def find_segments(passages: Sequence[Passage]) -> dict[int, list[Segment]]:
    """The segments of each block quotation, by passage number: all of it as one content.

    One with quotation marks is left to the tagger. A pull quote, which repeats a passage of the story, gets no
    segments.
    """
    blocks = {number: each for number, each in enumerate(passages) if each.kind is BlockKind.QUOTE}
    if not blocks:
        return {}
    story = "\n".join(_plain(each) for each in passages if each.kind is not BlockKind.QUOTE)
    return {
        number: [] if _plain(block) in story else [Segment(ReportPart.CONTENT, 0, len(block.words))]
        for number, block in blocks.items()
        if not block.runs
    }


def _plain(passage: Passage) -> str:
    return " ".join(lower for lower in passage.lowered if lower[0].isalnum())
