"""Bylines are looked for in one pass, however many lines are above the story."""

from __future__ import annotations

import pytest

from reader.label.bylines import label_bylines
from reader.model.document import Source
from reader.model.draft import Draft, DraftBlock
from tests.work import LINEAR, lines_run


@pytest.mark.parametrize("line", ["CRANES STAND", "Mara Okafor", "By Mara Okafor", "a"])
def test_work_is_as_much_as_there_are_lines(line: str) -> None:
    def work(number: int) -> int:
        draft = Draft(Source("port.txt", "text"), (DraftBlock(line),) * number)
        label_bylines(draft)  # so that what is made at its first use is there
        return lines_run(lambda: label_bylines(draft))

    assert work(1600) / work(200) / 8 < LINEAR
