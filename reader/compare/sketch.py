"""Sketches of texts, by which near-identical ones are found without comparing them word by word."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from reader.compare.words import shingles, words_of
from reader.model.document import Document
from reader.model.paragraphs import NUMBERED

SIZE = 40
"""Numbers in a sketch; the likeness of two texts is estimated to about 8 in 100."""

_SHINGLE = 5
"""Words in each of the runs that are hashed."""

Sketch = tuple[int, ...]
"""The smallest hashes of the runs of words in a text, in order: the same on every machine, each below 2⁶³."""


def sketch_of(document: Document) -> Sketch:
    """The sketch of the story's paragraphs; empty if they have next to no words."""
    return tuple(sorted(set(_hashes(document)))[:SIZE])


def likeness(sketch: Sketch, other: Sketch) -> float:
    """The share of the runs of words in two texts that both have, from 0 to 1, estimated from their sketches."""
    smallest = sorted({*sketch, *other})[:SIZE]
    both = set(sketch) & set(other)
    return sum(number in both for number in smallest) / len(smallest) if smallest else 0.0


def _hashes(document: Document) -> Iterator[int]:
    for block in document.blocks:
        if block.kind in NUMBERED:
            for shingle in shingles(words_of(document.slice(block.span)), _SHINGLE):
                yield int.from_bytes(blake2b(" ".join(shingle).encode(), digest_size=8).digest()) >> 1
