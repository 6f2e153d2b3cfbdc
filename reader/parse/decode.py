"""Bytes to text: find the encoding, make newlines one kind, drop what could steer a terminal."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from reader.errors import SourceIsBinary, SourceIsEmpty
from reader.model.raw import Raw

SAMPLE = 64 * 1024
"""Bytes looked at to tell text from binary and to detect an encoding: enough for any news article."""

_MARKS = (  # The longer mark first: UTF-32 begins with the mark of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, picture or video file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)

_NEWLINE = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

_STEERING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 but tab and line feed, delete, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, embeddings, overrides, isolates
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"  # stray byte-order marks, annotation marks, lone surrogates
)


class Decoded(NamedTuple):
    """Clean text, and how it was read."""

    text: str
    encoding: str
    guessed: bool
    """Whether neither a mark, nor a declaration, nor UTF-8 itself told the encoding."""


def decode(raw: Raw) -> Decoded:
    """The text of a source. Raises `SourceIsBinary` or `SourceIsEmpty`.

    A byte-order mark decides, then what the transport declared, then UTF-8 if the bytes are valid, then a detector.
    """
    text, encoding, guessed = _to_text(raw)
    text = clean(text)
    if not text.strip():
        raise SourceIsEmpty(raw.uri, "is empty" if not raw.data else "holds nothing but blanks")
    return Decoded(text, encoding, guessed)


def clean(text: str) -> str:
    """The text with line feeds for every kind of newline and without control and direction characters."""
    return _STEERING.sub("", _NEWLINE.sub("\n", text))


def _to_text(raw: Raw) -> tuple[str, str, bool]:
    data = raw.data
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig"), False
    _refuse_binary(raw)
    for encoding in filter(None, (raw.charset, "utf-8")):
        try:
            return data.decode(encoding), encoding.lower(), False
        except (UnicodeDecodeError, LookupError):
            continue
    encoding = _detect(data[:SAMPLE])
    return data.decode(encoding, "replace"), encoding, True


def _refuse_binary(raw: Raw) -> None:
    head = raw.data[:SAMPLE]
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise SourceIsBinary(raw.uri, f"is {what}, not text")
    odd = sum(head.count(byte) for byte in _CONTROL_BYTES)
    if b"\0" in head or odd * 20 > len(head):
        raise SourceIsBinary(raw.uri, "is not text")


_CONTROL_BYTES = tuple(bytes((code,)) for code in range(32) if code not in b"\b\t\n\v\f\r\x1b")


def _detect(data: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8; Windows-1252 where nothing is likely."""
    from charset_normalizer import from_bytes  # Late: most articles are UTF-8.

    # Short texts are guessed badly, and almost all that is not UTF-8 on the western web is Windows-1252.
    if len(data) >= 256 and (best := from_bytes(data).best()) is not None and best.encoding != "latin_1":
        return best.encoding.replace("_", "-")
    return "cp1252"
