"""Stories in several boxes, and boxes whose classes only speak of hiding or of something beside the story."""

from __future__ import annotations

import pytest

from reader.model.document import BlockKind
from reader.parse.html import parse_html
from reader.parse.html.extraction import Extraction
from reader.parse.html.story import find_story
from tests.parse.html.conftest import FOOTER, NAV, PARAGRAPHS, STORY, of_kind, page, pieces_in, story_texts


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize("classes", ["body-part", "sidebar-grid__content", "widget-text"])
def test_a_story_may_be_in_several_boxes_of_one_kind(classes: str) -> None:
    boxes = (
        f'<div class="{classes}">{paragraphs(*PARAGRAPHS[:3])}</div>'
        "<div><ins>Advertisement</ins></div>"
        f'<div class="{classes}">{paragraphs(*PARAGRAPHS[3:])}</div>'
    )
    assert story_texts(page(boxes)) == list(PARAGRAPHS)


def test_boxes_of_another_kind_are_not_part_of_the_story() -> None:
    promotion = (
        f'<div class="newsletter-box">{paragraphs("Every morning, all that matters at the harbour. " * 3)}</div>'
    )
    assert story_texts(page(f'<div class="body-part">{STORY}</div>{promotion}')) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "classes",
    ["overflow-hidden", "field--label-hidden", "md:hidden", "elementor-hidden-mobile", "text_overflow_hidden"],
)
def test_classes_that_only_speak_of_hiding_hide_nothing(classes: str) -> None:
    assert story_texts(page(f'<div class="{classes}">{STORY}</div>')) == list(PARAGRAPHS)


@pytest.mark.parametrize("classes", ["hidden", "is-hidden", "box--hidden", "visually-hidden", "screen-reader-text"])
def test_hidden_boxes_are_not_part_of_the_story(classes: str) -> None:
    text = "Listen to this article, which a voice reads to you, as soon as you have switched on your device for it."
    assert story_texts(page(f'<div class="{classes}"><p>{text}</p></div>{STORY}')) == list(PARAGRAPHS)


@pytest.mark.parametrize("markup", ['style="display: none"', 'class="hidden"', "hidden"])
def test_an_article_that_waits_for_a_script_is_read(markup: str) -> None:
    html = page(f"<div {markup}>{STORY}</div>")
    assert story_texts(html) == list(PARAGRAPHS)
    assert parse_html(html).notices == ()


def test_parts_that_a_script_moves_to_their_place_are_part_of_the_page() -> None:
    assert story_texts(page(f'<div hidden id="S:1a">{STORY}</div>')) == list(PARAGRAPHS)


def test_a_figure_may_hold_the_whole_story() -> None:
    assert story_texts(page(f'<div class="figure">{STORY}</div>')) == list(PARAGRAPHS)


def test_an_article_may_be_inside_navigation_that_has_no_end() -> None:
    html = page().replace("</ul></nav>", "</ul>")
    assert story_texts(html) == list(PARAGRAPHS)
    assert parse_html(html).notices == ()


def test_text_after_an_early_end_of_the_body_is_read() -> None:
    html = f"<html><body>{NAV}</body></html><main><h1>Port workers walk out</h1>{STORY}</main>{FOOTER}</body></html>"
    assert story_texts(html) == list(PARAGRAPHS)


def test_sentences_in_cards_of_their_own_belong_to_the_story() -> None:
    cards = "".join(f'<div class="card-{at}"><div><p>{text}</p></div></div>' for at, text in enumerate(PARAGRAPHS))
    assert story_texts(page(f"<p>{PARAGRAPHS[0]}</p>{cards}<p>{PARAGRAPHS[4]} They wait.</p>"))[1:5] == [
        *PARAGRAPHS[1:]
    ]


def test_the_sentence_under_the_headline_is_the_dek() -> None:
    dek = "The night shift is what the drivers want to see ended before the summer."
    html = page(f"<div><p>{dek}</p></div><figure><img src=a.jpg></figure><div>{STORY}</div>")
    assert of_kind(html, BlockKind.DEK) == [dek]
    assert story_texts(html) == list(PARAGRAPHS)


def test_the_authors_biography_under_the_headline_is_no_dek() -> None:
    head = '<meta name=author content="Ana Reyes">'
    bio = "Ana has written about ships and those who load them for more than ten years."
    assert of_kind(page(f"<div><p>{bio}</p></div><div>{STORY}</div>", head=head), BlockKind.DEK) == []


def test_soft_hyphens_are_not_part_of_a_word() -> None:
    assert story_texts(page(STORY.replace("spokesman", "spokes&shy;man"))) == list(PARAGRAPHS)


def test_a_box_that_seems_to_be_beside_the_story_may_hold_it() -> None:
    closing = (
        "The Averil Courier is printed on paper from the mills of the upper Osmar, where it was founded, and has been."
    )
    point = f"<ul><li>{PARAGRAPHS[2]}</li></ul>"
    inside = f"<div><div>{paragraphs(*PARAGRAPHS[:2])}{point}{paragraphs(*PARAGRAPHS[3:])}</div></div>"
    pieces = pieces_in(f'<body><div class="with-sidebar">{inside}</div><footer>{paragraphs(closing)}</footer></body>')
    extracted = [*PARAGRAPHS[:2], *PARAGRAPHS[3:], closing]
    story = find_story(pieces, Extraction("\n".join(extracted)))
    assert story is not None
    assert {pieces[index].text for index in story.in_story} >= {*PARAGRAPHS}


def test_short_items_in_each_of_many_boxes_of_one_kind_belong_to_the_story() -> None:
    def entry(at: int) -> str:
        points = f"<li>Open all day in week {at}.</li><li>No dogs in week {at}.</li>"
        text = paragraphs(f"{PARAGRAPHS[0]} That was week {at}.")
        return f'<section><div class="entry">{text}<ul>{points}</ul></div></section>'

    pieces = pieces_in(f"<body><main>{''.join(map(entry, range(9)))}</main></body>")
    extracted = "\n".join(piece.text for piece in pieces if not piece.marker)
    story = find_story(pieces, Extraction(extracted))
    assert story is not None
    assert len(story.in_story) == len(pieces) - 2  # the items of the last entry are below all that was extracted
