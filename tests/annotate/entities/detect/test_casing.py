"""The case of headlines is restored to that of prose."""

from __future__ import annotations

import pytest

from reader.annotate.entities.detect.casing import ALL_CAPS, PROSE, TITLE_CASE, restore, style_of

STYLES = {
    "prose": ("Cranes stood still in Port Averil on Tuesday", PROSE),
    "title": ("Cranes Stand Still in Port Averil as Dockers Walk Out", TITLE_CASE),
    "all capitals": ("CRANES STAND STILL IN PORT AVERIL", ALL_CAPS),
    "too short to judge": ("Port Averil", PROSE),
}


@pytest.mark.parametrize(("words", "style"), STYLES.values(), ids=STYLES.keys())
def test_style_is_detected(words: str, style: str) -> None:
    assert style_of(words.split()) == style


HEADLINE = "Cranes Stand Still in Port Averil as Dockers Walk Out"
LEAD = "The dockers of Port Averil left and the cranes stood"


def test_a_headline_is_written_like_the_article() -> None:
    sentences = [HEADLINE.split(), LEAD.split()]
    restored, styles = restore(sentences, lambda lower: lower in {"stand", "still", "walk", "out"})
    assert " ".join(restored[0]) == "cranes stand still in Port Averil as dockers walk out"
    assert styles == [TITLE_CASE, PROSE]


def test_an_unknown_word_in_capitals_is_capitalized() -> None:
    restored, _ = restore([f"{HEADLINE} in Osterhaven".upper().split()], lambda lower: lower != "osterhaven")
    assert " ".join(restored[0]) == "cranes stand still in port averil as dockers walk out in Osterhaven"


def test_prose_is_unchanged() -> None:
    sentences = [LEAD.split()]
    assert restore(sentences, lambda lower: True)[0] == sentences
