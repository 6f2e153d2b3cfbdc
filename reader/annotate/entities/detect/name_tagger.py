"""What any tagger of names must be able to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reader.annotate.entities.mention import Mention, Sentence


class NameTagger(Protocol):
    """Finds names in the sentences of one article."""

    def tag(self, text: str, sentences: Sequence[Sentence]) -> list[Mention]:
        """What the sentences name, in order, none of it overlapping; `text` is what their spans lie in."""
        ...
