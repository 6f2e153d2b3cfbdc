"""Whoever is asked speaks, not whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ANSWERS = {
    "cross-examined": "Cross-examined by prosecutor Ines Valdra, [the defendant] denied that he had moved the crane.",
    "re-examined": "Re-examined by Ms Okafor, [Dole] said he had been told to lie.",
    "under cross-examination": "Under cross-examination by Ines Valdra, [Dole] accepted that the lamp was broken.",
    "pressed": "Pressed by reporters on the pier, [the yard’s lawyer Casimir Dole] said there would be no comment.",
    "by counsel, with an apposition": (
        "Questioned by counsel for the family, Ines Valdra, [Mr Dole] agreed that nobody had checked the crane."
    ),
    "an apposition of whoever answers": (
        "Challenged by Labour’s Piers Abbot over the bill, [the minister, Casimir Dole], said the toll was wrong."
    ),
    "when asked": "When questioned by Ines Valdra, [captain Mara Okafor] told the court she was asleep.",
}


@pytest.mark.parametrize("case", ANSWERS.values(), ids=ANSWERS.keys())
def test_whoever_is_asked_is_the_source(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert story.sources() == story.marked


def test_the_question_is_that_of_whoever_asks(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Asked by [coroner Ines Valdra] if he had locked it, [captain Casimir Dole] said it was shut.")
    assert story.sources() == story.marked
    assert story.speakers() == ["Ines Valdra", "Casimir Dole"]


def test_a_pronoun_after_a_question_is_not_whoever_asked(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Casimir Dole ran the yard. Asked by senator Piers Abbot if it leaked, he said it did not.")
    assert story.speakers()[-1] == "Casimir Dole"


def test_whoever_was_asked_is_not_what_was_said(read: Callable[..., Any]) -> None:
    story = read("The captain was asked by Casimir Dole if he had slept.")
    assert not any("captain" in content for content in story.contents())
