"""A content ends where the words end."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

EXTENTS = {
    "after where it was said": "Casimir Dole told mourners at the Church of the Sea that [she was kind to all].",
    "before a role of somebody else": "[A judge will hear arguments on Monday], Dole’s lawyer Mara Okafor said.",
    "before who reported it": "Okafor confirmed that [the cranes will move in July], Seaboard Press reported.",
    "before whom it is about": "[“That’s a joke,”] Okafor said of the late call. [“You all saw it.”]",
    "an abbreviation": "Okafor said [the shop on Quay Ave. would close at 5 p.m. on Friday].",
    "according to, with an ampersand": "According to a survey by Tide A&B for the paper, [Dole came third].",
    "according to, with an apposition": "According to Mara Okafor, a captain, [the boat leaks].",
    "a list of chants": "Sailors chanted, [“Pay us now,”] and [“No more lies,”] as hundreds blocked the pier.",
    "interrupted by the report": "[The crew found the leak], Okafor said, [and “patched” the hull].",
    "interrupted by the report, without quotation": "[The crew left early], Okafor said, [but would be paid].",
    "interrupted by the report, with another verb": "[The yard “regrets” it], it said, [and would consider a crane].",
    "interrupted by the report, in the perfect": "[The hull was old], Casimir Dole added, [and had leaked for a year].",
    "not what the speaker did": "[The crane was old], Okafor said, and left the room.",
    "an apposition after that": "Casimir Dole said that [the boat, a small red ferry, was held].",
    "an apposition": "Casimir Dole said [the accused, identified as a baker, was held].",
    "an apposition, with another report after the next sentence": (
        "Casimir Dole said [the accused, who is 32, was held]. The pier closed at noon. Mara Okafor said [she left]."
    ),
    "after when it was said": "Casimir Dole said after the hearing that [no sentence could be enough].",
    "before when it was said": "Mara Okafor said before Monday’s meeting that [the crane would be sold].",
    "while it was said": "Casimir Dole announced during a visit to the yard that [the boats would be sold].",
    "where it was said": "Piers Abbot said at the inquest that [no lamp had worked].",
    "when it was said, before a condition": (
        "Casimir Dole said after the hearing that, [if nobody paid, the crane would be sold]."
    ),
    "not what that is about": "Casimir Dole said [after the storm that sank the ferry, the crews were tired].",
    "the next sentence": "Casimir Dole called [it his “silent film with noise.”] The rest is mostly wind.",
    "a day before it": "Casimir Dole said on Monday [a new crane had been found in the mud].",
    "who was told": "Casimir Dole confirmed [his sister’s death] to Averil Radio.",
    "who was told, in front": "A spokeswoman told Wireline [the plant was shut].",
    "not who was told": "Casimir Dole explained [their access to the media].",
}


@pytest.mark.parametrize("case", EXTENTS.values(), ids=EXTENTS.keys())
def test_the_content_is_what_was_said(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert [story.words(span) for quote in story.quotes for span in quote.content] == story.marked


def test_a_request_not_to_be_named_is_not_what_was_said(read_trained: Callable[..., Any]) -> None:
    story = read_trained("“We regret this,” [a spokesman for Halcyon Terminals], who asked not to be named, said.")
    assert (story.contents(), story.sources()) == (["“We regret this,”"], story.marked)


@pytest.mark.parametrize("text", ['y y........An s," he wrote', '"A. who said “B ’ said. "C, said "'])
def test_parts_never_overlap(text: str, read: Callable[..., Any]) -> None:
    for quote in read(text).quotes:
        assert all(one.end <= other.start for one, other in pairwise(quote.content))
