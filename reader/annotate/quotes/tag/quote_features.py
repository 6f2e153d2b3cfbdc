"""Features of the words of a passage for the tagger.

The model was trained on these strings: a change of any of them needs a new training.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.quotation_marks import QuotedRun
from reader.annotate.quotes.tag.token_forms import (
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


def extract(passages: Sequence[Passage], cues: Cues) -> Iterator[list[list[str]]]:
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
        self.left_cues: dict[int, tuple[str, str, str]] = {}
        self.right_cues: dict[int, tuple[str, str, str]] = {}
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

    def features(self) -> list[list[str]]:
        """The features of every word."""
        found = [
            ["b", *token.own, *self.shared[frame], f"q{mark}", f"q{mark}|{form}", f"cue{level}"]
            for token, frame, mark, form, level in zip(
                self.tokens, self.frame_at, self.marks, self.forms, self.levels, strict=True
            )
        ]
        self._add_neighbours(found)
        for index, here in enumerate(found):
            self._add_nearby_cues(index, here)
        for run, first, end in self.run_bounds:
            for here in found[first:end]:
                here += self.runs[run]
            found[first].append("r0")
            found[end - 1].append("r1")
        return found

    def _add_neighbours(self, found: Sequence[list[str]]) -> None:
        tokens, frame_at, last = self.tokens, self.frame_at, len(found) - 1
        pairs = [f"{form}|{following}" for form, following in pairwise(self.forms)]
        codes = [f"{mark}{level}" for mark, level in zip(self.marks, self.levels, strict=True)]
        for index, here in enumerate(found):
            if index:
                here += tokens[index - 1].to_next
                here += ("-1:" + codes[index - 1], "-" + pairs[index - 1])
                if frame_at[index - 1] != frame_at[index]:
                    here.append("sent0")
            else:
                here += ("-1:edge", "par0")
            if index < last:
                here += tokens[index + 1].to_previous
                here += ("1:" + codes[index + 1], "+" + pairs[index])
                if frame_at[index + 1] != frame_at[index]:
                    here.append("sent1")
            else:
                here += ("1:edge", "sent1")
            if index > 1:
                here += (tokens[index - 2].to_second_next, "-2:" + codes[index - 2])
            if index + 2 <= last:
                here += (tokens[index + 2].to_second_previous, "2:" + codes[index + 2])

    def _add_nearby_cues(self, index: int, found: list[str]) -> None:
        """Add the nearest reporting verbs to the left and right in the frame."""
        mark, left, right = self.marks[index], self.left[index], self.right[index]
        if left >= 0:
            form, level, after = self._as_left_cue(left)
            found += (form, "Ld" + bucket(index - left), level, f"L:{mark}:c{bucket(self.breaks[index])}", after)
        if right >= 0:
            form, level, before = self._as_right_cue(right)
            found += (form, "Rd" + bucket(right - index), level, before)
        found.append(f"LR{left >= 0:d}{right >= 0:d}{mark}")

    def _as_left_cue(self, index: int) -> tuple[str, str, str]:
        """The features that a reporting verb gives to all words for which it is the nearest to the left."""
        found = self.left_cues.get(index)
        if found is None:
            after = self.forms[index + 1]
            kind = after if after in _AFTER_CUE else "U" if self.words[index + 1][0].isupper() else "x"
            found = self.left_cues[index] = f"L={self.forms[index]}", f"L{self.levels[index]}", f"Lnx:{kind}"
        return found

    def _as_right_cue(self, index: int) -> tuple[str, str, str]:
        """The features that a reporting verb gives to all words for which it is the nearest to the right."""
        found = self.right_cues.get(index)
        if found is None:
            before = self.forms[index - 1]
            kind = before if before in _BEFORE_CUE else "U" if self.words[index - 1][0].isupper() else "x"
            found = self.right_cues[index] = f"R={self.forms[index]}", f"R{self.levels[index]}", f"Rpv:{kind}"
        return found

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
