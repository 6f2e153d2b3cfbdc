"""One sentence with the names it contains, ready for finding roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.annotate.entities.mention import Mention, Sentence
from reader.model.annotation import EntityKind
from reader.model.span import Span


@dataclass(slots=True)
class TaggedSentence:
    """The words of a sentence, and which of them are part of a mention."""

    spans: Sequence[Span]
    words: Sequence[str]
    lowered: list[str]
    """The words in lower case, without a trailing full stop."""
    kinds: list[EntityKind | None]
    """The kind of the mention that each word is part of; None outside mentions."""
    people: list[tuple[int, int]] = field(default_factory=list)
    """The half-open range of words of each mention of a person."""

    def cover(self, first: int, end: int) -> Span:
        """The span of words `[first, end)`."""
        return Span(self.spans[first].start, self.spans[end - 1].end)

    def lower_at(self, index: int) -> str:
        """The word at `index` in lower case; empty outside the sentence."""
        return self.lowered[index] if 0 <= index < len(self.lowered) else ""

    def compound_at(self, index: int) -> str:
        """The hyphenated word that ends at `index`, in lower case: "president-elect"; empty outside the sentence."""
        if index > 1 and self.lowered[index - 1] == "-" and self.is_joined(index) and self.is_joined(index - 1):
            return f"{self.lowered[index - 2]}-{self.lowered[index]}"
        return self.lower_at(index)

    def is_joined(self, index: int) -> bool:
        """Whether no space separates the word at `index` from the one before it."""
        return 0 < index < len(self.spans) and self.spans[index].start == self.spans[index - 1].end


def tagged_sentences(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[TaggedSentence]:
    """The sentences that mention a person. Both arguments are in order and do not overlap."""
    number = 0
    for sentence in sentences:
        end = sentence.spans[-1].end
        kinds: list[EntityKind | None] = [None] * len(sentence.spans)
        people: list[tuple[int, int]] = []
        index = 0
        while number < len(mentions) and mentions[number].span.start < end:
            mention = mentions[number]
            while index < len(kinds) and sentence.spans[index].end <= mention.span.start:
                index += 1
            first = index
            while index < len(kinds) and sentence.spans[index].start < mention.span.end:
                kinds[index] = mention.kind
                index += 1
            if mention.kind is EntityKind.PERSON and first < index:
                people.append((first, index))
            number += 1
        if people:
            lowered = [word.lower().rstrip(".") or word for word in sentence.words]
            yield TaggedSentence(sentence.spans, sentence.words, lowered, kinds, people)
