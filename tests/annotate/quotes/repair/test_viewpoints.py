"""Sentences that give somebody’s view without a verb of speech."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

VIEWS = {
    "in the words of, inside": "It was, in the words of [his brother Casimir Dole], [“a saint in boots”].",
    "for a name": "For [Mara Okafor], [the pier is “a gift to gulls”].",
    "for a name, without a comma": "For [Mara Okafor] [the pier is “a gift”].",
    "for a relative": "For [her brother, Casimir Dole, who owns a boat], [it is “a threat”].",
    "to a name": "To [Dole], [the plan is “madness”].",
    "for people": "For [the fishermen], [it is “the end of it”].",
    "in the words of": "In the words of [Casimir Dole], [“the herring have gone”].",
    "in somebody’s view": "In [Okafor]’s view, [the harbour needs money].",
}


@pytest.mark.parametrize("case", VIEWS.values(), ids=VIEWS.keys())
def test_whose_view_it_is_is_the_source(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert [*story.sources(), *story.contents()] == story.marked


NO_VIEWS = {
    "nothing quoted": "For Casimir Dole, the season is over.",
    "a while": "For two years, the pier was “a ruin”.",
    "a day": "To Monday, the pier was “a ruin”.",
    "a place": "In Okafor’s view of the harbour nothing moved.",
}


@pytest.mark.parametrize("case", NO_VIEWS.values(), ids=NO_VIEWS.keys())
def test_other_openings_are_no_view(case: str, read_trained: Callable[..., Any]) -> None:
    assert not any(read_trained(case).sources())
