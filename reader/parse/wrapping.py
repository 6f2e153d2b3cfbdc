"""Tell text that was wrapped by hand from text with a line a paragraph, and join it again. Knows lines only."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

WIDEST = 160
"""Lines longer than this were not wrapped by anybody; they are paragraphs."""

OUTLIERS = 0.05
"""Share of lines that may be wider than the wrap: addresses do not break."""


def wrap_width(lines: Sequence[str]) -> int | None:
    """The width that these lines were wrapped at, indents included, in code points; None where each is a paragraph.

    A wrapped line ends where the next word would not have fitted. That is true of nearly every line that is followed by
    another in wrapped text, and of few in any other, whatever the width.
    """
    pairs = [(len(line), _first_word(below)) for line, below in itertools.pairwise(lines) if line and below]
    lengths = sorted((len(line) for line in lines if line), reverse=True)
    if len(lengths) < 2 or not pairs:
        return None
    best, best_share = None, 0.5
    for width in dict.fromkeys(lengths[: 1 + int(len(lengths) * OUTLIERS) + (len(lengths) >= 10)]):
        if not 24 <= width <= WIDEST:
            continue
        inside = [(length, word) for length, word in pairs if length <= width]
        full = sum(length + 1 + word > width for length, word in inside)
        share = full / len(inside) if inside else 0.0
        if full >= 2 and share > best_share:
            best, best_share = width, share
    return best


def was_broken(line: str, below: str, width: int) -> bool:
    """Whether the break between two lines was made by wrapping at `width`."""
    if len(line.rstrip()) + 1 + _first_word(below) > width:
        return True
    # A ragged editor breaks early; a sentence that goes on in lower case was broken all the same.
    return below.lstrip()[:1].islower() and line[-1:] not in ".!?:;" and len(line) > width // 2


def join(lines: Sequence[str]) -> str:
    """The lines as one; a word broken at its hyphen keeps the hyphen and gets no blank."""
    text = ""
    for line in lines:
        broken_word = text[-1:] in "-\u2010" and text[-2:-1].isalnum() and line[:1].isalnum()
        text += line if not text or broken_word else " " + line
    return text


def _first_word(line: str) -> int:
    line = line.lstrip()
    end = line.find(" ")
    return len(line) if end < 0 else end
