"""Let the mentions of one article agree: one name has one kind, and a name found twice is found everywhere.

Corrects what was found sentence by sentence; finds no name that stands nowhere else. STEPS is the order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.annotate.entities.consolidate import acronyms, boundaries, kind_votes, kind_words, owners, repeats
from reader.annotate.entities.mention import Mention, Sentence
from reader.model.index import SpanIndex

if TYPE_CHECKING:
    from reader.annotate.entities.name_findings import NameFindings

Step = Callable[[str, Sequence[Sentence], Sequence[Mention]], list[Mention]]

STEPS: tuple[tuple[str, Step], ...] = (
    ("marks", boundaries.without_marks),  # first: the others read names by their last word
    ("acronyms", acronyms.spell_out),
    ("offices", boundaries.without_offices),
    ("owners", owners.without_owners),
    ("peoples", owners.without_peoples),
    ("halves", boundaries.two_apart),
    ("lengthened", boundaries.lengthened),  # what follows needs names to begin and end where they do
    ("kinds by place", kind_votes.by_what_stands_in_it),
    ("kinds by fuller names", kind_votes.by_fuller_names),
    ("kinds by majority", kind_votes.by_most),
    ("kinds by words", kind_words.fit),  # last of these: what a name says of itself outweighs the votes
    ("repeats", repeats.complete),  # needs kinds
)


def run(findings: NameFindings) -> None:
    """Correct the mentions; those in the credits of captions are nobody of the story and are dropped."""
    document = findings.document
    credited = SpanIndex((span, span) for caption in document.captions for span in caption.credit_spans)
    agreed = consolidate(document.text, findings.sentences, findings.mentions)
    findings.mentions = [mention for mention in agreed if not credited.within(mention.span)]


def consolidate(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions after they have been compared; in order, none of them overlapping."""
    found = list(mentions)
    for _name, step in STEPS:
        found = step(text, sentences, found)
    return found
