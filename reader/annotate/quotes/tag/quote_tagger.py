"""The interface of taggers of quotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.tag.tagged import TaggedPassage


class QuoteTagger(Protocol):
    """Finds sources, cues and contents in the passages of one article."""

    def tag(self, text: str, passages: Sequence[Passage]) -> list[TaggedPassage]:
        """What is found in each passage; the spans of the passages are offsets into `text`."""
        ...
