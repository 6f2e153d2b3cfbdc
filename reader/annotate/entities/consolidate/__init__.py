"""Make the mentions of one article consistent: one kind per name, and a name found twice is found everywhere.

Corrects what was found sentence by sentence; finds no new names, except next to an acronym. STEPS is the order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.annotate.entities.consolidate import (
    acronyms,
    boundaries,
    headline_names,
    joined_parts,
    kind_contexts,
    kind_votes,
    kind_words,
    owners,
    repeats,
    titles,
)
from reader.annotate.entities.mention import Mention, Sentence
from reader.model.index import SpanIndex

if TYPE_CHECKING:
    from reader.annotate.entities.name_findings import NameFindings

Step = Callable[[str, Sequence[Sentence], Sequence[Mention]], list[Mention]]

STEPS: tuple[tuple[str, Step], ...] = (
    ("trailing marks", boundaries.strip_trailing_marks),  # first: the others look at the last word of a name
    ("affiliations", joined_parts.drop_affiliations),
    ("nicknames", joined_parts.join_nicknames),
    ("ranks", titles.name_ranked),
    ("titles", titles.strip_titles),
    ("ministries", titles.strip_ministries),
    ("seats", titles.name_seats),
    ("headlines", headline_names.split_headlines),  # needs names without titles to compare with
    ("acronyms", acronyms.expand),
    ("offices", boundaries.strip_offices),
    ("owners", owners.split_off_owners),
    ("groups", owners.split_off_groups),
    ("joined names", boundaries.split_joined),
    ("organizations", boundaries.extend_organizations),  # the next steps need the final boundaries
    ("kinds from contexts", kind_contexts.from_contexts),
    ("kinds from locative uses", kind_votes.from_locative_uses),
    ("kinds from fuller names", kind_votes.from_fuller_names),
    ("kinds from the majority", kind_votes.from_majority),
    ("kinds from own words", kind_words.from_own_words),  # last of the kinds: a name's own words outweigh the votes
    ("businesses", kind_contexts.name_businesses),  # after their own words: "Averil Straits" may be a ferry operator
    ("storms", joined_parts.name_storms),  # needs the kinds of full names
    ("peers", joined_parts.add_peers),
    ("numbers", boundaries.add_numbers),  # after the kinds, which know names without their numbers
    ("repeats", repeats.add_repeats),  # needs kinds
)


def run(findings: NameFindings) -> None:
    """Correct the mentions, and drop those in the credits of captions: they are not people of the story."""
    document = findings.document
    credited = SpanIndex((span, span) for caption in document.captions for span in caption.credit_spans)
    agreed = consolidate(document.text, findings.sentences, findings.mentions)
    findings.mentions = [mention for mention in agreed if not credited.within(mention.span)]


def consolidate(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, made consistent; in order, without overlaps."""
    found = list(mentions)
    for _name, step in STEPS:
        found = step(text, sentences, found)
    return found
