"""What somebody wants or does, or is accused of, is not what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

NOT_SAID = {
    "this": "The port’s spokesman, Casimir Dole, disclosed this in a statement in Averil.",
    "the accused": "The accused were produced before a court which remanded them till June.",
    "what a law bans": "The use of such cranes is banned by international law.",
    "a vote": "Casimir Dole and Mara Okafor voted no.",
    "whom somebody defended": "Former patient Casimir Dole, 71, defended her.",
    "a wish": "President Mara Okafor has been eager to leave.",
    "an attempt": "The ministry is seeking the return of Casimir Dole from Averil.",
    "an accusation": "Casimir Dole is accused of lying.",
    "a question that is not answered": "Asked about the storm, Casimir Dole laughed.",
    "a question to somebody": "Mara Okafor was asked whether she would sail.",
    "an expectation": "Boats are expected to return on Monday.",
    "no comment": "Mara Okafor declined to comment on the accusations.",
    "no answer": "Casimir Dole did not respond to requests for comment.",
    "a call": "Casimir Dole called Mara Okafor later.",
    "a call on somebody": "Casimir Dole called on Mara Okafor, an old friend.",
    "a door": "Casimir Dole answered the door himself.",
    "an appointment": "Casimir Dole named Mara Okafor as his deputy.",
    "a name for oneself": "Casimir Dole introduced himself as the owner.",
    "a book": "Casimir Dole wrote a memoir of his time at sea.",
    "a possibility": "Casimir Dole could embrace a cleaner harbour as mayor.",
}


@pytest.mark.parametrize("case", NOT_SAID.values(), ids=NOT_SAID.keys())
def test_no_words_are_reported(case: str, read_trained: Callable[..., Any]) -> None:
    assert read_trained(case).contents() == []


SAID = {
    "what somebody is understood to have told": "Okafor is understood to have told the board that [it would be sold].",
    "what somebody is believed to have warned": "Okafor is believed to have warned Dole that [the pier would fail].",
    "an ongoing remark": "Mara Okafor is insisting that the boats leak.",
    "a view": "Casimir Dole does not think that the boats leak.",
    "a name for somebody": "Casimir Dole called Mara Okafor divisive.",
    "hearsay": "The boats are said to leak.",
    "quoted words": "Casimir Dole is seeking “a fairer deal for every boat in the harbour”.",
}


@pytest.mark.parametrize("case", SAID.values(), ids=SAID.keys())
def test_words_and_views_are_kept(case: str, read_trained: Callable[..., Any]) -> None:
    assert len(read_trained(case).contents()) == 1


def test_whoever_is_accused_may_be_the_one_who_speaks_next(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Casimir Dole is accused of lying.\n\n“It will pass before winter,” he said.")
    assert story.speakers() == ["Casimir Dole"]


def test_what_somebody_was_asked_between_commas_is_not_said(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Mayor Mara Okafor, asked if she would resign, said: “Over a broken jetty?”")
    assert story.contents() == ["“Over a broken jetty?”"]


def test_what_somebody_was_asked_is_not_what_they_say(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Asked whether it leaked, Mara Okafor said [the boat was sound].")
    assert story.contents() == story.marked


def test_what_is_reportedly_so_has_no_source(read_trained: Callable[..., Any]) -> None:
    story = read_trained("The strike ended within a day with Casimir Dole reportedly moving to Averil.")
    assert story.sources() in ([], [""])
