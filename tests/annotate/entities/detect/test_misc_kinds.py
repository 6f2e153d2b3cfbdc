"""Events, works and laws are told apart by their words and the words beside them."""

from __future__ import annotations

import pytest

from reader.annotate.entities.detect.misc_kinds import kind_of
from reader.model.annotation import EntityKind
from reader.model.span import Span

CASES = {
    "law": ("under the [Harbour Safety Act] of 2019", EntityKind.LAW),
    "treaty": ("the [Averil Convention] binds them", EntityKind.LAW),
    "event": ("at the [Merrow Song Festival]", EntityKind.EVENT),
    "war": ("since the [Grey Sound War]", EntityKind.EVENT),
    "work in marks": ("in “[The Tide Table]” she", EntityKind.WORK),
    "work behind its sort": ("her novel [The Tide Table] was", EntityKind.WORK),
    "neither": ("speaking [Merrowish] at home", EntityKind.EVENT),
}


@pytest.mark.parametrize(("case", "kind"), CASES.values(), ids=CASES.keys())
def test_kind(case: str, kind: EntityKind) -> None:
    start, end = case.index("["), case.index("]") - 1
    assert kind_of(case.replace("[", "").replace("]", ""), Span(start, end)) is kind
