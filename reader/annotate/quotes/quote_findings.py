"""What the steps of this package have found so far in one document, passed from step to step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reader.annotate.quotes.claim import Claim, Segment
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.tag.quote_tagger import QuoteTagger
from reader.annotate.quotes.tag.tagged import PartProbabilities
from reader.model.document import Document


@dataclass(slots=True)
class QuoteFindings:
    """A document and what has been found in it. Each step fills a field, or replaces what an earlier step filled."""

    document: Document
    tagger: QuoteTagger
    grades: Path | None
    """The model of how often such quotes are right; None if they are not to be graded."""
    passages: Sequence[Passage] = ()
    """The tokenized paragraphs of the story."""
    segments: list[Sequence[Segment]] = field(default_factory=list)
    """The sources, cues and contents of every passage, in order."""
    probabilities: PartProbabilities = field(default_factory=lambda: PartProbabilities((), ()))
    """How probable it is, as the tagger sees it, that words belong to these parts."""
    claims: list[Claim] = field(default_factory=list)
    """The quotes; in the order of their first words once they are assembled."""
