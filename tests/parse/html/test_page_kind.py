"""A page that is not an article says what it is; an article is never called anything else."""

from __future__ import annotations

import json

import pytest

from reader.parse.html import page_kind, parse_html
from tests.parse.html.conftest import STORY, page

ROOT = "https://lantern.example/"
LINKS = "".join(f'<p><a href="/{number}">Story number {number} of the week</a></p>' for number in range(30))


def linked_data(*kinds: str) -> str:
    objects = [{"@type": kind, "name": "Quay lamp"} for kind in kinds]
    return f'<script type="application/ld+json">{json.dumps({"@graph": objects})}</script>'


def kind_of(head: str, url: str | None = None, body: str = STORY) -> str | None:
    notices = parse_html(page(body, head=head), url).notices
    return notices[0] if notices else None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (linked_data("Product"), page_kind.SHOP),
        ('<meta property="og:type" content="product">', page_kind.SHOP),
        (linked_data("WebSite", "CollectionPage"), page_kind.LIST),
        (linked_data("SearchResultsPage"), page_kind.LIST),
        (linked_data("DiscussionForumPosting"), page_kind.DISCUSSION),
        (linked_data("QAPage"), page_kind.DISCUSSION),
        (linked_data("ProfilePage"), page_kind.PROFILE),
        ('<meta property="og:type" content="profile">', page_kind.PROFILE),
    ],
)
def test_a_page_is_what_its_head_says(head: str, expected: str) -> None:
    assert kind_of(head) == expected


@pytest.mark.parametrize(
    "head",
    [
        "",
        linked_data("WebPage", "BreadcrumbList"),
        linked_data("Product", "NewsArticle"),
        linked_data("QAPage") + '<meta property="og:type" content="article">',
        '<meta property="og:type" content="website">',
        '<script type="application/ld+json">{"@type": 7}</script>',
    ],
)
def test_an_article_has_no_notice(head: str) -> None:
    assert kind_of(head, "https://lantern.example/2025/ferry") is None


def test_a_page_of_links_at_the_root_of_a_site_is_its_front_page() -> None:
    assert kind_of("", ROOT, STORY + LINKS) == page_kind.FRONT_PAGE
    assert kind_of(f'<link rel="canonical" href="{ROOT}">', None, STORY + LINKS) == page_kind.FRONT_PAGE


@pytest.mark.parametrize("url", ["https://lantern.example/?p=12", "https://lantern.example/ferry", "file:///"])
def test_other_addresses_are_no_front_page(url: str) -> None:
    assert kind_of("", url, STORY + LINKS) is None


def test_an_article_may_be_all_of_a_site() -> None:
    assert kind_of("", ROOT) is None
