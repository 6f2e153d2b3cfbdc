"""A tokenized paragraph: its words, which of them are quoted, and its frames. Finds no quotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from reader import lexicon
from reader.annotate.quotes.quotation_marks import QuotedRun, quoted_runs
from reader.annotate.sentences import BEFORE_NUMBERS
from reader.annotate.tokens import tokenize
from reader.base.values import Value, replace
from reader.model.document import STORY_KINDS, BlockKind, Document, MarkKind
from reader.model.span import Span

SENTENCE_ENDS = frozenset({".", "!", "?", "…"})
_MAX_PASSAGE_CHARS = 6000
_SENTENCE_BREAK = re.compile(r"[.!?]['\"”’»)]*\s+")
_CLOSERS = frozenset("”’\"')]»›“")


class Passage(Value):
    """The words of one block, numbered from 0."""

    kind: BlockKind
    span: Span
    tokens: tuple[Span, ...]
    words: tuple[str, ...]
    lowered: tuple[str, ...]
    """The words in lower case."""
    runs: tuple[QuotedRun, ...]
    run_sizes: tuple[int, ...]
    """For each quoted run, the number of its words, not counting punctuation."""
    run_at: tuple[int, ...]
    """For each word, the number of the quoted run that holds it, quotation marks included, or -1."""
    run_bounds: tuple[tuple[int, int, int], ...]
    """For each quoted run, its number and its half-open range of words."""
    frame_at: tuple[int, ...]
    """For each word, the number of its frame: a sentence together with all quotations inside it."""
    leads_to_quotation: bool = False
    """Whether the next passage begins with a quotation, or is one."""

    @property
    def opens_with_quotation(self) -> bool:
        """Whether this passage begins with a quotation, or is one."""
        return self.run_at[0] >= 0 or self.kind is BlockKind.QUOTE

    def frame_bounds(self, index: int) -> tuple[int, int]:
        """The half-open range of words of the frame that holds word `index`."""
        return bisect_left(self.frame_at, self.frame_at[index]), bisect_right(self.frame_at, self.frame_at[index])

    def begins_frame(self, index: int) -> bool:
        """Whether word `index` is the first of its frame."""
        return self.frame_bounds(index)[0] == index

    def quotation_start(self, first: int, end: int) -> int:
        """The first of words `[first, end)` that is quoted; `end` if none is."""
        return next((index for index in range(first, end) if self.run_at[index] >= 0), end)

    def frames(self) -> Iterator[tuple[int, int]]:
        """The half-open range of words of each frame, in order."""
        first = 0
        while first < len(self.words):
            end = bisect_right(self.frame_at, self.frame_at[first], first)
            yield first, end
            first = end

    def last_word_end(self, first: int, end: int) -> int:
        """The end of words `[first, end)` without the marks that follow the last word and are not quoted; `first` if
        there is no word."""
        while end > first and not self.words[end - 1][0].isalnum() and self.run_at[end - 1] < 0:
            end -= 1
        return end

    def cover(self, first: int, end: int) -> Span:
        """The span of words `[first, end)`."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)

    def is_quoted(self, first: int, end: int) -> bool:
        """Whether words `[first, end)` begin and end inside quotation marks."""
        return self.run_at[first] >= 0 and self.run_at[end - 1] >= 0


def make_passages(document: Document) -> list[Passage]:
    """The story blocks of a document that have at least one word; very long ones in several passages."""
    pieces = [
        (kind, span)
        for block, kind in zip(document.blocks, _kinds(document), strict=True)
        if kind in STORY_KINDS
        for span in _split_long(document.text, block.span)
    ]
    found = quoted_runs(document.text, [span for _, span in pieces])
    made = (_passage(document.text, kind, span, runs) for (kind, span), runs in zip(pieces, found, strict=True))
    filled = [passage for passage in made if passage.tokens]
    return [
        replace(passage, leads_to_quotation=following is not None and following.opens_with_quotation)
        for passage, following in zip_longest(filled, filled[1:])
    ]


def _kinds(document: Document) -> Iterator[BlockKind]:
    """The kind of each block; a paragraph in italics after a colon is a block quotation."""
    emphasis = {mark.span for mark in document.marks if mark.kind is MarkKind.EMPHASIS}
    before = ""
    for block in document.blocks:
        introduced = before.endswith(":") and block.kind is BlockKind.PARAGRAPH
        yield BlockKind.QUOTE if introduced and block.span in emphasis else block.kind
        before = document.text[block.span.start : block.span.end].rstrip() if block.kind in STORY_KINDS else before


def _split_long(text: str, span: Span) -> Iterator[Span]:
    """The span itself, or pieces cut after sentences if it is longer than any real paragraph."""
    start = span.start
    while span.end - start > _MAX_PASSAGE_CHARS:
        cuts = [
            match.end()
            for match in _SENTENCE_BREAK.finditer(text, start + _MAX_PASSAGE_CHARS // 2, start + _MAX_PASSAGE_CHARS)
        ]
        end = cuts[-1] if cuts else start + _MAX_PASSAGE_CHARS
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _passage(text: str, kind: BlockKind, span: Span, runs: tuple[QuotedRun, ...]) -> Passage:
    tokens = tokenize(text, span)
    words = tuple([text[first:end] for first, end in tokens])
    run_at = _runs_by_word(tokens, runs)
    sizes = [0] * len(runs)
    for word, run in zip(words, run_at, strict=True):
        if run >= 0 and word[0].isalnum():
            sizes[run] += 1
    lowered = tuple(map(str.lower, words))
    bounds, frames = tuple(_find_run_bounds(run_at)), _number_frames(words, run_at)
    return Passage(kind, span, tokens, words, lowered, runs, tuple(sizes), run_at, bounds, frames)


def _runs_by_word(tokens: Sequence[Span], runs: Sequence[QuotedRun]) -> tuple[int, ...]:
    if not runs:
        return (-1,) * len(tokens)
    run_at: list[int] = []
    number = 0
    for token in tokens:
        while number < len(runs) and runs[number].span.end <= token.start:
            number += 1
        run_at.append(number if number < len(runs) and runs[number].span.start <= token.start else -1)
    return tuple(run_at)


def _number_frames(words: Sequence[str], run_at: Sequence[int]) -> tuple[int, ...]:
    frames: list[int] = []
    frame = 0
    for index in range(len(words)):
        frames.append(frame)
        if index + 1 < len(words) and _is_frame_end(words, run_at, index):
            frame += 1
    return tuple(frames)


def _is_frame_end(words: Sequence[str], run_at: Sequence[int], index: int) -> bool:
    """Whether a frame ends after word `index`: at a full stop outside quotations, or after a closed quotation that ends
    with one, if a new sentence follows."""
    word, after = words[index], words[index + 1]
    if run_at[index] < 0 and word not in SENTENCE_ENDS:
        return False
    starts = after[0].isupper() or after[0].isdigit() or run_at[index + 1] >= 0 or after in _CLOSERS
    if run_at[index] < 0:
        if word == "." and index and _is_abbreviation(words[index - 1], after):
            return False
        return starts and (after not in _CLOSERS or run_at[index + 1] >= 0)
    if run_at[index + 1] == run_at[index]:
        return False
    final = words[index - 1] if index else ""
    if run_at[index + 1] >= 0:
        return final in SENTENCE_ENDS
    return final == "." and after[0].isupper()


def _is_abbreviation(word: str, after: str) -> bool:
    """Whether a full stop between two words belongs to the first: an initial, or an abbreviation such as "Gov"."""
    if word.lower() in BEFORE_NUMBERS:
        return after[0].isdigit()
    return (len(word) == 1 and word.isupper() and word != "I") or word.lower() in lexicon.words("general/abbreviations")


def _find_run_bounds(run_at: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    start = 0
    for index, (here, after) in enumerate(pairwise((*run_at, -2))):
        if after != here:
            if here >= 0:
                yield here, start, index + 1
            start = index + 1
