"""Classify quotes as direct, mixed or indirect. Looks at quotation marks and words, not at names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.passage import Passage
from reader.model.annotation import QuoteKind
from reader.model.document import BlockKind
from reader.model.index import SpanIndex
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

_SPEECH_ENDS = frozenset(".,!?…—–")


def run(findings: QuoteFindings) -> None:
    """Fill in the kinds."""
    assign_kinds(findings.document.text, findings.passages, findings.claims)


def assign_kinds(text: str, passages: Sequence[Passage], claims: Sequence[Claim]) -> None:
    """Fill in `kind` of every claim that has none."""
    index = SpanIndex((run.span, run) for passage in passages for run in passage.runs)
    blocks = {passage.span.start for passage in passages if passage.kind is BlockKind.QUOTE and not passage.runs}
    for claim in claims:
        if claim.kind is not None:  # a transcript is direct speech without quotation marks
            continue
        runs = [run for span in claim.content for run, _ in index.within(span)]
        claim.kind = QuoteKind.DIRECT if claim.start in blocks else _kind(text, claim, runs)


def _kind(text: str, claim: Claim, runs: Sequence[Span]) -> QuoteKind:
    if not runs:
        return QuoteKind.INDIRECT
    if any(_has_unquoted_words(text, span, runs) for span in claim.content):
        return QuoteKind.MIXED
    return QuoteKind.DIRECT if any(_is_whole_clause(text, run) for run in runs) else QuoteKind.MIXED


def _has_unquoted_words(text: str, span: Span, runs: Sequence[Span]) -> bool:
    """Whether the span has letters or digits outside the quoted runs."""
    at = span.start
    for run in (*runs, Span(span.end, span.end)):
        if any(char.isalnum() for char in text[at : max(at, min(run.start, span.end))]):
            return True
        at = max(at, min(run.end, span.end))
    return False


def _is_whole_clause(text: str, run: Span) -> bool:
    """Whether quoted words are a clause of their own, not a phrase inside somebody else's sentence."""
    inner = text[run.start + 1 : run.end].rstrip("”\"’'»“")
    before = text[max(0, run.start - 3) : run.start].rstrip()
    if len(inner.split()) >= 4 and (inner[:1].isupper() or inner[-1:] in _SPEECH_ENDS or before[-1:] in ":,"):
        return True
    return inner[:1].isupper() and (inner[-1:] in _SPEECH_ENDS or before[-1:] in ":,")
