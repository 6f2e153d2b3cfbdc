"""Marks in parts of a text."""

from __future__ import annotations

import pytest

from reader.model.document import Mark, MarkKind
from reader.model.span import Span

LINK = Mark(MarkKind.LINK, Span(4, 10), "https://averil.example/strike")


def test_a_shifted_mark_leads_where_it_led() -> None:
    assert LINK.shifted(3) == Mark(MarkKind.LINK, Span(7, 13), "https://averil.example/strike")


@pytest.mark.parametrize(
    ("window", "inside"),
    [(Span(0, 20), Span(4, 10)), (Span(6, 20), Span(0, 4)), (Span(0, 5), Span(4, 5)), (Span(5, 7), Span(0, 2))],
)
def test_what_lies_in_a_window_counts_from_its_beginning(window: Span, inside: Span) -> None:
    assert LINK.within(window) == Mark(MarkKind.LINK, inside, "https://averil.example/strike")


@pytest.mark.parametrize("window", [Span(0, 4), Span(10, 20), Span(5, 5)])
def test_nothing_lies_in_a_window_beside_it(window: Span) -> None:
    assert LINK.within(window) is None
