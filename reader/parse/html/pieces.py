"""The result of walking through a page: pieces of text, and the boxes that contain them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.base.values import Value
from reader.model.document import Alignment, Mark
from reader.model.landings import Landing
from reader.parse.html.traits import Trait


@dataclass(slots=True, eq=False)
class Box:
    """An element that separates its text from what surrounds it."""

    tag: str
    parent: Box | None
    own_traits: Trait
    """Its own traits."""
    all_traits: Trait
    """Its own traits and those of all boxes around it."""
    depth: int
    image: str | None = None
    """Address of the last picture in the box."""
    alt: str = ""
    """Alternative text of that picture."""
    classes: str = ""
    """The classes of the element, as written."""

    def inner(self, tag: str, traits: Trait, *, image: str | None = None, classes: str = "") -> Box:
        """The box of an element in this one, with these traits of its own."""
        return Box(tag, self, traits, traits | self.all_traits, self.depth + 1, image, classes=classes)

    def up(self, stop: Box | None = None) -> Iterator[Box]:
        """This box and those around it, the innermost first; `stop` and those around it are left out."""
        box: Box | None = self
        while box is not None and box is not stop:
            yield box
            box = box.parent

    def is_inside(self, other: Box) -> bool:
        """Whether this box is `other` or lies in it."""
        box: Box | None = self
        while box is not None and box.depth > other.depth:
            box = box.parent
        return box is other


class Piece(Value):
    """A run of text that the markup sets apart: a paragraph, a heading, a caption, a button."""

    text: str
    box: Box
    marks: tuple[Mark, ...] = ()
    linked_chars: int = 0
    """Code points of the text that are links."""
    is_table: bool = False
    marker: str = ""
    """Bullet or number in front of a list item, with a space after it; else empty."""
    level: int = 0
    """Level of a heading, or nesting of a list item."""
    landings: tuple[Landing, ...] = ()
    """Places in it that links can refer to."""
    alignments: tuple[Alignment, ...] = ()
    """Of a table: the alignment of each column, as far as any is stated."""

    @property
    def link_share(self) -> float:
        """Share of the text that is links, from 0 to 1."""
        return self.linked_chars / max(1, len(self.text))

    def has(self, trait: Trait) -> bool:
        """Whether any box around the piece has any of these traits."""
        return bool(self.box.all_traits & trait)

    def has_outside(self, trait: Trait, story: Box) -> bool:
        """Whether a box around the piece that does not also contain the story has any of these traits.

        The classes of a box around a whole article may name its topics, or whether it allows comments.
        """
        return self.has(trait) and any(box.own_traits & trait and not story.is_inside(box) for box in self.box.up())


def size_of(pieces: Sequence[Piece], indexes: Iterable[int]) -> int:
    """Code points of the pieces with these indexes."""
    return sum(len(pieces[index].text) for index in indexes)
