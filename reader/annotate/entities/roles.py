"""What an article calls its people, in its own words. Looks beside each mention; invents nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reader.annotate.entities import announcing, appositives, leading
from reader.annotate.entities.line import lines
from reader.annotate.entities.mention import Mention, Sentence
from reader.model.annotation import Role
from reader.model.document import Document
from reader.model.span import Span

Callings = Mapping[Span, tuple[Role, ...]]
"""For the mentions of persons that stand beside a role, these roles, in the order of the text."""


def find(document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Callings:
    """The roles beside every mention of a person. `mentions` are in order and do not overlap."""
    found: dict[Span, tuple[Role, ...]] = {}
    for line in lines(sentences, mentions):
        for person in line.people:
            spans = [leading.before(line, person), announcing.before(line, person), appositives.behind(line, person)]
            roles = tuple(Role(document.slice(span), span) for span in sorted(span for span in spans if span))
            if roles:
                found[line.cover(*person)] = roles
    return found


def of(spans: Iterable[Span], callings: Callings) -> tuple[Role, ...]:
    """The roles of one person, each wording once, in the order of the text."""
    kept: dict[str, Role] = {}
    for role in sorted((role for span in spans for role in callings.get(span, ())), key=lambda role: role.span):
        kept.setdefault(" ".join(role.text.casefold().split()), role)
    return tuple(kept.values())
