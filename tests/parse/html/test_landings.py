"""Landings in a page, and the links that lead there."""

from __future__ import annotations

import pytest

from reader.model.document import Document
from reader.model.raw import Raw
from reader.page.links import landing
from reader.pipeline import parse_document
from tests.parse.html.conftest import PARAGRAPHS, STORY, page

LINK = '<p>The harbour master keeps a list of all ships, and goes on with it <a href="#there">further down</a>.</p>'
AFTER = "The list is long, and the harbour master keeps it in a drawer of the old desk by the window."
END = f"<p>{AFTER}</p>{STORY}"

PLACES = {
    "a paragraph": (f'<p id="there">{PARAGRAPHS[1]}</p>{END}', PARAGRAPHS[1]),
    "a heading": (f'<h2 id="there">The list of ships</h2>{END}', "The list of ships"),
    "a name at the beginning": (f'<p><a name="there"></a>{AFTER}</p>{STORY}', AFTER),
    "a name in the middle": (f'<p>{AFTER} <a name="there"></a>It is long.</p>{STORY}', "It is long."),
    "words of a line": (f'<p>{AFTER} <span id="there">It is</span> long.</p>{STORY}', "It is long."),
    "a name at the end of a heading": (f'<h2>The list of ships<a id="there"></a></h2>{END}', "s"),
    "nothing before a paragraph": (f'<div id="there"></div>{END}', AFTER),
    "whitespace before a paragraph": (f'<p id="there"> <br> </p>{END}', AFTER),
    "a section": (f'<section id="there"><h2>The list of ships</h2>{END}</section>', "The list of ships"),
    "a horizontal rule": (f'<hr id="there">{END}', AFTER),
    "a button": (f'<button id="there">Share</button>{END}', AFTER),
    "an item of a list": (f'<ul><li>{AFTER}</li><li id="there">the tug Osprey</li></ul>{END}', "the tug Osprey"),
    "a table": (
        f'<table id="there"><tr><th>Ship<th>Tons<tr><td>Osprey<td>900</table>{END}',
        "Ship\tTons",
    ),
    "a row of a table": (
        f'<table><tr><th>Ship<th>Tons<tr id="there"><td>Osprey<td>900</table>{END}',
        "Osprey\t900",
    ),
    "a cell of a table": (f'<table><tr><th>Ship<th>Tons<tr><td>Osprey<td id="there">900</table>{END}', "900"),
    "a picture": (
        f'<figure id="there"><img src="a.jpg" alt="Cranes at rest over the quay"></figure>{END}',
        "Cranes at rest over the quay",
    ),
    "a quotation": (f'<blockquote id="there"><p>{AFTER}</p></blockquote>{STORY}', AFTER),
    "below the article": (f'{END}<div id="there"></div>', "The Averil Courier, 1 Quay Street"),
    "the first of two": (f'<p id="there">{AFTER}</p><p id="there">{PARAGRAPHS[1]}</p>{STORY}', AFTER),
}


def read(html: str, url: str | None = None) -> Document:
    return parse_document(Raw("harbour.html", html.encode(), "text/html", "utf-8", url))


def links(document: Document) -> list[tuple[str, str | None]]:
    return [(document.slice(mark.span), mark.target) for mark in document.marks if mark.target]


@pytest.mark.parametrize(("place", "words"), PLACES.values(), ids=PLACES.keys())
def test_a_link_leads_to(place: str, words: str) -> None:
    document = read(page(STORY.replace("Averil", "Orme") + LINK + place))
    assert links(document) == [("further down", "#there")]
    offset = landing(document, "#there")
    assert offset is not None
    assert document.text[offset:].split("\n")[0] == words


def test_a_landing_after_all_text_is_at_its_end() -> None:
    html = page(STORY.replace("Averil", "Orme") + LINK + END)
    document = read(html.partition("<footer>")[0] + '<div id="there"></div>')
    assert landing(document, "#there") == len(document.text) - 1


def test_links_of_a_fetched_page_are_absolute() -> None:
    document = read(page(STORY + LINK + f'<p id="there">{AFTER}</p>'), "https://averil.example/harbour")
    (link,) = links(document)
    assert link == ("further down", "https://averil.example/harbour#there")
    assert document.text[landing(document, link[1] or "") or 0 :].startswith(AFTER)


def test_links_to_the_fetched_or_canonical_url_lead_into_the_page() -> None:
    html = page(
        STORY + LINK + f'<p id="there">{AFTER}</p>', head='<link rel="canonical" href="https://averil.example/h">'
    )
    document = read(html, "https://averil.example/harbour?ref=front")
    assert landing(document, "https://averil.example/harbour?ref=front#there")
    assert landing(document, "https://averil.example/h#there")
    assert landing(document, "https://averil.example/harbour#there") is None


def test_buttons_without_a_target_are_not_links() -> None:
    html = page(STORY.replace("Cranes", '<a href="#">Cranes</a>').replace("Monday", '<a href="#menu">Monday</a>'))
    assert links(read(html)) == []


def test_a_named_anchor_is_not_a_link() -> None:
    html = page(STORY.replace("Cranes", '<a name="cranes">Cranes</a>'))
    assert links(read(html, "https://averil.example/harbour")) == []


def test_only_linked_landings_are_kept() -> None:
    document = read(page(f'{STORY}{LINK}<p id="elsewhere">{AFTER}</p><p id="there">{AFTER} So it is.</p>'))
    assert [place.name for place in document.landings] == ["there"]


def test_a_landing_outside_the_article_is_kept() -> None:
    html = page(STORY + LINK + STORY.replace("Averil", "Orme"))
    footer = '<footer><p>Share it.</p><p id="there">All rights are reserved by the harbour.</p>'
    document = read(html.replace("<footer>", footer))
    assert document.text[landing(document, "#there") or 0 :].startswith("All rights")
