"""Word clusters and name lists, one table for both. Reads and writes the packed file; knows no sentences."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from reader.annotate.tokens import tokenize
from reader.model.span import Span

MODEL = Path(__file__).parent / "model"
"""The folder of what was learnt and packed for names."""
FILE = "gazetteer.bin"
NAME_TAGS = ("country", "bigcity", "city", "state", "first", "last")
"""What a listed name may be, in the order of their bits."""
_SMALL = 1 << 30
LONGEST = 5
"""Words of the longest name that is looked up."""
_CLUSTER_BITS = 14


class Gazetteer:
    """For each known word or name a number: its cluster in the low bits, what it names in the high ones."""

    def __init__(self, codes: Mapping[str, int]) -> None:
        self._codes = codes
        self._tags = [
            tuple(tag for bit, tag in enumerate(NAME_TAGS) if mask >> bit & 1) for mask in range(1 << len(NAME_TAGS))
        ]

    def cluster(self, low: str) -> str:
        """The cluster of a word in lower case, as a string of bits, coarse before fine; empty where unknown."""
        code = self._codes.get(low, 0) & ((1 << _CLUSTER_BITS) - 1)
        return bin(code)[3:] if code else ""  # a one in front keeps the leading noughts

    def names(self, low: str) -> tuple[str, ...]:
        """What a word, or words joined by blanks, in lower case, may name."""
        return self._tags[self._codes.get(low, 0) >> _CLUSTER_BITS & (1 << len(NAME_TAGS)) - 1]

    def is_small(self, low: str) -> bool:
        """Whether a word is commonly written in small letters."""
        return self._codes.get(low, 0) >= _SMALL


def pack(clusters: Iterable[tuple[str, str]], names: Iterable[tuple[str, str]], small: Iterable[str]) -> bytes:
    """The file that holds these (word, bits) and (name, tag) pairs, and the words commonly written small."""
    codes: dict[str, int] = {word: int("1" + bits, 2) for word, bits in clusters}
    for name, tag in names:
        tokens = tokenize(name, Span(0, len(name)))
        if len(tokens) <= LONGEST:
            key = " ".join(name[token.start : token.end] for token in tokens)
            codes[key] = codes.get(key, 0) | 1 << (_CLUSTER_BITS + NAME_TAGS.index(tag))
    for word in small:
        codes[word] = codes.get(word, 0) | _SMALL
    keys = sorted(codes)
    numbers = _little_endian(array("I", (codes[key] for key in keys)))
    return zlib.compress("\n".join(keys).encode() + b"\0" + numbers.tobytes(), 9)


def unpack(data: bytes) -> Gazetteer:
    """The gazetteer in the bytes that `pack` made. Raises ValueError where they are damaged."""
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
    """The gazetteer in a folder, unpacked once. Raises OSError where it is missing, ValueError where it is damaged."""
    return unpack((folder / FILE).read_bytes())


@cache
def load() -> Gazetteer:
    """The gazetteer that ships with the package; an empty one where it is missing."""
    try:
        return open_folder(MODEL)
    except (OSError, ValueError):
        return Gazetteer({})
