"""Cut off the first pages of a long source, so that they can be shown while the rest is parsed."""

from __future__ import annotations

from reader.base.values import replace
from reader.model.raw import Raw
from reader.parse.detect import is_page

HEAD_BYTES = 1 << 14
"""Bytes that fill the first screens of the widest terminal: some 2,700 words, parsed in 10 milliseconds. A source of up
to twice that size, as nearly all articles are, is parsed at once."""


def head(raw: Raw, size: int = HEAD_BYTES) -> Raw | None:
    """About the first `size` bytes of a source, cut between paragraphs; None if the source is at most twice that size,
    or cannot be cut because it is a web page or contains zero bytes."""
    beginning = raw.data[:size]
    if len(raw.data) <= 2 * size or b"\0" in beginning or is_page(raw):
        return None
    return replace(raw, data=raw.data[: _cut_offset(beginning)])


def _cut_offset(beginning: bytes) -> int:
    for separator in (b"\n\n", b"\n", b" "):
        end = beginning.rfind(separator, len(beginning) // 2)
        if end > 0:
            return end
    end = len(beginning) - 1
    while end and beginning[end] & 0xC0 == 0x80:  # inside a UTF-8 character
        end -= 1
    return end
