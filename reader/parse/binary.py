"""Recognise bytes that are not text, and name their format."""

from __future__ import annotations

import codecs

from reader.errors import SourceIsBinary
from reader.model.raw import Raw

SAMPLE_BYTES = 64 * 1024
"""Bytes from the beginning that are looked at."""

MAGIC_BYTES = 64
"""Bytes from the beginning in which a binary format shows itself."""

MIN_BYTES_PER_CONTROL = 20
"""Bytes of text for each control character that text does not normally contain; old or damaged files have a few."""

_TAR = slice(257, 262)

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
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh91AY", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"PAR1", "a Parquet table"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"OggS\x00", "a sound file"),
    (b"fLaC\x00", "a sound file"),
    (b"ID3", "a sound file"),
    (b"wOF", "a font"),
)

_IN_ZIP = (
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub+zip", "an EPUB book"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"word/", "a Word document"),
)
"""What is in a ZIP archive of each kind, near its beginning."""

_UNPACK = "unpack it, and name the files or their folder"
_HINTS = {
    "a PDF document": "convert it to text first, as with pdftotext",
    "a ZIP archive or an office document": _UNPACK,
    "a tar archive": _UNPACK,
    "a bzip2 archive": _UNPACK,
    "an xz archive": _UNPACK,
    "a 7z archive": _UNPACK,
    "a RAR archive": _UNPACK,
    "an OpenDocument text": "save it as .docx, HTML or text",
    "an OpenDocument file": "save a table as CSV",
    "an Excel workbook": "save it as CSV",
    "a database": "export the table with the articles as CSV",
    "an office document": "save it as .docx, or a table as CSV",
    "a Word document": "save it as a file whose name ends in .docx",
    "an EPUB book": "save it as a file whose name ends in .epub",
    "a Parquet table": "save it as a file whose name ends in .parquet",
    "an RTF document": "save it as a file whose name ends in .rtf",
}
"""What to do with a file that is no text but may hold an article."""

_RIFF = {b"WAVE": "a sound file", b"AVI ": "a video", b"WEBP": "a WebP picture"}

_CONTROL_BYTES = tuple(bytes((code,)) for code in range(32) if code not in b"\b\t\n\v\f\r\x1b")


def reject_binary(raw: Raw) -> None:
    """Raise `SourceIsBinary`, naming the format if it is known, unless the bytes may be text."""
    head = raw.data[:SAMPLE_BYTES]
    format_name = _format_name(head)
    if format_name is not None:
        raise SourceIsBinary(raw.uri, f"is {format_name}, not text", _HINTS.get(format_name))
    if _uses_zero_bytes(raw.charset):
        return
    control_count = sum(map(head.count, _CONTROL_BYTES))
    if (control_count - 1) * MIN_BYTES_PER_CONTROL > len(head):  # a single one may be anywhere
        raise SourceIsBinary(raw.uri, "is not text")


def _format_name(head: bytes) -> str | None:
    if head.startswith(b"RIFF"):  # A report may begin with "RIFFA", a town.
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return "a video"
    if head[_TAR] == b"ustar":
        return "a tar archive"
    if head.startswith(b"PK\x03\x04"):
        return next((name for part, name in _IN_ZIP if part in head), "a ZIP archive or an office document")
    return next((name for magic, name in _MAGIC if head.startswith(magic) and _is_confirmed(magic, head)), None)


def _is_confirmed(magic: bytes, head: bytes) -> bool:
    """Whether a signature that is made of letters is followed by bytes that do not occur in text."""
    return not magic.isalnum() or any(byte in head[:MAGIC_BYTES] for byte in (0, 1, 2, 3, 4))


def _uses_zero_bytes(charset: str | None) -> bool:
    """Whether text in the declared encoding contains zero bytes, as in UTF-16 and UTF-32."""
    try:
        return charset is not None and codecs.lookup(charset.strip()).name.startswith(("utf-16", "utf-32"))
    except (LookupError, ValueError):
        return False
