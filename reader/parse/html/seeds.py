"""Find the seeds: long pieces that an extractor took for the article, which show where the story is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.parse.html.pieces import Piece, size_of
from reader.parse.html.title import fold

MIN_EXTRACTED_SHARE = 0.6
"""Share of a piece's words that must have been extracted for the piece to count as extracted."""

MIN_SEED_CHARS = 50
"""Code points in the shortest seed."""

MAX_SEED_GAP = 12
"""Pieces between two seeds from which the second one may be outside the story."""

MAX_STRAY_SHARE = 0.05
"""Share of the seeds' text that may follow such a gap and be outside the story."""

MIN_SHARE_BELOW_TITLE = 0.6
"""Share of the seeds' text below the title from which seeds above it are not part of the story."""


def find_seeds(pieces: Sequence[Piece], coverages: Sequence[float], titles: Collection[str]) -> list[int]:
    """Indexes of the seeds. `coverages` holds the share of each piece that was extracted; `titles` are folded."""
    seeds = [
        index
        for index, piece in enumerate(pieces)
        if coverages[index] >= MIN_EXTRACTED_SHARE and len(piece.text) >= MIN_SEED_CHARS and piece.link_share < 0.5
    ]
    seeds = [index for index in _first_copies(pieces, seeds) if fold(pieces[index].text) not in titles]
    return _without_strays(pieces, _seeds_below_title(pieces, seeds, titles))


def _without_strays(pieces: Sequence[Piece], seeds: list[int]) -> list[int]:
    """The seeds without a few that are far below the others, such as text in the footer of a site."""
    total, tail, kept = size_of(pieces, seeds), 0, len(seeds)
    for rank in range(len(seeds) - 1, 0, -1):
        tail += len(pieces[seeds[rank]].text)
        if tail > MAX_STRAY_SHARE * total:
            break
        if seeds[rank] - seeds[rank - 1] > MAX_SEED_GAP:
            kept = rank
    return seeds[:kept]


def _first_copies(pieces: Sequence[Piece], seeds: Sequence[int]) -> list[int]:
    """The seeds without those that repeat an earlier one: forms for mailing a story may contain all of it."""
    first: dict[str, int] = {}
    for index in seeds:
        first.setdefault(pieces[index].text, index)
    return list(first.values())


def _seeds_below_title(pieces: Sequence[Piece], seeds: list[int], titles: Collection[str]) -> list[int]:
    """The seeds below the heading that is the page's title, if that is most of them; else all."""
    total = size_of(pieces, seeds)
    for index in reversed(range(len(pieces))):
        if pieces[index].level and not pieces[index].marker and fold(pieces[index].text) in titles:
            seeds_below = [seed for seed in seeds if seed > index]
            if size_of(pieces, seeds_below) >= MIN_SHARE_BELOW_TITLE * total:
                return seeds_below
    return seeds
