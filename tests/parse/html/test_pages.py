"""Whole pages: what is above and below the story, and pages without an article."""

from __future__ import annotations

import json

import pytest

from reader.errors import SourceIsEmpty
from reader.model.document import Alignment, BlockKind, Document
from reader.model.raw import Raw
from reader.parse.html import FROM_DATA, parse_html
from reader.parse.html.fallback import MENU, NO_ARTICLE
from reader.parse.html.paywall import PAYWALL
from reader.pipeline import parse_document
from tests.parse.html.conftest import FOOTER, NAV, PARAGRAPHS, STORY, page, story_texts

HEAD = '<meta name=author content="Ana Reyes"><meta property="article:published_time" content="2025-03-04T08:00:00Z">'
FRONT = (
    '<h2 class="dek">The night shift is what they want to see ended</h2>'
    '<div class=byline>By <a href="/ana">Ana Reyes</a></div><time datetime="2025-03-04">4 March 2025, 09:00</time>'
)
COMMENTS = (
    "<section id=comments><h3>Comments</h3><div class=comment><p>It had to come. My brother drives a crane.</p></div>"
    "</section>"
)


def document_of(html: str) -> Document:
    return parse_document(Raw("strike.html", html.encode()))


def words_of(document: Document, kind: BlockKind) -> list[str]:
    return [document.slice(block.span) for block in document.blocks_of(kind)]


def test_front_matter_and_comments_have_their_kinds() -> None:
    document = document_of(page(FRONT + STORY + COMMENTS, head=HEAD))
    assert words_of(document, BlockKind.DEK) == ["The night shift is what they want to see ended"]
    assert words_of(document, BlockKind.BYLINE) == ["By Ana Reyes"]
    assert words_of(document, BlockKind.DATELINE) == ["4 March 2025, 09:00"]
    assert words_of(document, BlockKind.PARAGRAPH) == list(PARAGRAPHS)
    assert words_of(document, BlockKind.COMMENTS) == ["Comments", "It had to come. My brother drives a crane."]
    assert document.comments is not None
    assert document.notices == ()


def test_no_text_of_the_page_is_lost() -> None:
    document = document_of(page(FRONT + STORY + COMMENTS, head=HEAD))
    for words in ("Home", "Harbour", "Terms", "1 Quay Street", *PARAGRAPHS):
        assert words in document.text


def test_a_dateline_that_opens_the_story_is_split_off() -> None:
    document = document_of(page("<p><b>AVERIL (AP)</b> — " + STORY.removeprefix("<p>")))
    assert words_of(document, BlockKind.DATELINE) == ["AVERIL (AP)"]
    assert words_of(document, BlockKind.PARAGRAPH) == list(PARAGRAPHS)


def test_notes_and_buttons_within_the_story_are_recognised_by_their_wording() -> None:
    document = document_of(page(STORY + "<p>Additional reporting by Tomas Lind.</p><p>Read more</p>"))
    assert words_of(document, BlockKind.NOTE) == ["Additional reporting by Tomas Lind."]
    assert "Read more" in words_of(document, BlockKind.FURNITURE)


def test_a_menu_has_a_notice() -> None:
    items = "".join(f'<li><a href="/{at}">Story number {at} of the week</a></li>' for at in range(30))
    document = document_of(f"<html><body>{NAV}<div><ul>{items}</ul></div>{FOOTER}</body></html>")
    assert document.notices == (MENU,)
    assert "• Story number 7 of the week" in words_of(document, BlockKind.LIST_ITEM)


def test_all_text_of_a_page_without_an_article_is_shown() -> None:
    document = document_of("<html><body><div>Reading hours</div><div>Nine to five</div></body></html>")
    assert document.notices == (NO_ARTICLE,)
    assert "Nine to five" in document.text


def test_a_restricted_page_has_a_notice() -> None:
    data = json.dumps({"@type": "NewsArticle", "isAccessibleForFree": "False", "headline": "Port workers walk out"})
    html = page(STORY, head=f'<script type="application/ld+json">{data}</script>')
    assert document_of(html).notices == (PAYWALL,)
    assert story_texts(html) == list(PARAGRAPHS)


@pytest.mark.parametrize("name", ["paywall-box", "article-gate", "members-only"])
def test_an_offer_to_subscribe_below_a_short_story_gives_a_notice(name: str) -> None:
    assert parse_html(page(STORY + f'<div class="{name}"><p>Go on reading.</p></div>')).notices == (PAYWALL,)


ROWS = "0:" + json.dumps(["$", {"id": 7}]) + "\n1a:" + json.dumps({"article": {"body": STORY}}) + "\n"

SHELLS = {
    "json-ld": '<script type="application/ld+json">'
    + json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(PARAGRAPHS)})
    + "</script>",
    "next": '<script id="__NEXT_DATA__" type="application/json">'
    + json.dumps({"props": {"pageProps": {"article": {"body": STORY, "ad": "no"}}}})
    + "</script>",
    "a list": '<script type="application/json">'
    + json.dumps({"blocks": [{"type": "p", "text": words} for words in PARAGRAPHS]})
    + "</script>",
    "rows that are pushed": "".join(
        f"<script>self.__next_f.push({json.dumps([1, part])})</script>" for part in (ROWS[:200], ROWS[200:])
    ),
    "spans": "<script>window.__STATE__ = "
    + json.dumps({"rich": [{"children": [{"text": words[:9]}, {"text": words[9:]}]} for words in PARAGRAPHS]})
    + "</script>",
    "a text of data": "<script>window.__STATE__ = JSON.parse("
    + json.dumps(json.dumps({"story": {"html": STORY}}))
    + ")</script>",
    "a variable": "<script>window.__STATE__ = " + json.dumps({"story": {"html": STORY}}) + "; run();</script>",
}


@pytest.mark.parametrize("script", SHELLS.values(), ids=SHELLS.keys())
def test_an_article_that_a_script_fills_in_is_found_in_its_data(script: str) -> None:
    html = (
        f"<html><head><title>Port workers walk out</title>{script}</head><body><div id=root>Loading</div></body></html>"
    )
    document = document_of(html)
    assert words_of(document, BlockKind.HEADLINE) == ["Port workers walk out"]
    assert words_of(document, BlockKind.PARAGRAPH) == list(PARAGRAPHS)
    assert words_of(document, BlockKind.FURNITURE) == ["Loading"]
    assert document.notices == (FROM_DATA,)


def test_article_text_that_a_script_page_already_shows_is_not_repeated() -> None:
    data = f"<script>window.__STATE__ = {json.dumps({'story': {'html': STORY}})}</script>"
    html = f"<html><body>{NAV}<p>{PARAGRAPHS[0]}</p>{data}</body></html>"
    document = document_of(html)
    assert words_of(document, BlockKind.FURNITURE) == ["Home\nHarbour"]
    assert document.text.count(PARAGRAPHS[0]) == 1


def test_times_in_a_live_blog_stay_above_their_entries() -> None:
    entries = "".join(f"<div><div>1{at}:05</div><p>{paragraph}</p></div>" for at, paragraph in enumerate(PARAGRAPHS))
    document = document_of(page(f"<div>{entries}</div>"))
    assert words_of(document, BlockKind.DATELINE) == [f"1{at}:05" for at in range(len(PARAGRAPHS))]
    assert words_of(document, BlockKind.PARAGRAPH) == list(PARAGRAPHS)


def test_an_article_in_noscript_is_found() -> None:
    html = (
        f"<html><body><div id=root></div><noscript><article><h1>Walk out</h1>{STORY}</article></noscript></body></html>"
    )
    assert story_texts(html) == list(PARAGRAPHS)


def test_xhtml_is_read_as_html() -> None:
    html = (
        page()
        .replace("<!doctype html>", '<?xml version="1.0" encoding="utf-8"?>')
        .replace("<html lang=en>", '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><script src="a.js"/>')
    )
    assert story_texts(html) == list(PARAGRAPHS)


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<html><body><script>go()</script></body></html>"])
def test_a_page_without_text_is_an_error(html: str) -> None:
    with pytest.raises(SourceIsEmpty, match="without text"):
        document_of(html)


@pytest.mark.parametrize("tag", ["article", "main", "section", "header"])
def test_pages_may_leave_out_the_tags_of_head_and_body(tag: str) -> None:
    html = f"<!doctype html><title>Ferry waits for wind</title><meta charset=utf-8><{tag}>{STORY}</{tag}>"
    assert story_texts(html) == list(PARAGRAPHS)


def test_a_text_that_a_browser_saved_as_a_page_is_read_as_text() -> None:
    text = "\n\n".join(["Ferry waits for wind", "By Ana Reyes", *PARAGRAPHS])
    html = f'<html><head><meta name="color-scheme" content="light dark"></head><body><pre>{text}</pre></body></html>'
    document = document_of(html)
    assert document.metadata.headline == "Ferry waits for wind"
    assert [document.slice(block.span) for block in document.blocks_of(BlockKind.PARAGRAPH)] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "wrapper",
    [
        "<form method=post><div>{}</div></form>",
        "<div style='display:none' id=app>{}</div>",
        "<div role=dialog>{}</div>",
        "<svg><title>The Daily Tide</title></svg>{}",
    ],
)
def test_a_wrapper_around_the_whole_story_does_not_hide_its_headline(wrapper: str) -> None:
    html = f"<html><body>{wrapper.format(f'<h1>Ferry waits for wind</h1>{STORY}')}</body></html>"
    assert document_of(html).metadata.headline == "Ferry waits for wind"
    assert story_texts(html) == list(PARAGRAPHS)


def test_a_first_paragraph_without_a_tag_belongs_to_the_story() -> None:
    first = "The council met at dawn in the hall over the ferry office, which nobody had heated since Easter."
    html = f"<html><body><center><h1>Ferry waits for wind</h1></center><font>{first}{STORY}</font></body></html>"
    assert story_texts(html) == [first, *PARAGRAPHS]


def test_a_table_with_a_paragraph_in_each_row_is_a_layout_table() -> None:
    rows = "".join(f"<tr><td>{paragraph}</td></tr>" for paragraph in PARAGRAPHS)
    document = document_of(f"<html><body><h1>Ferry waits for wind</h1><table>{rows}</table></body></html>")
    assert [document.slice(block.span) for block in document.blocks_of(BlockKind.PARAGRAPH)] == list(PARAGRAPHS)


def test_the_alignment_of_columns_is_that_of_most_of_their_cells() -> None:
    head = "<tr><th>Quay<th align=center>Ships<th>State<th>Berths"
    row = (
        '<tr><td>{}<td align="RIGHT">4<td style="color: red; Text-Align: Center">open<td style="text-align: justify">9'
    )
    table = f"<table>{head}{row.format('North')}{row.format('South')}</table>"
    (block,) = document_of(page(STORY + table)).blocks_of(BlockKind.TABLE)
    assert block.alignments == (Alignment.UNSTATED, Alignment.RIGHT, Alignment.CENTER, Alignment.UNSTATED)


def test_a_column_without_words_states_no_alignment() -> None:
    row = "<tr><td>{}<td align=right><td align=right>{}"
    table = f"<table>{row.format('North', 4)}{row.format('South', 7)}</table>"
    (block,) = document_of(page(STORY + table)).blocks_of(BlockKind.TABLE)
    assert block.alignments == (Alignment.UNSTATED, Alignment.UNSTATED, Alignment.RIGHT)


@pytest.mark.parametrize("names", ["post tag-harbour", "has-comments", "article paywall", "newsletter-post", "hidden"])
def test_classes_of_a_whole_article_do_not_apply_to_its_parts(names: str) -> None:
    figure = '<figure><img src="a.jpg"><figcaption>Gulls on the old mole of Averil.</figcaption></figure>'
    front = '<p class="standfirst">The night shift is what they want to see ended</p>'
    html = page(front + STORY.replace("</p>", f"</p>{figure}", 1) + "<p>Read more</p>").replace(
        "<article>", f'<article class="{names}">'
    )
    document = document_of(html)
    assert words_of(document, BlockKind.CAPTION) == ["Gulls on the old mole of Averil."]
    assert words_of(document, BlockKind.DEK) == ["The night shift is what they want to see ended"]
    assert words_of(document, BlockKind.COMMENTS) == []
    assert document.notices == ()


def test_topics_of_a_blog_post_do_not_affect_its_captions() -> None:
    html = page(STORY + '<img src="a.jpg" alt="Gulls on the old mole of Averil">' + STORY.replace("Averil", "Osmar"))
    html = html.replace("<article>", '<article class="post-7 post tag-harbour">').replace("<body>", "<body class=tags>")
    assert words_of(document_of(html), BlockKind.CAPTION) == ["Gulls on the old mole of Averil"]


def test_furniture_in_other_languages_is_recognised_within_the_story() -> None:
    lines = ["Lesen Sie auch: Möwen kehren zurück", "Partager", "Leia também", "関連記事"]
    document = document_of(page(STORY.replace("</p>", "</p>" + "".join(f"<p>{line}</p>" for line in lines), 1)))
    assert words_of(document, BlockKind.PARAGRAPH) == list(PARAGRAPHS)


def test_the_headline_as_alternative_text_is_not_a_caption() -> None:
    document = document_of(page('<figure><img src="a.jpg" alt="Port workers walk out"></figure>' + STORY))
    assert words_of(document, BlockKind.CAPTION) == []
    assert document.text.count("Port workers walk out") == 2


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Reyes", ("Ana Reyes",)),
        ("Von Ana Reyes und Tomas Lind", ("Ana Reyes", "Tomas Lind")),
        ("Por Ana Reyes", ("Ana Reyes",)),
        ("Par Ana Reyes, Tomas Lind", ("Ana Reyes", "Tomas Lind")),
    ],
)
def test_a_byline_marked_up_as_a_paragraph_is_a_byline(line: str, authors: tuple[str, ...]) -> None:
    document = document_of(page(f"<p>{line}</p>{STORY}"))
    assert words_of(document, BlockKind.BYLINE) == [line]
    assert words_of(document, BlockKind.PARAGRAPH) == list(PARAGRAPHS)
    assert document.metadata.authors == authors


def test_sentences_that_begin_like_a_foreign_byline_are_not_bylines() -> None:
    first = "Von der Leyen went by Averil on the night ferry"
    assert words_of(document_of(page(f"<p>{first}</p>{STORY}")), BlockKind.BYLINE) == []


def test_a_date_in_another_language_is_recognised_by_its_class() -> None:
    document = document_of(page(f'<p class="fecha">4 de marzo de 2025</p>{STORY}'))
    assert words_of(document, BlockKind.DATELINE) == ["4 de marzo de 2025"]


def test_collapsible_headings_are_headings() -> None:
    parts = "".join(f"<h3><button>Part {at} of it</button></h3><p>{words}</p>" for at, words in enumerate(PARAGRAPHS))
    document = document_of(page(f"<p>{PARAGRAPHS[0][:-1]} at all.</p>{parts}<p><button>Share it</button></p>"))
    assert words_of(document, BlockKind.HEADING) == [f"Part {at} of it" for at in range(len(PARAGRAPHS))]
    assert "Share it" not in document.text
