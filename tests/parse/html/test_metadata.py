"""Metadata of a page: JSON-LD, then meta tags, then the page."""

from __future__ import annotations

import json

import pytest

from reader.model.document import Metadata
from reader.model.raw import Raw
from reader.parse.html import parse_html
from reader.pipeline import parse_document
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
def test_a_date_in_words_is_used_if_there_is_no_iso_date(written: str) -> None:
    assert metadata_of(described(datePublished=written)).published == "2019-11-19"
    in_figures = '<meta name=pubdate content="2019-11-20">'
    assert metadata_of(described(datePublished=written) + in_figures).published == "2019-11-20"


@pytest.mark.parametrize("behind", [";", "{}", "\n//]]>", "-->"])
def test_mistakes_after_json_ld_are_ignored(behind: str) -> None:
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


def test_json_ld_references_are_resolved() -> None:
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
def test_the_headline_lacks_a_site_name_that_only_the_title_has(title: str, headline: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><h1>Ferry waits for wind</h1>{STORY}</body></html>"
    assert parse_html(html).metadata.headline == headline


TIMES = {
    "below the headline": (
        "{}<div><time datetime='2025-03-04T08:30Z'>Tuesday</time></div>",
        "2025-03-04T08:30:00+00:00",
    ),
    "the nearest": (
        "<div>{}<time datetime=2025-03-04>then</time></div><time datetime=2025-03-06>now</time>",
        "2025-03-04",
    ),
    "of another story": ("{}<ul><li><time datetime=2025-03-04>then</time> Gulls return</li></ul>", None),
    "of an entry in a live blog": ("{}<article><time datetime=2025-03-04>then</time></article>", None),
    "hidden": ("{}<div hidden><time datetime=2025-03-04>then</time></div>", None),
}


@pytest.mark.parametrize(("inside", "published"), TIMES.values(), ids=TIMES.keys())
def test_the_time_next_to_the_headline_is_the_time_of_publication(inside: str, published: str | None) -> None:
    html = f"<html><body><main>{inside.format('<h1>Ferry waits for wind</h1>')}{STORY}</main></body></html>"
    assert parse_html(html).metadata.published == published


def test_the_site_name_is_stripped_from_the_title() -> None:
    assert metadata_of("").headline == "Port workers walk out"


@pytest.mark.parametrize(
    "written", ["{", "[" * 5000, '{"@type": "NewsArticle", "author": 7, "headline": ["", {}]}', "null"]
)
def test_broken_json_ld_is_ignored(written: str) -> None:
    found = metadata_of(f'<script type="application/ld+json">{written}</script>')
    assert (found.headline, found.authors) == ("Port workers walk out", ())


def test_accounts_are_not_authors() -> None:
    assert metadata_of('<meta name=author content=admin><meta name=byl content="By Ana Reyes">').authors == (
        "Ana Reyes",
    )


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"givenName": "Ana", "familyName": "Reyes"}, ("Ana Reyes",)),
        ("By Ana Reyes", ("Ana Reyes",)),
        ("ByAna Reyes", ("Ana Reyes",)),
        ("by: Ana Reyes", ("Ana Reyes",)),
        ("Byron Reyes", ("Byron Reyes",)),
        ("262588213843476", ()),
        ("Ana Reyes og Tomas Lind", ("Ana Reyes", "Tomas Lind")),
        ("Lind and Daughters", ("Lind and Daughters",)),
    ],
)
def test_authors_in_json_ld_are_people(author: object, expected: tuple[str, ...]) -> None:
    assert metadata_of(described(author=author)).authors == expected


def test_a_date_of_year_one_is_none() -> None:
    assert metadata_of(described(datePublished="0001-01-01T00:00:00Z")).published is None


def labelled(inside: str, head: str = "", language: str = "en") -> Metadata:
    html = page(inside + STORY, head=head).replace("lang=en", f"lang={language}")
    return parse_document(Raw("a.html", html.encode())).metadata


@pytest.mark.parametrize(
    ("line", "author", "published"),
    [
        ("<div class=date>By Ana Reyes March 4, 2025</div>", "Ana Reyes", "2025-03-04"),
        ("<div class=date>Ana Reyes | March 4, 2025</div>", "Ana Reyes", "2025-03-04"),
        ("<div>By A. J. Reyes</div><time>March 4, 2025</time>", "A. J. Reyes", "2025-03-04"),
        ("<div>By Dr. Ana Reyes</div>", "Dr. Ana Reyes", None),
        ("<div>By Ana Reyes, Founder &amp; Lead Reviewer</div>", "Ana Reyes", None),
        ("<div class=author-name>Ana Reyes</div>", "Ana Reyes", None),
        ("<div>By Harbour Team</div>", "Harbour Team", None),
    ],
)
def test_a_printed_line_names_the_author(line: str, author: str, published: str | None) -> None:
    found = labelled(line)
    assert (found.authors, found.published) == ((author,), published)


def test_a_printed_author_comes_before_the_publisher() -> None:
    head = described(author="The Averil Courier", publisher={"name": "The Averil Courier"})
    assert labelled("<div>By Ana Reyes</div>", head).authors == ("Ana Reyes",)
    assert labelled("<div>By the Web Desk</div>", head).authors == ("The Averil Courier",)


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de", "Stand: 4. März 2025, 12:00 Uhr"),
        ("fr", "Publié le 4 mars 2025 à 12h00"),
        ("pt", "Publicado em 4 de março de 2025"),
        ("tr", "4 Mart 2025"),
        ("zh", "2025年3月4日12:00"),
    ],
)
def test_a_date_is_read_in_the_language_of_the_page(language: str, printed: str) -> None:
    assert labelled(f"<div class=date>{printed}</div>", language=language).published == "2025-03-04"


def test_a_date_among_the_furniture_at_the_headline_is_that_of_publication() -> None:
    html = page().replace("<main><article>", "<div><p>March 4, 2025</p></div><main><article>")
    assert parse_document(Raw("a.html", html.encode())).metadata.published == "2025-03-04"


def test_a_byline_among_the_furniture_at_the_headline_names_the_author() -> None:
    html = page().replace("<main><article>", "<div><p>Published March 4, 2025 by Ana Reyes</p></div><main><article>")
    assert parse_document(Raw("a.html", html.encode())).metadata.authors == ("Ana Reyes",)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="citation_publication_date" content="2025 Mar 4">',
        '<meta name="w-published-date" content="2025-03-04T08:15:00Z">',
        '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2025-03-04"}</script>',
    ],
)
def test_a_date_is_also_read_from_less_usual_fields(head: str) -> None:
    assert (metadata_of(head).published or "")[:10] == "2025-03-04"


@pytest.mark.parametrize(
    ("printed", "published"),
    [("March 4, 2025", "2025-03-04"), ("Updated March 9, 2025", "2025-03-07"), ("March 2025", "2025-03-07")],
)
def test_an_earlier_date_that_is_printed_comes_before_the_one_in_the_head(printed: str, published: str) -> None:
    assert labelled(f"<div class=date>{printed}</div>", described(datePublished="2025-03-07")).published == published


def test_a_date_below_the_story_counts_if_it_says_so() -> None:
    html = page(f"{STORY}<p>Last updated: March 4, 2025</p>")
    assert parse_document(Raw("a.html", html.encode())).metadata.published == "2025-03-04"


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (
            '<meta name="citation_author" content="Reyes, Ana"><meta name="citation_author" content="Tomas Lind">',
            ("Ana Reyes", "Tomas Lind"),
        ),
        (
            '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ana Reyes">'
            '<meta name="twitter:label2" content="Est. reading time"><meta name="twitter:data2" content="4 minutes">',
            ("Ana Reyes",),
        ),
        (described(author={"name": "Ana Reyes (are)"}), ("Ana Reyes",)),
    ],
)
def test_authors_are_also_read_from_less_usual_fields(head: str, authors: tuple[str, ...]) -> None:
    assert metadata_of(head).authors == authors


@pytest.mark.parametrize(
    "inside",
    [
        f"<div class=authorName>Harbour Staff</div>{STORY}",
        f"{STORY}<div class=author-box><b class=author>Author</b><p class=author-box__name>Harbour Staff</p></div>",
    ],
)
def test_the_class_of_a_name_makes_it_the_author(inside: str) -> None:
    assert parse_html(page(inside)).metadata.authors == ("Harbour Staff",)
    assert parse_html(page(inside, head=described(author="Ana Reyes"))).metadata.authors == ("Ana Reyes",)


def test_who_signed_comes_before_an_account_that_is_printed_nowhere() -> None:
    head = described(author="harbourdesk7")
    assert labelled("<div>By Ana Reyes</div>", head).authors == ("Ana Reyes",)
    assert labelled("<div>By Ana Reyes</div><p>Post: harbourdesk7</p>", head).authors == ("harbourdesk7",)


@pytest.mark.parametrize(
    "head",
    [
        "<meta name=author content='&lt;a href=&quot;/ana&quot; rel=author&gt;Ana Reyes&lt;/a&gt;'>",
        "<meta name=author content='By &lt;b&gt;Ana Reyes&lt;/b&gt;'>",
        '<script type="application/ld+json">'
        '{"@type": "NewsArticle", "author": "&lt;a href=/ana>Ana Reyes&lt;/a>"}</script>',
    ],
)
def test_markup_in_the_name_of_an_author_is_dropped(head: str) -> None:
    assert metadata_of(head).authors == ("Ana Reyes",)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name=published content="March 4, 2025">',
        '<meta content=\'{"@type": "NewsArticle", "datePublished": "2025-03-04"}\'>',
        '<script type="application/ld+json" children=\'{"@type": "Article", "datePublished": "2025-03-04"}\'></script>',
    ],
)
def test_a_date_is_read_where_programs_misplace_it(head: str) -> None:
    assert metadata_of(head).published == "2025-03-04"


@pytest.mark.parametrize(
    "printed",
    [
        '<span class="field field--name-created"><time datetime="2025-03-04">4/3</time></span>',
        '<time class="dt-published" datetime="2025-03-04">Tuesday</time>',
    ],
)
def test_a_class_makes_a_time_that_of_publication(printed: str) -> None:
    assert labelled(f"<footer><p>{printed}</p></footer>").published == "2025-03-04"


def test_a_time_within_the_headline_is_that_of_publication() -> None:
    headline = '<h1><a href="/1"><time datetime="2025-03-04">Mar 4</time> Port workers walk out</a></h1>'
    assert parse_html(page(headline + STORY)).metadata.published == "2025-03-04"


@pytest.mark.parametrize("line", ["Dec 26, 2025 • Ana Reyes in Harbours", "Essay - Published: 2025.12.26 | harbours |"])
def test_a_date_beside_other_words_at_the_headline_is_that_of_publication(line: str) -> None:
    html = page(f"<p>{line}</p><div>{STORY}</div>")
    assert parse_document(Raw("a.html", html.encode())).metadata.published == "2025-12-26"


def test_people_who_sign_the_story_come_before_the_publisher() -> None:
    head = described(author="Averil Courier", publisher={"name": "Averil Courier"})
    story = STORY.replace("<p>", "<p><strong>Ana Reyes/Tomas Lind</strong></p><p>", 1)
    html = page(f"<div class=byline>by Averil Courier</div>{story}", head=head)
    assert parse_document(Raw("a.html", html.encode())).metadata.authors == ("Ana Reyes", "Tomas Lind")


@pytest.mark.parametrize(
    ("stated", "printed", "authors"),
    [
        ("TAC", "von Dr. Ana Reyes", ("Dr. Ana Reyes",)),
        ("TAC", "Harbour News", ("TAC",)),
        ("ana.reyes", "<span class=author>Ana Reyes</span>", ("Ana Reyes",)),
        ("Ana", "Written by: Ana Reyes", ("Ana Reyes",)),
        ("Averil24 Desk", "<span class=author>Averil24 Desk</span>", ("Averil24 Desk",)),
        ("Ana Reyes, professor of harbour law, Averil", "", ("Ana Reyes",)),
    ],
)
def test_who_is_printed_at_the_headline_may_be_the_author_in_full(
    stated: str, printed: str, authors: tuple[str, ...]
) -> None:
    head = described(author=stated, publisher={"name": "Averil24"})
    assert labelled(f"<p>{printed}</p>", head).authors == authors


@pytest.mark.parametrize(
    ("inside", "authors"),
    [
        ("<p class=byline>The Harbour Team</p>", ("The Harbour Team",)),
        ("<p>by anareyes</p>", ("anareyes",)),
        ("<p>Sponsored by Averil Docks</p>", ()),
    ],
)
def test_a_byline_may_name_a_team_or_an_account(inside: str, authors: tuple[str, ...]) -> None:
    html = page(f"{inside}<div>{STORY}</div>")
    assert parse_document(Raw("a.html", html.encode())).metadata.authors == authors


def test_a_note_says_who_wrote_the_article() -> None:
    html = page(f"{STORY}<p>This post was written by Ana Reyes, head of the harbour desk.</p>")
    assert parse_document(Raw("a.html", html.encode())).metadata.authors == ("Ana Reyes",)
