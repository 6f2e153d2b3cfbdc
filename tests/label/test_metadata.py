"""Metadata taken from the text of an article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import parse_document
from tests.label.conftest import STORY

Read = Callable[[str], Document]


@pytest.mark.parametrize(
    ("line", "authors", "inferred"),
    [
        ("By Ana Reyes and Tomas Lind", ("Ana Reyes", "Tomas Lind"), False),
        ("Words: Ana Reyes", ("Ana Reyes",), False),
        ("By Ana Reyes at Marine Parade", ("Ana Reyes",), False),
        ("By Ana Reyes, Tomas Lind and Jo van der Meer", ("Ana Reyes", "Tomas Lind", "Jo van der Meer"), False),
        ("Ana Reyes, Harbour correspondent", ("Ana Reyes",), False),
        ("Ana Reyes - Harbour Correspondent", ("Ana Reyes",), False),
        ("Ana Reyes", ("Ana Reyes",), False),
        ("Posted by Ana Reyes on March 4, 2025, 6:21 AM EST", ("Ana Reyes",), False),
        ("March 4, 2025 | by Ana Reyes", ("Ana Reyes",), False),
        ("By ANA REYES", ("Ana Reyes",), False),
        ("By Ana Reyes@anareyes Mar 4, 2025, 7:53pm EST", ("Ana Reyes",), False),
        ("By Ana ReyesStaff Writer", ("Ana Reyes",), False),
        ("Ana Reyes Associated Press", ("Ana Reyes",), False),
        ("By Reuters", (), False),
        ("Follow Ana Reyes on Facebook and Twitter.", ("Ana Reyes",), True),
        ("Share", (), False),
        ("Breaking News", (), False),
        ("Black Friday", (), False),
    ],
)
def test_authors(read_text: Read, line: str, authors: tuple[str, ...], inferred: bool) -> None:
    metadata = read_text(f"Port workers walk out for the third time\n\n{line}\n\n{STORY}").metadata
    assert (metadata.authors, metadata.authors_inferred) == (authors, inferred)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("March 4, 2025", "2025-03-04"),
        ("Updated 12:24 am EST, Wednesday, 4 March 2025", "2025-03-04"),
        ("Published Wed, Mar 4 20254:29 AM EST", "2025-03-04"),
        ("2025-03-04T08:15:00Z", "2025-03-04"),
        ("By Ana Reyes March 4, 2025", "2025-03-04"),
        ("24/03/2025", "2025-03-24"),
        ("04/03/2025", None),
        ("2 hours ago", None),
        ("March 4", None),
    ],
)
def test_the_date_is_taken_only_when_it_is_certain(read_text: Read, line: str, published: str | None) -> None:
    assert read_text(f"Port workers walk out for the third time\n\n{line}\n\n{STORY}").metadata.published == published


def test_headline_and_dek(read_text: Read) -> None:
    metadata = read_text(
        f"Port workers walk out\n\nThirty ships wait and a minister has little time\n\nBy Ana Reyes\n\n{STORY}"
    ).metadata
    assert metadata.headline == "Port workers walk out"
    assert metadata.dek == "Thirty ships wait and a minister has little time"


def test_the_language_is_set_only_when_it_is_clear(read_text: Read) -> None:
    assert read_text(STORY).metadata.language == "en"
    assert read_text("Lars Holm, Oslo; Nia Okafor, Leeds; Ana Garcia Lopez, Madrid").metadata.language is None


STORIES = {
    "de": "Die Fähre bleibt bis auf Weiteres im Hafen, sagte eine Sprecherin am Montag, und sie wird nicht vor der "
    "nächsten Woche wieder fahren, weil der Motor noch nicht geprüft ist.",
    "fr": "Le bac reste au port pour une semaine, a dit une porte-parole de la ville, et il ne sera pas de retour "
    "avant que le moteur ait été vérifié par les services du port.",
    "sv": "Färjan ligger kvar i hamnen och det är inte klart när den kan gå igen, sade en talesperson för staden, som "
    "inte ville säga mer om det som hade hänt med motorn.",
    "ja": "船は港にとどまっている、と市の広報担当者は月曜日に語った。エンジンの点検が終わるまで動かない。",
    "ko": "배는 항구에 머물러 있다고 시 대변인이 월요일에 말했다. 엔진 점검이 끝날 때까지 움직이지 않는다.",
    "zh": "市政府发言人周一表示，渡轮将继续停在港口，直到发动机检查结束为止。",
}


@pytest.mark.parametrize("code", STORIES)
def test_other_languages_are_recognised(read_text: Read, code: str) -> None:
    document = read_text(f"1\n\n{STORIES[code]} „Lars Holm“, Lars Holm.")
    assert document.metadata.language == code


@pytest.mark.parametrize(("stated", "expected"), [("en", "de"), ("de-AT", "de"), ("fr", "de")])
def test_a_language_that_a_page_claims_is_believed_unless_its_text_is_in_another(stated: str, expected: str) -> None:
    more = "Der Bürgermeister hat sich mit den Händlern getroffen, und sie haben einen Plan für den Winter vereinbart."
    paragraphs = f"<p>{STORIES['de']}</p><p>{more}</p><p>Auch die Gewerkschaft ist nicht gegen den Plan.</p>"
    page = f"<html lang={stated}><body><article><h1>Fähre bleibt im Hafen</h1>{paragraphs}</article></body></html>"
    assert parse_document(Raw("case.html", page.encode())).metadata.language == expected


def test_text_without_markup_is_labelled_with_the_lists_of_its_language(read_text: Read) -> None:
    document = read_text(
        f"Fähre bleibt im Hafen\n\nStand: 4. März 2025\n\n{STORIES['de']}\n\nLesen Sie auch: Der Motor"
    )
    assert document.metadata.published == "2025-03-04"
    assert [block.kind.value for block in document.blocks] == ["headline", "dateline", "paragraph", "furniture"]
