"""What the layouts of all archives share: how they are described, and how an article is made of a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from reader.load.containers.item import Broken, Item, text_item
from reader.model.document import Metadata

Lines = Sequence[str]


class Layout(NamedTuple):
    """How one archive lays out its documents."""

    name: str
    is_begun: Callable[[str], bool]
    """Whether a file that begins so is laid out like this."""
    mark: re.Pattern[str]
    """The line that begins a document, or ends it."""
    is_mark_last: bool
    read: Callable[[Lines], Item | Broken | None]
    """Makes an article of the lines of a document; None where they are none, as before the first."""


def body_of(text_lines: Iterable[str]) -> str:
    """Lines of text without blank ones around them."""
    return "\n".join(text_lines).strip("\n")


def article(text: str, metadata: Metadata) -> Item | Broken:
    """The article, unless it has no text."""
    if not text.strip():
        return Broken("has no text between its headers", metadata.id)
    return text_item(text, metadata.id, metadata)
