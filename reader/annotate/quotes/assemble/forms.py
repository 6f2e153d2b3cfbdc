"""Find quotes by the layout of the page: the turns of a transcript or an interview, letters, signed quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.quotes.assemble import interviews, letters, signed_quotations, transcripts
from reader.annotate.quotes.assemble.reports_within import find_within

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings


def run(findings: QuoteFindings) -> None:
    """Add the quotes found by layout with the quotes within them, and clear the segments of the passages they cover."""
    passages = findings.passages
    found = (
        letters.find(findings.document, passages)
        or transcripts.find(findings.document, passages)
        or interviews.find(findings.document, passages)
        or signed_quotations.find(passages)
    )
    for claim, numbers in found:
        covered = [passages[number] for number in numbers]
        findings.claims.append(claim)
        findings.claims += find_within(claim, covered, [findings.segments[number] for number in numbers])
    for _, numbers in found:
        for number in numbers:
            findings.segments[number] = ()
