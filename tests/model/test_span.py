"""Spans are half-open."""

from __future__ import annotations

from reader.model.span import Span


def test_the_end_is_exclusive() -> None:
    span = Span(3, 5)
    assert (span.length, span.covers(3), span.covers(4), span.covers(5)) == (2, True, True, False)


def test_neighbours_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_a_span_contains_itself_and_what_lies_within() -> None:
    assert Span(0, 4).contains(Span(0, 4))
    assert Span(0, 4).contains(Span(1, 3))
    assert not Span(0, 4).contains(Span(1, 5))


def test_shifting_keeps_the_length() -> None:
    assert Span(0, 4).shifted(10) == Span(10, 14)


def test_stripping_leaves_out_whitespace_at_the_ends() -> None:
    text = "a  b c \n"
    assert Span(1, 8).stripped(text) == Span(3, 6)
    assert Span(3, 6).stripped(text) == Span(3, 6)
    assert Span(6, 8).stripped(text).length == Span(6, 6).stripped(text).length == 0
