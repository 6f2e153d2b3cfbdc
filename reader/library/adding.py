"""Read sources to be put into the library: documents that know which bytes they were read from."""

from __future__ import annotations

from reader.base.values import Value, as_dict
from reader.library.identity import Origin
from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import Amend


class IdentifiedDocument(Document):
    """A document with what identifies its bytes."""

    size: int = 0
    digest: str = ""

    @property
    def origin(self) -> Origin:
        """Where it came from."""
        return Origin.known(self.source.uri, self.size, self.digest)


class Identifier(Value):
    """Identifies documents, after amending them. Can be pickled."""

    amend: Amend | None = None

    def __call__(self, raw: Raw, document: Document) -> IdentifiedDocument:
        """The document read from `raw`, with what identifies that."""
        origin = Origin.of(raw)
        amended = self.amend(raw, document) if self.amend is not None else document
        return IdentifiedDocument(**as_dict(amended), size=origin.size, digest=origin.digest)
