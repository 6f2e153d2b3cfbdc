"""Whoever a medium quotes is the source, not the medium."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

QUOTED = {
    "a minister": "Northern Wire quoted [the minister] as saying [the quay was closed].",
    "with that": "State television cited [a docker] as saying that [the crane was “a wreck”].",
    "whom they told": "State television quoted [officials] as telling reporters that [the quay was closed].",
    "in the passive": "[Mara Okafor] was quoted by the Averil Courier as saying [the quay was closed].",
}


@pytest.mark.parametrize("case", QUOTED.values(), ids=QUOTED.keys())
def test_whoever_is_quoted_is_the_source(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert [*story.sources(), *story.contents()] == story.marked


def test_the_medium_relays(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Northern Wire quoted Mara Okafor as saying the quay was closed.")
    assert story.speakers() == ["Mara Okafor"]
    assert story.words(story.quotes[0].via) == "Northern Wire"


@pytest.mark.parametrize("case", ["Okafor quoted a poem as saying", "Okafor cited the weather, as did Dole."])
def test_other_sentences_are_left_alone(case: str, read_trained: Callable[..., Any]) -> None:
    assert "saying" not in "".join(read_trained(case).sources())


@pytest.mark.parametrize("end", [":", " that"])
def test_no_words_may_follow(end: str, read_trained: Callable[..., Any]) -> None:
    assert read_trained(f"Northern Wire quoted the minister as saying{end}").contents() == []


@pytest.mark.parametrize(
    "case",
    [
        "State radio cited a docker as saying",
        "Mara Okafor was quoted by the Averil Courier as saying:",
        "State television quoted officials as telling reporters:",
    ],
)
def test_no_words_may_follow_whoever_is_quoted(case: str, read_trained: Callable[..., Any]) -> None:
    assert read_trained(case).contents() == []


def test_the_words_may_follow_in_the_next_paragraph(read_trained: Callable[..., Any]) -> None:
    story = read_trained("Northern Wire quoted [the minister] as saying:\n\n[“The quay was closed for two days.”]")
    assert [*story.sources(), *story.contents()] == story.marked
