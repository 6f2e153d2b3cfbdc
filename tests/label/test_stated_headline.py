"""A headline that a collection states is found in the text, and no other line is taken for it."""

from __future__ import annotations

import pytest

from reader.label import label
from reader.model.document import Metadata, Source
from reader.model.draft import Draft, DraftBlock

STORY = "Cranes stood still on Tuesday, and nobody at the port would say for how long they were going to stay so."


def headlines(stated: str, *lines: str) -> list[str]:
    blocks = tuple(DraftBlock(line) for line in (*lines, STORY))
    draft = Draft(Source("a", "text"), blocks, Metadata(headline=stated), stated=Metadata(headline=stated))
    return [block.text for block in label(draft).blocks if block.kind == "headline"]


@pytest.mark.parametrize(
    "stated",
    ["Port workers walk out", "Port Workers Walk Out.", "Port workers walk out | Harbour Post", "Port workers walk…"],
)
def test_it_is_found_in_the_text(stated: str) -> None:
    assert headlines(stated, "Monday edition", "Port workers walk out") == ["Port workers walk out"]


def test_no_other_line_is_taken_for_it() -> None:
    assert headlines("Port workers walk out", "Talks with the owners fail") == []
