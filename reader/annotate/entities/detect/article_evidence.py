"""What the rest of an article shows about a word: how it is written, in whose company. Describes; decides nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.annotate.entities.word_lists import lists_of

_MOST = 3
"""Companions of one word that are told; more of them say little more and cost time."""


class Evidence:
    """Counts over the sentences of one article that are written as prose."""

    def __init__(self, sentences: Sequence[Sequence[str]], styles: Sequence[str]) -> None:
        self._small: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        self._before: dict[str, Counter[str]] = {}
        self._after: dict[str, Counter[str]] = {}
        self._runs: dict[str, Counter[tuple[str, ...]]] = {}
        self._told: dict[str, list[str]] = {}
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
                    self._small[word] += 1
                continue
            if index:
                self._capital[word.lower()] += 1
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

    def about(self, word: str, before: str, after: str, doubtful: bool) -> list[str]:
        """What is told of a word in capitals between two others. In a doubtful place its capital says nothing."""
        low = word.lower()
        found = list(self._told_of(word))
        small, capital = self._small[low], self._capital[low] - (not doubtful)
        found.append(f"d:{'x' if small else '-'}{'X' if capital > 0 else '-'}{'?' if doubtful else ''}")
        for mark, table, here in (("<", self._before, before), (">", self._after, after)):
            companions = table.get(word)
            if companions:
                for other, _ in companions.most_common(_MOST):
                    if other != here:
                        found.append(f"d{mark}={other.lower()}")
                        found += [f"d{mark}{name}" for name in lists_of(other.lower().rstrip("."))]
        return found

    def _told_of(self, word: str) -> list[str]:
        told = self._told.get(word)
        if told is None:
            told = self._told[word] = self._tell(word)
        return told

    def _tell(self, word: str) -> list[str]:
        told: list[str] = []
        expansion = self._expansions.get(word)
        if expansion:
            told.append("acr=" + expansion)
            told += ["acr" + name for name in lists_of(expansion)]
        runs = self._runs.get(word)
        if runs:
            run = max(runs, key=lambda each: (runs[each], len(each)))
            place = "B" if run[0] == word else "E" if run[-1] == word else "M"
            told.append(f"dr={place}{len(run)}")
            told.append("dr1=" + run[0].lower())
            told.append("dr9=" + run[-1].lower())
            told += ["dr" + name for other in run for name in lists_of(other.lower())]
        return told
