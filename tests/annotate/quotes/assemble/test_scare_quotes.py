"""Titles and scare quotes are distinguished from speech."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

SCARE = {
    "a name for a day": "The town keeps the date as [“Victory Day”] and shuts its shops.",
    "a distancing phrase": "The council was one of the few to recognise the [“sovereignty”] of the two quays.",
    "a name for a march": "Tull’s [“march for bread”] ended at the gate within an hour.",
    "a title after a preposition": "On Sunday’s broadcast of [“Harbour Hour”] the cranes were shown at rest.",
    "a title before a noun": "[“The Last Winch”] star Jon Pell came to the quay on Friday with a dog.",
    "the name of what somebody wrote": "Okafor’s commentary, [“Boats, not bridges,”] is read on every quay.",
    "a name given by its maker": "The programme, which Halcyon calls [“Quiet Quay”], was put to the town.",
    "what a team has called itself": "The crew (7-5) have called themselves the [“Leftovers”] since May, when two left",
    "what some call themselves": "They call themselves the [“Leftovers”] since May.",
    "a grade at the end of its sentence": "She cut her rating on the firm to [“hold.”]",
    "so-called": "The so-called [“night peace”] lasted for an evening.",
}


@pytest.mark.parametrize("case", SCARE.values(), ids=SCARE.keys())
def test_quoted_words_that_nobody_says_are_scare_quotes(case: str, read: Callable[..., Any]) -> None:
    story = read(case)
    assert story.scare == story.marked
    assert all("“" not in content for content in story.contents())


def test_scare_quotes_have_a_reason_but_no_source(read: Callable[..., Any]) -> None:
    (quote,) = read("The town keeps the date as “Victory Day” and shuts its shops.").document.quotes
    assert (quote.source, quote.cue, quote.speaker) == (None, None, None)
    assert quote.reason == "in quotation marks as the name of something"


SPEECH = {
    "shouted titles": "“Boats Not Bridges!” [Okafor] shouted from the gate.",
    "one word with a verb": "Okafor called the vote [“regrettable”] on Monday.",
}


@pytest.mark.parametrize("case", SPEECH.values(), ids=SPEECH.keys())
def test_speech_is_not_a_scare_quote(case: str, read_trained: Callable[..., Any]) -> None:
    assert read_trained(case).scare == []


NO_MARKS = {
    "feet and inches": "The gate is 6'2\" wide and the crane 140' high, the builder's plan shows.",
    "possessives": "The dockers’ vote and the owners’ answer came within the day.",
    "decades": "It was the music of the '80s, and rock 'n' roll before that.",
}


@pytest.mark.parametrize("case", NO_MARKS.values(), ids=NO_MARKS.keys())
def test_apostrophes_and_measures_are_not_quotes(case: str, read: Callable[..., Any]) -> None:
    assert read(case).scare == []
