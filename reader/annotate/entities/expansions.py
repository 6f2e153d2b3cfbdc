"""Let an acronym in brackets tell where its name begins: "Dockers’ and Crane Operators’ Union (DCOU)".

Finds no name where nothing was found; knows no lists of names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.annotate.entities import forms
from reader.annotate.entities.mention import Mention, Sentence
from reader.annotate.entities.runs import CONNECTORS
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

_LONGEST = 14
"""Words of a name that is spelt out."""
_SILENT = CONNECTORS | {"'s", "’s", "to", "at", "with", ",", "/"}
"""Words and marks that lend an acronym no letter."""
_NEVER = frozenset({EntityKind.PERSON, EntityKind.DATE, EntityKind.MONEY})


def spell_out(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order, those before an acronym in brackets as long as its letters ask for."""
    taken = SpanIndex((mention.span, mention) for mention in mentions)
    whole: list[Mention] = []
    for sentence in sentences:
        for full, acronym in _expansions(sentence):
            inside = [mention for _, mention in taken.within(full)]
            kind = _kind(inside, [mention for _, mention in taken.within(acronym)], full)
            if kind is not None and all(full.contains(mention.span) for mention in inside):
                whole.append(Mention(full, kind))
    covered = SpanIndex((mention.span, mention) for mention in whole)
    kept = [mention for mention in mentions if not covered.within(mention.span)]
    return sorted([*kept, *whole], key=lambda mention: mention.span)


def _kind(inside: Sequence[Mention], acronyms: Sequence[Mention], full: Span) -> EntityKind | None:
    """What the whole name is: what it was found to be, else what its acronym is or, failing that, its end."""
    whole = [mention for mention in inside if mention.span == full]
    last = [mention for mention in inside if mention.span.end == full.end]
    return next((mention.kind for mention in (*whole, *acronyms, *last) if mention.kind not in _NEVER), None)


def _expansions(sentence: Sentence) -> Iterator[tuple[Span, Span]]:
    """Where a name stands whose initials follow in brackets, and where these stand."""
    words = sentence.words
    for index in range(2, len(words) - 2):
        if words[index] == "(" and words[index + 2] == ")" and forms.is_acronym(words[index + 1]):
            first = _first(words, index, words[index + 1])
            if first is not None:
                yield Span(sentence.spans[first].start, sentence.spans[index - 1].end), sentence.spans[index + 1]


def _first(words: Sequence[str], bracket: int, acronym: str) -> int | None:
    """The word whose initial is the first letter of the acronym, the others following in order; None where none is."""
    letters = [letter for letter in acronym if letter.isalpha()]
    for place in range(bracket - 1, max(-1, bracket - 1 - _LONGEST), -1):
        word = words[place]
        if word[0] == letters[-1] or (word[0].isupper() and word[0] == letters[-1].upper()):
            letters.pop()
        elif word.lower() not in _SILENT:
            return None
        if not letters:
            return place
    return None
