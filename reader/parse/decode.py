"""Bytes to text: find the encoding, make newlines one kind, drop what could steer a terminal."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import NamedTuple

from reader.base.regex import expression
from reader.errors import SourceIsEmpty
from reader.model.raw import Raw
from reader.parse.binary import refuse_binary
from reader.parse.stated import stated_charset

SAMPLE = 64 * 1024
"""Bytes looked at to detect an encoding: enough for any news article."""

SHORTEST_GUESS = 256
"""Bytes below which a detector guesses worse than the rule that the western web is Windows-1252."""

BROKEN_SHARE = 500
"""One character in so many may be broken in a text that is what it was declared to be."""

_NO_CHARSETS = frozenset({"undefined", "idna", "punycode", "unicode-escape", "raw-unicode-escape"})
"""What Python counts among its encodings though no text is written in it. A page may well say "undefined"."""

_MARKS = (  # The longer mark first: UTF-32 begins with the mark of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_NEWLINE = expression("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

_STEERING = expression(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 but tab and line feed, delete, C1
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides, isolates
    "\ufeff\ud800-\udfff]"  # stray byte-order marks, lone surrogates
)

_INVISIBLE = frozenset("\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060")


class Decoded(NamedTuple):
    """Clean text, and how it was read."""

    text: str
    encoding: str
    guessed: bool
    """Whether neither a mark, nor a declaration, nor UTF-8 itself told the encoding."""


def decode(raw: Raw) -> Decoded:
    """The text of a source. Raises `SourceIsBinary` or `SourceIsEmpty`.

    What the user chose decides, then a byte-order mark, then what the transport or the page itself declared, then
    UTF-8, then a detector. What is kept besides visible characters: no-break spaces, joiners, soft hyphens and
    direction marks, which belong to the words they stand in.
    """
    text, encoding, guessed = _to_text(raw)
    text = clean(text)
    if all(character in _INVISIBLE or character.isspace() for character in text):
        raise SourceIsEmpty(raw.uri, "is empty" if not raw.data else "contains only whitespace")
    return Decoded(text, encoding, guessed)


def clean(text: str) -> str:
    """The text with line feeds for every kind of newline and without control and direction-overriding characters."""
    # What would be changed is not printable, and little else is not.
    if text.replace("\n", "").replace("\t", "").replace("\u00a0", "").isprintable():
        return text
    return _STEERING.sub("", _NEWLINE.sub("\n", text))


def _to_text(raw: Raw) -> tuple[str, str, bool]:
    data = raw.data
    if raw.encoding is not None:
        return data.decode(raw.encoding, "replace"), raw.encoding, False
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig"), False
    refuse_binary(raw)
    declared = _known(raw.charset) or _known(stated_charset(data))
    for encoding in _candidates(declared):
        try:
            return data.decode(encoding), encoding, False
        except (UnicodeDecodeError, LookupError):
            continue
    if declared is not None and (text := _mended(data, declared)):
        return text, declared, False
    encoding = _detect(data[:SAMPLE])
    return data.decode(encoding, "replace"), encoding, True


def _known(declared: str | None) -> str | None:
    """Python's name of an encoding; None for what is none."""
    try:
        name = codecs.lookup(declared.strip()).name if declared else None
    except (LookupError, ValueError):
        return None
    return None if name is None or name.replace("_", "-") in _NO_CHARSETS else name


def _mended(data: bytes, encoding: str) -> str:
    """The text in the encoding that was declared, where only a few characters of it are broken; else nothing."""
    try:
        text = data.decode(encoding, "replace")
    except LookupError:  # it turns bytes into bytes
        return ""
    return text if text.count("\ufffd") * BROKEN_SHARE <= len(text) else ""


def _candidates(declared: str | None) -> Iterator[str]:
    """What to try before a detector is asked."""
    name = declared or "utf-8"
    if name in ("iso8859-1", "ascii"):
        # Declared more often than meant: browsers read both as Windows-1252, and what is valid UTF-8 is that.
        yield from ("utf-8", "cp1252")
    else:
        yield name
        yield "utf-8"


def _detect(data: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8; Windows-1252 where nothing is likely."""
    from charset_normalizer import from_bytes  # late: most articles are UTF-8

    if len(data) >= SHORTEST_GUESS and (best := from_bytes(data).best()) is not None and best.encoding != "latin_1":
        return best.encoding.replace("_", "-")
    return "cp1252"
