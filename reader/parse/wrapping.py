"""Detect whether text was hard-wrapped, and join the lines of wrapped paragraphs."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

MAX_WRAPPED_CHARS = 160
"""Code points in the longest line that may have been wrapped; longer lines are whole paragraphs."""

MIN_WIDTH = 24
"""Code points of the narrowest wrap; narrower text is verse or a list."""

MIN_RAGGED_WIDTH = 34
"""Code points of the narrowest wrap of uneven lines. Below that they are verse, and only lines that are filled as far
as possible are wrapped."""

OUTLIER_SHARE = 0.05
"""Share of lines that may be wider than the wrap: URLs do not break."""

MAX_SLACK_SHARE = 0.2
"""Share of the width that an uneven line may leave free in addition to the word that did not fit."""

SAMPLE_LINES = 20_000
"""Lines from the beginning that are looked at."""

MIN_FILLED_SHARE = 0.8
"""Share of the lines broken inside a sentence that must be filled for the text to be wrapped. In wrapped text nearly
all are; if every line is a paragraph, the few before a lower-case line have any length."""


class Wrap(NamedTuple):
    """How a text was wrapped."""

    width: int
    """Code points in its longest lines, including indents but not outliers such as URLs."""
    slack: int
    """Code points that its lines may leave free although the next word would have fitted."""


class _Break(NamedTuple):
    length: int
    word: int
    """Code points in the first word of the next line."""
    is_inside_sentence: bool
    """Whether the sentence continues after the break."""

    def free(self, width: int) -> int:
        """Code points left free at `width` if the next word were on the line; negative if it would not have fitted."""
        return width - self.length - 1 - self.word


def find_wrap(lines: Sequence[str]) -> Wrap | None:
    """How these lines were wrapped; None if each is a paragraph.

    A wrapped line ends where the next word would not have fitted, or a little before. In wrapped text that is true of
    nearly every line that is followed by another, in other text of few, at any width.
    """
    lines = lines[:SAMPLE_LINES]
    breaks = [
        _Break(len(line), _first_word_length(below), _is_inside_sentence(line, below))
        for line, below in itertools.pairwise(lines)
        if line and below and len(line) <= MAX_WRAPPED_CHARS
    ]
    return _by_sentences(breaks) or _by_fill(breaks, lines)


def _by_sentences(breaks: Sequence[_Break]) -> Wrap | None:
    """The wrap that the breaks inside sentences show; None if they show none."""
    inside = [line_break for line_break in breaks if line_break.is_inside_sentence]
    if len(inside) < 4 or len(inside) < len(breaks) / 10:
        return None
    lengths = sorted(line_break.length for line_break in inside)
    width = lengths[int((1 - OUTLIER_SHARE) * (len(lengths) - 1))]
    if width < MIN_RAGGED_WIDTH:
        return None
    free = sorted(max(line_break.free(width), 0) for line_break in inside)
    if free[int(MIN_FILLED_SHARE * (len(free) - 1))] > MAX_SLACK_SHARE * width:
        return None
    return Wrap(width, min(free[int((1 - OUTLIER_SHARE) * (len(free) - 1))], int(MAX_SLACK_SHARE * width)))


def _by_fill(breaks: Sequence[_Break], lines: Sequence[str]) -> Wrap | None:
    """The width at which most lines are filled as far as possible; None if there is none."""
    lengths = sorted((len(line) for line in lines if line), reverse=True)
    if len(lengths) < 2:
        return None
    best, max_share = None, 0.5
    for width in dict.fromkeys(lengths[: 1 + int(len(lengths) * OUTLIER_SHARE) + (len(lengths) >= 10)]):
        if not MIN_WIDTH <= width <= MAX_WRAPPED_CHARS:
            continue
        narrower = [line_break for line_break in breaks if line_break.length <= width]
        filled_count = sum(line_break.free(width) < 0 for line_break in narrower)
        if filled_count >= 2 and filled_count > max_share * len(narrower):
            best, max_share = Wrap(width, 0), filled_count / len(narrower)
    return best


def is_soft_break(line: str, below: str, wrap: Wrap, *, spaced: bool) -> bool:
    """Whether the break between two lines was made by wrapping. `spaced`: blank lines separate the paragraphs."""
    free = wrap.width - len(line.rstrip()) - 1 - _first_word_length(below)
    if free < 0 or (spaced and free <= wrap.slack):
        return True
    # Uneven lines break early; a sentence that continues in lower case was wrapped anyway.
    if below.lstrip()[:1].islower() and len(line) > wrap.width // 2 and line[-1:] not in ".!?":
        return True
    return free <= wrap.slack and not _ends_sentence(line)


def join_lines(lines: Sequence[str]) -> str:
    """Join lines by spaces, except after a word broken at its hyphen, and in scripts without spaces."""
    pieces: list[str] = []
    last = ""
    for line in lines:
        is_broken_word = last[-1:] in ("-", "\u2010") and last[-2:-1].isalnum() and line[:1].isalnum()
        if pieces and not is_broken_word and not (_has_no_word_spaces(last[-1:]) and _has_no_word_spaces(line[:1])):
            pieces.append(" ")
        pieces.append(line)
        last = line
    return "".join(pieces)


def _is_inside_sentence(line: str, below: str) -> bool:
    return below.lstrip()[:1].islower() and not _ends_sentence(line)


def _ends_sentence(line: str) -> bool:
    return line.rstrip("”’\"')]")[-1:] in (".", "!", "?", ":", ";", "")


def _first_word_length(line: str) -> int:
    """Code points at the beginning of a line that cannot be broken: 1 in scripts that break anywhere."""
    line = line.lstrip()
    if _has_no_word_spaces(line[:1]):
        return 1
    end = line.find(" ")
    return len(line) if end < 0 else end


def _has_no_word_spaces(character: str) -> bool:
    """Whether a character is Chinese or Japanese, which have no spaces between words."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"
