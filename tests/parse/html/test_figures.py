"""Pictures: captions, credits and alternative text."""

from __future__ import annotations

import pytest

from reader.model.document import BlockKind
from reader.model.raw import Raw
from reader.pipeline import parse_document
from tests.parse.html.conftest import PARAGRAPHS, STORY, of_kind, page, story_texts

FIGURE = (
    '<figure><img src="/c.jpg" alt="Idle cranes over a grey harbour"><figcaption>Cranes at rest on Tuesday. '
    "<span class=credit>Jo Lind/Harbour Press</span></figcaption></figure>"
)


def test_a_figure_is_a_caption_and_a_credit() -> None:
    html = page(FIGURE + STORY)
    assert of_kind(html, BlockKind.CAPTION) == ["Cranes at rest on Tuesday."]
    assert of_kind(html, BlockKind.CREDIT) == ["Jo Lind/Harbour Press"]
    assert story_texts(html) == list(PARAGRAPHS)


def test_caption_and_credit_are_gathered_with_the_picture_address() -> None:
    document = parse_document(Raw("a.html", page(FIGURE + STORY).encode(), url="https://averil.example/port/1"))
    (caption,) = document.captions
    assert (caption.text, caption.credit) == ("Cranes at rest on Tuesday.", "Jo Lind/Harbour Press")
    assert caption.image == "https://averil.example/c.jpg"


def image_of(picture: str) -> str | None:
    html = page(f"<figure>{picture}<figcaption>Cranes at rest on Tuesday.</figcaption></figure>" + STORY)
    (caption,) = parse_document(Raw("a.html", html.encode(), url="https://averil.example/port/1")).captions
    return caption.image


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="data:image/gif;base64,R0lGOD" data-src="/c.jpg">',
        '<img src="blank.gif" data-original="  /c.jpg ">',
        '<img class=lazy data-lazy="https://averil.example/c.jpg" src="">',
        '<img srcset="/c.jpg 400w, /c-large.jpg 1200w">',
        '<picture><source srcset="/c.webp"><img data-srcset="/c.jpg, /c2.jpg 2x" src="data:image/png,"></picture>',
        '<img data-widths=\'{"small": "s.jpg"}\' data-src=\'{"src": "s.jpg"}\' src="/c.jpg">',
    ],
)
def test_lazily_loaded_pictures_have_an_address(picture: str) -> None:
    assert image_of(picture) == "https://averil.example/c.jpg"


def test_a_picture_in_a_data_url_has_no_address() -> None:
    assert image_of('<img src="data:image/png;base64,iVBORw0">') is None


def test_a_picture_right_before_its_caption_needs_no_figure() -> None:
    story = STORY.replace("</p>", '</p><img src="c.jpg"><p class="caption">Cranes at rest.</p><img src="d.jpg">', 1)
    (caption,) = parse_document(Raw("a.html", page(story).encode())).captions
    assert (caption.text, caption.image) == ("Cranes at rest.", "c.jpg")


def test_alternative_text_replaces_a_missing_caption() -> None:
    html = page('<figure><img src="/c.jpg" alt="Idle cranes over a grey harbour"></figure>' + STORY)
    assert of_kind(html, BlockKind.CAPTION) == ["Idle cranes over a grey harbour"]


def test_file_names_are_not_used_as_captions() -> None:
    html = page('<figure><img src="/c.jpg" alt="port of averil two final.jpg"></figure>' + STORY)
    assert of_kind(html, BlockKind.CAPTION) == []


def test_a_class_makes_a_caption_too() -> None:
    html = page('<div class="wp-caption"><img src=c.jpg><p class="wp-caption-text">Cranes at rest.</p></div>' + STORY)
    assert of_kind(html, BlockKind.CAPTION) == ["Cranes at rest."]


def test_noscript_copies_are_not_read_twice() -> None:
    html = page(FIGURE.replace("<img", "<noscript><p>Cranes at rest</p></noscript><img") + STORY)
    assert of_kind(html, BlockKind.CAPTION) == ["Cranes at rest on Tuesday."]
