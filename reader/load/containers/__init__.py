"""Files that hold many articles, or hold one in a way that no parser knows. KINDS is the table; each is a module."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.model.raw import FORMAT_BY_SUFFIX, JSON_LINES, TABLES

if TYPE_CHECKING:  # plain articles do without all of it
    from collections.abc import Callable, Iterator

    from reader.load.containers.choices import Choices
    from reader.load.containers.item import Broken, Item, Opened

    Reader = Callable[[Opened, Choices, Callable[[str], None]], Iterator[Item | Broken]]
    """Reads a container, item by item; raises `UnreadableError` where it cannot be read on. The last argument takes
    what the user should be told."""

SIGN_BYTES = 8192
"""Bytes from the beginning by which a container is recognised."""

UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""The byte-order marks with which text in UTF-16 begins."""


class Kind:
    """A kind of container."""

    # The first page waits for this, and would for the making of a `NamedTuple` or a `Value`.
    __slots__ = ("name", "needs_file", "place", "suffixes")

    def __init__(self, name: str, place: str, suffixes: tuple[str, ...], *, needs_file: bool = False) -> None:
        self.name = name
        """What a file of this kind is called."""
        self.place = place
        """Where its reader lives; only the one that is needed is imported."""
        self.suffixes = suffixes
        self.needs_file = needs_file
        """Whether it must be a file that is not packed, because it is not read from its beginning to its end."""

    @property
    def read(self) -> Reader:
        """What reads its articles."""
        from reader.base.late import found_at  # late: plain articles do without

        reader: Reader = found_at(self.place)
        return reader


JSON = Kind("JSON", "reader.load.containers.json_lines:items", (*JSON_LINES, ".json"))
TABLE = Kind("a table", "reader.load.containers.table:items", TABLES)
XML = Kind("XML", "reader.load.containers.xml:items", ())
MESSAGE = Kind("an e-mail", "reader.load.containers.mail:message", (".eml",))
MAILBOX = Kind("a mailbox", "reader.load.containers.mail:mailbox", (".mbox", ".mbx"))
PARQUET = Kind("a Parquet table", "reader.load.containers.parquet:items", (".parquet",), needs_file=True)
WARC = Kind("a web archive", "reader.load.containers.warc:items", (".warc",))
DOCX = Kind("a Word document", "reader.load.containers.office:docx", (".docx",))
RTF = Kind("an RTF document", "reader.load.containers.office:rtf", (".rtf",))
EPUB = Kind("an EPUB book", "reader.load.containers.office:epub", (".epub",))
ARCHIVE = Kind("an export of a news archive", "reader.load.containers.archives:items", ())
KINDS: tuple[Kind, ...] = (JSON, TABLE, XML, MESSAGE, MAILBOX, PARQUET, WARC, DOCX, RTF, EPUB, ARCHIVE)

PACKED = (".gz", ".zst")
GZIP_MAGIC, ZSTD_MAGIC = PACKED_MAGIC = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")

PLAIN = tuple(suffix for suffix, kind in FORMAT_BY_SUFFIX.items() if kind != "text")
"""Suffixes of files that are articles, whatever they begin with."""

_BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}


def is_packed(name: str, head: bytes) -> bool:
    """Whether a file is packed, by its name or its beginning."""
    return name.lower().endswith(PACKED) or head.startswith(PACKED_MAGIC)


def kind_of(name: str, head: bytes) -> Kind | None:
    """The kind of container that a file is, by its name and its beginning; None if it is none."""
    name = name.lower()
    if name.endswith(PACKED):
        name = os.path.splitext(name)[0]
    suffix = os.path.splitext(name)[1]
    if suffix in PLAIN:
        return None
    if (kind := _BY_SUFFIX.get(suffix)) is not None:
        return kind
    if (kind := _by_magic(head)) is not None:
        return kind
    text = _decoded(head)
    if not _may_be_data(text) and not may_be_archive(text):
        return None
    from reader.load.containers.signs import kind_by_signs  # late: most articles begin with a word

    return kind_by_signs(text.lstrip())


_BY_MAGIC = {b"PAR1": PARQUET, b"WARC/": WARC, b"{\\rtf": RTF}


def _by_magic(head: bytes) -> Kind | None:
    if head.startswith(b"PK\x03\x04"):
        return EPUB if b"application/epub+zip" in head[:100] else DOCX if b"word/" in head else None
    return next((kind for magic, kind in _BY_MAGIC.items() if head.startswith(magic)), None)


def _decoded(head: bytes) -> str:
    if head.startswith(UTF_16_MARKS):
        return head.decode("utf-16", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


def _may_be_data(text: str) -> bool:
    """Whether a text begins as data may, such as JSON or a table, or as an e-mail."""
    if text[:64].lstrip()[:1] in ("{", "[", "<"):
        return True
    line = text.partition("\n")[0][:400]
    return any(mark in line for mark in _IN_FIRST_LINE)


def may_be_archive(text: str) -> bool:
    """Whether a text holds what every export of a news archive has near its beginning. Few articles do: most are spared
    the import of what reads those exports."""
    if any(mark in text for mark in _IN_ARCHIVES):
        return True
    return any(line.rstrip().endswith(_LENGTHS) for line in text.split("\n"))


_IN_FIRST_LINE = (",", "\t", ";", ": ", "From ")
_IN_ARCHIVES = (" DO", "Length:", "_" * 40, "WC")
"""What LexisNexis, Nexis Uni, ProQuest, and Factiva with codes print."""
_LENGTHS = (" words", " Wörter", " mots", " palabras")
"""Ends of the line below the headline in Factiva without codes."""
