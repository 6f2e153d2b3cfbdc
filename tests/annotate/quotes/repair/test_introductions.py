"""Whoever is named before a colon speaks after it, whatever the verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader import read_text
from reader.model.document import BlockKind

SECOND_SPEAKERS = {
    "objected": "[Dole] objected: “It is not.”",
    "an adjective": "[Dole] was blunter: “It is not.”",
    "a gesture": "[Casimir Dole] shook his head: “It is not.”",
    "an apposition": "[Casimir Dole, the deputy], laughed at that: “It is not.”",
    "somebody’s lawyer": "[Okafor’s lawyer Casimir Dole] disagreed: “It is not.”",
    "a role": "[The harbour master] disagreed: “It is not.”",
    "after a place": "In Averil, [Casimir Dole] disagreed: “It is not.”",
    "a description": "[Casimir Dole, defence lawyer]: “It is not.”",
    "a title in brackets": "[Prof. (Dr) Casimir Dole] doubted it: “It is not.”",
    "no verb": "[Casimir Dole]: “It is not.”",
    "nobody in particular": "[Somebody at the back]: “It is not.”",
}


@pytest.mark.parametrize("case", SECOND_SPEAKERS.values(), ids=SECOND_SPEAKERS.keys())
def test_a_name_before_a_colon_is_a_second_speaker(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained("“The bridge is safe,” Mara Okafor said. " + case)
    assert story.sources() == ["Mara Okafor", *story.marked]
    assert story.contents() == ["“The bridge is safe,”", "“It is not.”"]


def test_the_noun_before_the_colon_was_not_said(read_trained: Callable[..., Any]) -> None:
    assert read_trained("Okafor was blunt about the rest: “It is not safe.”").contents() == ["“It is not safe.”"]


def test_a_sign_is_nobody_new(read_trained: Callable[..., Any]) -> None:
    story = read_trained("“The bridge is safe,” Okafor said. One thing was clear to her: “It will stand.”")
    assert set(story.sources()) == {"Okafor"}


def first_source(text: str) -> str | None:
    """The source of the first quote in a text that is read as a whole."""
    document = read_text(text)
    source = document.quotes[0].source
    return document.slice(source) if source is not None else None


CLAIMING_SUBJECTS = {
    "Former diver turned guide Mara Okafor": "reckoned the wreck was “one that my aunt would have found”.",
    "Singer turned baker Ines Valdra": "reckons the loaf is “the best in the town”.",
    "Retired pilot Casimir Dole": "believed the fog was “thicker than soup”.",
}


@pytest.mark.parametrize(("source", "claim"), CLAIMING_SUBJECTS.items(), ids=CLAIMING_SUBJECTS.keys())
def test_a_subject_tagged_as_content_is_the_source(source: str, claim: str) -> None:
    assert first_source(f"The town waits for news\n\n{source} {claim}\n") == source


def test_a_name_after_a_quotation_in_the_headline_is_its_source(read_trained: Callable[..., Any]) -> None:
    story = read_trained("‘We shall dive again’: captain Mara Okafor on wrecks and eels", (BlockKind.HEADLINE,))
    assert story.speakers() == ["Mara Okafor"]


def test_who_asked_is_the_source_of_the_question_below() -> None:
    text = (
        "<h1>Nine questions about herring</h1><p>Asked by Casimir Dole on air:</p><p><i>Do you eat herring?</i></p>"
        "<p>The herring of the Merrow is fat and rarely seen, and few people in the town have ever eaten one.</p>"
    )
    assert first_source(text) == "Casimir Dole"


def test_whoever_is_addressed_does_not_speak(read_trained: Callable[..., Any]) -> None:
    assert read_trained("In another message that she often sent to Dole: “Print this.”").speakers() != ["Casimir Dole"]
