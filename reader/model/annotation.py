"""What annotation finds: entities and quotes, all of them spans over the document's text."""

from __future__ import annotations

from enum import StrEnum

from reader.base.values import Value
from reader.model.span import Span


class EntityKind(StrEnum):
    """What sort of thing a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    FACILITY = "facility"
    GROUP = "group"
    """Nationalities, religions, political groupings: Russian, Democrats."""
    DATE = "date"
    MONEY = "money"
    PRODUCT = "product"
    EVENT = "event"
    WORK = "work"
    LAW = "law"


class Role(Value):
    """What the article calls a person, in its own words."""

    text: str
    span: Span
    """Where it says so."""


class Alias(Value):
    """Another spelling of an entity's name."""

    text: str
    reason: str
    """Why it was merged, in a few words: "surname", "spelt with a hyphen", "acronym in brackets"."""
    span: Span
    """The first place where it stands."""


class Entity(Value):
    """One thing in the world that the article names."""

    id: str
    kind: EntityKind
    name: str
    """The fullest form in the text."""
    mentions: tuple[Span, ...]
    """Every place that names it, in order; never a pronoun, never a possessive ending."""
    aliases: tuple[Alias, ...] = ()
    roles: tuple[Role, ...] = ()
    """In the order of the text; persons only."""
    either: tuple[Span, ...] = ()
    """Mentions that stand for this entity or for another one: the text does not settle which."""
    unmerged: tuple[Span, ...] = ()
    """Names that share a word with this one but were kept apart ("the Kim regime")."""

    @property
    def role(self) -> str | None:
        """The first thing the article calls this person."""
        return self.roles[0].text if self.roles else None


class FactKind(StrEnum):
    """What sort of thing can be checked."""

    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    LAW = "law"
    LINK = "link"


class QuoteKind(StrEnum):
    """How the words were reported."""

    DIRECT = "direct"
    """Whole clauses in quotation marks that somebody said or wrote."""
    MIXED = "mixed"
    """A reported clause, part of which stands in quotation marks."""
    INDIRECT = "indirect"
    """Reported speech or a claim without quotation marks."""
    SCARE = "scare"
    """In quotation marks, but nobody speaks: names of things, distancing marks."""


class Certainty(StrEnum):
    """How sure an attribution is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


class Quote(Value):
    """What somebody said, and how the text says so."""

    id: str
    kind: QuoteKind
    content: tuple[Span, ...]
    """What was said, quotation marks included. More than one span when the narration interrupts it."""
    source: Span | None = None
    """Who the text says is speaking, as written there; None when it names nobody."""
    cue: Span | None = None
    """The verb or phrase that reports it ("said", "according to")."""
    speaker: str | None = None
    """Id of the entity that `source` stands for; None when that is not known."""
    via: Span | None = None
    """The medium it was relayed by ("Yonhap")."""
    reason: str | None = None
    """How it was attributed, in a few words: "name and verb after the quote"."""
    certainty: Certainty = Certainty.UNSURE


class Fact(Value):
    """One thing that can be checked, at one place."""

    kind: FactKind
    span: Span
    value: str | None = None
    """A day in ISO form, an amount with the code of its currency ("5000000 USD"), a number in figures, the address of a
    link; None where the text does not settle it."""
    certainty: Certainty = Certainty.UNSURE
    """How sure the value is."""
