"""Web addresses that a text prints are links, without the punctuation around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.document import Document, MarkKind
from reader.model.raw import Raw
from reader.pipeline import parse_document

Read = Callable[[str], Document]

PRINTED = {
    "a sentence ends": ("See https://lantern.example/ferry.", ["https://lantern.example/ferry"]),
    "in brackets": ("(see http://lantern.example/a,b)", ["http://lantern.example/a,b"]),
    "brackets of its own": (
        "See https://lantern.example/Quay_(harbour) today",
        ["https://lantern.example/Quay_(harbour)"],
    ),
    "in quotation marks": ("He wrote “https://lantern.example/?q=1&r=2”.", ["https://lantern.example/?q=1&r=2"]),
    "without a scheme": ("See www.lantern.example/ferry!", ["https://www.lantern.example/ferry"]),
    "a port": ("At http://lantern.example:8080 it is", ["http://lantern.example:8080"]),
    "two": ("https://a.example, https://b.example", ["https://a.example", "https://b.example"]),
    "no host": ("See https://… or http://, or https://quay", []),
    "another scheme": ("See ftp://lantern.example", []),
    "part of a word": ("xhttps://lantern.example and mail@www.lantern.example", []),
    "www alone": ("The www. was new, and www.quay", []),
}


def links(document: Document) -> list[tuple[str, str | None]]:
    marks = [mark for mark in document.marks if mark.kind is MarkKind.LINK]
    return [(document.slice(mark.span), mark.target) for mark in marks]


@pytest.mark.parametrize(("sentence", "targets"), PRINTED.values(), ids=PRINTED.keys())
def test_addresses_are_links(read_text: Read, sentence: str, targets: list[str]) -> None:
    document = read_text(f"Ferry waits\n\nNothing moves in the harbour today. {sentence}")
    assert [target for _, target in links(document)] == targets
    assert all((target or "").endswith(words) for words, target in links(document))


def test_a_link_stays_one_link() -> None:
    for name, text in {
        "a.md": "# Ferry\n\n[https://lantern.example](https://b.example) and <https://c.example> and `https://d.example`",
        "a.html": "<h1>Ferry</h1><p>It is at <a href='https://b.example'>https://lantern.example</a> and "
        "<a href='https://c.example'>https://c.example</a>.</p>",
    }.items():
        document = parse_document(Raw(name, text.encode()))
        assert [target for _, target in links(document)] == ["https://b.example", "https://c.example"]


def test_code_has_no_links() -> None:
    document = parse_document(Raw("a.md", b"# Ferry\n\n```\nhttps://lantern.example\n```\n\nIt waits."))
    assert links(document) == []
