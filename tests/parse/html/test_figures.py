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


def test_a_caption_within_a_button_is_a_caption() -> None:
    button = "<button><svg></svg><figcaption><p>Cranes at rest on Tuesday.</p></figcaption></button>"
    assert of_kind(page(f"<div>{button}</div>{STORY}"), BlockKind.CAPTION) == ["Cranes at rest on Tuesday."]


def test_a_caption_may_be_a_paragraph_of_its_own_class() -> None:
    html = page(f'<p class="img-description">Cranes at rest.</p>{STORY}')
    assert of_kind(html, BlockKind.CAPTION) == ["Cranes at rest."]


def test_an_advertisement_in_a_figure_is_no_caption() -> None:
    html = page(f"<figure><img src=/a.jpg><figcaption>Advertisement</figcaption></figure>{STORY}")
    assert parse_document(Raw("a.html", html.encode())).captions == ()


@pytest.mark.parametrize(
    ("language", "printed", "credit"),
    [
        ("de", "Die Kräne am Dienstag, Foto: Jo Lind", "Jo Lind"),
        ("de", "Die Kräne am Dienstag. (Quelle: Jo Lind/dpa)", "Jo Lind/dpa"),
        ("sv", "Kranarna står stilla. Foto: Jo Lind/Hamnpressen", "Jo Lind/Hamnpressen"),
        ("es", "Las grúas paradas el martes. Cedida por el puerto", "el puerto"),
        ("pl", "Dźwigi we wtorek. Źródło: Jo Lind", "Jo Lind"),
        ("ko", "화요일 항구의 크레인. [사진 출처 = 항만공사]", "항만공사"),
        ("ja", "火曜日の港のクレーン（林次郎撮影）", "林次郎"),
        ("it", "Le gru ferme martedì / Jo Lind", "Jo Lind"),
        ("de", "Die Kräne am Dienstag. Image credit: Jo Lind", "Jo Lind"),
    ],
)
def test_a_credit_is_split_off_in_the_language_of_the_page(language: str, printed: str, credit: str) -> None:
    html = page(f"<figure><img src=/a.jpg><figcaption>{printed}</figcaption></figure>{STORY}")
    document = parse_document(Raw("a.html", html.replace("lang=en", f"lang={language}").encode()))
    (caption,) = document.captions
    assert caption.credit == credit
    assert printed.startswith(caption.text)
    assert credit not in caption.text


def test_words_after_a_colon_in_a_sentence_are_no_credit() -> None:
    html = page(f"<figure><img src=/a.jpg><figcaption>She kept one photo: a dog</figcaption></figure>{STORY}")
    (caption,) = parse_document(Raw("a.html", html.encode())).captions
    assert (caption.text, caption.credit) == ("She kept one photo: a dog", None)


def test_a_credit_does_not_go_to_the_caption_of_another_picture() -> None:
    pictures = (
        "<figure><img src=/a.jpg><figcaption>Cranes at rest on Tuesday.</figcaption></figure>"
        "<figure><img src=/b.jpg><figcaption><span class=credit>Jo Lind/Harbour Press</span></figcaption></figure>"
    )
    (caption,) = parse_document(Raw("a.html", page(pictures + STORY).encode())).captions
    assert caption.credit is None


def test_what_the_head_says_of_a_picture_is_its_caption_without_any_markup() -> None:
    picture = '{"@type": "ImageObject", "description": "A pilot boat off the pier"}'
    head = f'<script type="application/ld+json">{picture}</script>'
    story = STORY.replace("</p>", "</p><div><img src=c.jpg><p>A pilot boat off the pier</p></div>", 1)
    assert of_kind(page(story, head=head), BlockKind.CAPTION) == ["A pilot boat off the pier"]
    assert of_kind(page(story), BlockKind.CAPTION) == []


def test_what_is_printed_below_a_picture_is_its_caption_rather_than_what_describes_it() -> None:
    described = "The cranes of the new terminal over a grey harbour, seen from the ferry"
    html = page(f"<div class=caption><img src=/c.jpg alt='{described}'><p>Cranes at rest.</p></div>" + STORY)
    (caption,) = parse_document(Raw("a.html", html.encode())).captions
    assert caption.text == "Cranes at rest."


def test_an_icon_is_not_the_picture_of_a_caption() -> None:
    icon = '<img src="/zoom.svg" alt="A lens to make it larger">'
    figures = "".join(
        f"<figure><img src=/{name}.jpg>{icon}<figcaption>Cranes at rest on {name}.</figcaption></figure>"
        for name in ("Monday", "Tuesday")
    )
    captions = parse_document(Raw("a.html", page(figures + STORY).encode())).captions
    assert [(caption.text, caption.image) for caption in captions] == [
        ("Cranes at rest on Monday.", "/Monday.jpg"),
        ("Cranes at rest on Tuesday.", "/Tuesday.jpg"),
    ]


def test_words_that_repeat_those_of_the_picture_above_are_its_caption() -> None:
    picture = '<div><img src=c.jpg alt="Idle harbour cranes"></div><div>{}</div>'
    for words, captions in (("Idle harbour cranes", ["Idle harbour cranes"]), ("Two cranes stood idle.", [])):
        story = STORY.replace("</p>", f"</p>{picture.format(words)}", 1)
        assert of_kind(page(story), BlockKind.CAPTION) == captions


def test_an_agency_below_the_words_of_a_picture_is_its_credit() -> None:
    html = page("<figure><img src=/c.jpg><figcaption><p>Cranes at rest.</p><p>AP</p></figcaption></figure>" + STORY)
    (caption,) = parse_document(Raw("a.html", html.encode())).captions
    assert (caption.text, caption.credit) == ("Cranes at rest.", "AP")
