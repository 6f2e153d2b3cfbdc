"""What any tagger of quotes must be able to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.annotate.quotes.claim import Segment
from reader.annotate.quotes.passage import Passage


class QuoteTagger(Protocol):
    """Finds sources, cues and contents in the passages of one article."""

    def tag(self, text: str, sentences: Sequence[Passage]) -> list[list[Segment]]:
        """The segments of every passage, in order; `text` is what the spans of the passages lie in."""
        ...
