"""Say who spoke, how sure that is, and who passed it on. STEPS is the order; finds no quotes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.annotate.quotes.attribute import relays, speakers

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

Step = Callable[["QuoteFindings"], None]

STEPS: tuple[tuple[str, Step], ...] = (
    ("speakers", speakers.run),
    ("relays", relays.run),  # needs speakers: who is one passes nothing on
)


def run(findings: QuoteFindings) -> None:
    """Fill in the speaker of every claim, with reason and certainty, and the medium that it was relayed by."""
    for _name, step in STEPS:
        step(findings)
