"""What parsing found is kept with a text, and given back."""

from __future__ import annotations

import pytest

from reader.base.values import replace
from reader.library.layers import layers_text, with_layers
from reader.model.document import Document, MarkKind, Metadata, Source
from reader.model.raw import Raw
from reader.pipeline import annotate_document, parse_document
from tests.invented import ARTICLES


@pytest.mark.parametrize(("name", "text"), ARTICLES.values(), ids=ARTICLES.keys())
def test_layers_are_given_back(name: str, text: str) -> None:
    document = parse_document(Raw(name, text.encode()))
    bare = Document(document.source, document.text, replace(document.metadata, dek=None, authors_inferred=False))
    kept = with_layers(bare, layers_text(document))
    marks = tuple(mark for mark in document.marks if mark.kind is not MarkKind.LINK)
    assert kept == replace(document, marks=marks, landings=())
    assert annotate_document(kept).entities == annotate_document(document).entities
    assert annotate_document(kept).quotes == annotate_document(document).quotes


def test_the_alignment_of_columns_is_given_back() -> None:
    table = b"# Quays\n\n| Quay | Ships |\n|:-:|---|\n| North | 4 |\n\n> - open\n"
    document = parse_document(Raw("quays.md", table))
    kept = with_layers(Document(document.source, document.text, document.metadata), layers_text(document))
    assert kept.blocks == document.blocks
    assert any(block.alignments for block in kept.blocks)


def test_a_text_without_layers_has_an_empty_text() -> None:
    bare = Document(Source("a.txt", "text"), "Ferry", Metadata())
    assert layers_text(bare) == ""
    assert with_layers(bare, "") == bare
