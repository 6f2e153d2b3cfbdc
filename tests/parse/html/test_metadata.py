"""What a page says of itself: JSON-LD, then meta tags, then the page."""

from __future__ import annotations

import json

import pytest

from reader.model.document import Metadata
from reader.parse.html import parse_html
from tests.parse.html.conftest import STORY, page


def metadata_of(head: str, url: str | None = None) -> Metadata:
    return parse_html(page(head=head), url).metadata


def described(**fields: object) -> str:
    data = json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", **fields}]})
    return f'<script type="application/ld+json">{data}</script>'


def test_json_ld_comes_first() -> None:
    found = metadata_of(
        described(
            headline="Port workers &amp; drivers walk out",
            author=[{"@type": "Person", "name": "Ana Reyes"}, "Tomas Lind"],
            datePublished="2025-03-04T08:30:00Z",
            publisher={"name": "The Averil Courier"},
            inLanguage="en-GB",
        )
        + '<meta name=author content="The Web Desk"><meta property="og:title" content="Walk out!">'
    )
    assert found.headline == "Port workers & drivers walk out"
    assert found.authors == ("Ana Reyes", "Tomas Lind")
    assert (found.published, found.publisher, found.language) == (
        "2025-03-04T08:30:00+00:00",
        "The Averil Courier",
        "en",
    )


@pytest.mark.parametrize(
    "written",
    ["November 19, 2019, 07:47 PM EST", "Tue, 19 Nov 2019 08:02:00 GMT", "01:38 PM IST Nov 19, 2019", "2019/11/19"],
)
def test_a_day_in_words_is_taken_where_none_is_stated_in_figures(written: str) -> None:
    assert metadata_of(described(datePublished=written)).published == "2019-11-19"
    in_figures = '<meta name=pubdate content="2019-11-20">'
    assert metadata_of(described(datePublished=written) + in_figures).published == "2019-11-20"


@pytest.mark.parametrize("behind", [";", "{}", "\n//]]>", "-->"])
def test_slips_behind_json_ld_do_no_harm(behind: str) -> None:
    written = json.dumps({"@type": "NewsArticle", "author": "Ana Reyes"})
    assert metadata_of(f'<script type="application/ld+json">{written}{behind}</script>').authors == ("Ana Reyes",)


def test_meta_tags_come_second() -> None:
    found = metadata_of(
        '<meta property="og:title" content="Walk out at the port">'
        '<meta name=author content="By Ana Reyes and Tomas Lind">'
        '<meta property="article:published_time" content="2025-03-04"><meta property="og:site_name" content="Courier">'
        '<link rel=canonical href="/port/1">',
        "https://averil.example/x?from=mail",
    )
    assert found.headline == "Walk out at the port"
    assert found.authors == ("Ana Reyes", "Tomas Lind")
    assert (found.published, found.publisher) == ("2025-03-04", "Courier")
    assert found.url == "https://averil.example/port/1"


def test_those_to_whom_json_ld_refers_are_named() -> None:
    graph = [
        {"@type": "NewsArticle", "author": [{"@id": "#ana"}, {"@id": "#nobody"}], "publisher": {"@id": "#courier"}},
        {"@type": "Person", "@id": "#ana", "name": "Ana Reyes"},
        {"@type": "Organization", "@id": "#courier", "name": "The Averil Courier"},
    ]
    found = metadata_of(f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>')
    assert (found.authors, found.publisher) == (("Ana Reyes",), "The Averil Courier")


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ferry waits for wind - The Averil Courier", "Ferry waits for wind"),
        ("Ferry waits for wind - Harbour - The Averil Courier", "Ferry waits for wind"),
        ("The Averil Courier: Ferry waits for wind", "Ferry waits for wind"),
        ("Ferry waits for wind, and so do the gulls", "Ferry waits for wind, and so do the gulls"),
    ],
)
def test_the_headline_is_as_it_is_printed_where_the_title_only_adds_the_site(title: str, headline: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>Ferry waits for wind</h1>{STORY}</body></html>"
    assert parse_html(html).metadata.headline == headline


TIMES = {
    "under the headline": (
        "{}<div><time datetime='2025-03-04T08:30Z'>Tuesday</time></div>",
        "2025-03-04T08:30:00+00:00",
    ),
    "the nearest": (
        "<div>{}<time datetime=2025-03-04>then</time></div><time datetime=2025-03-06>now</time>",
        "2025-03-04",
    ),
    "of another story": ("{}<ul><li><time datetime=2025-03-04>then</time> Gulls return</li></ul>", None),
    "of an entry of a log": ("{}<article><time datetime=2025-03-04>then</time></article>", None),
    "hidden": ("{}<div hidden><time datetime=2025-03-04>then</time></div>", None),
}


@pytest.mark.parametrize(("inside", "published"), TIMES.values(), ids=TIMES.keys())
def test_the_time_that_stands_with_the_headline_is_that_of_publication(inside: str, published: str | None) -> None:
    html = f"<html><body><main>{inside.format('<h1>Ferry waits for wind</h1>')}{STORY}</main></body></html>"
    assert parse_html(html).metadata.published == published


def test_the_title_is_freed_of_the_name_of_the_site() -> None:
    assert metadata_of("").headline == "Port workers walk out"


@pytest.mark.parametrize(
    "written", ["{", "[" * 5000, '{"@type": "NewsArticle", "author": 7, "headline": ["", {}]}', "null"]
)
def test_broken_data_says_nothing(written: str) -> None:
    found = metadata_of(f'<script type="application/ld+json">{written}</script>')
    assert (found.headline, found.authors) == ("Port workers walk out", ())


def test_accounts_are_no_authors() -> None:
    assert metadata_of('<meta name=author content=admin><meta name=byl content="By Ana Reyes">').authors == (
        "Ana Reyes",
    )
