"""Convert between labelled spans and BIO tags of words: B- begins a span with a label, I- continues it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.model.span import Span

OUTSIDE = "O"
"""The tag of a word outside of all spans."""


def encode(tokens: Sequence[Span], labelled: Sequence[tuple[Span, str]]) -> list[str]:
    """Encode labelled spans as one tag per token.

    A token belongs to a span that covers more than half of it; of several such spans, the last one wins.
    """
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
    """Decode tags to half-open ranges of words with their label: (start, end, label).

    Any sequence of tags is valid: an I- that does not continue a span of its label begins one.
    """
    start, label = 0, ""
    for index, tag in enumerate((*tags, OUTSIDE)):
        if label and tag != "I-" + label:
            yield start, index, label
            label = ""
        if tag != OUTSIDE and not label:
            start, label = index, tag[2:]
