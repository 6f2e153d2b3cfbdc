"""What an article is known by between runs, and where that is kept. Light enough for every start."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.base.folders import user_folder
from reader.model.document import Document
from reader.model.raw import PASTED, STANDARD_INPUT

if TYPE_CHECKING:
    from reader.model.raw import Raw


class Origin:
    """Where a text came from, and its bytes. Never what was made of them: that changes with the program."""

    __slots__ = ("_data", "_digest", "size", "uri")

    def __init__(self, uri: str, data: bytes) -> None:
        self.uri = lasting_uri(uri)
        """What leads to it from any folder; `-` where nothing does."""
        self.size = len(data)
        """How many bytes there are."""
        self._data: bytes | None = data
        self._digest = ""

    @classmethod
    def of(cls, source: Raw | Document) -> Origin:
        """Of what was loaded; of a document whose bytes nobody has, as if its text were they."""
        if isinstance(source, Document):
            return cls(source.source.uri, source.text.encode("utf-8", "surrogatepass"))
        return cls(source.uri, source.data)

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes. It is worked out once, when it is first asked for, and they are let go then."""
        data = self._data
        if data is not None:
            from hashlib import sha256

            self._digest = sha256(data).hexdigest()
            self._data = None
        return self._digest


def text_hash(document: Document) -> str:
    """What versions of the program before the third library knew a text by: of a long one, its first pages."""
    from hashlib import sha256

    return sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def lasting_uri(uri: str) -> str:
    """How to name the source from any folder: a path in full, a web address as it is, `-` where nothing leads there."""
    if uri == PASTED:
        return STANDARD_INPUT
    if uri == STANDARD_INPUT or "://" in uri:
        return uri
    return os.path.abspath(uri)  # links stay as they are named


def store_path() -> str:
    """Where the store is; it may not be there yet."""
    return os.path.join(user_folder("data"), "library.db")


def has_store() -> bool:
    """Whether anything was kept yet: found out without opening or importing anything."""
    return os.path.exists(store_path())
