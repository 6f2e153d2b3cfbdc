"""Find names by capitals and word lists: the floor that needs no model. Knows words; knows no form of a date or sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.annotate.entities import dates, guessing, money
from reader.annotate.entities.mention import Mention, Sentence
from reader.annotate.entities.runs import CONNECTORS
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

_LINKS = CONNECTORS - {"in", "on"}
"""Without a model to tell, "Paris on Tuesday" must not be read as one name."""
_LONGEST = 12
"""Words; longer runs of capitals are shouting, not names."""


def find(text: str, sentences: Sequence[Sentence]) -> list[Mention]:
    """What the sentences name, in order, none of it overlapping; dates and sums go before names."""
    formal = [mention for sentence in sentences for mention in _formal(text, sentence)]
    taken = SpanIndex((mention.span, mention) for mention in formal)
    names = [mention for mention in _names(sentences) if not taken.within(mention.span)]
    return sorted(formal + names, key=lambda mention: mention.span)


def _formal(text: str, sentence: Sentence) -> Iterator[Mention]:
    """The sums of a sentence, and the dates that lie in none."""
    covered = Span(sentence.spans[0].start, sentence.spans[-1].end)
    sums = SpanIndex((span, Mention(span, EntityKind.MONEY)) for span in money.find(text, covered))
    yield from (mention for _, mention in sums.within(covered))
    yield from (Mention(span, EntityKind.DATE) for span in dates.find(text, covered) if not sums.within(span))


def _names(sentences: Sequence[Sentence]) -> list[Mention]:
    """The names of people, organizations, places, facilities and groups, in order."""
    lower = Counter(word for each in sentences for word in each.words if word.islower())
    body = [_named(each, run, kind) for each in sentences if not _shouts(each) for run, kind in _runs(each, lower)]
    body = list(_agreed(body))
    known = {words: mention.kind for words, mention in body}
    heads = [mention for each in sentences if _shouts(each) for mention in _looked_up(each, known)]
    return sorted([mention for _, mention in body] + heads, key=lambda mention: mention.span)


def _named(sentence: Sentence, run: range, kind: EntityKind) -> tuple[tuple[str, ...], Mention]:
    span = Span(sentence.spans[run[0]].start, sentence.spans[run[-1]].end)
    return tuple(sentence.words[at].lower() for at in run), Mention(span, kind)


def _shouts(sentence: Sentence) -> bool:
    """Whether most words have a capital, so that one says nothing."""
    words = [word for word in sentence.words if word[0].isalpha() and len(word) > 3]
    return sentence.titled and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _looked_up(sentence: Sentence, known: dict[tuple[str, ...], EntityKind]) -> Iterator[Mention]:
    """The names of a title, taken from the names of the body and the lists, the longest first."""
    at = 0
    low = [word.lower() for word in sentence.words]
    while at < len(low):
        for size in range(min(6, len(low) - at), 0, -1):
            kind = known.get(tuple(low[at : at + size])) or guessing.listed(sentence.words[at : at + size])
            if kind and sentence.words[at][0].isupper():
                yield _named(sentence, range(at, at + size), kind)[1]
                at += size - 1
                break
        at += 1


def _runs(sentence: Sentence, lower: Counter[str]) -> Iterator[tuple[range, EntityKind]]:
    """The runs of capitals that are names, with their kinds."""
    at = 0
    while at < len(sentence.words):
        if not _capital(sentence.words[at]):
            at += 1
            continue
        end = _run_end(sentence.words, at)
        if end - at <= _LONGEST:
            yield from _parts(sentence, at, end, lower)
        at = end


def _capital(word: str) -> bool:
    return word[0].isupper() and word[0].isalpha()


def _run_end(words: Sequence[str], start: int) -> int:
    """Where the run of capitals from `start` ends; small words inside count when a capital follows."""
    end = start + 1
    while end < len(words):
        if _capital(words[end]) or (words[end] == "." and end > start and len(words[end - 1]) == 1):
            end += 1
            continue
        if words[end] == "-" and end + 1 < len(words) and words[end + 1].isalpha() and len(words[end + 1]) < 5:
            end += 2  # Jong-un
            continue
        ahead = end
        while ahead < len(words) and words[ahead].lower() in _LINKS and ahead - end < 2:
            ahead += 1
        if ahead == end or ahead >= len(words) or not _capital(words[ahead]) or words[end] == "and":
            break
        end = ahead + 1
    return end


def _parts(sentence: Sentence, start: int, end: int, lower: Counter[str]) -> Iterator[tuple[range, EntityKind]]:
    """What one run of capitals names: often a title's body and, behind it, a person."""
    words = sentence.words
    if start == 0 or not words[start - 1][-1].isalnum():
        while start < end and _opens_only(words, start, end, lower):
            start += 1
    if start == end:
        return
    behind_title = _after_title(words, start, end)
    if behind_title is not None:
        yield from _front(sentence, start, behind_title)
        if behind_title < end:
            yield range(behind_title, end), EntityKind.PERSON
        return
    if start < end:
        kind = guessing.listed(words[start:end]) or guessing.kind_of(sentence, start, end)
        if kind is not None:
            yield range(start, end), kind
        elif end - start > 1 and guessing.listed(words[start : start + 1]):
            yield from _front(sentence, start, end)


def _opens_only(words: Sequence[str], start: int, end: int, lower: Counter[str]) -> bool:
    """Whether the first word owes its capital to the sentence."""
    low = words[start].lower()
    if words[start].isupper() and len(low) > 1:
        return False
    return low in guessing.never() or (
        lower[low] > 0 and guessing.listed(words[start : start + 1]) is None and low not in guessing.titles()
    )


def _after_title(words: Sequence[str], start: int, end: int) -> int | None:
    """Where the person begins behind the last title or role of the run; None when it has none."""
    marks = [at for at in range(start, end) if guessing.is_title(words[at])]
    if not marks:
        before = start - 1
        return (
            start if before >= 0 and guessing.is_title(words[before]) and guessing.personal(words[start:end]) else None
        )
    last = marks[-1] + 1
    if last < end and words[last] == ".":
        last += 1
    if last < end and words[last].lower() in _LINKS:
        return next((at for at in range(last, end) if words[at].lower() in guessing.given() and at > last + 1), end)
    return last if last == end or guessing.personal(words[last:end]) else None


def _front(sentence: Sentence, start: int, end: int) -> Iterator[tuple[range, EntityKind]]:
    """The listed names inside the words of a title: "Russian", "White House"."""
    at = start
    while at < end:
        for size in range(min(5, end - at), 0, -1):
            kind = guessing.listed(sentence.words[at : at + size])
            if kind is not None:
                yield range(at, at + size), kind
                at += size - 1
                break
        at += 1


def _agreed(mentions: Sequence[tuple[tuple[str, ...], Mention]]) -> Iterator[tuple[tuple[str, ...], Mention]]:
    """One word has one kind in one article: a person's only when a fuller name bears it, else where a place stood."""
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
