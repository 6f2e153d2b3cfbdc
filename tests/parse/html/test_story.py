"""Which pieces of a page belong to the story."""

from __future__ import annotations

from reader.model.document import BlockKind
from tests.parse.html.conftest import PARAGRAPHS, STORY, of_kind, page, story_texts


def test_paragraphs_are_the_story_and_the_page_around_them_is_furniture() -> None:
    assert story_texts(page()) == list(PARAGRAPHS)
    assert of_kind(page(), BlockKind.FURNITURE) == ["• Home\n• Harbour", "The Averil Courier, 1 Quay Street\nTerms"]


def test_the_headline_is_the_heading_that_the_title_repeats() -> None:
    assert of_kind(page("<h2>Harbour</h2>" + STORY), BlockKind.HEADLINE) == ["Port workers walk out"]


def test_a_headline_from_the_head_is_put_above_the_story() -> None:
    html = page().replace("<h1>Port workers walk out</h1>", "")
    assert of_kind(html, BlockKind.HEADLINE) == ["Port workers walk out"]


def test_boxes_of_related_links_within_the_story_are_not_part_of_it() -> None:
    related = (
        '<div class="related-stories"><h4>Related</h4><p><a href="/a">Ferries are late again this week</a></p></div>'
    )
    html = page(f"<p>{PARAGRAPHS[0]}</p>{related}" + STORY.partition("</p>")[2])
    assert story_texts(html) == list(PARAGRAPHS)


def test_lists_of_links_are_not_part_of_the_story() -> None:
    links = (
        "<ul>" + "".join(f'<li><a href="/{at}">Ferries late for week {at} running</a></li>' for at in "123") + "</ul>"
    )
    assert story_texts(page(STORY + links + STORY.replace("Averil", "Osmar").replace(" a ", " one ")))[
        : len(PARAGRAPHS)
    ] == list(PARAGRAPHS)


def test_a_pop_up_is_kept_out_of_the_paragraph() -> None:
    card = 'Okafor<span class="tooltip-card"><b>Mara Okafor</b> More about her</span>'
    html = page(STORY.replace("Okafor", card))
    assert PARAGRAPHS[1] in story_texts(html)
    assert "Mara Okafor More about her" in of_kind(html, BlockKind.FURNITURE)


def test_short_first_items_of_a_list_belong_to_the_story() -> None:
    points = ["No ship was turned away.", "The night shift is to end by the summer, the drivers ask in their letter."]
    items = "".join(f"<li>{point}</li>" for point in points)
    assert story_texts(page(f"<div><h2>Key points</h2><ul>{items}</ul></div>{STORY}"))[-7:] == [
        *(f"• {point}" for point in points),
        *PARAGRAPHS,
    ]


def test_text_inside_a_long_item_is_not_a_preceding_item() -> None:
    entries = "".join(f"<li><div>at {at}</div><p>{words}</p></li>" for at, words in enumerate(PARAGRAPHS))
    assert story_texts(page(f"<ol>{entries}</ol>")) == list(PARAGRAPHS)


def test_questions_marked_up_as_terms_belong_to_the_story() -> None:
    questions = [f"Who else waits at quay {at}?" for at in range(len(PARAGRAPHS))]
    pairs = list(zip(questions, PARAGRAPHS, strict=True))
    html = page("<dl>" + "".join(f"<dt>{question}</dt><dd>{answer}</dd>" for question, answer in pairs) + "</dl>")
    assert story_texts(html) == [words for pair in pairs for words in pair]
