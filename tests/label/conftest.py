"""Label a text written as a case: each line is `kind: words`."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.label import label
from reader.model.build import build
from reader.model.document import Document
from reader.model.raw import Raw
from reader.parse import parse

CASES = Path(__file__).parent.parent / "cases" / "structure"

Labelled = list[tuple[str, str]]


def read_case(path: Path) -> Labelled:
    """The pairs of kind and words of a case file; blank lines part the blocks."""
    pairs = []
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            kind, _, words = line.partition(": ")
            pairs.append((kind.strip(), words.strip()))
    return pairs


def lay_out(pairs: Labelled, layout: str) -> str:
    """The words as they would be pasted: `spaced`, `tight`, `browser` or `wrap72`."""
    lines = [words for _, words in pairs]
    if layout == "wrap72":
        return "\n\n".join(textwrap.fill(line, 72) for line in lines)
    if layout == "tight":
        return "\n".join(lines)
    if layout == "browser":  # Short lines stand close to what follows, as copied lists and menus do.
        return "".join(line + ("\n" if len(line) < 40 else "\n\n") for line in lines)
    return "\n\n".join(lines)


@pytest.fixture
def read_text() -> Callable[[str], Document]:
    """Parse, label and build a text."""

    def read(text: str) -> Document:
        return build(label(parse(Raw("case.txt", text.encode()))))

    return read
