"""Files that hold many articles, or hold one in a way that no parser knows. KINDS is the table; each is a module."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # plain articles do without all of it
    from reader.load.containers.item import Broken, Choices, Item, Opened

    Reader = Callable[[Opened, Choices, Callable[[str], None]], Iterator[Item | Broken]]
    """Reads a container, item by item; raises `UnreadableError` where it cannot be read on. The last argument takes
    what the user should be told."""

SIGN_BYTES = 8192
"""Bytes from the beginning by which a container is recognised."""


class Kind(NamedTuple):
    """A kind of container."""

    name: str
    place: str
    """Where its reader lives; only the one that is needed is imported."""
    suffixes: tuple[str, ...]
    is_single: bool = False
    """Whether it holds one article, which is then named by the path alone."""
    needs_file: bool = False
    """Whether it must be a file that is not packed, because it is not read from its beginning to its end."""

    @property
    def read(self) -> Reader:
        """What reads its articles."""
        module, _, function = self.place.partition(":")
        reader: Reader = getattr(import_module(module), function)
        return reader


JSON = Kind("JSON", "reader.load.containers.json_lines:items", (".jsonl", ".ndjson", ".json"))
TABLE = Kind("a table", "reader.load.containers.table:items", (".csv", ".tsv", ".tab"))
XML = Kind("XML", "reader.load.containers.xml:items", ())
MESSAGE = Kind("an e-mail", "reader.load.containers.mail:message", (".eml",), is_single=True)
MAILBOX = Kind("a mailbox", "reader.load.containers.mail:mailbox", (".mbox", ".mbx"))
KINDS: tuple[Kind, ...] = (JSON, TABLE, XML, MESSAGE, MAILBOX)

PACKED = (".gz", ".zst")

PLAIN = (".html", ".htm", ".xhtml", ".xht", ".mhtml", ".mht", ".md", ".markdown", ".mkd")
"""Suffixes of files that are articles, whatever they begin with."""

_BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}


def is_packed(name: str) -> bool:
    """Whether a file is packed, by its name."""
    return name.lower().endswith(PACKED)


def kind_of(name: str, head: bytes) -> Kind | None:
    """The kind of container that a file is, by its name and its beginning; None if it is none."""
    name = name.lower()
    if is_packed(name):
        name = os.path.splitext(name)[0]
    suffix = os.path.splitext(name)[1]
    if suffix in PLAIN:
        return None
    if (kind := _BY_SUFFIX.get(suffix)) is not None:
        return kind
    if not _may_be(head):
        return None
    from reader.load.containers.signs import kind_by_signs  # late: most articles begin with a word

    return kind_by_signs(head)


def _may_be(head: bytes) -> bool:
    """Whether it is worth looking closer at how a file begins."""
    start = head[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    line = head.partition(b"\n")[0][:400]
    return start[:1] in (b"{", b"[", b"<") or any(mark in line for mark in (b",", b"\t", b";", b": ", b"From "))
