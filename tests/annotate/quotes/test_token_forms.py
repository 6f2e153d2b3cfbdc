"""Words are described once; counts fall into buckets."""

from __future__ import annotations

from reader.annotate.quotes.tag.token_forms import bucket, describer


def test_a_word_is_described_once() -> None:
    describe = describer({})
    assert describe("Quays") is describe("Quays")
    assert describe("Quays").own != describe("quays").own


def test_names_are_masked_but_not_cues() -> None:
    describe = describer({"told": 4})
    assert [describe(word).form for word in ("Okafor", "UN", "The", "Told", "quay")] == [
        "Name",
        "ACRO",
        "the",
        "told",
        "quay",
    ]
    assert [describe(word).level for word in ("told", "quay")] == [4, 0]


def test_counts_fall_into_buckets_that_grow() -> None:
    found = [bucket(count) for count in range(21)]
    assert found == ["0", "1", "2", *["3"] * 2, *["5"] * 5, *["9"] * 10, "20"]
    assert bucket(500) == "20"
