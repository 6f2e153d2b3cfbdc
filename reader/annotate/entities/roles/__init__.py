"""Find the roles of people, in the article's own words. Looks next to each mention; infers nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.annotate.entities.mention import Mention, Sentence
from reader.annotate.entities.roles import apposition, before_comma, before_name, in_brackets
from reader.annotate.entities.roles.tagged_sentence import TaggedSentence, tagged_sentences
from reader.model.annotation import Role
from reader.model.document import Document
from reader.model.span import Span

if TYPE_CHECKING:
    from reader.annotate.entities.name_findings import NameFindings

RolesByMention = Mapping[Span, tuple[Role, ...]]
"""The roles next to each mention of a person, in text order; mentions without a role are left out."""


RoleReader = Callable[[TaggedSentence, tuple[int, int]], Span | None]
"""Finds the role of the person at words `[first, end)` of a sentence; None if there is none."""

READERS: tuple[tuple[str, RoleReader], ...] = (
    ("before the name", before_name.find),
    ("before a comma and the name", before_comma.find),
    ("after the name and a comma", apposition.find),
    ("in brackets after the name", in_brackets.find),
)
"""Where a role may be; all of them are tried."""


def run(findings: NameFindings) -> None:
    """Fill in the roles."""
    findings.roles = find(findings.document, findings.sentences, findings.mentions)


def find(document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> RolesByMention:
    """Find the roles next to every mention of a person. `mentions` are in order and do not overlap."""
    found: dict[Span, tuple[Role, ...]] = {}
    for sentence in tagged_sentences(sentences, mentions):
        for person in sentence.people:
            spans = sorted(span for _where, read in READERS if (span := read(sentence, person)) is not None)
            if spans:
                found[sentence.cover(*person)] = tuple(Role(document.slice(span), span) for span in spans)
    return found


def roles_of(spans: Iterable[Span], roles_by_mention: RolesByMention) -> tuple[Role, ...]:
    """The roles of the person mentioned at `spans`, each wording once, in text order."""
    kept: dict[str, Role] = {}
    for role in sorted((role for span in spans for role in roles_by_mention.get(span, ())), key=lambda role: role.span):
        kept.setdefault(" ".join(role.text.casefold().split()), role)
    return tuple(kept.values())
