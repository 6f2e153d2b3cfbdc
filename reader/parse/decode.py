"""Decode bytes: find the encoding, normalise newlines, remove characters that could control a terminal."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import NamedTuple

from reader.base import lazy_regex
from reader.base.text import counted
from reader.errors import SourceIsEmpty
from reader.model.raw import Raw
from reader.parse.binary import reject_binary
from reader.parse.markup_charset import declared_charset
from reader.parse.terminal_codes import drop_terminal_codes

DETECTION_BYTES = 64 * 1024
"""Bytes from the beginning that are used to detect an encoding: enough for any news article."""

MIN_DETECTION_BYTES = 256
"""Bytes below which assuming Windows-1252, as on most western pages, is more reliable than a detector."""

MIN_CHARS_PER_REPLACEMENT = 500
"""Characters for each undecodable one that may occur in a text if its declared encoding is to be believed."""

_NOT_CHARSETS = frozenset({"undefined", "idna", "punycode", "unicode-escape", "raw-unicode-escape"})
"""Codecs of Python that are not encodings of text. Pages do declare "undefined"."""

_BYTE_ORDER_MARKS = (  # The longer first: the mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_NEWLINE = lazy_regex.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

_CONTROL_CHARACTERS = lazy_regex.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 but tab and line feed, delete, C1
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides, isolates
    "\ufeff\ud800-\udfff]"  # stray byte-order marks, lone surrogates
)

_INVISIBLE = frozenset("\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060")


class Decoded(NamedTuple):
    """Clean text, and how it was decoded."""

    text: str
    encoding: str
    guessed: bool
    """Whether a detector chose the encoding: there was no byte-order mark or declaration, and it is not UTF-8."""
    notices: tuple[str, ...] = ()
    """What the user should know about the bytes."""


def decode(raw: Raw) -> Decoded:
    """The text of a source. Raises `SourceIsBinary` or `SourceIsEmpty`.

    The encoding is the user's choice if there is one, then that of a byte-order mark, then what the transport or the
    page itself declares, then UTF-8, then the detector's guess. No-break spaces, joiners, soft hyphens and direction
    marks are kept along with visible characters, since they belong to words.
    """
    text, encoding, guessed = _decode_bytes(raw)
    zeros = text.count("\0")
    text = clean(text)
    if all(character in _INVISIBLE or character.isspace() for character in text):
        raise SourceIsEmpty(raw.uri, "is empty" if not raw.data else "contains only whitespace")
    return Decoded(text, encoding, guessed, (f"{counted(zeros, 'NUL byte')} left out of the text",) if zeros else ())


def clean(text: str) -> str:
    """The text with every newline as a line feed, and without control and bidirectional-override characters.

    What formats it for a terminal is dropped whole: escape sequences, and characters that others are struck over.
    """
    # Fast path: everything that would change is unprintable, and little else is.
    if text.replace("\n", "").replace("\t", "").replace("\u00a0", "").isprintable():
        return text
    return _CONTROL_CHARACTERS.sub("", _NEWLINE.sub("\n", drop_terminal_codes(text)))


def _decode_bytes(raw: Raw) -> tuple[str, str, bool]:
    data = raw.data
    if raw.encoding is not None:
        return data.decode(raw.encoding, "replace"), raw.encoding, False
    for byte_order_mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(byte_order_mark):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig"), False
    reject_binary(raw)
    declared = _codec_name(raw.charset) or _codec_name(declared_charset(data))
    for encoding in _candidates(declared):
        try:
            return data.decode(encoding), encoding, False
        except (UnicodeDecodeError, LookupError):
            continue
    if declared is not None and (text := _decode_leniently(data, declared)):
        return text, declared, False
    encoding = _detect(data[:DETECTION_BYTES])
    return data.decode(encoding, "replace"), encoding, True


def _codec_name(declared: str | None) -> str | None:
    """Python's name for an encoding of text; None if it is not one."""
    try:
        name = codecs.lookup(declared.strip()).name if declared else None
    except (LookupError, ValueError):
        return None
    return None if name is None or name.replace("_", "-") in _NOT_CHARSETS else name


def _decode_leniently(data: bytes, encoding: str) -> str:
    """The text in the declared encoding if only a few characters are undecodable; else ""."""
    try:
        text = data.decode(encoding, "replace")
    except LookupError:  # a codec from bytes to bytes
        return ""
    return text if text.count("\ufffd") * MIN_CHARS_PER_REPLACEMENT <= len(text) else ""


def _candidates(declared: str | None) -> Iterator[str]:
    """Encodings to try in order before a detector is used."""
    name = declared or "utf-8"
    if name in ("iso8859-1", "ascii"):
        # Often declared wrongly: browsers read both as Windows-1252, and text that is valid UTF-8 is UTF-8.
        yield from ("utf-8", "cp1252")
    else:
        yield name
        yield "utf-8"


def _detect(data: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8; Windows-1252 if the detector finds none."""
    from charset_normalizer import from_bytes  # late: most articles are UTF-8

    if (
        len(data) >= MIN_DETECTION_BYTES
        and (best := from_bytes(data).best()) is not None
        and best.encoding != "latin_1"
    ):
        return best.encoding.replace("_", "-")
    return "cp1252"
