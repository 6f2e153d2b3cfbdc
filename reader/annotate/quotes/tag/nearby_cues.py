"""Features of words from the nearest reporting verbs in their frame: which they are, and how far away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from reader.annotate.crf import Feature
from reader.annotate.quotes.tag.token_forms import CACHE_SIZE, bucket

MIN_LEVEL = 2
"""From this level on, a word counts as the verb of its frame."""
_AFTER_CUE = frozenset({"that", ",", ".", ":", "he", "she", "it", "the", "a", "to", "of", "for"})
_BEFORE_CUE = frozenset({",", "”", "he", "she", "they", "it", "who", "has", "to"})
_BREAKS = frozenset({",", ";", "—", "–", "-", "(", ")", ":"})


class PassageCues(NamedTuple):
    """What is needed of the words of a passage to describe their nearest reporting verbs."""

    words: Sequence[str]
    forms: Sequence[str]
    marks: str
    """For each word, the code of its quotation marks."""
    levels: Sequence[int]
    run_at: Sequence[int]
    frame_at: Sequence[int]
    frame_bounds: Sequence[tuple[int, int]]

    def features(self) -> tuple[list[Feature], list[Feature], list[Feature]]:
        """For each word, the features of the nearest verb on the left, of that on the right, and of their distances."""
        left: list[Feature] = [()] * len(self.words)
        right: list[Feature] = [()] * len(self.words)
        far_from_all = {mark: _distances(mark, 0, 0, 0) for mark in set(self.marks)}
        distances: list[Feature] = [far_from_all[mark] for mark in self.marks]
        all_cues = [index for index, level in enumerate(self.levels) if level >= MIN_LEVEL]
        for frame, in_frame in groupby(all_cues, self.frame_at.__getitem__):
            first, end = self.frame_bounds[frame]
            cues = list(in_frame)
            for before, cue, after in zip((first, *cues), cues, (*cues[1:], end - 1), strict=False):
                if after > cue:
                    left[cue + 1 : after + 1] = [self._as_left_cue(cue)] * (after - cue)
                if cue > before:
                    right[before:cue] = [self._as_right_cue(cue)] * (cue - before)
            distances[first:end] = self._distances_in_frame(first, end, cues)
        return left, right, distances

    def _distances_in_frame(self, first: int, end: int, cues: Sequence[int]) -> Iterator[tuple[str, ...]]:
        marks, forms, run_at = self.marks, self.forms, self.run_at
        before, breaks = -1, 0
        ahead = iter(cues)
        after = next(ahead, -1)
        for index in range(first, end):
            is_cue = index == after
            if is_cue:
                after = next(ahead, -1)
            to_left, to_right = index - before if before >= 0 else 0, after - index if after >= 0 else 0
            yield _distances(marks[index], to_left, to_right, breaks)
            if is_cue:
                before, breaks = index, 0
            elif before >= 0 and forms[index] in _BREAKS and run_at[index] < 0:
                breaks += 1

    def _as_left_cue(self, index: int) -> tuple[str, ...]:
        after = self.forms[index + 1]
        kind = after if after in _AFTER_CUE else "U" if self.words[index + 1][0].isupper() else "x"
        return _left_features(self.forms[index], self.levels[index], kind)

    def _as_right_cue(self, index: int) -> tuple[str, ...]:
        before = self.forms[index - 1]
        kind = before if before in _BEFORE_CUE else "U" if self.words[index - 1][0].isupper() else "x"
        return _right_features(self.forms[index], self.levels[index], kind)


@lru_cache(maxsize=CACHE_SIZE)
def _left_features(form: str, level: int, after: str) -> tuple[str, ...]:
    """The features that a reporting verb gives to all words for which it is the nearest to the left."""
    return f"L={form}", f"L{level}", f"Lnx:{after}"


@lru_cache(maxsize=CACHE_SIZE)
def _right_features(form: str, level: int, before: str) -> tuple[str, ...]:
    """The features that a reporting verb gives to all words for which it is the nearest to the right."""
    return f"R={form}", f"R{level}", f"Rpv:{before}"


@lru_cache(maxsize=CACHE_SIZE)
def _distances(mark: str, to_left: int, to_right: int, breaks: int) -> tuple[str, ...]:
    """The features of how far a word is from the nearest reporting verbs, 0 if there is none, and of how many commas
    and dashes outside quotations are between it and the left one."""
    found: list[str] = []
    if to_left:
        found += ("Ld" + bucket(to_left), f"L:{mark}:c{bucket(breaks)}")
    if to_right:
        found.append("Rd" + bucket(to_right))
    return (*found, f"LR{to_left > 0:d}{to_right > 0:d}{mark}")
