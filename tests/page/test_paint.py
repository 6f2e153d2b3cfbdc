"""Styles of a row, trails, and finding."""

from __future__ import annotations

from reader.model.document import Document
from reader.model.span import Span
from reader.page.find import find
from reader.page.paint import Paint, Run, ground_layers
from reader.page.trail import mentions_trail, quotes_trail, span_trail


def test_runs_cover_the_row_without_gaps() -> None:
    paint = Paint([(Span(0, 50), "headline")], [(Span(5, 10), "mention"), (Span(8, 20), "quote")])
    assert paint.runs(2, 30) == (
        Run(2, 5, ("headline",)),
        Run(5, 8, ("headline", "mention")),
        Run(8, 10, ("headline", "mention", "quote")),
        Run(10, 20, ("headline", "quote")),
        Run(20, 30, ("headline",)),
    )


def test_adjacent_parts_with_the_same_styles_are_one_run() -> None:
    paint = Paint([(Span(0, 5), "quote"), (Span(5, 9), "quote")])
    assert paint.runs(0, 9) == (Run(0, 9, ("quote",)),)
    assert paint.runs(20, 30) == (Run(20, 30, ()),)
    assert paint.runs(4, 4) == ()


def test_layers_laid_over_a_paint_take_precedence_and_leave_it_unchanged() -> None:
    ground, mentions, quotes = [(Span(0, 50), "headline")], [(Span(5, 10), "mention")], [(Span(8, 20), "quote")]
    paint = Paint(ground)
    assert paint.with_layers(mentions, quotes).runs(2, 30) == Paint(ground, mentions, quotes).runs(2, 30)
    assert paint.runs(2, 30) == (Run(2, 30, ("headline",)),)


def test_the_headline_has_its_style(plain: Document) -> None:
    assert Paint(*ground_layers(plain)).runs(0, 7) == (Run(0, 7, ("headline",)),)


def test_stepping_through_a_trail_wraps_around(annotated: Document) -> None:
    trail = mentions_trail(annotated.entities[0])
    assert trail.label == "Mara Okafor  1/2 mentions"
    assert trail.step(1).label == "Mara Okafor  2/2 mentions"
    assert trail.step(2).at == 0
    assert trail.step(-1).at == 1


def test_the_nearest_stop_is_the_first_that_has_not_ended() -> None:
    trail = span_trail("x", "hits", [Span(10, 12), Span(50, 52)])
    assert [trail.nearest(offset).at for offset in (0, 10, 11, 12, 51, 99)] == [0, 0, 0, 1, 1, 1]


def test_a_split_quote_highlights_both_parts_and_its_cue_differently(annotated: Document) -> None:
    trail = quotes_trail("Quotes", annotated.quotes[:1])
    assert [(annotated.slice(span), style) for span, style in trail.current_highlights()] == [
        ("“We will hold this quay,”", "quote-now"),
        ("“Until the last crane is paid for.”", "quote-now"),
        ("Okafor", "source-now"),
        ("said", "cue-now"),
    ]
    assert trail.other_highlights() == []


def test_finding_is_case_sensitive_only_if_a_capital_is_typed(plain: Document) -> None:
    assert len(find(plain, "okafor")) == len(find(plain, "Okafor")) == 2
    assert find(plain, "OKAFOR") == ()
    assert find(plain, "  ") == ()


def test_finding_matches_across_whitespace_and_literally(plain: Document) -> None:
    assert len(find(plain, "long   wait")) == 80
    assert [plain.slice(span) for span in find(plain, "[north]")] == ["[North]"]
