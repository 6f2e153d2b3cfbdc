"""Find the pieces that show where the story is: long ones that an extractor took along. Knows no boxes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.parse.html.pieces import Piece
from reader.parse.html.title import fold

MIN_EXTRACTED_SHARE = 0.6
"""Share of a piece that must have been taken along for the piece to count as taken."""

MIN_SEED_CHARS = 50
"""Code points of the shortest piece that shows where the story is."""

MAX_SEED_GAP = 12
"""Pieces between an seed and the one before it that part the two."""

MAX_STRAY_SHARE = 0.05
"""Share of the seeds' words that may stand under such a gap without being the story."""

MIN_SHARE_BELOW_TITLE = 0.6
"""Share of the seeds' words under the title from which those over it are no part of the story."""


def find_seeds(pieces: Sequence[Piece], coverages: Sequence[float], titles: Collection[str]) -> list[int]:
    """Numbers of the seeds. `coverages` says how much of each piece was taken along."""
    seeds = [
        at
        for at, piece in enumerate(pieces)
        if coverages[at] >= MIN_EXTRACTED_SHARE and len(piece.text) >= MIN_SEED_CHARS and piece.link_share < 0.5
    ]
    seeds = [at for at in _first_copies(pieces, seeds) if fold(pieces[at].text) not in titles]
    return _without_strays(pieces, _seeds_below_title(pieces, seeds, titles))


def _without_strays(pieces: Sequence[Piece], seeds: list[int]) -> list[int]:
    """The seeds without a few far under the others: what stands at the foot of every page of a site."""
    total, tail, end = sum(len(pieces[at].text) for at in seeds), 0, len(seeds)
    for number in range(len(seeds) - 1, 0, -1):
        tail += len(pieces[seeds[number]].text)
        if tail > MAX_STRAY_SHARE * total:
            break
        if seeds[number] - seeds[number - 1] > MAX_SEED_GAP:
            end = number
    return seeds[:end]


def _first_copies(pieces: Sequence[Piece], seeds: Sequence[int]) -> list[int]:
    """The seeds without those that say again what another has said: forms to mail a story hold all of it."""
    first: dict[str, int] = {}
    for at in seeds:
        first.setdefault(pieces[at].text, at)
    return list(first.values())


def _seeds_below_title(pieces: Sequence[Piece], seeds: list[int], titles: Collection[str]) -> list[int]:
    """The seeds under the heading that is the page's title, where that is most of them."""
    total = sum(len(pieces[at].text) for at in seeds)
    for at in reversed(range(len(pieces))):
        if pieces[at].level and not pieces[at].marker and fold(pieces[at].text) in titles:
            under = [seed for seed in seeds if seed > at]
            if sum(len(pieces[seed].text) for seed in under) >= MIN_SHARE_BELOW_TITLE * total:
                return under
    return seeds
