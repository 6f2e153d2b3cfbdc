"""Find the story among the pieces of a page: the box that holds it, and which pieces belong to it. Knows no words."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence
from itertools import groupby

from reader.base.values import Value
from reader.parse.html.extraction import Extraction, is_sentence
from reader.parse.html.pieces import Box, Piece
from reader.parse.html.seeds import MIN_EXTRACTED_SHARE, find_seeds
from reader.parse.html.traits import Trait

MIN_HELD_SHARE = 0.85
"""Share of the seeds' words that the story's box holds."""

MIN_NEIGHBOUR_SHARE = 0.15
"""Share of the story that must stand right beside a piece which no extractor took for the piece to belong to it."""

MIN_LINK_SHARE = 0.85
"""Share of an item that is a link where the item is nothing else."""

MAX_HEADING_CHARS = 120
"""Code points of the longest run in a box that a class calls a heading."""

MAX_PIECES_TO_SEED = 6
"""Pieces before the first seed and after the last in which short ones may belong to the story."""


_SINGLE = frozenset(["p", "li", "blockquote", "dd", "td", "tr", "tbody", "span", "pre"])
"""Elements that hold part of a story rather than all of it."""


class Story(Value):
    """Where the story is."""

    box: Box
    """The smallest box that holds nearly all of it."""
    first: int
    """Number of its first long piece."""
    last: int
    """Number of its last long piece."""
    in_story: frozenset[int]
    """Numbers of the pieces that are its own words."""


def find_story(pieces: Sequence[Piece], extraction: Extraction, titles: Collection[str] = ()) -> Story | None:
    """The story, None where no piece was taken for one. `titles` are folded forms of what the page calls it."""
    coverages = [extraction.coverage(piece.text) for piece in pieces]
    seeds = find_seeds(pieces, coverages, titles)
    return _Finder(pieces, coverages, seeds).story() if seeds else None


class _Finder:
    def __init__(self, pieces: Sequence[Piece], coverages: Sequence[float], seeds: Sequence[int]) -> None:
        self.pieces = pieces
        self.coverages = coverages
        self.total = sum(len(pieces[at].text) for at in seeds)
        self.weights: dict[Box, int] = {}
        self.near_weights: dict[Box, int] = {}
        for at in seeds:
            box, size = pieces[at].box, len(pieces[at].text)
            for around in box.up():
                self.weights[around] = self.weights.get(around, 0) + size
            for close in (box, box.parent):
                if close is not None:
                    self.near_weights[close] = self.near_weights.get(close, 0) + size
        holders = [box for box, weight in self.weights.items() if weight >= MIN_HELD_SHARE * self.total]
        self.box = max(holders, key=lambda box: (box.tag not in _SINGLE, box.depth))
        inside = [at for at in seeds if pieces[at].box.is_inside(self.box)]
        self.first_seed = self.first = inside[0]
        self.last = inside[-1]
        outer = pieces[self.first_seed].box.parent
        while self.first and pieces[self.first - 1].box is outer and self._is_bare_sentence(self.first - 1):
            self.first -= 1

        self.link_items = frozenset(_link_lists(pieces))

    def story(self) -> Story:
        seen: set[str] = set()
        in_story: list[int] = []
        lists: set[Box | None] = set()
        for at, piece in enumerate(self.pieces):
            if not piece.box.is_inside(self.box) or not (self._is_story_piece(at) or self._continues(at, lists)):
                continue
            if (
                len(piece.text) > 60
                and piece.text in seen
                and (at > self.last or not self._is_near_seeds(piece.box.parent))
            ):
                continue  # A copy for another width of screen.
            seen.add(piece.text)
            if (item := _item_of(piece)) is not None and item.parent not in lists:
                lists.add(item.parent)
                in_story += self._preceding_items(at, item)
            in_story.append(at)
        while in_story and self.pieces[in_story[-1]].level and not self.pieces[in_story[-1]].marker:
            in_story.pop()  # A heading that the story does not go on under heads something else.
        return Story(self.box, self.first, self.last, frozenset(in_story))

    def _is_story_piece(self, at: int) -> bool:
        piece = self.pieces[at]
        post = piece.has(Trait.POST)
        if piece.has(Trait.HIDDEN) and not post and self._has_trait_in_story(piece, Trait.HIDDEN):
            return False
        if post:
            return self.first - 3 <= at <= self.last + 8
        if piece.has(Trait.CHROME) and self._has_trait_in_story(piece, Trait.CHROME):
            return False
        if piece.has(Trait.FIGURE) and not self._is_quote_or_table(piece):
            return False
        if at in self.link_items:
            return False
        if self._is_extracted(at):
            promoted = len(piece.text) < 300 and self._has_trait_in_story(
                piece, Trait.PROMOTION | Trait.CAPTION | Trait.CREDIT
            )
            return not promoted
        is_within = self.first <= at <= self.last and not self._has_trait_in_story(piece, Trait.ASIDE)
        return is_within and (at < self.first_seed or self._is_among_seeds(piece))

    def _continues(self, at: int, lists: Container[Box | None]) -> bool:
        """Whether a piece was taken and is a further item of a list that is in the story."""
        piece = self.pieces[at]
        item = _item_of(piece)
        if item is None or item.parent not in lists:
            return False
        return bool(piece.marker) and self.coverages[at] >= MIN_EXTRACTED_SHARE and at not in self.link_items

    def _preceding_items(self, at: int, first: Box) -> list[int]:
        """Numbers of the items of a list right over the first one that was taken, which none but their shortness has
        kept from that."""
        over = at
        while over and over > at - MAX_PIECES_TO_SEED and self._may_precede(over - 1, first):
            over -= 1
        return list(range(over, at))

    def _may_precede(self, at: int, first: Box) -> bool:
        piece = self.pieces[at]
        item = _item_of(piece)
        if item is None or item is first or item.parent is not first.parent:
            return False
        return piece.link_share < 0.4 and not self._has_trait_in_story(piece, Trait.ASIDE | Trait.HIDDEN | Trait.CHROME)

    def _is_extracted(self, at: int) -> bool:
        if self.coverages[at] < MIN_EXTRACTED_SHARE:
            return False
        piece = self.pieces[at]
        if len(piece.text) >= 40:
            return at <= self.last + MAX_PIECES_TO_SEED or self._is_near_seeds(piece.box.parent)
        return (self.first if piece.marker else self.first - MAX_PIECES_TO_SEED) <= at <= self.last + MAX_PIECES_TO_SEED

    def _has_trait_in_story(self, piece: Piece, trait: Trait) -> bool:
        """Whether a box inside the story's has one of these traits. One that holds the story does not count."""
        if not piece.box.all_traits & trait:
            return False
        marked = [box for box in piece.box.up(self.box) if box.own_traits & trait]
        return bool(marked) and not any(self.near_weights.get(box, 0) > 0.5 * self.total for box in marked)

    def _is_quote_or_table(self, piece: Piece) -> bool:
        """Whether a figure sets a quotation or a table rather than a picture."""
        inside = (box for box in piece.box.up())
        for box in inside:
            if box.own_traits & Trait.QUOTE or box.tag in ("table", "pre"):
                return True
            if box.own_traits & Trait.FIGURE:
                return piece.is_table
        return False

    def _is_among_seeds(self, piece: Piece) -> bool:
        """Whether a piece that was not taken stands among those that were."""
        box, links = piece.box, piece.link_share
        if piece.is_table or box.tag in ("td", "th"):
            return any(around.tag == "table" for around in box.up(self.box)) and links < 0.5
        if piece.has(Trait.QUOTE):
            return links < 0.4
        outer = box.parent
        if box.own_traits & Trait.HEADING and len(piece.text) < MAX_HEADING_CHARS:
            return links < 0.5 and self._is_near_seeds(outer)
        if box.tag in ("p", "pre"):
            return (links < 0.4 or _is_address(piece)) and self._is_near_seeds(outer)
        if box.tag in ("h2", "h3", "h4", "h5", "dt"):
            return links < 0.5 and self._is_near_seeds(outer)
        if box.tag == "li" and outer is not None:
            return links < 0.4 and self._is_near_seeds(outer.parent)
        return False

    def _is_bare_sentence(self, at: int) -> bool:
        """Whether a sentence stands in no element of its own, right among those that hold paragraphs."""
        piece = self.pieces[at]
        return self._is_near_seeds(piece.box) and is_sentence(piece) and not piece.has(Trait.FIGURE | Trait.CAPTION)

    def _is_near_seeds(self, box: Box | None) -> bool:
        return box is not None and self.near_weights.get(box, 0) > MIN_NEIGHBOUR_SHARE * self.total


def _is_address(piece: Piece) -> bool:
    """Whether a piece is an address written out, as a source is named."""
    return piece.text.startswith(("http://", "https://", "www.")) and len(piece.text.split()) == 1


def _item_of(piece: Piece) -> Box | None:
    """The innermost item of a list that a piece stands in; terms and what is said of them are items too."""
    return next((box for box in piece.box.up() if box.tag in ("li", "dt", "dd")), None)


def _link_lists(pieces: Sequence[Piece]) -> Iterator[int]:
    """Numbers of the items of lists that hold nothing but links."""
    items = ((at, piece) for at, piece in enumerate(pieces) if piece.marker)
    for _, group in groupby(items, lambda item: item[1].box.parent):
        members = list(group)
        if all(piece.link_share > MIN_LINK_SHARE for _, piece in members):
            yield from (at for at, _ in members)
