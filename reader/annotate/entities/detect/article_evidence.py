"""Features of a word from the rest of its article: how it is written, and next to which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.annotate.crf import Feature
from reader.annotate.entities.detect.counts import Counts, by_word, most_frequent
from reader.annotate.entities.detect.word_features import WordProfile
from reader.annotate.entities.word_lists import lists_with

_MAX_NEIGHBOURS = 3
"""Neighbouring words that become features; more of them add little and cost time."""


_Neighbours = tuple[tuple[str, tuple[str, ...]], ...]
"""Words, each with the features that it stands for."""


class _WordEvidence(NamedTuple):
    """What an article tells of one word, wherever in the article it is."""

    of_runs: tuple[str, ...]
    """The features of the capitalized runs that hold it."""
    seen_lower: str
    """x if the word is also in lower case, else a dash."""
    capitalized_count: int
    """How often it is capitalized where a word in lower case would not be."""
    before: _Neighbours
    after: _Neighbours


class ArticleEvidence:
    """Counts over the sentences of one article that are in the case of prose."""

    def __init__(
        self, sentences: Sequence[Sequence[str]], styles: Sequence[str], profile: Callable[[str], WordProfile]
    ) -> None:
        self._profile = profile
        self._lower_counts: Counter[str] = Counter()
        self._capitalized_counts = Counts[str](int)
        self._before: dict[str, Counts[str]] = by_word()
        self._after: dict[str, Counts[str]] = by_word()
        self._runs: dict[str, Counts[tuple[str, ...]]] = by_word()
        self._feature_cache: dict[str, _WordEvidence] = {}
        self._expansions: dict[str, str] = {}
        for words, style in zip(sentences, styles, strict=True):
            if not style:
                self._read(words)

    def _read(self, words: Sequence[str]) -> None:
        self._lower_counts.update(filter(str.islower, words))
        run: list[str] = []
        for index, word in enumerate(words):
            if not word[0].isupper():
                continue
            if index:
                self._capitalized_counts[word.lower()] += 1
                self._before[word][words[index - 1]] += 1
            run.append(word)
            if index + 1 == len(words):
                self._keep_run(run)
                break
            following = words[index + 1]
            self._after[word][following] += 1
            if not following[0].isupper():
                self._keep_run(run)
                if following == "(" and index + 3 < len(words) and words[index + 3] == ")":
                    self._keep_acronym(words, index + 1)
                run = []

    def _keep_run(self, run: Sequence[str]) -> None:
        if 1 < len(run) <= 6:
            key = tuple(run)
            for word in set(run):
                self._runs[word][key] += 1

    def _keep_acronym(self, words: Sequence[str], bracket: int) -> None:
        acronym = words[bracket + 1]
        if acronym.isupper() and 1 < len(acronym) < 9 and bracket:
            self._expansions.setdefault(acronym, words[bracket - 1].lower())

    def features(self, word: str, before: str, after: str, doubtful: bool) -> list[Feature]:
        """The features of a capitalized word between two others. If `doubtful`, its capital means nothing here."""
        evidence = self._feature_cache.get(word)
        if evidence is None:
            evidence = self._feature_cache[word] = self._describe(word)
        capitalized_count = evidence.capitalized_count - (not doubtful)
        found: list[Feature] = [
            evidence.of_runs,
            f"d:{evidence.seen_lower}{'X' if capitalized_count > 0 else '-'}{'?' if doubtful else ''}",
        ]
        for neighbours, here in ((evidence.before, before), (evidence.after, after)):
            for other, features in neighbours:
                if other != here:
                    found.append(features)
        return found

    def _describe(self, word: str) -> _WordEvidence:
        lower = word.lower()
        return _WordEvidence(
            tuple(self._describe_runs(word)),
            "x" if self._lower_counts[lower] else "-",
            self._capitalized_counts.get(lower, 0),
            self._describe_neighbours("d<", self._before.get(word)),
            self._describe_neighbours("d>", self._after.get(word)),
        )

    def _describe_runs(self, word: str) -> list[str]:
        features: list[str] = []
        expansion = self._expansions.get(word)
        if expansion:
            features.append("acr=" + expansion)
            features += ["acr" + name for name in lists_with(expansion)]
        runs = self._runs.get(word)
        if runs:
            run = max(runs, key=lambda run: (runs[run], len(run)))
            place = "B" if run[0] == word else "E" if run[-1] == word else "M"
            features.append(f"dr={place}{len(run)}")
            features.append("dr1=" + run[0].lower())
            features.append("dr9=" + run[-1].lower())
            features += ["dr" + name for other in run for name in lists_with(other.lower())]
        return features

    def _describe_neighbours(self, mark: str, counts: Counts[str] | None) -> _Neighbours:
        """The most frequent words before or after another one."""
        frequent = most_frequent(counts, _MAX_NEIGHBOURS) if counts else ()
        return tuple([(other, self._profile(other).features_as_neighbour(mark)) for other in frequent])
