"""Find further occurrences of the names of an article. Finds no name that was not found before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reader.annotate.entities import name_forms
from reader.annotate.entities.mention import Mention, Sentence
from reader.annotate.entities.word_lists import lists_with
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

_NICKNAME = re.compile(r"(?<=[\"“‘'])[A-Z]\w+(?=[\"”’'])")
_TITLE_GOES_ON = re.compile(r"\sof\b|\s[A-Z]")
_REPEATED_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})
"""Kinds whose names, once found twice, are looked for in the rest of the article."""


def add_repeats(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that hold a word, plus the capitalized words that are one-word names elsewhere in the article."""
    mentions = [mention for mention in mentions if name_forms.folded_words(name_forms.surface_form(text, mention.span))]
    seen = Counter(
        (name_forms.surface_form(text, each.span), each.kind) for each in mentions if each.kind in _REPEATED_KINDS
    )
    known = {
        name: kind for (name, kind), count in seen.items() if (count > 1 or name.isupper()) and _is_unambiguous(name)
    }
    nicknames = set(_nicknames(text, mentions))
    taken = SpanIndex((mention.span, mention) for mention in mentions)
    lower_words = {word for sentence in sentences for word in filter(str.islower, sentence.words)}
    added = [
        Mention(span, known.get(word, EntityKind.PERSON))
        for sentence in sentences
        for span, word in zip(sentence.spans, sentence.words, strict=True)
        if (word in known or (word in nicknames and not _is_title(text, span)))
        and (word.isupper() or word.lower() not in lower_words)
        and not taken.within(span)
    ]
    return sorted([*mentions, *added], key=lambda mention: mention.span)


def _nicknames(text: str, mentions: Sequence[Mention]) -> Iterator[str]:
    """The nicknames in quotation marks inside full names: Willem “Duke” Denholm."""
    for mention in mentions:
        if mention.kind is EntityKind.PERSON:
            yield from _NICKNAME.findall(text, *mention.span)


def _is_title(text: str, span: Span) -> bool:
    """Whether a word is followed by another capital or by "of", as in "Duke of Merrow"."""
    return _TITLE_GOES_ON.match(text, span.end) is not None


def _is_unambiguous(word: str) -> bool:
    """Whether a capitalized word is a name wherever it appears: it is on no word list but that of given names."""
    return len(word) > 2 and word[0].isupper() and " " not in word and not set(lists_with(word.lower())) - {"GIVEN"}
