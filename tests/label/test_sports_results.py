"""Sports results are rows of a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.label.sports_results import is_sports_result
from reader.model.document import BlockKind, Document
from tests.label.conftest import STORY

RESULTS = [
    "Palm Bay 1 0 2 — 3",
    "Castermouth 14 11 6 15 - 46",
    "Port of Averil, 7, 3, 0, 17",
    "Averil 3, Merrow 2",
    "Palm Bay 3 Merrow 2",
    "Averil 3-2 Merrow",
    "Averil United 3 – 2 Merrow",
]
OTHER_LINES = [
    "Palm Bay beat Merrow 3-2",
    "4 March 2025",
    "March 4, 2025",
    "Averil 3",
    "Pages 1 to 3 and 7",
    "Crane drivers: 120",
    "Merrow lost 1 0 2 — 3.",
]


@pytest.mark.parametrize("line", RESULTS)
def test_names_with_scores_are_a_result(line: str) -> None:
    assert is_sports_result(line)


@pytest.mark.parametrize("line", OTHER_LINES)
def test_other_lines_with_numbers_are_not_results(line: str) -> None:
    assert not is_sports_result(line)


def test_a_very_long_line_is_not_a_result() -> None:
    assert not is_sports_result("Averil 1 " * 100_000)


@pytest.mark.parametrize("ending", [(), (STORY,)], ids=["below the story", "within it"])
def test_results_in_a_row_are_a_table(ending: tuple[str, ...], read_text: Callable[[str], Document]) -> None:
    lines = ("Port workers walk out", "By Ana Reyes", STORY, STORY, "Palm Bay 1 0 2 — 3", "Merrow 0 0 1 — 1", *ending)
    document = read_text("\n\n".join(lines))
    assert [document.slice(block.span) for block in document.blocks_of(BlockKind.TABLE)] == list(lines[4:6])


def test_a_single_result_is_a_heading(read_text: Callable[[str], Document]) -> None:
    document = read_text("\n\n".join(("Port workers walk out", "By Ana Reyes", STORY, "Averil 3, Merrow 2", STORY)))
    assert document.blocks[3].kind is BlockKind.HEADING
