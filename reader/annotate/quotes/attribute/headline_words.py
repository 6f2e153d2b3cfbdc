"""Tell whose words a headline puts in quotation marks, “Mayor ‘sorry’ for floods”, by what the story reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.annotate.quotes.claim import Claim
from reader.model.annotation import Certainty, QuoteKind
from reader.model.document import BlockKind, Document
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

REASON = "said so below"
_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.DEK})
_WORD = re.compile(r"[^\W_]+")


def run(findings: QuoteFindings) -> None:
    """Give words in the headline without a speaker, in quotation marks or reported, to whoever says them below."""
    document = findings.document
    titles = [block.span for block in document.blocks if block.kind in _TITLES]
    in_title = [
        claim
        for claim in findings.claims
        if claim.speaker is None and any(title.contains(claim.content[0]) for title in titles)
    ]
    if in_title:
        end = max(title.end for title in titles)
        below = [c for c in findings.claims if c.kind is not QuoteKind.SCARE and c.start >= end and c.speaker]
        for claim in in_title:
            _attribute(document, claim, below)


def _attribute(document: Document, claim: Claim, below: Sequence[Claim]) -> None:
    """Make whoever says the words of a claim `below` its speaker, if it is one person or organization."""
    words = _words(document.text, claim.content)
    saying = [each for each in below if words and words in _words(document.text, each.content)]
    if len({each.speaker for each in saying}) != 1:
        return
    claim.speaker, claim.reason, claim.certainty = saying[0].speaker, REASON, Certainty.LIKELY
    if claim.kind is QuoteKind.SCARE:
        claim.kind = QuoteKind.MIXED
    if claim.source is None:
        claim.source, claim.carried_over = saying[0].source, True


def _words(text: str, content: Sequence[Span]) -> str:
    """The words under some spans in lower case, each with a space on both sides."""
    found = (word for span in content for word in _WORD.findall(text[span.start : span.end].lower()))
    return "".join(f" {word} " for word in found)
