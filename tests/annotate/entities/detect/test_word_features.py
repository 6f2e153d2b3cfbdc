"""Words are described once, with what they add to the features of their neighbours."""

from __future__ import annotations

import pytest

from reader.annotate.entities import gazetteer
from reader.annotate.entities.detect.word_features import profiler, shape

LISTS = gazetteer.unpack(gazetteer.pack([("quay", "0010")], [("averil quay", "city"), ("averil", "last")], ["quay"]))

SHAPES = {"quay": "xx", "a": "x", "Averil": "Xxx", "A": "X", "UN": "XX", "McAveril": "XxXxx", "1st": "dxx", "éa": "xx"}


@pytest.mark.parametrize(("word", "signs"), SHAPES.items())
def test_shapes_show_capitals_and_digits(word: str, signs: str) -> None:
    assert shape(word) == signs


def test_a_word_is_described_once() -> None:
    profile = profiler(LISTS)
    assert profile("Averil") is profile("Averil")
    assert profile("Averil") is not profile("averil")


def test_only_words_that_may_be_names_begin_longer_ones() -> None:
    profile = profiler(LISTS)
    assert [word for word in ("Averil", "averil", "Quay") if profile(word).begins_longer_name] == ["Averil"]
    assert profile("Averil").named == ("g:last",)
