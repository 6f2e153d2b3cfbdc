"""Gather the mentions of one thing into one entity. Knows names; finds none of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader.annotate import vocabulary
from reader.annotate.entities.mention import Mention
from reader.model.annotation import EntityKind
from reader.model.span import Span

_MARKS = re.compile(r"[^\w\s]")
_REGIME = re.compile(r"\s+(?:regime|dynasty|family|administration|government|era)\b")
_BRACKET = re.compile(r"\s?[(\[]\s?(?:the\s)?\Z")


@dataclass(slots=True)
class Thing:
    """An entity on its way: its mentions and why each spelling belongs to it."""

    kind: EntityKind
    mentions: list[Span]
    names: dict[str, tuple[str, Span]] = field(default_factory=dict)
    either: list[Span] = field(default_factory=list)
    unmerged: list[Span] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest form."""
        return max(self.names, key=lambda name: len(name.split()) * 100 + len(name) * (not name.isupper()))

    def add(self, span: Span, name: str, reason: str) -> None:
        """Take one more mention."""
        self.mentions.append(span)
        self.names.setdefault(name, (reason, span))


def merge(text: str, mentions: list[Mention]) -> list[Thing]:
    """One thing for each entity, in order of the first mention. Bare surnames that fit two people stay `either`."""
    things: list[Thing] = []
    keys: dict[tuple[str, str], Thing] = {}
    bare: list[tuple[Span, str]] = []
    last: Mention | None = None
    for mention in mentions:
        name = " ".join(text[mention.span.start : mention.span.end].split())
        person = mention.kind is EntityKind.PERSON
        if person and len(_words(name)) == 1:
            bare.append((mention.span, name))
        elif not _in_brackets(text, last, mention, name, things, keys):
            _place(things, keys, mention, name)
        last = mention
    _settle(text, things, bare)
    return sorted(things, key=lambda thing: min(thing.mentions))


def key_of(name: str, kind: EntityKind) -> tuple[str, str]:
    """What two spellings of one name share: letters without marks and case, and the place a short form stands for."""
    short = _same_places().get(name, name) if kind is EntityKind.PLACE else name
    plain = "".join(_MARKS.sub(" ", short).casefold().split())
    return kind.value, plain


def _place(things: list[Thing], keys: dict[tuple[str, str], Thing], mention: Mention, name: str) -> Thing:
    key = key_of(name, mention.kind)
    thing = keys.get(key)
    if thing is None:
        thing = keys[key] = Thing(mention.kind, [])
        things.append(thing)
    thing.add(mention.span, name, "spelt otherwise")
    return thing


def _in_brackets(
    text: str,
    last: Mention | None,
    mention: Mention,
    name: str,
    things: list[Thing],
    keys: dict[tuple[str, str], Thing],
) -> bool:
    """Whether the mention is the acronym of the one before it, in brackets behind it; then it joins that one."""
    if (
        last is None
        or mention.kind is EntityKind.PERSON
        or not _BRACKET.match(text[last.span.end : mention.span.start])
    ):
        return False
    before = next((thing for thing in things if last.span in thing.mentions), None)
    full = text[last.span.start : last.span.end]
    if before is None or not (_acronym(full, name) or _acronym(name, full)):
        return False
    before.add(mention.span, name, "acronym in brackets")
    keys[key_of(name, mention.kind)] = before
    return True


def _acronym(full: str, short: str) -> bool:
    letters = [char for char in short if char.isalpha()]
    initials = [word[0] for word in re.findall(r"\w+", full) if word[0].isupper()]
    return len(letters) > 1 and short.upper() == short and "".join(letters).upper() in "".join(initials).upper()


def _settle(text: str, things: list[Thing], bare: list[tuple[Span, str]]) -> None:
    """Give each bare name to the one person who bears it; to all, as `either`, where several do."""
    people = [thing for thing in things if thing.kind is EntityKind.PERSON]
    singles: dict[str, Thing] = {}
    for span, name in bare:
        word = name.casefold()
        bearers = [thing for thing in people if _bears(thing, word)]
        if bearers and _REGIME.match(text, span.end):
            for thing in bearers:
                thing.unmerged.append(span)
        elif len(bearers) == 1:
            bearers[0].add(span, name, "surname" if _words(bearers[0].name)[-1] == word else "part of the name")
        elif bearers:
            for thing in bearers:
                thing.either.append(span)
        elif word in singles:
            singles[word].add(span, name, "same name")
        else:
            singles[word] = Thing(EntityKind.PERSON, [])
            singles[word].add(span, name, "same name")
            things.append(singles[word])


def _bears(thing: Thing, word: str) -> bool:
    """Whether a bare name may stand for this person: the last word, or the first of a family-first name."""
    for name in thing.names:
        words = _words(name)
        family = words[0] in vocabulary.entries("names_family_first") and word == words[0]
        if words[-1] == word or family or (len(words) > 1 and word == words[0] and len(thing.names) == 1):
            return True
    return False


def _words(name: str) -> list[str]:
    return name.casefold().split()


def _same_places() -> dict[str, str]:
    return {
        "DPRK": "North Korea",
        "D.P.R.K.": "North Korea",
        "ROK": "South Korea",
        "U.S.": "United States",
        "US": "United States",
        "U.S.A.": "United States",
        "USA": "United States",
        "America": "United States",
        "U.K.": "United Kingdom",
        "UK": "United Kingdom",
        "Britain": "United Kingdom",
        "UAE": "United Arab Emirates",
    }
