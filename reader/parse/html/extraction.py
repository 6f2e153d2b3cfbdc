"""Ask where the article is: an extractor is shown the page, and each piece is looked up in what it took along."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from reader.base.regex import expression
from reader.parse.html.pieces import Piece
from reader.parse.html.traits import Trait
from reader.parse.html.tree import Element

SHINGLE_WORDS = 4
"""Words that are looked up together."""

MIN_PRECISE_SHARE = 0.6
"""Share of the fast answer that the precise one must have to be believed; below, it has found a mere notice."""

MIN_DENSE_RATIO = 1.5
"""How much more our own candidate must hold than the extractor's answer to take its place. Chosen with `HELD` so that
whole articles win where an extractor stopped at an advertisement, and lists of other stories do not."""

MIN_CONTAINED_SHARE = 0.9
"""Share of the extractor's answer that must stand in our candidate."""

MIN_AGREEMENT = 0.9
"""Likeness of the precise answer and our own candidate from which no more is asked: they come by different ways."""

MAX_ELEMENTS = 60_000
"""Elements of the largest page that an extractor is shown; it takes long over more."""

MAX_PAGE_CHARS = 2_000_000
"""Code points of the longest page that it is shown."""

MIN_SENTENCE_CHARS = 80
"""Code points of the shortest sentence that counts."""

MAX_LINK_SHARE = 0.3
"""Share of a sentence that may be links."""

_WORD = expression(r"\w+")


class Extraction:
    """What of a page an extractor took for the article."""

    # Extractors give most paragraphs word for word, so lines are compared as they stand before any is taken apart.

    def __init__(self, text: str) -> None:
        self.size = len(text)
        self._lines = text.split("\n")
        self._long_lines = {line for line in self._lines if len(line) >= MIN_SENTENCE_CHARS}

    @cached_property
    def _words(self) -> list[list[str]]:
        return [_WORD.findall(line) for line in self._lines]

    @cached_property
    def _short_lines(self) -> set[str]:
        """Lines that are too short to be looked up in parts."""
        return {" ".join(words) for words in self._words if len(words) < SHINGLE_WORDS}

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Words that follow each other, as many as are looked up together."""
        return frozenset(_shingles(list(chain.from_iterable(self._words))))

    def coverage(self, text: str) -> float:
        """How much of a piece was taken along, from 0 to 1."""
        if text in self._long_lines:
            return 1.0
        words = _WORD.findall(text)
        if len(words) < SHINGLE_WORDS:
            return float(bool(words) and " ".join(words) in self._short_lines)
        return sum(map(self.shingles.__contains__, _shingles(words))) / (len(words) - SHINGLE_WORDS + 1)

    def shared_shingles(self, other: Extraction) -> int:
        """Shingles that both hold."""
        return len(self.shingles & other.shingles)

    def agrees(self, other: Extraction) -> bool:
        """Whether both took nearly the same."""
        whole = 2 * sum(map(len, self._long_lines & other._long_lines)) / max(1, self.size + other.size)
        return whole >= MIN_AGREEMENT or self.similarity(other) >= MIN_AGREEMENT

    def similarity(self, other: Extraction) -> float:
        """How much of both is the same, from 0 to 1."""
        return 2 * self.shared_shingles(other) / max(1, len(self.shingles) + len(other.shingles))


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(SHINGLE_WORDS)), strict=False)


def extract_article(root: Element, pieces: Sequence[Piece]) -> Extraction:
    """Where the article is: what an extractor says, or the densest part of the page where it says far less."""
    dense = Extraction("\n".join(_dense_sentences(pieces)))
    if (
        sum(len(piece.text) for piece in pieces) > MAX_PAGE_CHARS
        or len(root.xpath("//*[position() > 0]")) > MAX_ELEMENTS
    ):
        return dense
    best = _best_extraction(root, dense)
    if dense.size > MIN_DENSE_RATIO * best.size and best.shared_shingles(dense) >= MIN_CONTAINED_SHARE * len(
        best.shingles
    ):
        return dense
    return best


def _best_extraction(root: Element, dense: Extraction) -> Extraction:
    precise = Extraction(_run_extractor(root, fast=False))
    if precise.agrees(dense):
        return precise
    fast = Extraction(_run_extractor(root, fast=True))
    if precise.size >= MIN_PRECISE_SHARE * fast.size:
        return precise
    return max((precise, fast), key=dense.similarity)


def _run_extractor(root: Element, *, fast: bool) -> str:
    import trafilatura  # late: only pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # It tells of every page that holds no article.
    try:
        return trafilatura.extract(root, include_comments=False, favor_precision=not fast, fast=fast) or ""
    except Exception:  # A page that stumps the extractor can still be read.
        return ""


def _dense_sentences(pieces: Sequence[Piece]) -> Iterable[str]:
    """The sentences that stand in the box with most of them."""
    weights: dict[object, float] = {}
    prose = [piece for piece in pieces if is_prose(piece)]
    for piece in prose:
        for box, share in zip(piece.box.up(), (0.3, 1, 0.6, 0.3), strict=False):
            weights[box] = weights.get(box, 0) + share * len(piece.text)
    if not weights:
        return ()
    best = max(weights, key=lambda box: weights[box])
    return (piece.text for piece in prose if any(box is best for box in piece.box.up()))


def is_sentence(piece: Piece) -> bool:
    """Whether a piece is long and links little."""
    return len(piece.text) >= MIN_SENTENCE_CHARS and piece.link_share < MAX_LINK_SHARE and not piece.is_table


def is_prose(piece: Piece) -> bool:
    """Whether a piece may be a paragraph of an article, as far as its length and its place tell."""
    return is_sentence(piece) and not piece.has(Trait.HIDDEN | Trait.CHROME | Trait.FIGURE | Trait.COMMENTS)
