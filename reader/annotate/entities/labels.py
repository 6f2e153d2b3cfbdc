"""The tags a tagger gives to words, and the mentions they amount to. Reads no text; learns nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.model.annotation import EntityKind
from reader.model.span import Span

OUTSIDE = "O"
KINDS = {
    "Person": EntityKind.PERSON,
    "Organization": EntityKind.ORGANIZATION,
    "Location": EntityKind.PLACE,
    "Facility": EntityKind.FACILITY,
    "NORP": EntityKind.GROUP,
    "Date": EntityKind.DATE,
    "Money": EntityKind.MONEY,
    "Product": EntityKind.PRODUCT,
}
"""What a label stands for; Misc, which is not here, for events, works, laws and what else has a name."""


def encode(tokens: Sequence[Span], named: Sequence[tuple[Span, str]]) -> list[str]:
    """The tags of words for labelled spans: B- on the first word of a name, I- on the others."""
    tags = [OUTSIDE] * len(tokens)
    for span, label in named:
        begin = "B-"
        for index, token in enumerate(tokens):
            if token.start >= span.end:
                break
            if 2 * (min(token.end, span.end) - max(token.start, span.start)) > token.length:
                tags[index] = begin + label
                begin = "I-"
    return tags


def decode(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first word, word after the last, label) of each name.

    Every sequence of tags has one reading: an I- that follows no tag of its label begins a name.
    """
    start, label = 0, ""
    for index, tag in enumerate((*tags, OUTSIDE)):
        if label and tag != "I-" + label:
            yield start, index, label
            label = ""
        if tag != OUTSIDE and not label:
            start, label = index, tag[2:]
