"""Feeds that another program wrote, articles of agencies, and broken ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.pipeline import parse_document


def feed() -> Any:
    """A feed of two articles."""
    made = pytest.importorskip("feedgen.feed").FeedGenerator()
    made.id("https://post.example/")
    made.title("Harbour Post")
    made.link(href="https://post.example/")
    made.description("News of the port")
    made.language("en")
    for number in (1, 2):
        entry = made.add_entry(order="append")
        entry.id(f"https://post.example/{number}")
        entry.guid(f"https://post.example/{number}")
        entry.title(f"Cranes & men {number}")
        entry.link(href=f"https://post.example/{number}.html")
        entry.author({"name": "Ana Reyes", "email": "desk@post.example"})
        entry.summary("In short.")
        entry.content(f"<p>Cranes stood <b>still</b> &amp; silent, {number}.</p>", type="CDATA")
        entry.published("2025-03-04T10:00:00Z")
    return made


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_feeds_that_a_program_wrote(kind: str, read: Callable[..., Any]) -> None:
    articles, errors = read("feed.xml", getattr(feed(), f"{kind}_str")())
    assert errors == []
    assert [article.uri for article in articles] == [f"feed.xml#https://post.example/{number}" for number in (1, 2)]
    document = parse_document(articles[0])
    assert document.text == "Cranes stood still & silent, 1."
    metadata = document.metadata
    assert (metadata.headline, metadata.dek, metadata.authors) == ("Cranes & men 1", "In short.", ("Ana Reyes",))
    assert (metadata.published, metadata.publisher) == ("2025-03-04T10:00:00+00:00", "Harbour Post")
    assert metadata.url == "https://post.example/1.html"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_feed_with_a_byte_order_mark_is_recognised(encoding: str, read: Callable[..., Any]) -> None:
    data = "\ufeff<?xml version='1.0'?>\n<rss><channel><item><description>Cranes.</description></item></channel></rss>"
    (article,), errors = read("feed.xml", data.encode(encoding))
    assert (parse_document(article).text, errors) == ("Cranes.", [])


def test_a_feed_that_is_cut_off_says_so(read: Callable[..., Any]) -> None:
    whole = feed().rss_str()
    articles, errors = read("feed.xml", whole[: whole.rindex(b"still")])
    assert len(articles) == 1
    assert errors == ["feed.xml: is cut off after 1 article"]


def test_entities_of_html_and_bare_ampersands_are_harmless(read: Callable[..., Any]) -> None:
    item = "<item><description>Cranes &nbsp;&amp; men at A & B &lt;c&gt;.</description></item>"
    data = f"<rss><channel>{item}</channel></rss>"
    (article,), errors = read("feed.xml", data)
    assert parse_document(article).text == "Cranes \u00a0& men at A & B <c>."
    assert errors == []


def test_nothing_else_is_opened(read: Callable[..., Any], desk: Any) -> None:
    (desk / "secret").write_text("hidden")
    item = "<rss><channel><item><description>A &s;.</description></item></channel></rss>"
    articles, errors = read("feed.xml", f'<!DOCTYPE rss [<!ENTITY s SYSTEM "secret">]>{item}')
    assert errors or "hidden" not in parse_document(articles[0]).text


def test_entities_within_entities_do_not_fill_the_memory(read: Callable[..., Any]) -> None:
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "long"}">' for n in range(12))
    item = "<rss><channel><item><description>A &e11;.</description></item></channel></rss>"
    articles, errors = read("feed.xml", f"<!DOCTYPE rss [{declared}]>{item}")
    assert not articles
    assert len(errors) == 1


NITF = """
<nitf xml:lang="en"><head><docdata><doc-id id-string="doc7"/><date.issue norm="20250304"/></docdata>
<pubdata name="Harbour Post"/></head><body><body.head><hedline><hl1>Port workers walk out</hl1></hedline>
<byline>By <person>Ana Reyes</person></byline></body.head><body.content>
<p>Cranes stood <em>still</em>.</p><media><media-reference source="a.jpg"/>
<media-caption>Cranes at rest.</media-caption></media>
</body.content><body.end><tagline>30</tagline></body.end></body></nitf>
"""
ITEM = """
<newsItem guid="urn:7" xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta>
<provider><name>Harbour Wire</name></provider>
<versionCreated>2025-03-04T10:00:00+00:00</versionCreated></itemMeta><contentMeta><by>Ana Reyes</by>
<headline>Port workers walk out</headline></contentMeta><contentSet><inlineXML>{}</inlineXML></contentSet></newsItem>
"""
MESSAGE = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{}{}</itemSet></newsMessage>'
PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Cranes stood <b>still</b>.</p></body></html>'
OLD = (
    '<newsitem itemid="7" date="1997-03-04" xml:lang="en"><title>T</title><headline>Port workers walk out</headline>'
    "<text><p>Cranes stood still.</p></text></newsitem>"
)


def test_nitf(read: Callable[..., Any]) -> None:
    (article,), errors = read("a.xml", f'<?xml version="1.0"?>{NITF}')
    document = parse_document(article)
    assert (article.uri, errors) == ("a.xml#doc7", [])
    assert [(block.kind, document.slice(block.span)) for block in document.blocks] == [
        ("headline", "Port workers walk out"),
        ("byline", "By Ana Reyes"),
        ("paragraph", "Cranes stood still."),
        ("caption", "Cranes at rest."),
    ]
    assert (document.metadata.authors, document.metadata.published) == (("Ana Reyes",), "2025-03-04")


@pytest.mark.parametrize(
    ("data", "uris"),
    [
        (ITEM.format(PAGE), ["a.xml#urn:7"]),
        (ITEM.format(NITF), ["a.xml#urn:7"]),
        (MESSAGE.format(ITEM.format(PAGE), ITEM.format(NITF)), ["a.xml#urn:7", "a.xml#urn:7~2"]),
        (OLD, ["a.xml#7"]),
    ],
)
def test_newsml(data: str, uris: list[str], read: Callable[..., Any]) -> None:
    articles, errors = read("a.xml", data)
    assert ([article.uri for article in articles], errors) == (uris, [])
    for article in articles:
        document = parse_document(article)
        assert "Cranes stood still." in document.text
        assert document.metadata.headline == "Port workers walk out"


def test_memory_is_let_go_of(read: Callable[..., Any]) -> None:
    item = "<item><description>" + "Cranes. " * 200 + "</description></item>"
    articles, _ = read("feed.xml", f"<rss><channel>{item * 500}</channel></rss>")
    assert len(articles) == 500
