"""Headlines are read as if they were prose."""

from __future__ import annotations

import pytest

from reader.annotate.entities.detect.casing import PLAIN, SHOUTED, TITLED, restore, style_of

STYLES = {
    "prose": ("Cranes stood still in Port Averil on Tuesday", PLAIN),
    "title": ("Cranes Stand Still in Port Averil as Dockers Walk Out", TITLED),
    "shout": ("CRANES STAND STILL IN PORT AVERIL", SHOUTED),
    "too short to tell": ("Port Averil", PLAIN),
}


@pytest.mark.parametrize(("words", "style"), STYLES.values(), ids=STYLES.keys())
def test_style_shows_in_the_capitals(words: str, style: str) -> None:
    assert style_of(words.split()) == style


HEADLINE = "Cranes Stand Still in Port Averil as Dockers Walk Out"
LEAD = "The dockers of Port Averil left and the cranes stood"


def test_a_headline_is_written_as_the_article_writes_its_words() -> None:
    sentences = [HEADLINE.split(), LEAD.split()]
    restored, styles = restore(sentences, lambda low: low in {"stand", "still", "walk", "out"})
    assert " ".join(restored[0]) == "cranes stand still in Port Averil as dockers walk out"
    assert styles == [TITLED, PLAIN]


def test_a_shouted_word_that_nobody_knows_keeps_one_capital() -> None:
    restored, _ = restore([f"{HEADLINE} in Osterhaven".upper().split()], lambda low: low != "osterhaven")
    assert " ".join(restored[0]) == "cranes stand still in port averil as dockers walk out in Osterhaven"


def test_prose_is_left_alone() -> None:
    sentences = [LEAD.split()]
    assert restore(sentences, lambda low: True)[0] == sentences
