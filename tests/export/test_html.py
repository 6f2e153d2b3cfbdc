"""The page is well formed, whatever overlaps, and nothing in it can run."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from reader.base.values import replace
from reader.export import writer
from reader.model.document import Document, Mark, MarkKind, Source
from reader.model.span import Span

VOID = {"meta", "br"}


class Checker(HTMLParser):
    """Collects what a browser would see, and fails where elements cross."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        values = dict(attrs)
        assert not any(name.startswith("on") for name in values)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if "href" in values else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


def checked(*documents: Document) -> Checker:
    checker = Checker()
    checker.feed("".join(writer("html")(documents)))
    checker.close()
    assert checker.open == []
    return checker


def test_the_words_of_the_story_are_all_there(document: Document) -> None:
    words = "".join(checked(document).words)
    assert "PORT AVERIL — Union secretary Mara Okafor closed <the gate> at dawn." in words
    assert "“=SUM of all fears,” she said on Tuesday, Yonder News reported. “Not [sic] ours.”" in words
    assert "Comments close after two days." in words
    assert "newsletter" not in words


def test_names_and_quotes_lead_to_places_that_exist(document: Document) -> None:
    page = checked(document, document)
    inner = [link[1:] for link in page.links if link.startswith("#")]
    assert inner
    assert set(inner) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_only_web_links_leave_the_page(document: Document) -> None:
    assert {link for link in checked(document).links if not link.startswith("#")} == {"https://news.example/a?b=1&c=2"}


def test_markup_in_words_and_names_is_shown(document: Document) -> None:
    hostile = replace(
        document,
        metadata=replace(document.metadata, headline="<script>alert(1)</script>", language='"><script>'),
        entities=(replace(document.entities[0], name='"><script>alert(1)</script>'),),
        source=Source("<script>.txt", "text"),
    )
    assert "script" not in checked(hostile).seen


@pytest.mark.parametrize("start", range(0, 400, 13))
def test_layers_may_cross_in_any_way(start: int, document: Document) -> None:
    marks = (Mark(MarkKind.STRONG, Span(start, start + 50)), Mark(MarkKind.EMPHASIS, Span(start + 20, start + 90)))
    plain = "".join(checked(document).words)
    assert "".join(checked(replace(document, marks=marks)).words) == plain


def test_items_with_a_number_of_their_own_get_no_bullet(document: Document) -> None:
    page = "".join(writer("html")([document]))
    assert '<li id="a1-p4">A night shift</li>' in page
    assert '<li id="a1-p6" class="numbered">1. Not a number</li>' in page
    bare = replace(document, text=document.text.replace("1. Not a number", "It isn’t a list"))
    assert '<li id="a1-p6">It isn’t a list</li>' in "".join(writer("html")([bare]))


def test_a_page_without_articles_is_a_page_still() -> None:
    assert checked().seen[:2] == ["html", "head"]
