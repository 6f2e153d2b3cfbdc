"""One sentence with what it names, ready for reading roles. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.annotate.entities.mention import Mention, Sentence
from reader.model.annotation import EntityKind
from reader.model.span import Span


@dataclass(slots=True)
class TaggedSentence:
    """The words of a sentence, and which of them a mention covers."""

    spans: Sequence[Span]
    words: Sequence[str]
    lows: list[str]
    """The words in lower case, without a full stop behind."""
    kinds: list[EntityKind | None]
    """What each word is part of the name of."""
    people: list[tuple[int, int]] = field(default_factory=list)
    """First word and word after the last of each person."""

    def cover(self, first: int, behind: int) -> Span:
        """The span of words `first` up to `behind`, which is left out."""
        return Span(self.spans[first].start, self.spans[behind - 1].end)

    def low(self, index: int) -> str:
        """A word in lower case; empty outside the sentence."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def whole(self, index: int) -> str:
        """The hyphened word that ends with a word, in lower case: "president-elect"; empty outside the sentence."""
        if index > 1 and self.lows[index - 1] == "-" and self.joined(index) and self.joined(index - 1):
            return f"{self.lows[index - 2]}-{self.lows[index]}"
        return self.low(index)

    def joined(self, index: int) -> bool:
        """Whether no blank stands between a word and the one before it."""
        return 0 < index < len(self.spans) and self.spans[index].start == self.spans[index - 1].end


def tagged_sentences(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[TaggedSentence]:
    """The sentences that name somebody. Both are in order."""
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
            lows = [word.lower().rstrip(".") or word for word in sentence.words]
            yield TaggedSentence(sentence.spans, sentence.words, lows, kinds, people)
