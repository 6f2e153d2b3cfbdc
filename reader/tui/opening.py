"""An article on its way to the screen: what of it can be shown at once, and all of it when that is read."""

from __future__ import annotations

from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import parse_document, parse_head


class Opening:
    """One source of the interface, parsed no sooner and no further than it is looked at."""

    def __init__(self, raw: Raw | None = None, *, document: Document | None = None) -> None:
        """Either what was loaded, or a document that is there already."""
        self._raw = raw
        self._document = document

    @property
    def document(self) -> Document:
        """What there is to show: the first pages of a long source until `read` was called.

        Raises `SourceError` where it holds no text.
        """
        if self._document is None:
            assert self._raw is not None
            self._document = parse_head(self._raw)
            if self._document is None:
                return self.read()
        return self._document

    @property
    def is_whole(self) -> bool:
        """Whether `document` is all of it."""
        return self._raw is None

    @property
    def share(self) -> float:
        """How much of the source `document` is, about, from 0 to 1."""
        if self._raw is None:
            return 1.0
        return min(1.0, len(self.document.text.encode()) / len(self._raw.data))

    def read(self) -> Document:
        """All of it. Takes a second for some megabytes. Raises `SourceError` where it holds no text."""
        if self._raw is not None:
            self._document = parse_document(self._raw)
            self._raw = None
        assert self._document is not None
        return self._document
