"""Reports without quotation marks whose verb precedes the source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

INVERTED = {
    "the ranger": ("[The lake is frozen], said [the ranger].", None),
    "two traders": ("[Prices fell], said [two traders].", None),
    "police": ("[The road is shut], said [police].", None),
    "a name with a role": ("[The cat is well], said [vet Mara Okafor, who treated it].", "Mara Okafor"),
    "a rank": (
        "[Two boats sank off the pier on Monday after a storm], said [Capt. Casimir Dole, a coastguard spokesman].",
        "Casimir Dole",
    ),
    "with where somebody is from": ("[The road is shut until May], said [a top official from Etna Rail].", None),
    "on a day": ("[The road is shut], said [the ranger] on Monday.", None),
    "in a statement": ("[The road is shut], said [Mara Okafor] in a statement.", "Mara Okafor"),
    "a lawyer insists": ("[He is innocent], insists [his lawyer, Mara Okafor].", "Mara Okafor"),
    "after a passive": ("[Captains were warned of ice in May], said [three people with a radio].", None),
    "after two clauses": (
        "[Four piers will close in May, and 300 people will go], said [Sir Casimir Dole, the harbour’s chairman].",
        "Casimir Dole",
    ),
    "after an infinitive": (
        "[Her letters let her say that she stands apart], said [veteran strategist Mara Okafor].",
        "Mara Okafor",
    ),
    "with some words quoted": ("[Piers are offered “door-to-door” care until May], said [an official].", None),
    "wrote": ("[Crews will be paid in May], wrote [finance director Mara Okafor] in a letter.", "Mara Okafor"),
    "admitted": ("[The man was known to the coastguard], admitted [Capt. Casimir Dole].", "Casimir Dole"),
    "an office reports": ("[Prices fell by a tenth in May], reports [the land office].", None),
    "reported": ("[A third of the boats leak], reported [the Averil Courier].", "Averil Courier"),
}


@pytest.mark.parametrize(("case", "speaker"), INVERTED.values(), ids=INVERTED.keys())
def test_an_inverted_report_is_found(case: str, speaker: str | None, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert [*story.contents(), *story.sources()] == story.marked
    assert story.speakers() == [speaker]


SUBJECTS = {
    "an apposition": "[The port’s chairman, Casimir Dole], confirmed the deaths to journalists in Kano.",
    "a pronoun": "[He], however, warned residents against rumour mongering.",
}


@pytest.mark.parametrize("case", SUBJECTS.values(), ids=SUBJECTS.keys())
def test_a_subject_before_its_verb_is_not_what_was_said(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained("It rained.\n\n" + case)
    assert story.sources() == story.marked


TOLD = {
    "a body": "[Taxes will rise in May], [the port minister] told parliament on Thursday.",
    "a paper": "[The yard is sold], [its owner] told the Averil Courier.",
}


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD.keys())
def test_what_stands_before_who_was_told_is_the_content(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert [*story.contents(), *story.sources()] == story.marked


@pytest.mark.parametrize("lead", ["On Monday", "Asked what was next", "If boats are late"])
def test_a_lead_in_before_who_told_is_not_what_was_said(lead: str, read_trained: Callable[..., Any]) -> None:
    assert lead not in read_trained(f"{lead}, the minister told parliament that taxes would rise.").contents()


SUBJECTS = {
    "after an apposition": "[Casimir Dole], a captain, said the ranger left the lake.",
    "before a name": "[Casimir Dole], a captain, said Mara Okafor left the lake.",
    "before another verb": "[Casimir Dole], a captain, says the owners treated his crew like children and left.",
    "before a verb": "[Casimir Dole], who came in May, said the boats were lost.",
}


@pytest.mark.parametrize("case", SUBJECTS.values(), ids=SUBJECTS.keys())
def test_a_subject_before_the_verb_stays_the_source(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert story.sources()[0].startswith(story.marked[0])


def test_a_place_before_the_verb_is_not_what_was_said(read_trained: Callable[..., Any]) -> None:
    assert "In Averil" not in read_trained("In Averil, said Okafor, the boats leak.").contents()
