"""Say who spoke: each source's entity, with reason and certainty, or the speaker before. Finds no quotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.annotate.quotes.attribute.candidates import Candidates
from reader.annotate.quotes.attribute.pronouns import Spoken
from reader.annotate.quotes.attribute.resolvers import SourceCase, resolve
from reader.annotate.quotes.claim import Claim
from reader.model.annotation import Certainty, QuoteKind
from reader.model.document import Document
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

_NEARBY = 400
"""Letters between two quotes from which on the one no longer goes on the other."""


def run(findings: QuoteFindings) -> None:
    """Fill in the speakers."""
    quoted = [run.span for passage in findings.passages for run in passage.runs]
    link(findings.document, findings.claims, quoted)


def link(document: Document, claims: Sequence[Claim], quoted: Sequence[Span]) -> None:
    """Fill in speaker, reason and certainty of every claim. `quoted` are the spans between quotation marks."""
    candidates = Candidates(document)
    spoken = Spoken(quoted)
    before: Claim | None = None
    for claim in sorted(claims, key=lambda claim: (claim.source or claim.content[0]).start):
        if claim.kind is QuoteKind.SCARE:
            continue
        if claim.source is None and before is not None and _follows(document.text, before, claim):
            _carry_on(before, claim)
        else:
            _answer(document.text, candidates, claim, spoken)
        if claim.kind is QuoteKind.DIRECT:
            before = claim


def _follows(text: str, before: Claim, claim: Claim) -> bool:
    """Whether a direct quote stands in the paragraph right after another one, or in the same."""
    gap = text[before.content[-1].end : claim.start]
    return (
        claim.kind is QuoteKind.DIRECT
        and before.source is not None
        and before.content[-1].end <= claim.start
        and len(gap) < _NEARBY
        and gap.count("\n\n") <= 1
    )


def _carry_on(before: Claim, claim: Claim) -> None:
    claim.source, claim.speaker, claim.carried = before.source, before.speaker, True
    claim.reason = "no speaker of its own: goes on after the quote before"
    claim.certainty = Certainty.UNSURE


def _answer(text: str, candidates: Candidates, claim: Claim, spoken: Spoken) -> None:
    if claim.source is None:
        claim.reason, claim.certainty = "nobody is named", Certainty.UNSURE
        return
    answer = resolve(SourceCase(text, candidates, claim, claim.source, spoken))
    claim.reason, claim.certainty = answer.reason, answer.certainty
    if answer.entity is not None:
        claim.speaker = answer.entity.id
        spoken.add(claim.source.start, answer.entity)
