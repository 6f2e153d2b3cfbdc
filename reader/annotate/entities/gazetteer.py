"""Word clusters and name lists in one packed table. Reads and writes the file; looks up words, not sentences."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from reader.annotate.tokens import tokenize
from reader.model.span import Span

MODEL_FOLDER = Path(__file__).parent / "model"
"""The folder that holds the trained models and the packed lists for names."""
FILE_NAME = "gazetteer.bin"
NAME_TAGS = ("country", "bigcity", "city", "state", "first", "last")
"""What a listed name may be, in the order of the bits."""
LARGE_PLACE_TAGS = frozenset({"country", "bigcity", "state"})
"""Tags of places that are seldom common words as well."""
_USUALLY_LOWER = 1 << 30
_BEGINS_LONGER_NAME = 1 << 29
MAX_NAME_WORDS = 5
"""Longer names are not looked up."""
_CLUSTER_BITS = 14


class Gazetteer:
    """Maps each known word or name to an integer: its cluster in the low bits, its name tags in the high ones."""

    def __init__(self, codes: Mapping[str, int]) -> None:
        self._codes = codes
        self._tags = [
            tuple(tag for bit, tag in enumerate(NAME_TAGS) if mask >> bit & 1) for mask in range(1 << len(NAME_TAGS))
        ]

    def cluster(self, lower: str) -> str:
        """The cluster of a lower-case word as a string of bits, coarse to fine; empty if the word is unknown."""
        code = self._codes.get(lower, 0) & ((1 << _CLUSTER_BITS) - 1)
        return bin(code)[3:] if code else ""  # the leading one keeps the leading zeros

    def name_tags(self, lower: str) -> tuple[str, ...]:
        """What a lower-case word, or several joined by spaces, may name."""
        return self._tags[self._codes.get(lower, 0) >> _CLUSTER_BITS & (1 << len(NAME_TAGS)) - 1]

    def begins_longer_name(self, lower: str) -> bool:
        """Whether a lower-case word is the first of several that name something."""
        return self._codes.get(lower, 0) & _BEGINS_LONGER_NAME > 0

    def is_usually_lower(self, lower: str) -> bool:
        """Whether a word is usually written in lower case."""
        return self._codes.get(lower, 0) >= _USUALLY_LOWER


def pack(clusters: Iterable[tuple[str, str]], names: Iterable[tuple[str, str]], usually_lower: Iterable[str]) -> bytes:
    """Pack (word, bits) and (name, tag) pairs, and the words usually written in lower case, into one file."""
    codes: dict[str, int] = {word: int("1" + bits, 2) for word, bits in clusters}
    for name, tag in names:
        tokens = tokenize(name, Span(0, len(name)))
        if len(tokens) <= MAX_NAME_WORDS:
            key = " ".join(name[token.start : token.end] for token in tokens)
            codes[key] = codes.get(key, 0) | 1 << (_CLUSTER_BITS + NAME_TAGS.index(tag))
            if len(tokens) > 1:
                first = name[tokens[0].start : tokens[0].end]
                codes[first] = codes.get(first, 0) | _BEGINS_LONGER_NAME
    for word in usually_lower:
        codes[word] = codes.get(word, 0) | _USUALLY_LOWER
    keys = sorted(codes)
    numbers = _little_endian(array("I", (codes[key] for key in keys)))
    return zlib.compress("\n".join(keys).encode() + b"\0" + numbers.tobytes(), 9)


def unpack(data: bytes) -> Gazetteer:
    """Unpack the bytes that `pack` made. Raises `ValueError` if they are damaged."""
    try:
        keys, _, raw = zlib.decompress(data).partition(b"\0")
        numbers = array("I")
        numbers.frombytes(raw)
        numbers = _little_endian(numbers)
        return Gazetteer(dict(zip(keys.decode().split("\n"), numbers, strict=True)))
    except (zlib.error, UnicodeDecodeError) as error:
        raise ValueError("not a gazetteer") from error


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


@cache
def open_folder(folder: Path) -> Gazetteer:
    """Open the gazetteer in a folder; cached. Raises `OSError` if it is missing, `ValueError` if it is damaged."""
    return unpack((folder / FILE_NAME).read_bytes())


@cache
def load() -> Gazetteer:
    """Load the gazetteer that ships with the package; an empty one if it is missing."""
    try:
        return open_folder(MODEL_FOLDER)
    except (OSError, ValueError):
        return Gazetteer({})
