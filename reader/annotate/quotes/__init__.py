"""Who said what. `find` adds quotes to a document that has its entities; STEPS is the order of the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reader.annotate.quotes import assemble, attribute, repair, tag
from reader.annotate.quotes.attribute import certainty
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.quote_findings import QuoteFindings
from reader.annotate.quotes.tag.quote_tagger import QuoteTagger
from reader.base.values import replace
from reader.model.annotation import Quote, QuoteKind
from reader.model.document import Document

Step = Callable[[QuoteFindings], None]

STEPS: tuple[tuple[str, Step], ...] = (
    ("tag", tag.run),  # passages, and the sources, cues and contents in each
    ("repair", repair.run),  # needs segments: corrects them passage by passage
    ("assemble", assemble.run),  # needs segments: joins them into quotes, across sentences and paragraphs
    ("attribute", attribute.run),  # needs claims and entities: who spoke
)


def find(document: Document, tagger: QuoteTagger, grades: Path | None = certainty.MODEL) -> Document:
    """Return the document with its quotes, as `run` finds them."""
    return replace(document, quotes=as_quotes(run(document, tagger, grades).claims))


def run(document: Document, tagger: QuoteTagger, grades: Path | None) -> QuoteFindings:
    """What the steps find in a document that has its entities.

    `grades` is the model of how certain the tagger's quotes are. Without one, their certainty is that of the rule that
    found the speaker: what the grades are fitted to.
    """
    findings = QuoteFindings(document, tagger, grades)
    for _name, step in STEPS:
        step(findings)
    return findings


def as_quotes(claims: Sequence[Claim]) -> tuple[Quote, ...]:
    """The quotes, numbered from q1."""
    return tuple(_quote(number, claim) for number, claim in enumerate(claims, 1))


def _quote(number: int, claim: Claim) -> Quote:
    return Quote(
        id=f"q{number}",
        kind=claim.kind or QuoteKind.INDIRECT,
        content=tuple(claim.content),
        source=claim.source,
        cue=claim.cue,
        speaker=claim.speaker,
        via=claim.via,
        reason=claim.reason,
        certainty=claim.certainty,
    )
