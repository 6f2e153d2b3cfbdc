"""Attribute quotes: who spoke, if anybody did, which medium relayed it, and how certain that is. STEPS is the order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.annotate.quotes.attribute import certainty, headline_words, not_said, relays, speakers

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

Step = Callable[["QuoteFindings"], None]

STEPS: tuple[tuple[str, Step], ...] = (
    ("speakers", speakers.run),
    ("not said", not_said.run),  # after speakers: whoever wants or does something may be the "he" who speaks next
    ("headline words", headline_words.run),  # needs the speakers of what the story reports
    ("relays", relays.run),  # needs speakers: a speaker is not a relay
    ("certainty", certainty.run),  # needs speakers and relays, which are among its evidence
)


def run(findings: QuoteFindings) -> None:
    """Fill in the speaker of every claim, with reason and certainty, and the medium that relayed it."""
    for _name, step in STEPS:
        step(findings)
