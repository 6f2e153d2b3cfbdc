"""Tell bytes that are no text, and name what they are."""

from __future__ import annotations

import codecs

from reader.errors import SourceIsBinary
from reader.model.raw import Raw
from reader.parse.markup_charset import is_markup

SAMPLE_BYTES = 64 * 1024
"""Bytes looked at."""

MAGIC_BYTES = 64
"""Bytes of a file's beginning in which the signs of a binary format stand."""

MIN_BYTES_PER_CONTROL = 20
"""One byte in so many may be a control character that no text holds; old files carry a few."""

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh91AY", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"OggS\x00", "a sound file"),
    (b"fLaC\x00", "a sound file"),
    (b"ID3", "a sound file"),
    (b"wOF", "a font"),
)

_RIFF = {b"WAVE": "a sound file", b"AVI ": "a video", b"WEBP": "a WebP picture"}

_CONTROL = tuple(bytes((code,)) for code in range(32) if code not in b"\b\t\n\v\f\r\x1b")


def reject_binary(raw: Raw) -> None:
    """Raise `SourceIsBinary`, with the name of what it is where that is known, unless the bytes may be text."""
    head = raw.data[:SAMPLE_BYTES]
    what = _name(head)
    if what is not None:
        raise SourceIsBinary(raw.uri, f"is {what}, not text")
    if _is_wide(raw.charset):
        return
    # A stray zero byte is a fault of a page; anything else with one is no text.
    if (b"\0" in head and not is_markup(head)) or sum(map(head.count, _CONTROL)) * MIN_BYTES_PER_CONTROL > len(head):
        raise SourceIsBinary(raw.uri, "is not text")


def _name(head: bytes) -> str | None:
    if head.startswith(b"RIFF"):  # Riffa is a town, and opens reports.
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return "a video"
    return next((what for magic, what in _MAGIC if head.startswith(magic) and _holds_more(magic, head)), None)


def _holds_more(magic: bytes, head: bytes) -> bool:
    """Whether a beginning that could be letters is followed by what no text holds."""
    return not magic.isalnum() or any(byte in head[:MAGIC_BYTES] for byte in (0, 1, 2, 3, 4))


def _is_wide(charset: str | None) -> bool:
    """Whether the declared encoding writes letters with zero bytes."""
    try:
        return charset is not None and codecs.lookup(charset.strip()).name.startswith(("utf-16", "utf-32"))
    except (LookupError, ValueError):
        return False
