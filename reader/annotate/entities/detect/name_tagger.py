"""The interface of taggers of names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.annotate.entities.mention import Mention, Sentence


class NameTagger(Protocol):
    """Finds names in the sentences of one article."""

    def tag(self, text: str, sentences: Sequence[Sentence]) -> list[Mention]:
        """The mentions in the sentences, in order, without overlaps; the spans are offsets into `text`."""
        ...
