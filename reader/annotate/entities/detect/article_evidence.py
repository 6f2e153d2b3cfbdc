"""Features of a word from the rest of its article: how it is written, and next to which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.annotate.entities.word_lists import lists_with

_MAX_NEIGHBOURS = 3
"""Neighbouring words that become features; more of them add little and cost time."""


class ArticleEvidence:
    """Counts over the sentences of one article that are in the case of prose."""

    def __init__(self, sentences: Sequence[Sequence[str]], styles: Sequence[str]) -> None:
        self._lower_counts: Counter[str] = Counter()
        self._capitalized_counts: Counter[str] = Counter()
        self._before: dict[str, Counter[str]] = {}
        self._after: dict[str, Counter[str]] = {}
        self._runs: dict[str, Counter[tuple[str, ...]]] = {}
        self._run_feature_cache: dict[str, list[str]] = {}
        self._expansions: dict[str, str] = {}
        for words, style in zip(sentences, styles, strict=True):
            if not style:
                self._read(words)

    def _read(self, words: Sequence[str]) -> None:
        run: list[str] = []
        for index, word in enumerate((*words, "")):
            capital = bool(word) and word[0].isupper()
            if capital:
                run.append(word)
            elif run:
                self._keep_run(run)
                if word == "(" and index + 2 < len(words) and words[index + 2] == ")":
                    self._keep_acronym(words, index)
                run = []
            if not word:
                continue
            if not capital:
                if word.islower():
                    self._lower_counts[word] += 1
                continue
            if index:
                self._capitalized_counts[word.lower()] += 1
                self._before.setdefault(word, Counter())[words[index - 1]] += 1
            if index + 1 < len(words):
                self._after.setdefault(word, Counter())[words[index + 1]] += 1

    def _keep_run(self, run: Sequence[str]) -> None:
        if 1 < len(run) <= 6:
            key = tuple(run)
            for word in set(run):
                self._runs.setdefault(word, Counter())[key] += 1

    def _keep_acronym(self, words: Sequence[str], bracket: int) -> None:
        acronym = words[bracket + 1]
        if acronym.isupper() and 1 < len(acronym) < 9 and bracket:
            self._expansions.setdefault(acronym, words[bracket - 1].lower())

    def features(self, word: str, before: str, after: str, doubtful: bool) -> list[str]:
        """The features of a capitalized word between two others. If `doubtful`, its capital means nothing here."""
        lower = word.lower()
        found = list(self._run_features(word))
        lower_count, capitalized_count = self._lower_counts[lower], self._capitalized_counts[lower] - (not doubtful)
        found.append(f"d:{'x' if lower_count else '-'}{'X' if capitalized_count > 0 else '-'}{'?' if doubtful else ''}")
        for mark, table, here in (("<", self._before, before), (">", self._after, after)):
            neighbours = table.get(word)
            if neighbours:
                for other, _ in neighbours.most_common(_MAX_NEIGHBOURS):
                    if other != here:
                        found.append(f"d{mark}={other.lower()}")
                        found += [f"d{mark}{name}" for name in lists_with(other.lower().rstrip("."))]
        return found

    def _run_features(self, word: str) -> list[str]:
        features = self._run_feature_cache.get(word)
        if features is None:
            features = self._run_feature_cache[word] = self._describe_runs(word)
        return features

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
