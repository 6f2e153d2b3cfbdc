"""Messages from and to the process that reads an article. Each is pickled by itself.

They are not part of `worker`, which runs as `__main__` in its own process: classes pickled from there could not be
loaded here.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from reader.model.document import Document
from reader.model.raw import Raw


class Task(NamedTuple):
    """What the process is to read."""

    source: Raw | Document
    """A source to parse and annotate, or a parsed document to annotate."""
    engine: str | None
    """What finds names and quotes; None for the default."""
    text_only: bool = False
    """Whether the source is only to be parsed."""


class LookAt(NamedTuple):
    """The user is looking at this place: find names and quotes there first."""

    offset: int
    """In code points."""


class PartialDocument(NamedTuple):
    """More of the text, or all of it; its layers follow as `LayerItems`."""

    document: Document
    """Without blocks, marks, captions and landings."""


class LayerItems(NamedTuple):
    """Some items of one layer of the document, in order; earlier messages have brought those before them."""

    layer: str
    """The name of a field of `Document`."""
    items: tuple[Any, ...]


class LayersComplete(NamedTuple):
    """All items of the layers sent since the last message of this kind have arrived."""

    is_last: bool
    """Whether nothing more will follow."""
    is_whole: bool
    """Whether the document is the whole article."""
    is_draft: bool
    """Whether all names and quotes of it are there, and better ones will follow."""
    engine: str | None
    """What found the names and quotes."""


class WorkerFailed(NamedTuple):
    """The article cannot be read any further."""

    reason: str
    """Why, as shown to the user."""
