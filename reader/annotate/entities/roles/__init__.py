"""What an article calls its people, in its own words. Looks beside each mention; invents nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.annotate.entities.mention import Mention, Sentence
from reader.annotate.entities.roles import apposition, before_comma, before_name
from reader.annotate.entities.roles.tagged_sentence import TaggedSentence, tagged_sentences
from reader.model.annotation import Role
from reader.model.document import Document
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.entities.name_findings import NameFindings

RolesByMention = Mapping[Span, tuple[Role, ...]]
"""For the mentions of persons that stand beside a role, these roles, in the order of the text."""


Reader = Callable[[TaggedSentence, tuple[int, int]], Span | None]
"""Finds the role of the person whose first word and word after the last are given; None where there is none."""

READERS: tuple[tuple[str, Reader], ...] = (
    ("before the name", before_name.before),
    ("before a comma and the name", before_comma.before),
    ("after the name and a comma", apposition.behind),
)
"""Where a role may stand; all of them are asked."""


def run(findings: NameFindings) -> None:
    """Fill in the roles."""
    findings.roles = find(findings.document, findings.sentences, findings.mentions)


def find(document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> RolesByMention:
    """The roles beside every mention of a person. `mentions` are in order and do not overlap."""
    found: dict[Span, tuple[Role, ...]] = {}
    for sentence in tagged_sentences(sentences, mentions):
        for person in sentence.people:
            spans = sorted(span for _where, read in READERS if (span := read(sentence, person)) is not None)
            if spans:
                found[sentence.cover(*person)] = tuple(Role(document.slice(span), span) for span in spans)
    return found


def of(spans: Iterable[Span], roles_by_mention: RolesByMention) -> tuple[Role, ...]:
    """The roles of one person, each wording once, in the order of the text."""
    kept: dict[str, Role] = {}
    for role in sorted((role for span in spans for role in roles_by_mention.get(span, ())), key=lambda role: role.span):
        kept.setdefault(" ".join(role.text.casefold().split()), role)
    return tuple(kept.values())
