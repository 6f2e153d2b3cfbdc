"""Let the mentions of one article agree: one name has one kind, and a name found twice is found everywhere.

Corrects what was found sentence by sentence; finds no name that stands nowhere else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.annotate.entities import boundaries, expansions, fitting, forms, owners, wording
from reader.annotate.entities.mention import Mention, Sentence
from reader.annotate.entities.words import lists_of
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex

_SPREADING = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})
"""Kinds whose names, found twice, are looked for wherever else they stand."""


def agree(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that have a word, after they have been compared; in order, none of them overlapping."""
    found = boundaries.without_marks(text, mentions)
    found = expansions.spell_out(text, sentences, found)
    found = boundaries.without_offices(text, found)
    found = owners.without_owners(text, found)
    found = owners.without_peoples(text, found)
    found = boundaries.two_apart(text, found)
    found = boundaries.lengthened(text, sentences, found)
    found = fitting.by_what_stands_in_it(text, found)
    found = fitting.by_fuller_names(text, found)
    found = fitting.by_most(text, found)
    found = wording.fit(text, found)
    return _complete(text, sentences, [each for each in found if forms.words(forms.written(text, each.span))])


def _complete(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, and the places where a word that is a name elsewhere stands in capitals unnamed."""
    seen = Counter((forms.written(text, each.span), each.kind) for each in mentions if each.kind in _SPREADING)
    known = {name: kind for (name, kind), count in seen.items() if (count > 1 or name.isupper()) and _tells(name)}
    taken = SpanIndex((mention.span, mention) for mention in mentions)
    small = {word for sentence in sentences for word in sentence.words if word.islower()}
    added = [
        Mention(span, known[word])
        for sentence in sentences
        for span, word in zip(sentence.spans, sentence.words, strict=True)
        if word in known and (word.isupper() or word.lower() not in small) and not taken.within(span)
    ]
    return sorted([*mentions, *added], key=lambda mention: mention.span)


def _tells(name: str) -> bool:
    """Whether a word is a name wherever it stands in capitals."""
    return len(name) > 2 and name[0].isupper() and " " not in name and not set(lists_of(name.lower())) - {"GIVEN"}
