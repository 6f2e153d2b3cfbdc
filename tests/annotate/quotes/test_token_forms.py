"""Words are described once; counts fall into buckets."""

from __future__ import annotations

from reader.annotate.quotes.tag.token_forms import bucket, describe


def test_a_word_is_described_once() -> None:
    assert describe("Quays", "quays") is describe("Quays", "quays")
    assert describe("Quays", "quays").own != describe("quays", "quays").own


def test_counts_fall_into_buckets_that_grow() -> None:
    found = [bucket(count) for count in range(21)]
    assert found == ["0", "1", "2", *["3"] * 2, *["5"] * 5, *["9"] * 10, "20"]
    assert bucket(500) == "20"
