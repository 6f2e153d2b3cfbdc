"""Find the names of an article wherever else they stand. Finds no name that was not found before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.annotate.entities import name_forms
from reader.annotate.entities.mention import Mention, Sentence
from reader.annotate.entities.word_lists import lists_of
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex

_SPREADING = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})
"""Kinds whose names, found twice, are looked for wherever else they stand."""


def complete(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that hold a word, and the places where a word that is a name elsewhere stands in capitals."""
    mentions = [mention for mention in mentions if name_forms.words(name_forms.written(text, mention.span))]
    seen = Counter((name_forms.written(text, each.span), each.kind) for each in mentions if each.kind in _SPREADING)
    known = {name: kind for (name, kind), count in seen.items() if (count > 1 or name.isupper()) and _is_name(name)}
    taken = SpanIndex((mention.span, mention) for mention in mentions)
    small = {word for sentence in sentences for word in sentence.words if word.islower()}
    added = [
        Mention(span, known[word])
        for sentence in sentences
        for span, word in zip(sentence.spans, sentence.words, strict=True)
        if word in known and (word.isupper() or word.lower() not in small) and not taken.within(span)
    ]
    return sorted([*mentions, *added], key=lambda mention: mention.span)


def _is_name(word: str) -> bool:
    """Whether a word is a name wherever it stands in capitals."""
    return len(word) > 2 and word[0].isupper() and " " not in word and not set(lists_of(word.lower())) - {"GIVEN"}
