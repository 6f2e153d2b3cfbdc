"""Attribute quotes: who spoke, which medium relayed it, and how certain that is. STEPS is the order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.annotate.quotes.attribute import certainty, relays, speakers

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

Step = Callable[["QuoteFindings"], None]

STEPS: tuple[tuple[str, Step], ...] = (
    ("speakers", speakers.run),
    ("relays", relays.run),  # needs speakers: a speaker is not a relay
    ("certainty", certainty.run),  # needs speakers and relays, which are among its evidence
)


def run(findings: QuoteFindings) -> None:
    """Fill in the speaker of every claim, with reason and certainty, and the medium that relayed it."""
    for _name, step in STEPS:
        step(findings)
