"""Tell text that was wrapped by hand from text with a line a paragraph, and join it again. Knows lines only."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

MAX_WRAPPED_CHARS = 160
"""Lines longer than this were not wrapped by anybody; they are paragraphs."""

MIN_WIDTH = 24
"""Columns narrower than this are verse or a list."""

MIN_RAGGED_WIDTH = 34
"""Below this, lines of uneven length are verse; only lines filled as far as they go are wrapped."""

OUTLIER_SHARE = 0.05
"""Share of lines that may be wider than the wrap: addresses do not break."""

MAX_SLACK_SHARE = 0.2
"""Share of the width that a line of a ragged paragraph may leave free, besides the word that did not fit."""

SAMPLE_LINES = 20_000
"""Lines that are enough to tell."""

MIN_FILLED_SHARE = 0.8
"""Share of the lines broken inside a sentence that must be filled for the text to be wrapped. In wrapped text nearly
all are; where every line is a paragraph, the few that begin small have any length."""


class Wrap(NamedTuple):
    """How a text was wrapped."""

    width: int
    """Code points of its longest lines, indents included, addresses and the like left out."""
    slack: int
    """Code points that its lines leave free although the next word would have fitted."""


class _Break(NamedTuple):
    length: int
    word: int
    """Code points of the first word below."""
    inside: bool
    """Whether a sentence goes on over it."""

    def free(self, width: int) -> int:
        """Code points left free at `width` after the next word; below zero where it would not have fitted."""
        return width - self.length - 1 - self.word


def find_wrap(lines: Sequence[str]) -> Wrap | None:
    """How these lines were wrapped; None where each is a paragraph.

    A wrapped line ends where the next word would not have fitted, or a little before. That is true of nearly every line
    that is followed by another in wrapped text, and of few in any other, whatever the width.
    """
    lines = lines[:SAMPLE_LINES]
    breaks = [
        _Break(len(line), _first_word(below), _goes_on_inside(line, below))
        for line, below in itertools.pairwise(lines)
        if line and below and len(line) <= MAX_WRAPPED_CHARS
    ]
    return _by_sentences(breaks) or _by_fill(breaks, lines)


def _by_sentences(breaks: Sequence[_Break]) -> Wrap | None:
    """The wrap that the breaks inside sentences show."""
    inside = [found for found in breaks if found.inside]
    if len(inside) < 4 or len(inside) < len(breaks) / 10:
        return None
    lengths = sorted(found.length for found in inside)
    width = lengths[int((1 - OUTLIER_SHARE) * (len(lengths) - 1))]
    if width < MIN_RAGGED_WIDTH:
        return None
    free = sorted(max(found.free(width), 0) for found in inside)
    if free[int(MIN_FILLED_SHARE * (len(free) - 1))] > MAX_SLACK_SHARE * width:
        return None
    return Wrap(width, min(free[int((1 - OUTLIER_SHARE) * (len(free) - 1))], int(MAX_SLACK_SHARE * width)))


def _by_fill(breaks: Sequence[_Break], lines: Sequence[str]) -> Wrap | None:
    """The width at which most lines are filled as far as they go."""
    lengths = sorted((len(line) for line in lines if line), reverse=True)
    if len(lengths) < 2:
        return None
    best, best_share = None, 0.5
    for width in dict.fromkeys(lengths[: 1 + int(len(lengths) * OUTLIER_SHARE) + (len(lengths) >= 10)]):
        if not MIN_WIDTH <= width <= MAX_WRAPPED_CHARS:
            continue
        under = [found for found in breaks if found.length <= width]
        full = sum(found.free(width) < 0 for found in under)
        if full >= 2 and full > best_share * len(under):
            best, best_share = Wrap(width, 0), full / len(under)
    return best


def is_soft_break(line: str, below: str, wrap: Wrap, *, spaced: bool) -> bool:
    """Whether the break between two lines was made by wrapping; `spaced` where blank lines part the paragraphs."""
    free = wrap.width - len(line.rstrip()) - 1 - _first_word(below)
    if free < 0 or (spaced and free <= wrap.slack):
        return True
    # A ragged editor breaks early; a sentence that goes on in lower case was broken all the same.
    if below.lstrip()[:1].islower() and len(line) > wrap.width // 2 and line[-1:] not in ".!?":
        return True
    return free <= wrap.slack and not _ends_sentence(line)


def join_lines(lines: Sequence[str]) -> str:
    """The lines as one; a word broken at its hyphen keeps the hyphen and gets no blank, nor does a script without."""
    pieces: list[str] = []
    last = ""
    for line in lines:
        broken_word = last[-1:] in ("-", "\u2010") and last[-2:-1].isalnum() and line[:1].isalnum()
        if pieces and not broken_word and not (_is_unspaced(last[-1:]) and _is_unspaced(line[:1])):
            pieces.append(" ")
        pieces.append(line)
        last = line
    return "".join(pieces)


def _goes_on_inside(line: str, below: str) -> bool:
    return below.lstrip()[:1].islower() and not _ends_sentence(line)


def _ends_sentence(line: str) -> bool:
    return line.rstrip("”’\"')]")[-1:] in (".", "!", "?", ":", ";", "")


def _first_word(line: str) -> int:
    """Code points that stand together at the beginning of a line: one where a script breaks anywhere."""
    line = line.lstrip()
    if _is_unspaced(line[:1]):
        return 1
    end = line.find(" ")
    return len(line) if end < 0 else end


def _is_unspaced(character: str) -> bool:
    """Whether it belongs to Chinese or Japanese, which put no blanks between words."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"
