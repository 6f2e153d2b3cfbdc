"""Events, works and laws are distinguished by their words and the words next to them."""

from __future__ import annotations

import pytest

from reader.annotate.entities.detect.misc_kinds import classify
from reader.model.annotation import EntityKind
from reader.model.span import Span

CASES = {
    "law": ("under the [Harbour Safety Act] of 2019", EntityKind.LAW),
    "treaty": ("the [Averil Convention] binds them", EntityKind.LAW),
    "event": ("at the [Merrow Song Festival]", EntityKind.EVENT),
    "war": ("since the [Grey Sound War]", EntityKind.EVENT),
    "work in quotation marks": ("in “[The Tide Table]” she", EntityKind.WORK),
    "work after its genre": ("her novel [The Tide Table] was", EntityKind.WORK),
    "neither": ("speaking [Merrowish] at home", EntityKind.EVENT),
}


@pytest.mark.parametrize(("case", "kind"), CASES.values(), ids=CASES.keys())
def test_names_are_classified(case: str, kind: EntityKind) -> None:
    start, end = case.index("["), case.index("]") - 1
    assert classify(case.replace("[", "").replace("]", ""), Span(start, end)) is kind
