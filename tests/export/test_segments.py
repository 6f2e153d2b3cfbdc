"""Words cut where the spans over them begin and end."""

from __future__ import annotations

import random

from reader.export.segments import segments
from reader.model.span import Span
from tests.work import LINEAR, lines_run


def test_pieces_have_no_gaps_and_every_value_over_them_in_order() -> None:
    chance = random.Random(7)
    for _ in range(200):
        starts = [chance.randrange(30) for _ in range(8)]
        layers = [(Span(start, start + chance.randrange(1, 12)), index) for index, start in enumerate(starts)]
        whole = Span(5, 25)
        pieces = list(segments(whole, layers))
        assert [offset for piece, _ in pieces for offset in range(*piece)] == list(range(5, 25))
        for piece, over in pieces:
            for offset in range(*piece):
                assert over == tuple(index for span, index in layers if span.covers(offset))


def test_nothing_is_cut_from_nothing() -> None:
    assert list(segments(Span(3, 3), [(Span(0, 9), "a")])) == []


def test_work_is_as_much_as_there_are_spans() -> None:
    def work(number: int) -> int:
        layers = [(Span(2 * index, 2 * index + 1), index) for index in range(number)]
        return lines_run(lambda: list(segments(Span(0, 2 * number), layers)))

    assert work(800) / work(100) / 8 < LINEAR
