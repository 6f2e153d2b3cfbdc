"""Shifting and clipping marks."""

from __future__ import annotations

import pytest

from reader.model.document import Mark, MarkKind
from reader.model.span import Span

LINK = Mark(MarkKind.LINK, Span(4, 10), "https://averil.example/strike")


def test_a_shifted_mark_keeps_its_target() -> None:
    assert LINK.shifted(3) == Mark(MarkKind.LINK, Span(7, 13), "https://averil.example/strike")


@pytest.mark.parametrize(
    ("window", "inside"),
    [(Span(0, 20), Span(4, 10)), (Span(6, 20), Span(0, 4)), (Span(0, 5), Span(4, 5)), (Span(5, 7), Span(0, 2))],
)
def test_a_mark_within_a_window_counts_from_its_start(window: Span, inside: Span) -> None:
    assert LINK.within(window) == Mark(MarkKind.LINK, inside, "https://averil.example/strike")


@pytest.mark.parametrize("window", [Span(0, 4), Span(10, 20), Span(5, 5)])
def test_a_mark_outside_a_window_is_none(window: Span) -> None:
    assert LINK.within(window) is None
