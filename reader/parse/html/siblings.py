"""Find sentences of the story that no extractor took: in boxes like those of the seeds, and below the last seed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from reader.parse.html.extraction import is_sentence
from reader.parse.html.pieces import Box, Piece, size_of
from reader.parse.html.traits import Trait

COMPARED_BOXES = 3
"""Boxes around a sentence, the innermost first, that must be like those around a seed."""

MIN_ALIKE_SHARE = 0.1
"""Share of the seeds' text in boxes of one kind from which other boxes of that kind are part of the story. A page has
few boxes of the same classes that are not: on 860 of 887 pages there is no such sentence."""

MIN_TAIL_SHARE = 0.3
"""Share of the seeds' text from which sentences below the last seed, in the same box, are part of the story; there
are fewer in what sites put below stories: a biography, a note on cookies."""

_OUTSIDE = Trait.CHROME | Trait.HIDDEN | Trait.COMMENTS | Trait.FIGURE | Trait.ASIDE | Trait.PROMOTION
"""Traits of boxes that are not part of the story."""

Kind = tuple[str, str]
"""The tag and the classes of a box."""


def with_siblings(pieces: Sequence[Piece], seeds: Sequence[int]) -> list[int]:
    """The seeds, and the sentences in boxes with the same tags and classes: a story may be in several boxes."""
    total = size_of(pieces, seeds)
    weights: dict[tuple[Kind, ...], int] = {}
    for index in seeds:
        around = _kinds_around(pieces[index].box)
        weights[around] = weights.get(around, 0) + len(pieces[index].text)
    alike = {
        kinds
        for kinds, weight in weights.items()
        if weight >= MIN_ALIKE_SHARE * total and any(classes for _, classes in kinds)
    }
    if not alike:
        return list(seeds)
    excused = {kind_of(box) for index in seeds for box in pieces[index].box.up()}
    texts = {pieces[index].text for index in seeds}
    siblings = [
        index
        for index, piece in enumerate(pieces)
        if is_sentence(piece)
        and _kinds_around(piece.box) in alike
        and piece.text not in texts
        and not _is_set_apart(piece, excused)
    ]
    return sorted({*seeds, *siblings})


def with_tail(pieces: Sequence[Piece], seeds: Sequence[int], story: Box) -> list[int]:
    """The seeds, and the sentences below them in the story's box if these are much text."""
    tail = list(_tail(pieces, seeds[-1], story))
    is_long = size_of(pieces, tail) >= MIN_TAIL_SHARE * size_of(pieces, seeds)
    return [*seeds, *tail] if is_long else list(seeds)


def _tail(pieces: Sequence[Piece], last: int, story: Box) -> Iterator[int]:
    for index in range(last + 1, len(pieces)):
        piece = pieces[index]
        if piece.box.tag == "p" and is_sentence(piece) and is_part_of(piece, story):
            yield index


def is_part_of(piece: Piece, story: Box) -> bool:
    """Whether a piece is in a box of the story, and no box within that sets it apart."""
    return piece.box.is_inside(story) and not any(box.own_traits & _OUTSIDE for box in piece.box.up(story))


def _is_set_apart(piece: Piece, excused: Collection[Kind]) -> bool:
    """Whether a box around a piece that is not like one around a seed sets it apart from the story."""
    return piece.has(_OUTSIDE) and any(
        box.own_traits & _OUTSIDE and kind_of(box) not in excused for box in piece.box.up()
    )


def _kinds_around(box: Box) -> tuple[Kind, ...]:
    return tuple(map(kind_of, islice(box.up(), COMPARED_BOXES)))


def kind_of(box: Box) -> Kind:
    """The tag and the classes of a box."""
    return box.tag, box.classes
