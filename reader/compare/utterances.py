"""Find the quotes of some articles that are the same utterance, by their words. Knows nothing of speakers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reader.base.values import Value
from reader.compare.overlap import FEWEST, SURE, is_same, overlap
from reader.compare.words import Words, shingles, words_of
from reader.model.annotation import Quote, QuoteKind
from reader.model.document import Document

_MOST_GROUPS = 20
"""Groups that are remembered for each run of words. The phrases that more have ("in the middle of the") tell nothing,
and each quote is compared with few groups, however many articles there are."""

_LEAST_SHINGLES = 2
"""Runs that two utterances share if one is five words of the other, the fewest that count."""


class Utterance(Value):
    """One quote of one article, as it is compared."""

    article: int
    """Index of its document."""
    quote: Quote
    words: Words

    def is_same(self, other: Utterance) -> bool:
        """Whether their words are those of one utterance, of which either may be cut.

        Reported speech has the writer's words, and may share a long phrase with any other: both must be the same as a
        whole.
        """
        is_reported = QuoteKind.INDIRECT in (self.quote.kind, other.quote.kind)
        return is_same(self.words, other.words, is_cut=not is_reported)


class Carried(Value):
    """A quote as one of several articles that carry the same words."""

    utterance: Utterance
    shared: int
    """Its words that the fullest form has too."""

    @property
    def is_sure(self) -> bool:
        """Whether it has enough words to be the same utterance rather than a phrase that people use."""
        return len(self.utterance.words) >= SURE


class SharedWords(Value):
    """Quotes that are the same utterance, from at least two articles."""

    fullest: Utterance
    carried: tuple[Carried, ...]
    """All of them, in the order of the articles, then of the text."""

    @property
    def is_sure(self) -> bool:
        """Whether at least two articles surely carry it."""
        return len({each.utterance.article for each in self.carried if each.is_sure}) > 1

    def missing(self, article: int) -> int:
        """How many words of the fullest form an article leaves out, in all its quotes of it."""
        own = {each.utterance.words: each.shared for each in self.carried if each.utterance.article == article}
        return max(0, len(self.fullest.words) - sum(own.values()))


def utterances_of(documents: Sequence[Document]) -> Iterator[Utterance]:
    """The quotes that somebody says, in order; words in quotation marks that nobody says are left out."""
    for article, document in enumerate(documents):
        for quote in document.quotes:
            if quote.kind is not QuoteKind.SCARE:
                said = " ".join(document.slice(span) for span in quote.content)
                yield Utterance(article, quote, words_of(said))


def shared_words(utterances: Iterable[Utterance]) -> tuple[SharedWords, ...]:
    """The utterances that at least two articles carry, in the order in which the first article has them.

    Each quote is compared with the fullest form of a few groups only, so that the work grows with the number of quotes.
    """
    groups = _Groups()
    for utterance in utterances:
        if len(utterance.words) >= FEWEST:
            groups.add(utterance)
    return tuple(
        _shared(group.members)
        for group in groups.found()
        if group.members[0].article != group.members[-1].article  # they were added in the order of the articles
    )


def _shared(members: Sequence[Utterance]) -> SharedWords:
    fullest = max(members, key=lambda member: len(member.words))
    return SharedWords(
        fullest, tuple(Carried(member, overlap(member.words, fullest.words).shared) for member in members)
    )


class _Group:
    """Quotes that are the same utterance so far."""

    def __init__(self, number: int, first: Utterance) -> None:
        self.number = number
        self.members = [first]
        self.fullest = first


class _Groups:
    """Groups of utterances, found by the runs of words in the fullest form of each."""

    def __init__(self) -> None:
        self._groups: dict[int, _Group] = {}
        self._moved: dict[int, int] = {}
        self._by_shingle: dict[tuple[str, ...], list[int]] = {}

    def found(self) -> list[_Group]:
        """The groups, in the order of their first members."""
        return list(self._groups.values())

    def add(self, utterance: Utterance) -> None:
        """Put it into the group that has its words, or into a new one. Groups that it shows to be one are joined."""
        same = [group for group in self._candidates(utterance.words) if utterance.is_same(group.fullest)]
        if not same:
            group = _Group(len(self._groups) + len(self._moved), utterance)
            self._groups[group.number] = group
            self._remember(group)
            return
        home = same[0]
        for other in same[1:]:
            if min(len(other.fullest.words), len(utterance.words)) >= SURE:
                self._join(home, other)
        home.members.append(utterance)
        if len(utterance.words) > len(home.fullest.words):
            home.fullest = utterance
            self._remember(home)

    def _candidates(self, words: Words) -> list[_Group]:
        counts: Counter[int] = Counter()
        for shingle in set(shingles(words)):
            counts.update({self._current(number) for number in self._by_shingle.get(shingle, ())})
        return [self._groups[number] for number, count in sorted(counts.items()) if count >= _LEAST_SHINGLES]

    def _current(self, number: int) -> int:
        while number in self._moved:
            number = self._moved[number]
        return number

    def _join(self, home: _Group, other: _Group) -> None:
        home.members = sorted(home.members + other.members, key=lambda each: (each.article, each.quote.content))
        home.fullest = max(home.fullest, other.fullest, key=lambda each: len(each.words))
        self._moved[other.number] = home.number
        del self._groups[other.number]

    def _remember(self, group: _Group) -> None:
        for shingle in shingles(group.fullest.words):
            numbers = self._by_shingle.setdefault(shingle, [])
            if len(numbers) < _MOST_GROUPS and group.number not in numbers:
                numbers.append(group.number)
