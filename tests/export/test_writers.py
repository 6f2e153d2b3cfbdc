"""What holds for every format."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.export import FORMATS, VARIANTS, writer
from reader.model.document import Document

ALL = [(name, None) for name in FORMATS] + list(VARIANTS)


@pytest.mark.parametrize(("name", "variant"), ALL)
def test_exporting_twice_gives_the_same_text(name: str, variant: str | None, document: Document) -> None:
    first, second = ("".join(writer(name, variant)([document, document])) for _ in range(2))
    assert first == second
    assert first.endswith("\n")


@pytest.mark.parametrize(("name", "variant"), ALL)
def test_a_document_is_written_before_the_next_is_asked_for(name: str, variant: str | None, document: Document) -> None:
    asked = 0

    def documents() -> Iterator[Document]:
        nonlocal asked
        for _ in range(3):
            asked += 1
            yield document

    pieces = iter(writer(name, variant)(documents()))
    written = ""
    while "okafor" not in written.lower():
        written += next(pieces)
    assert asked == 1
