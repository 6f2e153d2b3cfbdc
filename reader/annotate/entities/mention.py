"""Mentions of names, and the tokenized sentences they are found in. Data only."""

from __future__ import annotations

from reader.base.values import Value
from reader.model.annotation import EntityKind
from reader.model.span import Span


class Mention(Value):
    """One occurrence of a name in the text, without titles and possessive ending."""

    span: Span
    kind: EntityKind


class Sentence(Value):
    """The tokens of one sentence, in order: their spans and their text."""

    spans: tuple[Span, ...]
    words: tuple[str, ...]
    titled: bool = False
    """Whether it is a headline or heading, where capitals mean little."""

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.spans[0].start, self.spans[-1].end)
