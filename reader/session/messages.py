"""What the process that reads an article and the one that shows it say to each other. Each is pickled by itself.

They are no part of `worker`, which is `__main__` where it runs in a process of its own: what is pickled there could not
be read here.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from reader.model.document import Document


class LookAt(NamedTuple):
    """This is on the screen: names and quotes are wanted there first."""

    offset: int
    """In code points."""


class More(NamedTuple):
    """More of the text, or all of it; its layers follow as `Items`."""

    document: Document
    """Without blocks, marks and captions."""


class Items(NamedTuple):
    """Some items of one layer of the document, those before them having come already."""

    layer: str
    """The name of a field of `Document`."""
    items: tuple[Any, ...]


class Complete(NamedTuple):
    """Every item has come of the layers that were begun since the last one of these."""

    is_last: bool
    """Whether nothing more will be found."""
    is_whole: bool
    """Whether the document is all of the article."""


class Failed(NamedTuple):
    """It cannot go on."""

    reason: str
    """In words to be shown."""
