"""Assemble quotes from tagged segments, and classify them. STEPS is the order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.annotate.quotes.assemble import forms, quote_kinds, reports, scare_quotes

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

Step = Callable[["QuoteFindings"], None]

STEPS: tuple[tuple[str, Step], ...] = (
    ("forms", forms.run),  # first: the passages of a transcript need no segments
    ("reports", reports.run),
    ("scare quotes", scare_quotes.run),  # needs reports: what they leave in quotation marks
    ("kinds", quote_kinds.run),
)


def run(findings: QuoteFindings) -> None:
    """Fill in the claims, in the order of their first words."""
    for _name, step in STEPS:
        step(findings)
    findings.claims.sort(key=lambda claim: claim.start)
