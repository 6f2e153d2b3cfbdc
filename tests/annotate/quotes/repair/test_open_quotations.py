"""A quotation that is opened again in each paragraph, and closed only in the last, is one quote with one speaker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PARAGRAPHS = {
    "named at the end": "[“We tried in May. Nobody came.]\n\n[“We tried again in June,”] Okafor said.",
    "three paragraphs": (
        "[“We tried in May. Nobody came.]\n\n[“Then it was winter again.]\n\n[“We tried in June,”] Okafor said."
    ),
    "begun in the middle of a paragraph": (
        "[“The last boat leaves at ten,”] Okafor said. [“After that there is none.]\n\n[“We will run a bus.”]"
    ),
    "a short beginning": "[“No,”] Okafor said. [“It leaks everywhere.]\n\n[“It will sink in a storm.”]",
    "a short sentence after a report": (
        "Okafor said [the lamp was new, but that she never trusted it]. [“It winks.]\n\n[“It should shine.”]"
    ),
    "a verb inside": (
        "[“We tried in May, and I called them and told them to wait.]\n\n[“We tried again in June,”] Okafor said."
    ),
    "straight marks after curly ones": '[“We tried in May. Nobody came.]\n\n["We tried again in June,"] Okafor said.',
    "single marks": (
        "[‘The ferry was late again,’] Okafor said. [‘I wrote to the firm in May.]\n\n[‘They did not reply to me.’]"
    ),
    "straight single marks": (
        "['The ferry was late again,'] Okafor said. ['I wrote to the firm in May.]\n\n['They did not reply to me.']"
    ),
}


@pytest.mark.parametrize("case", PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_paragraphs_are_one_quote(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert [story.words(span) for quote in story.quotes for span in quote.content] == story.marked
    assert story.sources() == ["Okafor"]


def test_a_second_speaker_is_a_second_quote(read_trained: Callable[..., Any]) -> None:
    story = read_trained("“We stay until Sunday,” Okafor said. “It leaks.\n\n“We never closed a gate,” Dole replied.")
    assert story.sources() == ["Okafor", "Dole"]
