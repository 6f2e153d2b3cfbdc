"""What somebody was told begins after whom, where, when and how they were told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD = {
    "from a place": "Casimir Dole told the Averil Courier from hospital [he was lucky to be alive].",
    "from a place of two words": "Mara Okafor told Seaboard Press from her kitchen [she had lost the boat].",
    "how, and from where": "Casimir Dole told Radio Four by phone from the harbour [the crane had split in two].",
    "at a place": "Mara Okafor told reporters at the quayside [the ferry would sail at noon].",
    "outside a place": "Mara Okafor told the Averil Courier outside the court [she would appeal].",
    "on a day": "Casimir Dole told parliament on Tuesday [the road would reopen].",
    "when, by a noun": "Mara Okafor told the Averil Courier after the match [her crew were tired].",
    "officers, without an article": "Mara Okafor told officers [she had locked the door].",
    "with a thought within it": (
        "Casimir Dole told officers at the scene [he had bailed out because he thought he saw a shark]."
    ),
    "over a link": "Casimir Dole told the Averil Courier via a video link from Kano that [nobody had come].",
}


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD.keys())
def test_where_it_was_told_is_not_part_of_it(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert story.contents() == story.marked


def test_what_somebody_was_told_to_do_is_whole(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Casimir Dole told [the crew to leave the pier they had built in May].")
    assert story.contents() == story.marked


def test_the_medium_relays_what_it_was_told_somewhere(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Casimir Dole told the [Averil Courier] from hospital he was lucky to be alive.")
    assert [story.words(quote.via) for quote in story.quotes] == story.marked
