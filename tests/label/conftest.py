"""Helpers for cases: each line is `kind: words`; a line of kind `dateline paragraph` becomes two blocks."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.label import label
from reader.model.build import build
from reader.model.document import BlockKind, Document
from reader.model.raw import Raw
from reader.parse import parse

CASES = Path(__file__).parent.parent / "cases" / "structure"

STORY = (
    "The gate was shut at dawn, the union said, and it would stay shut until the owners had read what they had signed."
)
"""A paragraph that can only be the story."""

Labelled = list[tuple[str, str]]


def read_case(path: Path) -> Labelled:
    """The pairs of kind and words of a case file."""
    pairs = []
    for line in path.read_text("utf-8").splitlines():
        kind, _, words = line.partition(": ")
        pairs.append((kind, words))
    return pairs


def expected_blocks(pairs: Labelled) -> Labelled:
    """The expected blocks of a case, with a dateline split off its paragraph."""
    blocks: Labelled = []
    for kind, words in pairs:
        if kind == "dateline paragraph":
            dateline, _, paragraph = words.partition(" — ")
            blocks += [("dateline", dateline), ("paragraph", paragraph)]
        else:
            blocks.append((kind, words))
    return blocks


def lay_out(pairs: Labelled, layout: str) -> str:
    """The text as it would be pasted, in one of the layouts `spaced`, `tight`, `browser` or `wrap72`."""
    lines = [words for _, words in pairs]
    if layout == "wrap72":
        return "\n\n".join(textwrap.fill(line, 72) for line in lines)
    if layout == "tight":
        return "\n".join(lines)
    if layout == "browser":  # No blank line after short lines, as in copied lists and menus.
        return "".join(line + ("\n" if len(line) < 40 else "\n\n") for line in lines)
    return "\n\n".join(lines)


def kinds_by_line(document: Document) -> dict[str, BlockKind]:
    """The kind of each block, by its text."""
    return {document.slice(block.span): block.kind for block in document.blocks}


@pytest.fixture
def read_text() -> Callable[[str], Document]:
    """Parse, label and build a text."""

    def read(text: str) -> Document:
        return build(label(parse(Raw("case.txt", text.encode()))))

    return read
