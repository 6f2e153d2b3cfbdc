"""What is told to a court, an inquiry or a committee, with the listeners as its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

HEARINGS = {
    "a name": "[The inquest] heard [Mara Okafor was alone in the crane].",
    "an inquest": "[The inquest] heard that [the pilot had complained about the lamps in May].",
    "members": "[Members of the harbour board’s committee] heard that [forty letters had come in].",
    "in the passive": "[The tribunal] was told that [the clerk had been shouted at].",
    "without that": "[The jury] was also told [the crew was asleep when the crane fell].",
}
CLOSING = {
    "a court": "[A docker threw his boots at the crane driver], [a court] heard.",
    "in the passive": "[The lamp had been broken for a year], [an inquest] has been told.",
}


@pytest.mark.parametrize("case", HEARINGS.values(), ids=HEARINGS.keys())
def test_what_is_heard_is_reported(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert [*story.sources(), *story.contents()] == story.marked


@pytest.mark.parametrize("case", CLOSING.values(), ids=CLOSING.keys())
def test_a_hearing_may_end_the_sentence(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert [*story.contents(), *story.sources()] == story.marked


@pytest.mark.parametrize(
    "case",
    [
        "The court heard evidence from three captains who had seen the fire.",
        "The inquest heard testimony from a diver who had found the boat.",
        "The committee heard arguments from both sides before it voted.",
        "The tribunal has heard a short statement by the clerk, who was ill.",
        "The crew heard the siren long before the crane fell.",
        "The committee was told to wait until the minister had come.",
    ],
)
def test_what_else_is_heard_is_no_report(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert not [quote for quote in story.quotes if story.words(quote.cue) in ("heard", "told")]
