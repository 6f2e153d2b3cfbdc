"""One paragraph made ready for reading: words, which of them are quoted, and its frames. Decides nothing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from reader import lexicon
from reader.annotate.quotes.quotation_marks import Quoted, quoted_runs
from reader.annotate.tokens import tokenize
from reader.base.values import Value, replace
from reader.model.document import STORY_KINDS, BlockKind, Document
from reader.model.span import Span

SENTENCE_ENDS = frozenset({".", "!", "?", "…"})
_LONGEST = 6000
_CUT = re.compile(r"[.!?]['\"”’»)]*\s+")
_CLOSERS = frozenset("”’\"')]»›“")


class Passage(Value):
    """The words of one block, numbered from 0."""

    kind: BlockKind
    span: Span
    tokens: tuple[Span, ...]
    words: tuple[str, ...]
    lows: tuple[str, ...]
    """The words in lower case."""
    runs: tuple[Quoted, ...]
    sizes: tuple[int, ...]
    """For each quoted run how many words, not marks, stand in it."""
    inside: tuple[int, ...]
    """For each word the number of the quoted run it lies in, marks included, or -1."""
    bounds: tuple[tuple[int, int, int], ...]
    """Of each quoted run its number, its first word, and the word after its last."""
    frames: tuple[int, ...]
    """For each word the number of its frame: a sentence that takes in every quotation that stands in it."""
    leads_to_quotation: bool = False
    """Whether the passage after it begins with a quotation, or is one."""

    @property
    def opens_with_quotation(self) -> bool:
        """Whether it begins with a quotation, or is one."""
        return self.inside[0] >= 0 or self.kind is BlockKind.QUOTE

    def frame_bounds(self, index: int) -> tuple[int, int]:
        """The first word of the frame that holds word `index`, and the word after its last one."""
        return bisect_left(self.frames, self.frames[index]), bisect_right(self.frames, self.frames[index])

    def cover(self, first: int, last: int) -> Span:
        """The span of words `first` up to `last`, which is left out."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


def passages(document: Document) -> list[Passage]:
    """The story blocks of a document that hold at least one word; an endless one in several pieces."""
    pieces = [
        (block.kind, span)
        for block in document.blocks
        if block.kind in STORY_KINDS
        for span in _pieces(document.text, block.span)
    ]
    found = quoted_runs(document.text, [span for _, span in pieces])
    made = (_passage(document.text, kind, span, runs) for (kind, span), runs in zip(pieces, found, strict=True))
    found_passages = [passage for passage in made if passage.tokens]
    return [
        replace(passage, leads_to_quotation=following is not None and following.opens_with_quotation)
        for passage, following in zip_longest(found_passages, found_passages[1:])
    ]


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The span itself, or cut behind sentences where it is longer than any paragraph of an article."""
    start = span.start
    while span.end - start > _LONGEST:
        cuts = [match.end() for match in _CUT.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        end = cuts[-1] if cuts else start + _LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _passage(text: str, kind: BlockKind, span: Span, runs: tuple[Quoted, ...]) -> Passage:
    tokens = tokenize(text, span)
    words = tuple(text[token.start : token.end] for token in tokens)
    inside = _inside(tokens, runs)
    sizes = [0] * len(runs)
    for word, run in zip(words, inside, strict=True):
        if run >= 0 and word[0].isalnum():
            sizes[run] += 1
    lows = tuple(word.lower() for word in words)
    bounds, frames = tuple(_bounds(inside)), _frames(words, inside)
    return Passage(kind, span, tokens, words, lows, runs, tuple(sizes), inside, bounds, frames)


def _inside(tokens: Sequence[Span], runs: Sequence[Quoted]) -> tuple[int, ...]:
    inside: list[int] = []
    number = 0
    for token in tokens:
        while number < len(runs) and runs[number].span.end <= token.start:
            number += 1
        inside.append(number if number < len(runs) and runs[number].span.start <= token.start else -1)
    return tuple(inside)


def _frames(words: Sequence[str], inside: Sequence[int]) -> tuple[int, ...]:
    frames: list[int] = []
    frame = 0
    for index, word in enumerate(words):
        frames.append(frame)
        if index + 1 < len(words) and _ends_frame(words, inside, index, word):
            frame += 1
    return tuple(frames)


def _ends_frame(words: Sequence[str], inside: Sequence[int], index: int, word: str) -> bool:
    """Whether a frame ends behind word `index`: at a full stop outside quotations, or behind a closed quotation that
    ends with one, where a new sentence begins."""
    after = words[index + 1]
    starts = after[0].isupper() or after[0].isdigit() or inside[index + 1] >= 0 or after in _CLOSERS
    if inside[index] < 0:
        if word == "." and index and _abbreviated(words[index - 1]):
            return False
        return word in SENTENCE_ENDS and starts and (after not in _CLOSERS or inside[index + 1] >= 0)
    if inside[index + 1] == inside[index]:
        return False
    final = words[index - 1] if index else ""
    if inside[index + 1] >= 0:
        return final in SENTENCE_ENDS
    return final == "." and after[0].isupper()


def _abbreviated(word: str) -> bool:
    """Whether a full stop behind this word belongs to it: an initial, or a short form such as "Gov"."""
    return (len(word) == 1 and word.isupper() and word != "I") or word.lower() in lexicon.words("general/abbreviations")


def _bounds(inside: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    start = 0
    for index, (here, after) in enumerate(pairwise((*inside, -2))):
        if after != here:
            if here >= 0:
                yield here, start, index + 1
            start = index + 1
