"""Words in quotation marks in a headline are those of whoever says them in the story."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.model.document import BlockKind

SAID_BELOW = {
    "a word": "Harbour master ‘sorry’ for floods\n“I am sorry,” said harbour master Mara Okafor.",
    "a word of a report": "Chief ‘furious’ over cranes\nMara Okafor said she was furious that the cranes had gone.",
    "a phrase": "Fury over ‘rain tax’ in Averil\nMara Okafor called the fee a “rain tax”.",
    "somebody with a role": "‘It broke my heart’: mother speaks\n“It broke my heart,” said Mara Okafor.",
}


@pytest.mark.parametrize("case", SAID_BELOW.values(), ids=SAID_BELOW.keys())
def test_whoever_says_the_words_below_says_them_in_the_headline(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case, (BlockKind.HEADLINE,))
    assert story.speakers()[0] == "Mara Okafor"


@pytest.mark.parametrize(
    "case",
    [
        "Divers find ‘zombie’ crab\nMara Okafor said the crab was rare.",
        "Crew ‘ready’ for race\nMara Okafor said she was ready. Casimir Dole said he was not ready.",
    ],
)
def test_words_that_nobody_or_several_say_below_are_scare_quotes(case: str, read_trained: Callable[..., Any]) -> None:
    assert len(read_trained(case, (BlockKind.HEADLINE,)).scare) == 1
