"""What identifies an article between runs, and where the library is. Imports little, since every start needs it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.base.folders import user_folder
from reader.model.document import Document
from reader.model.raw import PASTED, STANDARD_INPUT

if TYPE_CHECKING:
    from reader.model.raw import Raw


class Origin:
    """Where a text came from, and its bytes. Not what was parsed from them: that depends on the program's version."""

    __slots__ = ("_data", "_digest", "size", "uri")

    def __init__(self, uri: str, data: bytes) -> None:
        self.uri = absolute_uri(uri)
        """Address or absolute path; `-` if it cannot be reopened."""
        self.size = len(data)
        """Number of bytes."""
        self._data: bytes | None = data
        self._digest = ""

    @classmethod
    def of(cls, source: Raw | Document) -> Origin:
        """The origin of loaded bytes; for a document without bytes, its text stands in for them."""
        if isinstance(source, Document):
            return cls(source.source.uri, source.text.encode("utf-8", "surrogatepass"))
        return cls(source.uri, source.data)

    @classmethod
    def known(cls, uri: str, size: int, digest: str) -> Origin:
        """The origin of bytes that were counted and hashed already."""
        origin = cls(uri, b"")
        origin.size, origin._data, origin._digest = size, None, digest
        return origin

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes. Computed on first use, after which the bytes are released."""
        data = self._data
        if data is not None:
            from hashlib import sha256

            self._digest = sha256(data).hexdigest()
            self._data = None
        return self._digest


def text_hash(document: Document) -> str:
    """What identified a text before schema 3: the hash of its text, or of its first pages if it is long."""
    from hashlib import sha256

    return sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def absolute_uri(uri: str) -> str:
    """The source as named from any folder: an absolute path, a web address as it is, `-` if it cannot be reopened."""
    if uri == PASTED or uri.partition("#")[0] == STANDARD_INPUT:
        return STANDARD_INPUT
    if "://" in uri:
        return uri
    return os.path.abspath(uri)  # symbolic links are not resolved


def store_path() -> str:
    """Path of the library file, which may not exist yet."""
    return os.path.join(user_folder("data"), "library.db")


def has_store() -> bool:
    """Whether there is a library, or something that keeps it from being found. Opens and imports nothing."""
    return is_in_place(store_path())


def is_in_place(path: str) -> bool:
    """Whether there is a file, or may be one: where its folder cannot be looked into, nobody knows."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
