"""Find the full extent of a name by the acronym in brackets after it: "Dockers’ and Crane Operators’ Union (DCOU)".

Finds a name only next to one that was found before; uses no lists of names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.annotate.entities import name_forms
from reader.annotate.entities.detect.run_features import connectors
from reader.annotate.entities.mention import SEPARATE_KINDS, Mention, Sentence
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

_MAX_NAME_WORDS = 14
"""Limit for the full form of an acronym."""
_SKIPPED = frozenset({"'s", "’s", "to", "at", "with", ",", "/"})
"""Tokens that an acronym has no letter for."""
_CLOSING = {"(": ")", "[": "]"}


def expand(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order, with both the name and its acronym where one follows the other in brackets."""
    taken = SpanIndex((mention.span, mention) for mention in mentions)
    expanded: list[Mention] = []
    for sentence in sentences:
        for full, acronym in (*_names_before_acronyms(sentence), *_names_after_acronyms(text, sentence, taken)):
            inside = [mention for _, mention in taken.within(full)]
            acronym_mentions = [mention for _, mention in taken.within(acronym)]
            kind = _kind(inside, acronym_mentions, full)
            if kind is not None and all(full.contains(mention.span) for mention in inside):
                expanded.append(Mention(full, kind))
                if not acronym_mentions:
                    expanded.append(Mention(acronym, kind))
    covered = SpanIndex((mention.span, mention) for mention in expanded)
    kept = [mention for mention in mentions if not covered.within(mention.span)]
    return sorted([*kept, *expanded], key=lambda mention: mention.span)


def _kind(inside: Sequence[Mention], acronyms: Sequence[Mention], full: Span) -> EntityKind | None:
    """The kind of the whole name: its own if it was found, else that of its acronym, else that of its last part."""
    whole = [mention for mention in inside if mention.span == full]
    last = [mention for mention in inside if mention.span.end == full.end]
    return next((mention.kind for mention in (*whole, *acronyms, *last) if mention.kind not in SEPARATE_KINDS), None)


def _brackets(sentence: Sentence) -> Iterator[int]:
    """The indexes of opening brackets with a word before them and something after."""
    return (index for index in range(1, len(sentence.words) - 2) if sentence.words[index] in _CLOSING)


def _names_before_acronyms(sentence: Sentence) -> Iterator[tuple[Span, Span]]:
    """The spans of each name whose acronym follows in brackets, and of that acronym."""
    words, spans = sentence.words, sentence.spans
    for index in _brackets(sentence):
        if words[index + 2] == _CLOSING[words[index]] and name_forms.is_acronym(words[index + 1]):
            first = _expansion_start(words, index, words[index + 1])
            if first is not None:
                yield Span(spans[first].start, spans[index - 1].end), spans[index + 1]


def _expansion_start(words: Sequence[str], bracket: int, acronym: str) -> int | None:
    """The word from which on the initials spell the acronym; None if they do not."""
    letters = [char for char in acronym if char.isalpha()]
    for place in range(bracket - 1, max(-1, bracket - 1 - _MAX_NAME_WORDS), -1):
        word = words[place]
        if word[0] == letters[-1] or (word[0].isupper() and word[0] == letters[-1].upper()):
            letters.pop()
        elif word.lower() not in _SKIPPED and word.lower() not in connectors():
            return None
        if not letters:
            return place
    return None


def _names_after_acronyms(text: str, sentence: Sentence, taken: SpanIndex[Mention]) -> Iterator[tuple[Span, Span]]:
    """The spans of each name that was found in brackets after its acronym, and of that acronym."""
    words, spans = sentence.words, sentence.spans
    for index in _brackets(sentence):
        if name_forms.is_acronym(words[index - 1]):
            first = index + 1 + (words[index + 1].lower() == "the")
            for span, _ in taken.within(spans[first]):
                if span.start == spans[first].start and name_forms.is_acronym_of(
                    words[index - 1], name_forms.surface_form(text, span)
                ):
                    yield span, spans[index - 1]
