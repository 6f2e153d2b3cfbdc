"""The first pages of a long source by themselves, so that they can be shown while all of it is read."""

from __future__ import annotations

from reader.base.values import replace
from reader.model.raw import Raw
from reader.parse.detect import is_page

HEAD_BYTES = 1 << 14
"""Bytes that fill the first screens of the widest terminal: some 2,700 words, read in 10 milliseconds. What is no more
than twice as long, as nearly all articles are, is read at once."""


def head(raw: Raw, size: int = HEAD_BYTES) -> Raw | None:
    """About `size` bytes of the beginning of a source, cut between paragraphs; None where all of it is no more than
    twice as long, or is markup that cannot be cut."""
    first = raw.data[:size]
    if len(raw.data) <= 2 * size or b"\0" in first or is_page(raw):
        return None
    return replace(raw, data=raw.data[: _cut(first)])


def _cut(first: bytes) -> int:
    for mark in (b"\n\n", b"\n", b" "):
        at = first.rfind(mark, len(first) // 2)
        if at > 0:
            return at
    at = len(first) - 1
    while at and first[at] & 0xC0 == 0x80:  # inside a character of UTF-8
        at -= 1
    return at
