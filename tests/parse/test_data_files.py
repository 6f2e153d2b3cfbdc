"""Data is refused by name, with what to do about it, and never read as prose."""

from __future__ import annotations

import pytest

from reader.errors import SourceIsBinary, SourceUnsupported
from reader.model.raw import Raw
from reader.parse import parse

DATA = {
    "an object": ("a.txt", '{"name": "harbour", "cranes": 4}'),
    "a list": ("a", '[{"name": "harbour"}]'),
    "numbers": ("a.json", "[1, 2, 3]"),
    "half an object": ("a.txt", '{"text": "Cranes stood st'),
    "XML of an unknown kind": ("a.xml", "<?xml version='1.0'?>\n<harbours><harbour/></harbours>"),
    "XML without a declaration": ("a.txt", "<harbours>\n<harbour>Four cranes.</harbour>\n</harbours>\n"),
    "a table": ("a.csv", "name,text\nharbour,Four cranes."),
    "lines": ("a.jsonl", '{"text": "Four cranes."}\n'),
}

PROSE = {
    "brackets": "[Editor's note: cranes are slow.]\n\nCranes stood still.",
    "braces": "{Cranes} stood still.",
    "a tag": "<sigh> Cranes stood still.",
    "a page": "<?xml version='1.0'?>\n<html><body><p>Cranes stood still.</p></body></html>",
}


@pytest.mark.parametrize(("uri", "text"), DATA.values(), ids=DATA.keys())
def test_data_is_refused(uri: str, text: str) -> None:
    with pytest.raises(SourceUnsupported) as caught:
        parse(Raw(uri, text.encode()))
    assert caught.value.hint


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE.keys())
def test_prose_is_read(text: str) -> None:
    assert any("Cranes" in block.text or "{Cranes}" in block.text for block in parse(Raw("a", text.encode())).blocks)


def test_the_kind_of_xml_is_named() -> None:
    with pytest.raises(SourceUnsupported, match=r"is XML \(harbours\), not an article"):
        parse(Raw("a", DATA["XML of an unknown kind"][1].encode()))


def test_what_is_chosen_as_text_is_text() -> None:
    assert parse(Raw("a", b'{"a": 1}', format="text")).blocks


@pytest.mark.parametrize(
    ("begin", "name", "hint"),
    [
        (b"PK\x03\x04" + b"\0" * 26 + b"xl/workbook.xml", "an Excel workbook", "save it as CSV"),
        (b"PK\x03\x04" + b"\0" * 26 + b"notes.txt", "a ZIP archive", "unpack it"),
        (b"SQLite format 3\0", "a database", "export the table"),
        (b"%PDF-1.7\n", "a PDF document", "convert it to text"),
        (
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "an OpenDocument text",
            "docx",
        ),
    ],
)
def test_what_is_no_text_is_named_with_a_hint(begin: bytes, name: str, hint: str) -> None:
    with pytest.raises(SourceIsBinary, match=f"is {name}.*{hint}"):
        parse(Raw("a", begin + bytes(200)))
