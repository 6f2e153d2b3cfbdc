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
    "reported": ("[A third of the boats leak], reported [the Averil Courier].", "Averil Courier"),
}


@pytest.mark.parametrize(("case", "speaker"), INVERTED.values(), ids=INVERTED.keys())
def test_an_inverted_report_is_found(case: str, speaker: str | None, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert [*story.contents(), *story.sources()] == story.marked
    assert story.speakers() == [speaker]


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
