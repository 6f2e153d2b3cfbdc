"""Spellings of the same words fold to the same."""

from __future__ import annotations

import pytest

from reader.base.folding import fold, folded_words, unaccented

SAME = {
    "accents": ("Inés Núñez", "Ines Nunez"),
    "letter case": ("MARA OKAFOR", "Mara Okafor"),
    "hyphens": ("Jun-seo Maddox", "Junseo Maddox"),
    "apostrophes": ("Brannoc O’Tull", "Brannoc O'Tull"),
    "full stops": ("J.R. Tull", "J. R. Tull"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_spellings_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other) == folded_words(one)


def test_words_stay_words() -> None:
    assert fold("Mara  Okafor, 41") == ("mara", "okafor", "41")
    assert fold("—") == ()


@pytest.mark.parametrize(
    ("text", "plain"), [("Núñez", "Nunez"), ("Nu\u0301n\u0303ez", "Nunez"), ("ﬁsh", "fish"), ("½", "1⁄2")]
)
def test_accents_go_and_case_stays(text: str, plain: str) -> None:
    assert unaccented(text) == plain
