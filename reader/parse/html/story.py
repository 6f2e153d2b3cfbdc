"""Find the story among the pieces of a page: the box that contains it, and the pieces that belong to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from reader.base.values import Value
from reader.parse.html.extraction import Extraction, is_sentence
from reader.parse.html.pieces import Box, Piece, size_of
from reader.parse.html.seeds import MIN_EXTRACTED_SHARE, find_seeds
from reader.parse.html.siblings import Kind, kind_of, with_siblings, with_tail
from reader.parse.html.traits import Trait

MIN_HELD_SHARE = 0.85
"""Share of the seeds' text that the story's box must contain."""

MIN_NEIGHBOUR_SHARE = 0.15
"""Share of the seeds' text that must be right next to a piece for it to belong to the story without being extracted."""

MIN_LINK_SHARE = 0.85
"""Share of a list item beyond which it consists of links only."""

MAX_HEADING_CHARS = 120
"""Code points in the longest heading that is recognised by its class."""

MAX_PIECES_TO_SEED = 6
"""Pieces before the first seed and after the last among which short ones may belong to the story."""


_SINGLE = frozenset(["p", "li", "blockquote", "dd", "td", "tr", "tbody", "span", "pre"])
"""Elements that contain part of a story rather than all of it."""


class Story(Value):
    """Where the story is."""

    box: Box
    """The smallest box that contains nearly all of it."""
    first: int
    """Index of its first long piece."""
    last: int
    """Index of its last long piece."""
    in_story: frozenset[int]
    """Indexes of the pieces that belong to it."""


def find_story(pieces: Sequence[Piece], extraction: Extraction, titles: Collection[str] = ()) -> Story | None:
    """The story; None if there are no seeds. `titles` are the folded titles that the page gives it."""
    coverages = [extraction.coverage(piece.text) for piece in pieces]
    seeds = find_seeds(pieces, coverages, titles)
    if not seeds:
        return None
    seeds = with_siblings(pieces, seeds)
    box = _story_box(held_weights(pieces, seeds), size_of(pieces, seeds))
    return _Finder(pieces, coverages, with_tail(pieces, seeds, box)).story()


def tell_all(pieces: Sequence[Piece], extraction: Extraction, story: Story, missed: Collection[int]) -> Story:
    """The story with sentences that have been missed, and with what is between them and right beside them."""
    coverages = [extraction.coverage(piece.text) for piece in pieces]
    told = [index for index in story.in_story if is_sentence(pieces[index])]
    return _Finder(pieces, coverages, sorted({*told, *missed})).story()


def _story_box(weights: Mapping[Box, int], total: int) -> Box:
    """The smallest box that holds nearly all of the seeds' text and is not a paragraph or the like."""
    holders = [box for box, weight in weights.items() if weight >= MIN_HELD_SHARE * total]
    return max(holders, key=lambda box: (box.tag not in _SINGLE, box.depth))


def held_weights(pieces: Sequence[Piece], indexes: Iterable[int]) -> dict[Box, int]:
    """How much of the text of some pieces each box holds."""
    weights: dict[Box, int] = {}
    for index in indexes:
        for box in pieces[index].box.up():
            weights[box] = weights.get(box, 0) + len(pieces[index].text)
    return weights


class _Finder:
    def __init__(self, pieces: Sequence[Piece], coverages: Sequence[float], seeds: Sequence[int]) -> None:
        self.pieces = pieces
        self.coverages = coverages
        self.added_seeds = {index for index in seeds if coverages[index] < MIN_EXTRACTED_SHARE}
        """Those that no extractor took, and that `with_siblings`, `with_tail` or `tell_all` added."""
        self.total = size_of(pieces, seeds)
        self.near_weights: dict[Box, int] = {}
        for index in seeds:
            box, size = pieces[index].box, len(pieces[index].text)
            for near_box in (box, box.parent):
                if near_box is not None:
                    self.near_weights[near_box] = self.near_weights.get(near_box, 0) + size
        self.held_weights = held_weights(pieces, seeds)
        self.weights_by_kind: Counter[Kind] = Counter()
        for near_box, weight in self.near_weights.items():
            self.weights_by_kind[kind_of(near_box)] += weight
        self.box = _story_box(self.held_weights, self.total)
        inside = [index for index in seeds if pieces[index].box.is_inside(self.box)]
        self.first_seed = self.first = inside[0]
        self.last = inside[-1]
        outer = pieces[self.first_seed].box.parent
        while self.first and pieces[self.first - 1].box is outer and self._is_bare_sentence(self.first - 1):
            self.first -= 1

        self.link_items = frozenset(_link_lists(pieces))

    def story(self) -> Story:
        texts: set[str] = set()
        in_story: list[int] = []
        lists: set[Box | None] = set()
        for index, piece in enumerate(self.pieces):
            if not piece.box.is_inside(self.box) or not (self._is_story_piece(index) or self._continues(index, lists)):
                continue
            if (
                len(piece.text) > 60
                and piece.text in texts
                and (index > self.last or not self._is_near_seeds(piece.box.parent))
            ):
                continue  # A copy for another screen width.
            texts.add(piece.text)
            if (item := _item_of(piece)) is not None and item.parent not in lists:
                lists.add(item.parent)
                in_story += self._preceding_items(index, item)
            in_story.append(index)
        while in_story and self.pieces[in_story[-1]].level and not self.pieces[in_story[-1]].marker:
            in_story.pop()  # A heading at the end belongs to what follows the story.
        return Story(self.box, self.first, self.last, frozenset(in_story))

    def _is_story_piece(self, index: int) -> bool:
        if index in self.added_seeds:
            return True
        piece = self.pieces[index]
        is_post = piece.has(Trait.POST)
        if piece.has(Trait.HIDDEN) and not is_post and self._has_trait_in_story(piece, Trait.HIDDEN):
            return False
        if is_post:
            return self.first - 3 <= index <= self.last + 8
        if piece.has(Trait.CHROME) and self._has_trait_in_story(piece, Trait.CHROME):
            return False
        if (
            piece.has(Trait.FIGURE)
            and not self._is_quote_or_table(piece)
            and self._has_trait_in_story(piece, Trait.FIGURE)
        ):
            return False
        if index in self.link_items:
            return False
        if self._is_extracted(index):
            is_promoted = len(piece.text) < 300 and self._has_trait_in_story(
                piece, Trait.PROMOTION | Trait.CAPTION | Trait.CREDIT
            )
            return not is_promoted
        is_within = self.first <= index <= self.last and not self._has_trait_in_story(piece, Trait.ASIDE)
        return is_within and (index < self.first_seed or self._is_among_seeds(piece))

    def _continues(self, index: int, lists: Container[Box | None]) -> bool:
        """Whether a piece was extracted and is a further item of a list that is in the story."""
        piece = self.pieces[index]
        item = _item_of(piece)
        if item is None or item.parent not in lists:
            return False
        return bool(piece.marker) and self.coverages[index] >= MIN_EXTRACTED_SHARE and index not in self.link_items

    def _preceding_items(self, index: int, first: Box) -> list[int]:
        """Indexes of the list items right before the first one that was extracted, which were too short for that."""
        start = index
        while start and start > index - MAX_PIECES_TO_SEED and self._may_precede(start - 1, first):
            start -= 1
        return list(range(start, index))

    def _may_precede(self, index: int, first: Box) -> bool:
        piece = self.pieces[index]
        item = _item_of(piece)
        if item is None or item is first or item.parent is not first.parent:
            return False
        return piece.link_share < 0.4 and not self._has_trait_in_story(piece, Trait.ASIDE | Trait.HIDDEN | Trait.CHROME)

    def _is_extracted(self, index: int) -> bool:
        if self.coverages[index] < MIN_EXTRACTED_SHARE:
            return False
        piece = self.pieces[index]
        if len(piece.text) >= 40:
            return index <= self.last + MAX_PIECES_TO_SEED or self._is_near_seeds(piece.box.parent)
        return (
            (self.first if piece.marker else self.first - MAX_PIECES_TO_SEED) <= index <= self.last + MAX_PIECES_TO_SEED
        )

    def _has_trait_in_story(self, piece: Piece, trait: Trait) -> bool:
        """Whether a box within the story's box has one of these traits, not counting boxes with most of the seeds."""
        if not piece.box.all_traits & trait:
            return False
        marked = [box for box in piece.box.up(self.box) if box.own_traits & trait]
        return bool(marked) and not any(self.held_weights.get(box, 0) > 0.5 * self.total for box in marked)

    def _is_quote_or_table(self, piece: Piece) -> bool:
        """Whether a piece in a figure belongs to a quotation or a table rather than a picture."""
        for box in piece.box.up():
            if box.own_traits & Trait.QUOTE or box.tag in ("table", "pre"):
                return True
            if box.own_traits & Trait.FIGURE:
                return piece.is_table
        return False

    def _is_among_seeds(self, piece: Piece) -> bool:
        """Whether a piece that was not extracted belongs to the story because it is next to seeds."""
        box, links = piece.box, piece.link_share
        if piece.is_table or box.tag in ("td", "th"):
            return any(outer.tag == "table" for outer in box.up(self.box)) and links < 0.5
        if piece.has(Trait.QUOTE):
            return links < 0.4
        if is_sentence(piece):
            return all(outer.tag != "aside" for outer in box.up(self.box))
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

    def _is_bare_sentence(self, index: int) -> bool:
        """Whether a piece is a sentence without an element of its own, next to those of the paragraphs."""
        piece = self.pieces[index]
        return self._is_near_seeds(piece.box) and is_sentence(piece) and not piece.has(Trait.FIGURE | Trait.CAPTION)

    def _is_near_seeds(self, box: Box | None) -> bool:
        """Whether many of the seeds are right in a box, or some are, and many in boxes with its tag and classes."""
        if box is None or box not in self.near_weights:
            return False
        weight = self.weights_by_kind[kind_of(box)] if box.classes else self.near_weights[box]
        return weight > MIN_NEIGHBOUR_SHARE * self.total


def _is_address(piece: Piece) -> bool:
    """Whether a piece is a web address, as of a source."""
    return piece.text.startswith(("http://", "https://", "www.")) and len(piece.text.split()) == 1


def _item_of(piece: Piece) -> Box | None:
    """The innermost list item that contains a piece; terms and their descriptions are items too."""
    return next((box for box in piece.box.up() if box.tag in ("li", "dt", "dd")), None)


def _link_lists(pieces: Sequence[Piece]) -> Iterator[int]:
    """Indexes of the items of lists that consist of links only."""
    items = ((index, piece) for index, piece in enumerate(pieces) if piece.marker)
    for _, group in groupby(items, lambda item: item[1].box.parent):
        members = list(group)
        if all(piece.link_share > MIN_LINK_SHARE for _, piece in members):
            yield from (index for index, _ in members)
