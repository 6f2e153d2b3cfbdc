"""Reports without quotation marks that end with their source and verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TRAILING = {
    "a bare plural": "[A crane has closed the lower quay], [rangers] say.",
    "a study": "[Boats can carry four trucks at once], [a study] has found.",
    "after a lead-in": "In the meantime, [crews are urged to wait], [a ministry spokesman] said.",
    "a long source": (
        "[He was charged with theft], [Averil and Lower Tarn County Harbour Office spokesperson Mara Okafor] said."
    ),
    "with when it was said": "[The water will be at its highest by noon], [the harbour office] said on Monday.",
    "with a remark after the verb": "[The water will fall by noon], [the harbour office] said, as clouds moved north.",
}


@pytest.mark.parametrize("case", TRAILING.values(), ids=TRAILING.keys())
def test_a_trailing_report_is_found(case: str, read_trained: Callable[..., Any]) -> None:
    story = read_trained(case)
    assert [*story.contents(), *story.sources()] == story.marked


@pytest.mark.parametrize("lead", ["If the water falls", "In Averil", "When he was told"])
def test_a_lead_in_is_not_what_was_said(lead: str, read_trained: Callable[..., Any]) -> None:
    assert lead not in read_trained(f"{lead}, officials said, the cranes would move.").contents()
