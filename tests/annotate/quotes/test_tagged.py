"""What a tagger says about words is found again by offsets, in whichever passage they stand."""

from __future__ import annotations

from reader.annotate.quotes.claim import ReportPart
from reader.annotate.quotes.passage import make_passages
from reader.annotate.quotes.tag.tagged import PartProbabilities, TaggedPassage
from reader.model.span import Span
from reader.training.quotes import as_document

TEXT = "Cranes stood still.\n\nOne rusted. Tull wept."
SECOND = TEXT.index("One")


def probabilities_of(*rows: list[float] | None) -> PartProbabilities:
    """Those of contents, for each passage of TEXT; no other part is probable."""
    tagged = [
        TaggedPassage(
            [], None if row is None else {part: row if part == "T" else [0.0] * len(row) for part in ReportPart}
        )
        for row in rows
    ]
    return PartProbabilities(make_passages(as_document(TEXT)), tagged)


KNOWN = probabilities_of([0.1, 0.2, 0.3, 0.4], [0.5, 0.6, 0.7, 0.8, 0.9, 1.0])


def test_words_are_averaged_over_spans_and_passages() -> None:
    assert KNOWN.mean(ReportPart.CONTENT, [Span(0, 6)]) == 0.1
    assert KNOWN.mean(ReportPart.CONTENT, [Span(7, 18), Span(SECOND, SECOND + 3)]) == (0.2 + 0.3 + 0.5) / 3
    assert KNOWN.mean(ReportPart.CONTENT, [Span(13, SECOND + 3)]) == (0.3 + 0.4 + 0.5) / 3
    assert KNOWN.mean(ReportPart.CUE, [Span(0, 6)]) == 0.0
    assert KNOWN.mean(ReportPart.CONTENT, []) is None


def test_the_words_beside_a_span_are_those_of_its_passage() -> None:
    assert KNOWN.before(ReportPart.CONTENT, 7) == 0.1
    assert KNOWN.after(ReportPart.CONTENT, 12) == 0.3
    assert KNOWN.before(ReportPart.CONTENT, SECOND) == 0.0
    assert KNOWN.after(ReportPart.CONTENT, 19) == 0.0
    assert KNOWN.after(ReportPart.CONTENT, len(TEXT)) == 0.0


def test_nothing_is_known_of_a_passage_without_probabilities() -> None:
    half = probabilities_of(None, [0.5] * 6)
    assert half.mean(ReportPart.CONTENT, [Span(0, 6)]) is None
    assert half.mean(ReportPart.CONTENT, [Span(0, SECOND + 3)]) == 0.5
    assert half.before(ReportPart.CONTENT, 7) == 0.0
    assert [half.are_known(offset) for offset in (0, SECOND, len(TEXT) + 9)] == [False, True, False]
    assert half.after(ReportPart.CONTENT, len(TEXT) + 9) == 0.0
