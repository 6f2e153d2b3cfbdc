"""The same utterance is recognised by its words, whoever cut it."""

from __future__ import annotations

import pytest

from reader.compare.overlap import is_same, overlap
from reader.compare.words import words_of
from tests.work import lines_run

FULL = "We will stay out until the night pay is back, and we do not care how long the owners take to see it."

SAME = {
    "equal": (FULL, FULL),
    "cut at its end": (FULL, "We will stay out until the night pay is back"),
    "cut at its beginning": (FULL, "we do not care how long the owners take to see it"),
    "one word replaced": (FULL, "We will stay out until the day pay is back, and we do not care how long"),
    "a bracket put in": (FULL, "We will stay out until the night pay [for dockers] is back, and we do not care"),
    "parts in another order": (
        FULL,
        "we do not care how long the owners take … We will stay out until the night pay is back",
    ),
    "accents and case": ("The café at the quay is CLOSED", "the cafe at the quay is closed"),
    "apostrophes": ("They don’t know what they’re doing here", "They don't know what they're doing here"),
    "five words, all of them": ("They will not come back", "They will not come back"),
}
OTHER = {
    "four words": ("We will stay out", "We will stay out"),
    "a common phrase": ("at the end of the day nobody wins a strike", "at the end of the day the boats come in"),
    "stray words": ("the night is long and the pay is low", "pay the man, the night was low and long as it is"),
    "half of it": (FULL, "We will stay out until the night comes and the last lamp on the east quay is dark"),
    "no words": ("…", "…"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_same_utterance(one: str, other: str) -> None:
    assert is_same(words_of(one), words_of(other))
    assert is_same(words_of(other), words_of(one))


@pytest.mark.parametrize(("one", "other"), OTHER.values(), ids=OTHER.keys())
def test_other_utterance(one: str, other: str) -> None:
    assert not is_same(words_of(one), words_of(other))


def test_what_may_not_be_cut_must_be_the_same_as_a_whole() -> None:
    whole = words_of("the port loses two million a day while cranes stand still")
    assert is_same(whole, words_of("the port loses two million a day while the cranes stand still"), is_cut=False)
    assert not is_same(whole, words_of("the port loses two million a day"), is_cut=False)
    assert not is_same(words_of("the port loses two million"), words_of("the port loses two million"), is_cut=False)


def test_the_words_that_two_share_are_counted() -> None:
    found = overlap(
        words_of("we stay until the new night pay is back"), words_of("we stay until the night pay is back here")
    )
    assert found == (8, 4)


@pytest.mark.parametrize("word", ["a ", "a b ", "a b c d e "])
def test_words_without_end_take_time_in_proportion(word: str) -> None:
    def work(times: int) -> int:
        words = words_of(word * times)
        return lines_run(lambda: overlap(words[: len(words) // 2], words))

    assert work(2_000) < 6 * work(500)
