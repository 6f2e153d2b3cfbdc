"""Windows hold every word once, as far as possible whole paragraphs, and no more than fits."""

from __future__ import annotations

import random

import pytest

from reader.annotate.encoder.model_files import MODEL_FOLDER, TOKENIZER_FILE
from reader.annotate.encoder.network import open_word_pieces
from reader.annotate.encoder.windows import MAX_WINDOW_PIECES, Paragraph, cut, shape_of, windows

WORD_PIECES = open_word_pieces(MODEL_FOLDER / TOKENIZER_FILE)
WORDS = ["the", "quay", "Okafor", "’s", "unputdownableness", "“", "ﷺ", "\u200d", "12,000", "x" * 90, "Łódź"]


def paragraphs(*sizes: int, seed: int = 1) -> list[Paragraph]:
    chance = random.Random(seed)
    return [Paragraph(chance.choices(WORDS, k=size), [0] * size) for size in sizes]


@pytest.mark.parametrize("size", [20, 64, MAX_WINDOW_PIECES])
@pytest.mark.parametrize("context", [0, 10, 64])
def test_every_word_is_in_one_window(size: int, context: int) -> None:
    pieces = cut(paragraphs(3, 40, 1, 1, 300, 7), WORD_PIECES)
    found = [word for window in windows(pieces, 0, size, context) for word in window.words]
    assert found == list(range(352))


def test_windows_are_as_long_as_they_may_be() -> None:
    pieces = cut(paragraphs(9, 12, 200, 3, 3, 50), WORD_PIECES)
    for window in windows(pieces, 0, 64, 16):
        assert len(window.numbers) <= 1 + 64 + 16 + len(pieces.paragraph_ends)
        assert len(window.numbers) == len(window.shapes) == len(window.quotations)
        assert all(0 < place < len(window.numbers) for place in window.words.values())


def test_paragraphs_stay_together() -> None:
    pieces = cut([Paragraph(["quay"] * size, [0] * size) for size in (10, 15, 10)], WORD_PIECES)
    assert [list(window.words) for window in windows(pieces, 0, 20, 0)] == [
        list(range(10)),
        list(range(10, 25)),
        list(range(25, 35)),
    ]


def test_a_paragraph_that_is_too_long_is_cut_between_words() -> None:
    pieces = cut([Paragraph(["quay"] * 50, [0] * 50)], WORD_PIECES)
    assert [len(window.words) for window in windows(pieces, 0, 20, 0)] == [20, 20, 10]


def test_a_window_begins_with_what_came_before() -> None:
    pieces = cut([Paragraph(["quay", "crane"] * 20, [0] * 40)], WORD_PIECES)
    quay, crane = pieces.numbers[:2]
    first, second, *_ = windows(pieces, 0, 20, 4)
    assert first.numbers[1:3] == [quay, crane]
    assert second.numbers[1:7] == [quay, crane] * 3
    assert second.words[20] == 5


def test_every_word_has_pieces_and_no_more_than_it_needs() -> None:
    pieces = cut([Paragraph(WORDS, [0] * len(WORDS))], WORD_PIECES)
    sizes = [pieces.cost(word, word + 1) for word in range(len(WORDS))]
    assert min(sizes) == 1
    assert max(sizes) == 8


def test_words_have_the_same_pieces_whatever_was_cut_before(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = open_word_pieces(MODEL_FOLDER / TOKENIZER_FILE)
    monkeypatch.setattr("reader.annotate.encoder.windows._MAX_KNOWN", 3)
    alone = [fresh.of([word])[0] for word in WORDS]
    assert fresh.of(WORDS * 2) == alone * 2
    assert WORD_PIECES.of(WORDS) == alone


def test_without_words_there_are_no_windows() -> None:
    assert list(windows(cut([], WORD_PIECES))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("quay", "Quay"), ("Quay", "QUAY"), ("QUAY", "Q"), ("McQuay", "Quay"), ("12", "quay"), (".", "quay")],
)
def test_words_are_told_apart_by_how_they_are_written(one: str, other: str) -> None:
    assert shape_of(one) != shape_of(other)
    assert 0 <= shape_of(one) < 7
