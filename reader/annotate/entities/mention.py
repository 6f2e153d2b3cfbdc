"""Mentions of names, and the tokenized sentences they are found in. Data only."""

from __future__ import annotations

from reader.base.values import Value
from reader.model.annotation import EntityKind
from reader.model.span import Span

PATTERN_KINDS = frozenset({EntityKind.DATE, EntityKind.MONEY})
"""Kinds that patterns find, as opposed to names."""
SEPARATE_KINDS = PATTERN_KINDS | {EntityKind.PERSON}
"""Kinds whose mentions are no part of a role, nor of a name that has an acronym."""
ORGANIZATIONS_AND_PLACES = frozenset({EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.FACILITY})
"""Kinds that may have offices and own others, and that are easily confused."""


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
