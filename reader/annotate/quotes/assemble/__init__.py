"""Make quotes of tagged segments, and say of what kind each is. STEPS is the order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.annotate.quotes.assemble import forms, quote_kinds, reports, scare_quotes

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

Step = Callable[["QuoteFindings"], None]

STEPS: tuple[tuple[str, Step], ...] = (
    ("forms", forms.run),  # first: in a transcript, what the form says leaves nothing for the words to say
    ("reports", reports.run),
    ("scare quotes", scare_quotes.run),  # needs reports: what is in quotation marks and in none of them
    ("kinds", quote_kinds.run),
)


def run(findings: QuoteFindings) -> None:
    """Fill in the claims, in the order of their first words."""
    for _name, step in STEPS:
        step(findings)
    findings.claims.sort(key=lambda claim: claim.start)
