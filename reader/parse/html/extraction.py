"""Run an extractor on a page, and measure how much of each piece is in the article that it found."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from lxml import etree

from reader.base import lazy_regex
from reader.parse.html.pieces import Box, Piece
from reader.parse.html.traits import Trait
from reader.parse.html.tree import Element

SHINGLE_WORDS = 4
"""Words in a shingle: consecutive words that are looked up together."""

MIN_PRECISE_SHARE = 0.6
"""Share of the fast extraction's length that the precise one must have; a shorter one has found only a notice."""

MIN_DENSE_RATIO = 1.5
"""Length of the densest part of the page, relative to the extraction, from which it may replace that. Chosen along
with `MIN_CONTAINED_SHARE` so that whole articles win if the extractor stopped at an advertisement, and lists of other
stories do not."""

MIN_CONTAINED_SHARE = 0.9
"""Share of the extraction that the densest part must contain to replace it."""

MIN_AGREEMENT = 0.9
"""Similarity of the precise extraction and the densest part from which the fast one is not needed: they were found
independently."""

MAX_ELEMENTS = 60_000
"""Elements on the largest page that the extractor is run on; a larger one would take too long."""

MAX_PAGE_CHARS = 2_000_000
"""Code points on the longest page that the extractor is run on."""

MIN_SENTENCE_CHARS = 80
"""Code points in the shortest piece that counts as a sentence."""

MAX_LINK_SHARE = 0.3
"""Share of a sentence below which it may be links."""

_WORD = lazy_regex.compile(r"\w+")


class Extraction:
    """The text that an extractor took for the article."""

    # Extractors return most paragraphs unchanged, so whole lines are compared before any is split into words.

    def __init__(self, text: str) -> None:
        self.size = len(text)
        self._lines = text.split("\n")
        self._long_lines = {line for line in self._lines if len(line) >= MIN_SENTENCE_CHARS}

    @cached_property
    def _words(self) -> list[list[str]]:
        return [_WORD.findall(line) for line in self._lines]

    @cached_property
    def _short_lines(self) -> set[str]:
        """Lines with fewer words than a shingle."""
        return {" ".join(words) for words in self._words if len(words) < SHINGLE_WORDS}

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """All runs of `SHINGLE_WORDS` consecutive words."""
        return frozenset(_shingles(list(chain.from_iterable(self._words))))

    def coverage(self, text: str) -> float:
        """The share of a text that was extracted, from 0 to 1."""
        if text in self._long_lines:
            return 1.0
        words = _WORD.findall(text)
        if len(words) < SHINGLE_WORDS:
            return float(bool(words) and " ".join(words) in self._short_lines)
        return sum(map(self.shingles.__contains__, _shingles(words))) / (len(words) - SHINGLE_WORDS + 1)

    def shared_shingles(self, other: Extraction) -> int:
        """The number of shingles that both have."""
        return len(self.shingles & other.shingles)

    def agrees(self, other: Extraction) -> bool:
        """Whether both are nearly the same."""
        line_similarity = 2 * sum(map(len, self._long_lines & other._long_lines)) / max(1, self.size + other.size)
        return line_similarity >= MIN_AGREEMENT or self.similarity(other) >= MIN_AGREEMENT

    def similarity(self, other: Extraction) -> float:
        """The Dice similarity of both sets of shingles, from 0 to 1."""
        return 2 * self.shared_shingles(other) / max(1, len(self.shingles) + len(other.shingles))


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False)


def extract_article(root: Element, pieces: Sequence[Piece]) -> Extraction:
    """The article on a page: what the extractor found, or the densest part of the page if that is much longer.

    Takes the spans of cells off the page.
    """
    densest = Extraction("\n".join(_dense_sentences(pieces)))
    if (
        sum(len(piece.text) for piece in pieces) > MAX_PAGE_CHARS
        or len(root.xpath("//*[position() > 0]")) > MAX_ELEMENTS
    ):
        return densest
    # The extractor pads tables for cells that span others, with as many cells as a page says.
    etree.strip_attributes(root, "colspan", "rowspan")
    extraction = _best_extraction(root, densest)
    if densest.size <= MIN_DENSE_RATIO * extraction.size:
        return extraction
    contains_extraction = extraction.shared_shingles(densest) >= MIN_CONTAINED_SHARE * len(extraction.shingles)
    return densest if contains_extraction else extraction


def _best_extraction(root: Element, densest: Extraction) -> Extraction:
    precise = Extraction(_run_extractor(root, fast=False))
    if precise.agrees(densest):
        return precise
    fast = Extraction(_run_extractor(root, fast=True))
    if precise.size >= MIN_PRECISE_SHARE * fast.size:
        return precise
    return max((precise, fast), key=densest.similarity)


def _run_extractor(root: Element, *, fast: bool) -> str:
    import trafilatura  # late: only pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # It logs every page without an article.
    try:
        return trafilatura.extract(root, include_comments=False, favor_precision=not fast, fast=fast) or ""
    except Exception:  # The page can be shown even if the extractor fails.
        return ""


def _dense_sentences(pieces: Sequence[Piece]) -> Iterable[str]:
    """The sentences in the box with the most text in sentences."""
    weights: dict[Box, float] = {}
    prose = [piece for piece in pieces if is_prose(piece)]
    for piece in prose:
        for box, share in zip(piece.box.up(), (0.3, 1, 0.6, 0.3), strict=False):
            weights[box] = weights.get(box, 0) + share * len(piece.text)
    if not weights:
        return ()
    best = max(weights, key=lambda box: weights[box])
    return (piece.text for piece in prose if piece.box.is_inside(best))


def is_sentence(piece: Piece) -> bool:
    """Whether a piece is long and contains few links."""
    return len(piece.text) >= MIN_SENTENCE_CHARS and piece.link_share < MAX_LINK_SHARE and not piece.is_table


def is_prose(piece: Piece) -> bool:
    """Whether a piece may be a paragraph of an article, judging by its length and the boxes around it."""
    return is_sentence(piece) and not piece.has(Trait.HIDDEN | Trait.CHROME | Trait.FIGURE | Trait.COMMENTS)
