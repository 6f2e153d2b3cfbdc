"""What a walk through a page finds: runs of words, and the boxes that they stand in. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.base.values import Value
from reader.model.document import Mark
from reader.model.landings import Landing
from reader.parse.html.traits import Trait


@dataclass(slots=True, eq=False)
class Box:
    """An element that sets its words apart from what is round it."""

    tag: str
    parent: Box | None
    own_traits: Trait
    """Its own traits."""
    all_traits: Trait
    """Its own traits and those of every box round it."""
    depth: int
    image: str | None = None
    """Address of the last picture in it."""
    alt: str = ""
    """Alternative text of that picture."""

    def up(self, stop: Box | None = None) -> Iterator[Box]:
        """This box and those round it, the innermost first; `stop` and what is round it are left out."""
        box: Box | None = self
        while box is not None and box is not stop:
            yield box
            box = box.parent

    def is_inside(self, other: Box) -> bool:
        """Whether it is the other box, or stands in it."""
        box: Box | None = self
        while box is not None and box.depth > other.depth:
            box = box.parent
        return box is other


class Piece(Value):
    """A run of words that the markup sets apart: a paragraph, a heading, a caption, a button."""

    text: str
    box: Box
    marks: tuple[Mark, ...] = ()
    linked_chars: int = 0
    """Code points that are links."""
    is_table: bool = False
    marker: str = ""
    """Bullet or number that a list puts before it."""
    level: int = 0
    """Depth of a heading, or of a list within lists."""
    landings: tuple[Landing, ...] = ()
    """Places in it that have a name."""

    @property
    def link_share(self) -> float:
        """Share of the words that are links."""
        return self.linked_chars / max(1, len(self.text))

    def has(self, trait: Trait) -> bool:
        """Whether any box round it has any of these traits."""
        return bool(self.box.all_traits & trait)

    def has_outside(self, trait: Trait, story: Box) -> bool:
        """Whether a box round it has any of these traits and does not hold the story too.

        Sites put the tags of an article, or whether it may be commented on, into the classes of all of it.
        """
        return self.has(trait) and any(box.own_traits & trait and not story.is_inside(box) for box in self.box.up())
