"""Find the sources, cues and contents of every passage: block quotations by the markup, all else by the tagger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.quotes.passage import make_passages
from reader.annotate.quotes.tag import block_quotes

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings


def run(findings: QuoteFindings) -> None:
    """Fill in the passages and their segments."""
    findings.passages = make_passages(findings.document)
    tagged = findings.tagger.tag(findings.document.text, findings.passages)
    set_apart = block_quotes.find_segments(findings.passages)
    findings.segments = [set_apart.get(number, segments) for number, segments in enumerate(tagged)]
