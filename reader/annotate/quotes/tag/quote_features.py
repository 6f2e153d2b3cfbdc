"""Features of the words of a passage for the tagger.

The model was trained on these strings: a change of any of them needs a new training.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from reader.annotate.crf import Feature, Features
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.quotation_marks import QuotedRun
from reader.annotate.quotes.tag.token_forms import (
    CACHE_SIZE,
    PRONOUNS,
    bucket,
    describe,
    mask_names,
    normalize_marks,
    shape,
)
from reader.model.document import BlockKind

Cues = Mapping[str, int]
"""How often a word is a cue, from 1 (seldom) to 4 (nearly always); trained with the tagger."""

_UNQUOTED = "n"
"""The code of words outside of quotation marks."""
INITIAL_STATE = "start"
"""The state before the first passage."""
_HEADLINE, _LEAD, _BODY = "o0", "o1", "o2"
_MIN_CUE_LEVEL = 2
"""From this level on, a word counts as the verb of its frame."""
_AFTER_CUE = frozenset({"that", ",", ".", ":", "he", "she", "it", "the", "a", "to", "of", "for"})
_BEFORE_CUE = frozenset({",", "”", "he", "she", "they", "it", "who", "has", "to"})
_BEFORE_RUN = frozenset({"that", "a", "the", "as", "of", "called"})
_BREAKS = frozenset({",", ";", "—", "–", "-", "(", ")", ":"})


def extract(passages: Sequence[Passage], cues: Cues) -> Iterator[Sequence[Features]]:
    """Yield the features of every word, passage by passage: those of a whole book would fill the memory."""
    state = INITIAL_STATE
    place = _HEADLINE
    for passage in passages:
        if passage.kind is not BlockKind.HEADLINE:
            place = _LEAD if place == _HEADLINE else _BODY
        view = _PassageView(passage, cues, state, place)
        yield view.features()
        state = view.state


class _PassageView:
    """One passage, with everything that the features of its words are computed from."""

    def __init__(self, passage: Passage, cues: Cues, before: str, place: str) -> None:
        self.words, self.run_at = normalize_marks(passage), passage.run_at
        self.forms = mask_names(self.words, cues)
        codes = [_quotation_code(run) for run in passage.runs]
        self.marks = [codes[run] if run >= 0 else _UNQUOTED for run in passage.run_at]
        self.levels = [
            0 if mark == "d" else cues.get(form, 0) for mark, form in zip(self.marks, self.forms, strict=True)
        ]
        self.left, self.right = _nearest_cues(self.levels, passage.frame_at)
        self.left_cues = {cue: self._as_left_cue(cue) for cue in set(self.left) if cue >= 0}
        self.right_cues = {cue: self._as_right_cue(cue) for cue in set(self.right) if cue >= 0}
        self.tokens = list(map(describe, self.words, self.forms))
        self.frame_at, self.run_bounds = passage.frame_at, passage.run_bounds
        self.shared = self._frame_features(passage, before, place)
        self.runs = {run: self._run_features(passage, run, first, end) for run, first, end in passage.run_bounds}
        self.breaks = self._count_breaks()
        self.state = (
            ("Q" if passage.run_at[0] >= 0 else "x")
            + ("o" if passage.runs and not passage.runs[-1].closed else "c")
            + ("1" if max(self.levels) >= _MIN_CUE_LEVEL else "0")
            + ("q" if passage.runs else "n")
            + (":" if passage.words[-1] == ":" else "")
        )

    def features(self) -> Sequence[Features]:
        """The features of every word."""
        codes = ["", "", *[f"{mark}{level}" for mark, level in zip(self.marks, self.levels, strict=True)], "", ""]
        around = map(_code_features, codes, codes[1:], codes[2:], codes[3:], codes[4:])
        found: list[list[Feature]] = [
            [token.own, self.shared[frame], f"q{mark}|{form}", of_codes]
            for token, frame, mark, form, of_codes in zip(
                self.tokens, self.frame_at, self.marks, self.forms, around, strict=True
            )
        ]
        self._add_neighbours(found)
        for index, here in enumerate(found):
            self._add_nearby_cues(index, here)
        for run, first, end in self.run_bounds:
            for here in found[first:end]:
                here.append(self.runs[run])
            found[first].append("r0")
            found[end - 1].append("r1")
        return found

    def _add_neighbours(self, found: Sequence[list[Feature]]) -> None:
        tokens, frame_at, last = self.tokens, self.frame_at, len(found) - 1
        pairs = [f"{form}|{following}" for form, following in pairwise(self.forms)]
        for index, here in enumerate(found):
            if index:
                here += (tokens[index - 1].to_next, "-" + pairs[index - 1])
                if frame_at[index - 1] != frame_at[index]:
                    here.append("sent0")
            else:
                here.append("par0")
            if index < last:
                here += (tokens[index + 1].to_previous, "+" + pairs[index])
            if index == last or frame_at[index + 1] != frame_at[index]:
                here.append("sent1")
            if index > 1:
                here.append(tokens[index - 2].to_second_next)
            if index + 2 <= last:
                here.append(tokens[index + 2].to_second_previous)

    def _add_nearby_cues(self, index: int, found: list[Feature]) -> None:
        """Add the nearest reporting verbs to the left and right in the frame."""
        left, right = self.left[index], self.right[index]
        if left >= 0:
            found.append(self.left_cues[left])
        if right >= 0:
            found.append(self.right_cues[right])
        found.append(
            _cue_distances(
                self.marks[index],
                index - left if left >= 0 else 0,
                right - index if right >= 0 else 0,
                self.breaks[index] if left >= 0 else 0,
            )
        )

    def _as_left_cue(self, index: int) -> tuple[str, str, str]:
        """The features that a reporting verb gives to all words for which it is the nearest to the left."""
        after = self.forms[index + 1]
        kind = after if after in _AFTER_CUE else "U" if self.words[index + 1][0].isupper() else "x"
        return f"L={self.forms[index]}", f"L{self.levels[index]}", f"Lnx:{kind}"

    def _as_right_cue(self, index: int) -> tuple[str, str, str]:
        """The features that a reporting verb gives to all words for which it is the nearest to the right."""
        before = self.forms[index - 1]
        kind = before if before in _BEFORE_CUE else "U" if self.words[index - 1][0].isupper() else "x"
        return f"R={self.forms[index]}", f"R{self.levels[index]}", f"Rpv:{kind}"

    def _frame_features(self, passage: Passage, before: str, place: str) -> list[tuple[str, ...]]:
        """The features that all words of a frame share: what is in it, and what is around it."""
        count = passage.frame_at[-1] + 1
        quoted, best = [False] * count, [0] * count
        for frame, run, level in zip(passage.frame_at, passage.run_at, self.levels, strict=True):
            quoted[frame] = quoted[frame] or run >= 0
            best[frame] = max(best[frame], level)
        found: list[tuple[str, ...]] = []
        for frame in range(count):
            order = "0" if frame == 0 else "l" if frame == count - 1 else "m"
            above = f"{'q' if quoted[frame - 1] else 'x'}{best[frame - 1]}" if frame else "x9"
            below = f"{'q' if quoted[frame + 1] else 'x'}{best[frame + 1]}" if frame + 1 < count else "x9"
            found.append(
                (
                    f"prev={before}",
                    f"f{order}",
                    f"fq{quoted[frame]:d}",
                    f"fc{best[frame]}",
                    f"fb:{above}",
                    f"fa:{below}",
                    place,
                )
            )
        return found

    def _run_features(self, passage: Passage, number: int, first: int, end: int) -> tuple[str, ...]:
        """The features that all words of a quoted run share: its size, its ends, and what is next to it."""
        words = self.words
        size = bucket(passage.run_sizes[number])
        begins = shape(words[first + 1]) if first + 1 < end else "?"
        final = words[end - 2] if end - first >= 3 and passage.runs[number].closed else words[end - 1]
        ends = final if not final[0].isalnum() else "x"
        before = self._before_run(first)
        after = self._after_run(end)
        shared = [f"rl{size}", f"rs{begins}{ends}", f"rb{before}", f"ra{after}", f"r:{size}{begins}{ends}"]
        shared.append(f"rba:{before}{after}{size}")
        frame = passage.frame_at[first]
        opens = first == 0 or passage.frame_at[first - 1] != frame
        closes = end + 1 >= len(words) or passage.frame_at[end] != frame or passage.frame_at[end + 1] != frame
        if opens and closes:
            shared.append("rall")
        if first == 0:
            shared.append("rpar")
        return tuple(shared)

    def _before_run(self, first: int) -> str:
        if not first:
            return "^"
        before = self.forms[first - 1]
        if not before[0].isalnum() or before in _BEFORE_RUN:
            return before
        return f"cue{min(3, self.levels[first - 1])}" if self.levels[first - 1] else "x"

    def _after_run(self, end: int) -> str:
        if end >= len(self.words):
            return "$"
        after = self.forms[end]
        if not after[0].isalnum():
            return after
        if self.words[end][0].isupper():
            return "U"
        return "cue" if self.levels[end] else "pron" if after in PRONOUNS else "x"

    def _count_breaks(self) -> list[int]:
        """For each word, how many commas and dashes outside quotations follow the last reporting verb in its frame."""
        counts: list[int] = []
        count = 0
        for index, form in enumerate(self.forms):
            if index and self.frame_at[index] != self.frame_at[index - 1]:
                count = 0
            counts.append(count)
            if form in _BREAKS and self.run_at[index] < 0:
                count += 1
            if self.levels[index] >= _MIN_CUE_LEVEL:
                count = 0
        return counts


@lru_cache(maxsize=CACHE_SIZE)
def _code_features(second_before: str, before: str, code: str, after: str, second_after: str) -> tuple[str, ...]:
    """The features from the codes of a word and its neighbours: their marks and cue levels. Empty ones are missing."""
    found = [f"q{code[0]}", f"cue{code[1:]}", f"-1:{before or 'edge'}", f"1:{after or 'edge'}"]
    if second_before:
        found.append(f"-2:{second_before}")
    if second_after:
        found.append(f"2:{second_after}")
    return tuple(found)


@lru_cache(maxsize=CACHE_SIZE)
def _cue_distances(mark: str, to_left: int, to_right: int, breaks: int) -> tuple[str, ...]:
    """How far a word is from the nearest reporting verbs, and how many breaks the left one is away; 0 if none."""
    found: list[str] = []
    if to_left:
        found += ("Ld" + bucket(to_left), f"L:{mark}:c{bucket(breaks)}")
    if to_right:
        found.append("Rd" + bucket(to_right))
    return (*found, f"LR{to_left > 0:d}{to_right > 0:d}{mark}")


def _quotation_code(run: QuotedRun) -> str:
    """d: in double quotation marks; s: in single ones; u: never closed."""
    return "u" if not run.closed else "s" if run.single else "d"


def _nearest_cues(levels: Sequence[int], frames: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each word, the index of the nearest likely verb to its left and right in the same frame, or -1."""
    size = len(levels)
    left, right = [-1] * size, [-1] * size
    last = -1
    for index in range(size):
        if index and frames[index] != frames[index - 1]:
            last = -1
        left[index] = last
        if levels[index] >= _MIN_CUE_LEVEL:
            last = index
    last = -1
    for index in range(size - 1, -1, -1):
        if index < size - 1 and frames[index] != frames[index + 1]:
            last = -1
        right[index] = last
        if levels[index] >= _MIN_CUE_LEVEL:
            last = index
    return left, right
