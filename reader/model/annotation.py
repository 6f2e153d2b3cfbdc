"""What annotation finds: entities, quotes and facts, all of them spans over the document's text."""

from __future__ import annotations

from enum import StrEnum

from reader.base.values import Value
from reader.model.span import Span


class EntityKind(StrEnum):
    """What kind of thing a name refers to."""

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
    """Where the article says so."""


class Alias(Value):
    """Another spelling of an entity's name."""

    text: str
    reason: str
    """Why it was merged, in a few words: "surname", "spelt with a hyphen", "acronym in brackets"."""
    span: Span
    """Its first occurrence."""


class Entity(Value):
    """One thing in the world that the article names."""

    id: str
    kind: EntityKind
    name: str
    """The fullest form in the text."""
    mentions: tuple[Span, ...]
    """Every place that names it, in order; without pronouns and possessive endings."""
    aliases: tuple[Alias, ...] = ()
    roles: tuple[Role, ...] = ()
    """In text order; persons only."""
    either: tuple[Span, ...] = ()
    """Mentions that refer either to this entity or to another one: the text does not make clear which."""
    unmerged: tuple[Span, ...] = ()
    """Names that share a word with this one but were not merged with it ("the Kim regime")."""

    @property
    def role(self) -> str | None:
        """The first thing the article calls this person."""
        return self.roles[0].text if self.roles else None


class FactKind(StrEnum):
    """What kind of fact can be checked."""

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
    """A reported clause that is partly in quotation marks."""
    INDIRECT = "indirect"
    """Reported speech or a claim without quotation marks."""
    SCARE = "scare"
    """Words in quotation marks that nobody says: names, or words that the writer distances himself from."""


class Certainty(StrEnum):
    """How sure an attribution is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNSURE = "unsure"


class Quote(Value):
    """What somebody said, and how the text attributes it."""

    id: str
    kind: QuoteKind
    content: tuple[Span, ...]
    """What was said, including quotation marks. More than one span if the narration interrupts it."""
    source: Span | None = None
    """Who the text says is speaking, as written there; None if it does not say."""
    cue: Span | None = None
    """The verb or phrase that reports the quote ("said", "according to")."""
    speaker: str | None = None
    """Id of the entity that `source` refers to; None if unknown."""
    via: Span | None = None
    """The medium that relayed it ("Yonhap")."""
    reason: str | None = None
    """How it was attributed, in a few words: "name and verb after the quote"."""
    certainty: Certainty = Certainty.UNSURE


class Fact(Value):
    """One checkable fact, at one place."""

    kind: FactKind
    span: Span
    value: str | None = None
    """An ISO 8601 date, an amount with its currency code ("5000000 USD"), a number in digits, or the address of a link;
    None if the text does not determine it."""
    certainty: Certainty = Certainty.UNSURE
    """How sure the value is."""
