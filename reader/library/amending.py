"""Put right again, in documents that are read without the interface, what a reader put right in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.library.corrections import Correction, apply
from reader.library.identity import text_hash
from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import parse_head
from reader.values import Value


class Amending(Value):
    """Knows the corrections of many texts. Can be sent to another process."""

    corrections: Mapping[str, Sequence[Correction]]
    """By the hash of the text, as the store keeps them."""

    def __call__(self, raw: Raw, document: Document) -> Document:
        """The document with what was put right in it; `raw` is what it was read from."""
        # The interface knows a long article by its first pages: it shows them before it has read the rest.
        shown_first = parse_head(raw) or document
        return apply(document, self.corrections.get(text_hash(shown_first), ()))
