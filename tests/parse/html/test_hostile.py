"""Hostile pages: too deep, too long, or full of control characters."""

from __future__ import annotations

import pytest

from reader.model.raw import Raw
from reader.pipeline import parse_document
from tests.parse.html.conftest import PARAGRAPHS, STORY

HUGE = 200_000

PAGES = {
    "deep boxes": "<div>" * HUGE + "At the bottom" + "</div>" * HUGE,
    "deep emphasis": STORY + "<b>" * HUGE + "At the bottom",
    "deep lists": STORY + "<ul><li>At the bottom" * 20_000,
    "deep tables": STORY + "<table><tr><td>" * 20_000 + "At the bottom",
    "one long word": "<p>" + "a" * HUGE + " At the bottom</p>" + STORY,
    "quotation marks": "<p>" + "“ " * HUGE + " At the bottom</p>" + STORY,
    "brackets": "<p>" + "&lt;[" * HUGE + " At the bottom</p>" + STORY,
    "open tags": STORY + "<p>At the bottom" + "<" * HUGE,
    "attributes": "<body " + " ".join(f"a{at}=1" for at in range(HUGE // 4)) + ">" + STORY + "<p>At the bottom</p>",
    "classes": "<div class='" + "share-nav " * HUGE + "'>" + STORY + "<p>At the bottom</p>",
    "whitespace": STORY + "<p>" + " \t\n\xa0" * HUGE + "At the bottom</p>",
    "declarations": STORY + "<?xml" * HUGE + "><p>At the bottom</p>",
    "breaks": STORY + "<br>" * HUGE + "At the bottom",
    "a picture that is never closed": "<svg>" + STORY + "<p>At the bottom</p>",
}


@pytest.mark.parametrize("inside", PAGES.values(), ids=PAGES.keys())
def test_hostile_pages_are_parsed(inside: str) -> None:
    assert "At the bottom" in parse_document(Raw("a.html", f"<html><body>{inside}".encode())).text


def test_control_characters_are_removed() -> None:
    html = (
        "<html><head><title>Port&#27;]0;a&#7;</title></head><body><h1>Po&#x1b;[31mrt</h1>"
        + STORY
        + '<p>And &#x9b;31m the &#x202e;rest \x1b[2J <a href="https://averil.example/&#27;[1m">went</a> home.</p>'
    )
    document = parse_document(Raw("a.html", html.encode()))
    kept = document.text + str(document.metadata) + "".join(mark.target or "" for mark in document.marks)
    assert not set(kept) & set("\x1b\x07\x9b\u202e")


def test_stray_zero_bytes_do_not_make_a_page_binary() -> None:
    document = parse_document(Raw("a.html", f"<html><body>\0{STORY}".encode().replace(b"Cranes", b"Cra\0nes")))
    assert PARAGRAPHS[0] in document.text
