"""Put right again, in documents that are read without the interface, what a reader put right in it."""

from __future__ import annotations

from functools import partial

from reader.base.values import Value, replace
from reader.library.corrections import apply, described
from reader.library.identity import Origin
from reader.library.known import Known
from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import parse_head


class Amending(Value):
    """Knows the corrections of many articles. Can be sent to another process."""

    known: Known

    def __call__(self, raw: Raw, document: Document) -> Document:
        """The document with what was put right in it; its notices say what has lost its place. `raw` is its source."""
        corrections = self.known.of(Origin.of(raw), document, partial(parse_head, raw))
        if not corrections:
            return document
        corrected, lost = apply(document, corrections)
        notices = (f"a correction has lost its place: {described(correction)}" for correction in lost)
        return replace(corrected, notices=(*corrected.notices, *notices))
