"""What a text and its source are known by between runs, and where that is kept. Light enough for every start."""

from __future__ import annotations

import os

from reader.model.document import Document
from reader.model.raw import PASTED, STANDARD_INPUT
from reader.settings.file import user_folder


def text_hash(document: Document) -> str:
    """The same for documents with the same text, whatever they were read from and whatever was found in them.

    The first pages of a long article are another text than all of it.
    """
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
    return os.path.join(user_folder("XDG_DATA_HOME", ".local/share"), "library.db")


def has_store() -> bool:
    """Whether anything was kept yet: found out without opening or importing anything."""
    return os.path.exists(store_path())
