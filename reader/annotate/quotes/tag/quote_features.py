"""Features of the words of a passage for the tagger.

The model was trained on these strings: a change of any of them needs a new training.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import pairwise

from reader import lexicon
from reader.annotate.crf import Feature, Features
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.quotation_marks import QuotedRun
from reader.annotate.quotes.tag.nearby_cues import MIN_LEVEL, PassageCues
from reader.annotate.quotes.tag.token_forms import (
    CACHE_SIZE,
    PRONOUNS,
    UNQUOTED,
    Cues,
    WordForm,
    bucket,
    describer,
    normalize_marks,
    shape,
)
from reader.model.document import BlockKind

INITIAL_STATE = "start"
"""The state before the first passage."""
_NO_CODE = "--"
_HEADLINE, _LEAD, _BODY = "o0", "o1", "o2"
_BEFORE_RUN = frozenset({"that", "a", "the", "as", "of", "called"})


class FeatureExtractor:
    """Extracts the features of passages, with the cues of one tagger."""

    def __init__(self, cues: Cues) -> None:
        self._describer = lexicon.per_language(partial(describer, cues))

    def extract(self, passages: Sequence[Passage]) -> Iterator[Sequence[Features]]:
        """Yield the features of every word, passage by passage: those of a whole book would fill the memory."""
        state, place = INITIAL_STATE, _HEADLINE
        describe = self._describer()
        for passage in passages:
            if passage.kind is not BlockKind.HEADLINE:
                place = _LEAD if place == _HEADLINE else _BODY
            forms = list(map(describe, normalize_marks(passage)))
            view = _PassageView(passage, forms, state, place)
            yield view.features()
            state = view.state


class _PassageView:
    """One passage, with everything that the features of its words are computed from.

    The features are made column by column, one for each word: () where a word has none of that column.
    """

    def __init__(self, passage: Passage, described: Sequence[WordForm], before: str, place: str) -> None:
        self.words: tuple[str, ...]
        self.forms: tuple[str, ...]
        self.words, self.forms, levels, *self.from_words = zip(*described, strict=True)
        self.marks, self.levels = UNQUOTED * len(self.words), levels
        if passage.runs:
            codes = [*map(_quotation_code, passage.runs), UNQUOTED]  # the last one is that of run -1
            self.marks = "".join([codes[run] for run in passage.run_at])
            self.levels = tuple([0 if mark == "d" else level for mark, level in zip(self.marks, levels, strict=True)])
        self.frame_bounds = list(passage.frames())
        self.passage, self.before, self.place = passage, before, place

    @property
    def state(self) -> str:
        """What the words of the next passage are told of this one."""
        runs = self.passage.runs
        return (
            ("Q" if self.passage.run_at[0] >= 0 else "x")
            + ("o" if runs and not runs[-1].closed else "c")
            + ("1" if max(self.levels) >= MIN_LEVEL else "0")
            + ("q" if runs else "n")
            + (":" if self.passage.words[-1] == ":" else "")
        )

    def features(self) -> Sequence[Features]:
        """The features of every word."""
        own, unquoted, to_next, to_previous, to_second_next, to_second_previous = self.from_words
        frames = self._frame_features()
        pairs = [f"{form}|{following}" for form, following in pairwise(self.forms)]
        columns: tuple[Sequence[Feature], ...] = (
            own,
            [frames[frame] for frame in self.passage.frame_at],
            self._marked_forms() if self.passage.runs else unquoted,
            self._code_features(),
            ((), *to_next[:-1]),
            ((), *["-" + pair for pair in pairs]),
            self._frame_starts(),
            (*to_previous[1:], ()),
            (*["+" + pair for pair in pairs], ()),
            self._frame_ends(),
            ((), (), *to_second_next[:-2])[: len(own)],
            (*to_second_previous[2:], (), ())[: len(own)],
            *self._cues().features(),
        )
        if self.passage.runs:
            columns = (*columns, *self._run_columns())
        return list(zip(*columns, strict=True))

    def _marked_forms(self) -> list[Feature]:
        return [f"q{mark}|{form}" for mark, form in zip(self.marks, self.forms, strict=True)]

    def _code_features(self) -> list[Feature]:
        marks, levels = f"--{self.marks}--", f"--{''.join(map(str, self.levels))}--"
        return [_features_of_codes(marks[at : at + 5] + levels[at : at + 5]) for at in range(len(self.words))]

    def _frame_starts(self) -> list[Feature]:
        found: list[Feature] = [()] * len(self.words)
        for first, _ in self.frame_bounds:
            found[first] = "sent0" if first else "par0"
        return found

    def _frame_ends(self) -> list[Feature]:
        found: list[Feature] = [()] * len(self.words)
        for _, end in self.frame_bounds:
            found[end - 1] = "sent1"
        return found

    def _cues(self) -> PassageCues:
        run_at, frame_at = self.passage.run_at, self.passage.frame_at
        return PassageCues(self.words, self.forms, self.marks, self.levels, run_at, frame_at, self.frame_bounds)

    def _frame_features(self) -> list[tuple[str, ...]]:
        """The features that all words of a frame share: what is in it, and what is around it."""
        quoted = [max(self.passage.run_at[first:end]) >= 0 for first, end in self.frame_bounds]
        best = [max(self.levels[first:end]) for first, end in self.frame_bounds]
        around = [
            "x9",
            *[f"{'q' if any_quoted else 'x'}{level}" for any_quoted, level in zip(quoted, best, strict=True)],
            "x9",
        ]
        last = len(best) - 1
        orders = ["0" if frame == 0 else "l" if frame == last else "m" for frame in range(len(best))]
        return [
            _features_of_frame(self.before, order, any_quoted, level, above, below, self.place)
            for order, any_quoted, level, above, below in zip(orders, quoted, best, around, around[2:], strict=False)
        ]

    def _run_columns(self) -> tuple[list[Feature], list[Feature], list[Feature]]:
        """For each word, the features of its quoted run, and whether it is the first and the last of it."""
        size = len(self.words)
        whole: list[Feature] = [()] * size
        firsts: list[Feature] = [()] * size
        lasts: list[Feature] = [()] * size
        for run, first, end in self.passage.run_bounds:
            whole[first:end] = [self._run_features(run, first, end)] * (end - first)
            firsts[first], lasts[end - 1] = "r0", "r1"
        return whole, firsts, lasts

    def _run_features(self, number: int, first: int, end: int) -> tuple[str, ...]:
        """The features that all words of a quoted run share: its size, its ends, and what is next to it."""
        words, passage = self.words, self.passage
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


@lru_cache(maxsize=CACHE_SIZE)
def _features_of_frame(
    before: str, order: str, any_quoted: bool, level: int, above: str, below: str, place: str
) -> tuple[str, ...]:
    return f"prev={before}", f"f{order}", f"fq{any_quoted:d}", f"fc{level}", f"fb:{above}", f"fa:{below}", place


@lru_cache(maxsize=CACHE_SIZE)
def _features_of_codes(window: str) -> tuple[str, ...]:
    """The features from the marks of a word and two on either side, followed by their cue levels; "-" for none."""
    second_before, before, code, after, second_after = map("".join, zip(window[:5], window[5:], strict=True))
    found = [f"q{code[0]}", f"cue{code[1:]}"]
    found += [f"-1:{before if before != _NO_CODE else 'edge'}", f"1:{after if after != _NO_CODE else 'edge'}"]
    if second_before != _NO_CODE:
        found.append(f"-2:{second_before}")
    if second_after != _NO_CODE:
        found.append(f"2:{second_after}")
    return tuple(found)


def _quotation_code(run: QuotedRun) -> str:
    """d: in double quotation marks; s: in single ones; u: never closed."""
    return "u" if not run.closed else "s" if run.single else "d"
