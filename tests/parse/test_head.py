"""The first pages of a long source."""

from __future__ import annotations

import pytest

from reader.model.raw import Raw
from reader.parse.head import HEAD_BYTES, head
from reader.pipeline import parse_document, parse_head

PARAGRAPH = "The tide came in, and nobody was on the pier to meet it.\n\n"


def test_a_short_source_is_read_at_once() -> None:
    assert head(Raw("a.txt", b"x" * 2 * HEAD_BYTES)) is None


def test_the_beginning_ends_with_a_paragraph_and_is_the_same_text() -> None:
    raw = Raw("a.txt", (PARAGRAPH * 20_000).encode())
    beginning = parse_head(raw)
    assert beginning is not None
    assert beginning.text.endswith("meet it.")
    assert HEAD_BYTES // 2 < len(beginning.text) < HEAD_BYTES
    assert parse_document(raw).text.startswith(beginning.text)


@pytest.mark.parametrize("letter", ["a", "é", "界", "🙂"])
def test_a_very_long_line_is_cut_between_characters(letter: str) -> None:
    beginning = head(Raw("a.txt", (letter * 2 * 2 * HEAD_BYTES).encode()))
    assert beginning is not None
    assert set(beginning.data.decode()) == {letter}


def test_leading_whitespace_does_not_prevent_a_head() -> None:
    raw = Raw("a.txt", ("\n" * 9 * HEAD_BYTES + PARAGRAPH * 20_000).encode())
    beginning = parse_head(raw)
    assert beginning is not None
    assert beginning.text.startswith(PARAGRAPH.strip())
    assert len(beginning.text) < 30 * HEAD_BYTES


@pytest.mark.parametrize(
    ("uri", "data"),
    [("a.html", b"<p>It came at dawn.</p>" * 2 * HEAD_BYTES), ("a.txt", ("Tide " * 2 * HEAD_BYTES).encode("utf-16"))],
    ids=["a page", "wide characters"],
)
def test_sources_that_cannot_be_cut_have_no_head(uri: str, data: bytes) -> None:
    assert head(Raw(uri, data)) is None
