"""Compare articles on one event, and versions of one article."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from enum import Enum

from reader.base.values import Value, replace
from reader.compare.sketch import Sketch, likeness, sketch_of
from reader.compare.speakers import Agreement, Cast, Speaker, agreement, only_in_one
from reader.compare.utterances import SharedWords, Utterance, shared_words, utterances_of
from reader.compare.versions import (
    MOST_PAIRED,
    Change,
    HeadlineChange,
    ParagraphChange,
    headline_change,
    likest_of,
    paragraph_changes,
    shared_address,
)
from reader.model.annotation import Quote
from reader.model.document import Document

_LIKE = 0.4
"""Likeness from which two texts are versions or copies of one article. Of all pairs of 1,100 articles six have more,
and they are; a live page that was written on has 0.3; pairs that share no more than a long quote have 0.12 at most."""

QuoteKey = tuple[int, str]
"""The index of an article, and the id of a quote in it."""


class Shared(Value):
    """The same words in several articles, and to whom each gives them."""

    words: SharedWords
    speakers: tuple[Speaker, ...]
    """One for each quote of `words.carried`."""
    agreement: Agreement


class Reason(Enum):
    """Why two articles are compared as versions of one."""

    ADDRESS = "same address"
    TEXT = "text in common"
    KEPT = "kept as versions"
    CHOSEN = "chosen"
    """They are two articles, as far as anybody knows."""


class QuoteChange(Value):
    """What became of one quote: its words changed, or who says them did."""

    change: Change
    before: Quote | None
    after: Quote | None


class VersionChanges(Value):
    """What changed from one version to the next; () and None where nothing did."""

    before: int
    """Index of the article."""
    after: int
    reason: Reason
    likeness: float
    """The estimated share of the runs of words that both have, from 0 to 1."""
    headline: HeadlineChange | None
    paragraphs: tuple[ParagraphChange, ...]
    quotes: tuple[QuoteChange, ...]
    speakers_gone: tuple[Speaker, ...]
    speakers_came: tuple[Speaker, ...]


class Comparison(Value):
    """What some articles have in common, and what each has alone."""

    documents: tuple[Document, ...]
    shared: tuple[Shared, ...]
    """Words that at least two of them carry."""
    only: tuple[tuple[Speaker, ...], ...]
    """For each article the speakers whom no other one quotes, those with most words first."""
    speakers: tuple[int, ...]
    """For each article how many speakers it names."""
    unsourced: tuple[tuple[Quote, ...], ...]
    """For each article the quotes and claims for which no source was found."""
    versions: tuple[VersionChanges, ...]
    """What changed, for each article that is a later version or a copy of one before it."""
    is_of_versions: bool = False
    """Whether nothing but what changed was asked for: then `shared`, `only` and `unsourced` are empty."""


def compare(documents: Sequence[Document]) -> Comparison:
    """Compare annotated documents, in the order given."""
    return _comparison(documents, _pairs(documents))


def compare_versions(before: Document, after: Document, reason: Reason = Reason.KEPT) -> Comparison:
    """What changed from one version of an article to another, however little they have in common.

    `reason` is why they are compared, unless the articles show that they are versions.
    """
    like = likeness(sketch_of(before), sketch_of(after))
    pairs = list(_pairs((before, after))) if reason is Reason.CHOSEN else []
    both = _comparison((before, after), pairs or [(0, 1, reason, like)])
    return replace(both, shared=(), only=((), ()), unsourced=((), ()), is_of_versions=True)


def _comparison(documents: Sequence[Document], pairs: Iterable[_Pair]) -> Comparison:
    casts = [Cast(article, document) for article, document in enumerate(documents)]
    utterances = tuple(utterances_of(documents))
    shared = tuple(_shared(words, casts) for words in shared_words(utterances))
    return Comparison(
        documents=tuple(documents),
        shared=shared,
        only=tuple(tuple(speakers) for speakers in only_in_one(casts)),
        speakers=tuple(len(list(cast)) for cast in casts),
        unsourced=tuple(cast.unsourced() for cast in casts),
        versions=tuple(_versions(documents, casts, utterances, shared, pairs)),
    )


def _shared(words: SharedWords, casts: Sequence[Cast]) -> Shared:
    quotes = [each.utterance for each in words.carried]
    speakers = tuple(casts[each.article].speaker_of(each.quote) for each in quotes)
    return Shared(words, speakers, agreement(speakers))


def _versions(
    documents: Sequence[Document],
    casts: Sequence[Cast],
    utterances: Sequence[Utterance],
    shared: Sequence[Shared],
    pairs: Iterable[_Pair],
) -> Iterator[VersionChanges]:
    said: dict[int, list[Utterance]] = {}
    for utterance in utterances:
        said.setdefault(utterance.article, []).append(utterance)
    groups = {_quote_key(each.utterance): number for number, one in enumerate(shared) for each in one.words.carried}
    for before, after, reason, like in pairs:
        gone, came = only_in_one([casts[before], casts[after]])
        yield VersionChanges(
            before=before,
            after=after,
            reason=reason,
            likeness=like,
            headline=headline_change(documents[before], documents[after]),
            paragraphs=paragraph_changes(documents[before], documents[after]),
            quotes=tuple(_quote_changes(said.get(before, []), said.get(after, []), groups, casts)),
            speakers_gone=tuple(gone),
            speakers_came=tuple(came),
        )


_Pair = tuple[int, int, Reason, float]
"""The indices of two versions, how that is known, and their likeness."""


def _pairs(documents: Sequence[Document]) -> Iterator[_Pair]:
    """Each article that is a version of an earlier one, after the last such one; found without comparing all pairs."""
    addresses: dict[str, int] = {}
    by_hash: dict[int, int] = {}
    sketches: list[Sketch] = []
    for article, document in enumerate(documents):
        sketch = sketch_of(document)
        address = shared_address(document)
        before = addresses.get(address) if address else None
        if before is not None:
            yield before, article, Reason.ADDRESS, likeness(sketches[before], sketch)
        else:
            shared = Counter(by_hash[number] for number in sketch if number in by_hash)
            before = shared.most_common(1)[0][0] if shared else None
            like = likeness(sketches[before], sketch) if before is not None else 0.0
            if before is not None and like >= _LIKE:
                yield before, article, Reason.TEXT, like
        sketches.append(sketch)
        by_hash.update(dict.fromkeys(sketch, article))
        if address:
            addresses[address] = article


def _quote_changes(
    before: Sequence[Utterance], after: Sequence[Utterance], groups: Mapping[QuoteKey, int], casts: Sequence[Cast]
) -> Iterator[QuoteChange]:
    """The quotes that changed or went, in the order of the text, then those that came."""
    new_by_old = _next_versions(before, after, groups)
    for old in before:
        new = new_by_old.get(_quote_key(old))
        if new is None:
            yield QuoteChange(Change.GONE, old.quote, None)
        elif old.words != new.words or _speakers_differ(old, new, casts):
            yield QuoteChange(Change.CHANGED, old.quote, new.quote)
    kept = {_quote_key(new) for new in new_by_old.values()}
    yield from (QuoteChange(Change.CAME, None, new.quote) for new in after if _quote_key(new) not in kept)


def _speakers_differ(old: Utterance, new: Utterance, casts: Sequence[Cast]) -> bool:
    return agreement(casts[each.article].speaker_of(each.quote) for each in (old, new)) is Agreement.DIFFERENT


def _next_versions(
    before: Sequence[Utterance], after: Sequence[Utterance], groups: Mapping[QuoteKey, int]
) -> dict[QuoteKey, Utterance]:
    """What became of quotes: those with the same words, then those that are the same utterance, then those with most
    of the words."""
    found: dict[QuoteKey, Utterance] = {}
    left = _pair_equal(before, after, found, lambda each: each.words)
    left = _pair_equal(before, left, found, lambda each: groups.get(_quote_key(each)))
    for old in before:
        if _quote_key(old) not in found:
            likest = likest_of(Counter(old.words), [Counter(new.words) for new in left[:MOST_PAIRED]])
            if likest is not None:
                found[_quote_key(old)] = left.pop(likest)
    return found


def _pair_equal(
    before: Sequence[Utterance],
    after: Sequence[Utterance],
    found: dict[QuoteKey, Utterance],
    key: Callable[[Utterance], Hashable | None],
) -> list[Utterance]:
    """Add the pairs with equal keys to what was found, in order; returns what is left of the later quotes."""
    candidates: dict[Hashable, deque[Utterance]] = {}
    for new in after:
        candidates.setdefault(key(new), deque()).append(new)
    candidates.pop(None, None)
    for old in before:
        if _quote_key(old) not in found and (same := candidates.get(key(old))):
            found[_quote_key(old)] = same.popleft()
    taken = {_quote_key(new) for new in found.values()}
    return [new for new in after if _quote_key(new) not in taken]


def _quote_key(utterance: Utterance) -> QuoteKey:
    return utterance.article, utterance.quote.id
