"""Find the pieces that show where the story is: long ones that an extractor took along. Knows no boxes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.parse.html.pieces import Piece
from reader.parse.html.title import fold

COVERED = 0.6
"""Share of a piece that must have been taken along for the piece to count as taken."""

ANCHOR = 50
"""Code points of the shortest piece that shows where the story is."""

GAP = 12
"""Pieces between an anchor and the one before it that part the two."""

STRAY = 0.05
"""Share of the anchors' words that may stand under such a gap without being the story."""

UNDER_TITLE = 0.6
"""Share of the anchors' words under the title from which those over it are no part of the story."""


def find_anchors(pieces: Sequence[Piece], shares: Sequence[float], titles: Collection[str]) -> list[int]:
    """Numbers of the anchors. `shares` says how much of each piece was taken along."""
    anchors = [
        at
        for at, piece in enumerate(pieces)
        if shares[at] >= COVERED and len(piece.text) >= ANCHOR and piece.link_share < 0.5
    ]
    anchors = [at for at in _first_copies(pieces, anchors) if fold(pieces[at].text) not in titles]
    return _without_strays(pieces, _under_title(pieces, anchors, titles))


def _without_strays(pieces: Sequence[Piece], anchors: list[int]) -> list[int]:
    """The anchors without a few far under the others: what stands at the foot of every page of a site."""
    total, tail, end = sum(len(pieces[at].text) for at in anchors), 0, len(anchors)
    for number in range(len(anchors) - 1, 0, -1):
        tail += len(pieces[anchors[number]].text)
        if tail > STRAY * total:
            break
        if anchors[number] - anchors[number - 1] > GAP:
            end = number
    return anchors[:end]


def _first_copies(pieces: Sequence[Piece], anchors: Sequence[int]) -> list[int]:
    """The anchors without those that say again what another has said: forms to mail a story hold all of it."""
    first: dict[str, int] = {}
    for at in anchors:
        first.setdefault(pieces[at].text, at)
    return list(first.values())


def _under_title(pieces: Sequence[Piece], anchors: list[int], titles: Collection[str]) -> list[int]:
    """The anchors under the heading that is the page's title, where that is most of them."""
    total = sum(len(pieces[at].text) for at in anchors)
    for at in reversed(range(len(pieces))):
        if pieces[at].level and not pieces[at].lead and fold(pieces[at].text) in titles:
            under = [anchor for anchor in anchors if anchor > at]
            if sum(len(pieces[anchor].text) for anchor in under) >= UNDER_TITLE * total:
                return under
    return anchors
