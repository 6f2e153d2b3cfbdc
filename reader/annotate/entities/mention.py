"""One place that names something, before it is known which others name the same. Holds no rule."""

from __future__ import annotations

from reader.base.values import Value
from reader.model.annotation import EntityKind
from reader.model.span import Span


class Mention(Value):
    """A name as it stands in the text, without titles and possessive ending."""

    span: Span
    kind: EntityKind


class Sentence(Value):
    """The words and marks of one sentence, in order, beside the spans they stand at."""

    spans: tuple[Span, ...]
    words: tuple[str, ...]
    titled: bool = False
    """Whether it is a headline or heading, where a capital says little."""

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.spans[0].start, self.spans[-1].end)
