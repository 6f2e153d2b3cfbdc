"""The tags that taggers give to words, and the stretches they amount to. Reads no text; learns nothing.

B- begins a stretch with a label, I- goes on with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.model.span import Span

OUTSIDE = "O"
"""The tag of a word that is in nothing."""


def encode(tokens: Sequence[Span], labelled: Sequence[tuple[Span, str]]) -> list[str]:
    """The tags of words for labelled spans; a word belongs where most of it lies, in the later one of two."""
    tags = [OUTSIDE] * len(tokens)
    for span, label in labelled:
        begin = "B-"
        for index, token in enumerate(tokens):
            if token.start >= span.end:
                break
            if 2 * (min(token.end, span.end) - max(token.start, span.start)) > token.length:
                tags[index] = begin + label
                begin = "I-"
    return tags


def decode(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first word, word after the last, label) of each stretch.

    Every sequence of tags has one reading: an I- that follows no tag of its label begins a stretch.
    """
    start, label = 0, ""
    for index, tag in enumerate((*tags, OUTSIDE)):
        if label and tag != "I-" + label:
            yield start, index, label
            label = ""
        if tag != OUTSIDE and not label:
            start, label = index, tag[2:]
