"""Quotes that the form of a page tells: the turns of a transcript, or quotations with a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.quotes.assemble import signed_quotations, transcripts

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings


def run(findings: QuoteFindings) -> None:
    """Add the quotes that the form tells; the passages that they take up have no segments after that."""
    found = transcripts.find(findings.passages) or signed_quotations.find(findings.passages)
    findings.claims += [claim for claim, _ in found]
    for _, numbers in found:
        for number in numbers:
            findings.segments[number] = ()
