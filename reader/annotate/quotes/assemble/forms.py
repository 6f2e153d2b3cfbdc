"""Find quotes by the layout of the page: the turns of a transcript or an interview, letters, signed quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.quotes.assemble import interviews, letters, signed_quotations, transcripts

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings


def run(findings: QuoteFindings) -> None:
    """Add the quotes found by layout, and clear the segments of the passages that they cover."""
    passages = findings.passages
    found = (
        letters.find(findings.document, passages)
        or transcripts.find(findings.document, passages)
        or interviews.find(findings.document, passages)
        or signed_quotations.find(passages)
    )
    findings.claims += [claim for claim, _ in found]
    for _, numbers in found:
        for number in numbers:
            findings.segments[number] = ()
