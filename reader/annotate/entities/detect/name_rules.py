"""Find names by capitals and word lists: the fallback that needs no model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reader.annotate.entities.detect import capitalized_runs, kind_guesses
from reader.annotate.entities.detect.pattern_spans import PatternSpans
from reader.annotate.entities.mention import Mention, Sentence
from reader.base.values import replace
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span


class NameRules:
    """Finds names by capitals and word lists, and dates and sums by pattern."""

    def tag(self, text: str, sentences: Sequence[Sentence]) -> list[Mention]:
        """The mentions in the sentences, in order, without overlaps; dates and sums win over names."""
        patterns = [mention for sentence in sentences for mention in _patterns(text, sentence)]
        taken = SpanIndex((mention.span, mention) for mention in patterns)
        names = [mention for mention in _names(sentences) if not taken.within(mention.span)]
        return sorted(patterns + names, key=lambda mention: mention.span)


def _patterns(text: str, sentence: Sentence) -> Iterator[Mention]:
    """The sums of a sentence, and the dates outside of sums."""
    patterns = PatternSpans.find(text, sentence)
    sums = SpanIndex((span, span) for span in patterns.sums)
    yield from (Mention(span, EntityKind.MONEY) for span in patterns.sums)
    yield from (Mention(span, EntityKind.DATE) for span in patterns.dates if not sums.within(span))


def _names(sentences: Sequence[Sentence]) -> list[Mention]:
    """The names of people, organizations, places, facilities and groups, in order."""
    lower_counts = Counter(word for each in sentences for word in each.words if word.islower())
    body = [
        _mention(each, run, kind)
        for each in sentences
        if not _is_capitalized_title(each)
        for run, kind in capitalized_runs.find_names(each, lower_counts)
    ]
    body = list(_unify_kinds(body))
    known = {words: mention.kind for words, mention in body}
    heads = [mention for each in sentences if _is_capitalized_title(each) for mention in _known_names_in(each, known)]
    return sorted([mention for _, mention in body] + heads, key=lambda mention: mention.span)


def _mention(sentence: Sentence, run: range, kind: EntityKind) -> tuple[tuple[str, ...], Mention]:
    span = Span(sentence.spans[run[0]].start, sentence.spans[run[-1]].end)
    return tuple(sentence.words[at].lower() for at in run), Mention(span, kind)


def _is_capitalized_title(sentence: Sentence) -> bool:
    """Whether this is a title in which most words are capitalized, so that a capital means nothing."""
    words = [word for word in sentence.words if word[0].isalpha() and len(word) > 3]
    return sentence.titled and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _known_names_in(sentence: Sentence, known: dict[tuple[str, ...], EntityKind]) -> Iterator[Mention]:
    """The names in a title that the body or the lists have, the longest first."""
    at = 0
    lower = [word.lower() for word in sentence.words]
    while at < len(lower):
        for size in range(min(6, len(lower) - at), 0, -1):
            kind = known.get(tuple(lower[at : at + size])) or kind_guesses.listed_kind(sentence.words[at : at + size])
            if kind and sentence.words[at][0].isupper():
                yield _mention(sentence, range(at, at + size), kind)[1]
                at += size - 1
                break
        at += 1


def _unify_kinds(mentions: Sequence[tuple[tuple[str, ...], Mention]]) -> Iterator[tuple[tuple[str, ...], Mention]]:
    """Give each one-word name one kind in the article: person only if part of a fuller name, else place."""
    parts = {word for words, each in mentions if each.kind is EntityKind.PERSON and len(words) > 1 for word in words}
    kinds: dict[tuple[str, ...], Counter[EntityKind]] = {}
    for words, each in mentions:
        kinds.setdefault(words, Counter())[each.kind] += 1
    for words, each in mentions:
        if (
            len(words) > 1
            or each.kind not in {EntityKind.PERSON, EntityKind.PLACE}
            or len(kinds[words]) + (each.kind is EntityKind.PERSON) < 2
        ):
            yield words, each
        elif words[0] in parts:
            yield words, replace(each, kind=EntityKind.PERSON)
        elif kinds[words][EntityKind.PLACE]:
            yield words, replace(each, kind=EntityKind.PLACE)
