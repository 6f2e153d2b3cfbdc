"""Cut the verbs of headlines off names: in "Mara Okafor Slams Dole" every word has a capital, and there are two names.

Only in sentences whose capitals mean nothing; names are known from the rest of the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader import lexicon
from reader.annotate.entities import gazetteer
from reader.annotate.entities.detect import casing
from reader.annotate.entities.mention import Mention, Sentence
from reader.annotate.tokens import tokenize
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

_ENDS = frozenset('.,;:”"')
"""What prose ends in: a list of names has as many capitals as a headline."""

_LIST_MARKS = frozenset(",;:")
"""What a list of names has, and a headline with a full stop has not."""


def split_headlines(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of people in headlines cut down to the names that the rest of the article has."""
    headlines = [each for each in sentences if _may_be_headline(each) and casing.style_of(each.words)]
    if not headlines:
        return list(mentions)
    in_headlines = SpanIndex((sentence.span, sentence) for sentence in headlines)
    known = _known_names(text, [mention for mention in mentions if not in_headlines.within(mention.span)])
    found: list[Mention] = []
    for mention in mentions:
        sentence = next((each for _, each in in_headlines.within(mention.span)), None)
        names = _names_in(mention, sentence, known) if sentence and mention.kind is EntityKind.PERSON else []
        found += [Mention(span, EntityKind.PERSON) for span in names] or [mention]
    return found


def _may_be_headline(sentence: Sentence) -> bool:
    """Whether a sentence does not end like prose, or has a full stop, but no list in it."""
    last = sentence.words[-1]
    return last not in _ENDS or (last == "." and _LIST_MARKS.isdisjoint(sentence.words))


def _known_names(text: str, mentions: Sequence[Mention]) -> frozenset[tuple[str, ...]]:
    """The names of people in the story, and their surnames, in lower case."""
    full = {
        tuple(text[token.start : token.end].lower() for token in tokenize(text, mention.span))
        for mention in mentions
        if mention.kind is EntityKind.PERSON
    }
    return frozenset(full | {words[-1:] for words in full})


def _names_in(mention: Mention, sentence: Sentence, known: frozenset[tuple[str, ...]]) -> list[Span]:
    """The spans of the known names in a mention, if nothing but common words is left, or if a common word and others
    follow a full name: "Rolf Eng Slams Dahl" in a story that names no Dahl. Empty if it is one name."""
    tokens = [
        (span, word) for span, word in zip(sentence.spans, sentence.words, strict=True) if mention.span.contains(span)
    ]
    lower = [word.lower() for _, word in tokens]
    names = list(_runs(lower, known))
    covered = {index for first, end in names for index in range(first, end)}
    others = [index for index in range(len(lower)) if index not in covered]
    if not names or not others:
        return []
    first, end = names[0]
    has_verb = end - first > 1 and end + 1 < len(lower) and _is_common(lower[end])
    if not has_verb and not all(_is_common(lower[index]) for index in others):
        return []
    if first and end - first == 1 and not all(gazetteer.load().is_usually_lower(word) for word in lower[:first]):
        return []  # words before a surname may be given names that no list has
    return [Span(tokens[first][0].start, tokens[end - 1][0].end) for first, end in names]


def _runs(lower: Sequence[str], known: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """The known names among the words, as half-open ranges, the longest first at each place."""
    first = 0
    while first < len(lower):
        end = next((end for end in range(len(lower), first, -1) if tuple(lower[first:end]) in known), first)
        if end > first:
            yield first, end
        first = max(end, first + 1)


def _is_common(word: str) -> bool:
    """Whether a word is no part of a name, as far as the lists know."""
    if len(word) < 3 or word in lexicon.table("names/given_names") or word in lexicon.entries("names/particles"):
        return False
    return gazetteer.load().is_usually_lower(word) or not {"first", "last"}.intersection(
        gazetteer.load().name_tags(word)
    )
