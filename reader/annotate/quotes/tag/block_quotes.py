"""Block quotations: paragraphs that the page itself sets apart as somebody's words. Knows no verbs."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.passage import Passage
from reader.model.document import BlockKind


def segments(passages: Sequence[Passage]) -> dict[int, list[Segment]]:
    """By passage number, the whole of each block quotation as a content.

    One with quotation marks is left to the tagger, and a pull quote, which prints again what stands in the story,
    is nobody's words a second time.
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
    return " ".join(low for low in passage.lows if low[0].isalnum())
