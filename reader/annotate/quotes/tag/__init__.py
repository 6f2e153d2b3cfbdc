"""Find the sources, cues and contents of every passage: block quotations by the markup, all else by the tagger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.quotes.passage import make_passages
from reader.annotate.quotes.tag import block_quotes
from reader.annotate.quotes.tag.tagged import PartProbabilities, TaggedPassage

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings


def run(findings: QuoteFindings) -> None:
    """Fill in the passages, their segments, and how probable these are."""
    findings.passages = make_passages(findings.document)
    tagged = findings.tagger.tag(findings.document.text, findings.passages)
    for number, segments in block_quotes.find_segments(findings.passages).items():
        tagged[number] = TaggedPassage(segments)
    findings.segments = [each.segments for each in tagged]
    findings.probabilities = PartProbabilities(findings.passages, tagged)
