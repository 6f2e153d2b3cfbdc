"""The interface of taggers of quotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.annotate.quotes.claim import Segment
from reader.annotate.quotes.passage import Passage


class QuoteTagger(Protocol):
    """Finds sources, cues and contents in the passages of one article."""

    def tag(self, text: str, passages: Sequence[Passage]) -> list[list[Segment]]:
        """The segments of every passage, in order; the spans of the passages are offsets into `text`."""
        ...
