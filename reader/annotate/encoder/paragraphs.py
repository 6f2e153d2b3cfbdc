"""Read passages and sentences as the paragraphs that the encoder is given. Runs no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.annotate.encoder.windows import Paragraph
from reader.annotate.entities.mention import Sentence
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.quotation_marks import QuotedRun, quoted_runs
from reader.model.span import Span


def of_passage(passage: Passage) -> Paragraph:
    """The paragraph that a passage is."""
    return Paragraph(passage.words, [_quotation(passage.runs[run]) if run >= 0 else 0 for run in passage.run_at])


def of_sentences(text: str, sentences: Sequence[Sentence]) -> list[Paragraph]:
    """The paragraphs that sentences form: those of one line together."""
    groups = list(_lines(text, sentences))
    runs = quoted_runs(text, [Span(group[0].span.start, group[-1].span.end) for group in groups])
    return [
        Paragraph(
            [word for sentence in group for word in sentence.words],
            _quotations([token for sentence in group for token in sentence.spans], found),
        )
        for group, found in zip(groups, runs, strict=True)
    ]


def _lines(text: str, sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    line, end = 0, 0

    def line_of(sentence: Sentence) -> int:
        nonlocal line, end
        line += "\n" in text[end : sentence.span.start]
        end = sentence.span.end
        return line

    return (list(group) for _, group in groupby(sentences, line_of))


def _quotations(tokens: Sequence[Span], runs: Sequence[QuotedRun]) -> list[int]:
    """The kind of quotation that each token is in."""
    kinds: list[int] = []
    number = 0
    for token in tokens:
        while number < len(runs) and runs[number].span.end <= token.start:
            number += 1
        inside = number < len(runs) and runs[number].span.start <= token.start
        kinds.append(_quotation(runs[number]) if inside else 0)
    return kinds


def _quotation(run: QuotedRun) -> int:
    """The kind of a quotation: 1 in double marks, 2 in single ones, 3 if it is never closed."""
    if not run.closed:
        return 3
    return 2 if run.single else 1
