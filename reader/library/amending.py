"""Apply saved corrections to documents that are read without the interface."""

from __future__ import annotations

from functools import partial

from reader.base.values import Value, replace
from reader.library.corrections import apply, describe
from reader.library.identity import Origin
from reader.library.known_corrections import KnownCorrections
from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import parse_head


class CorrectionApplier(Value):
    """Applies the saved corrections of many articles. Can be pickled."""

    known: KnownCorrections

    def __call__(self, raw: Raw, document: Document) -> Document:
        """The document read from `raw`, with its corrections applied; notices name those whose target is not found."""
        corrections = self.known.of(Origin.of(raw), document, partial(parse_head, raw))
        if not corrections:
            return document
        corrected, lost = apply(document, corrections)
        notices = (f"a correction has lost its place: {describe(correction)}" for correction in lost)
        return replace(corrected, notices=(*corrected.notices, *notices))
