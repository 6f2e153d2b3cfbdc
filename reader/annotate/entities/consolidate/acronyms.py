"""Let an acronym in brackets tell where its name begins: "Dockers’ and Crane Operators’ Union (DCOU)".

Finds a name only beside one that was found; knows no lists of names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.annotate.entities import name_forms
from reader.annotate.entities.detect.run_features import connectors
from reader.annotate.entities.mention import Mention, Sentence
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

_LONGEST = 14
"""Words of a name that is spelt out."""
_SILENT = frozenset({"'s", "’s", "to", "at", "with", ",", "/"})
"""Words and marks that lend an acronym no letter."""
_NEVER = frozenset({EntityKind.PERSON, EntityKind.DATE, EntityKind.MONEY})
_CLOSING = {"(": ")", "[": "]"}


def spell_out(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order, with both a name and its acronym where one stands in brackets behind the other."""
    taken = SpanIndex((mention.span, mention) for mention in mentions)
    told: list[Mention] = []
    for sentence in sentences:
        for full, acronym in (*_shortened(sentence), *_explained(text, sentence, taken)):
            inside = [mention for _, mention in taken.within(full)]
            beside = [mention for _, mention in taken.within(acronym)]
            kind = _kind(inside, beside, full)
            if kind is not None and all(full.contains(mention.span) for mention in inside):
                told.append(Mention(full, kind))
                if not beside:
                    told.append(Mention(acronym, kind))
    covered = SpanIndex((mention.span, mention) for mention in told)
    kept = [mention for mention in mentions if not covered.within(mention.span)]
    return sorted([*kept, *told], key=lambda mention: mention.span)


def _kind(inside: Sequence[Mention], acronyms: Sequence[Mention], full: Span) -> EntityKind | None:
    """What the whole name is: what it was found to be, else what its acronym is or, failing that, its end."""
    whole = [mention for mention in inside if mention.span == full]
    last = [mention for mention in inside if mention.span.end == full.end]
    return next((mention.kind for mention in (*whole, *acronyms, *last) if mention.kind not in _NEVER), None)


def _brackets(sentence: Sentence) -> Iterator[int]:
    """Where brackets open, with room for something on both sides."""
    return (index for index in range(1, len(sentence.words) - 2) if sentence.words[index] in _CLOSING)


def _shortened(sentence: Sentence) -> Iterator[tuple[Span, Span]]:
    """Where a name stands whose initials follow in brackets, and where these stand."""
    words, spans = sentence.words, sentence.spans
    for index in _brackets(sentence):
        if words[index + 2] == _CLOSING[words[index]] and name_forms.is_acronym(words[index + 1]):
            first = _first(words, index, words[index + 1])
            if first is not None:
                yield Span(spans[first].start, spans[index - 1].end), spans[index + 1]


def _first(words: Sequence[str], bracket: int, acronym: str) -> int | None:
    """The word whose initial is the first letter of the acronym, the others following in order; None where none is."""
    letters = [letter for letter in acronym if letter.isalpha()]
    for place in range(bracket - 1, max(-1, bracket - 1 - _LONGEST), -1):
        word = words[place]
        if word[0] == letters[-1] or (word[0].isupper() and word[0] == letters[-1].upper()):
            letters.pop()
        elif word.lower() not in _SILENT and word.lower() not in connectors():
            return None
        if not letters:
            return place
    return None


def _explained(text: str, sentence: Sentence, taken: SpanIndex[Mention]) -> Iterator[tuple[Span, Span]]:
    """Where a name was found in brackets behind its initials, and where these stand."""
    words, spans = sentence.words, sentence.spans
    for index in _brackets(sentence):
        if name_forms.is_acronym(words[index - 1]):
            first = index + 1 + (words[index + 1].lower() == "the")
            for span, _ in taken.within(spans[first]):
                if span.start == spans[first].start and name_forms.stands_for(
                    words[index - 1], name_forms.written(text, span)
                ):
                    yield span, spans[index - 1]
