"""Who said what. `find` adds quotes to a document that already has its entities."""

from __future__ import annotations

from dataclasses import replace

from reader.annotate.quotes import joining, kinds, passage, rules, speakers
from reader.annotate.quotes.claim import Claim
from reader.model.annotation import Quote, QuoteKind
from reader.model.document import Document


def find(document: Document) -> Document:
    """The same document with its quotes, in the order of their first words."""
    passages = passage.passages(document)
    claims = joining.join(passages, [rules.tag(each) for each in passages])
    kinds.name_kinds(document.text, passages, claims)
    claims += kinds.scares(passages, claims)
    claims.sort(key=lambda claim: claim.start)
    speakers.link(document, claims)
    return replace(document, quotes=tuple(_quote(number, claim) for number, claim in enumerate(claims, 1)))


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
