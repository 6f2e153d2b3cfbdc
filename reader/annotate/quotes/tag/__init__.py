"""Find the sources, cues and contents of every passage: block quotations by the markup, all else by the tagger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.annotate.quotes.passage import Passage, make_passages
from reader.annotate.quotes.tag import block_quotes
from reader.annotate.quotes.tag.quote_tagger import QuoteTagger
from reader.annotate.quotes.tag.tagged import PartProbabilities, TaggedPassage

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings


def run(findings: QuoteFindings) -> None:
    """Fill in the passages and their segments."""
    findings.passages = make_passages(findings.document)
    tagged = tag_passages(findings.document.text, findings.passages, findings.tagger)
    findings.segments = [each.segments for each in tagged]
    findings.probabilities = PartProbabilities(findings.passages, tagged)


def tag_passages(text: str, passages: Sequence[Passage], tagger: QuoteTagger) -> list[TaggedPassage]:
    """What is found in each passage of a text."""
    tagged = tagger.tag(text, passages)
    set_apart = block_quotes.find_segments(passages)
    return [TaggedPassage(set_apart[number]) if number in set_apart else each for number, each in enumerate(tagged)]
