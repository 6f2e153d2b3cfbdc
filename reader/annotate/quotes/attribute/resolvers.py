"""The ways to tell which entity a source stands for, and why. The table is RESOLVERS; finds no sources."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from reader import lexicon
from reader.annotate.quotes.attribute.candidates import PRONOUNS, CandidateMention, Candidates
from reader.annotate.quotes.attribute.pronouns import Spoken, best_person
from reader.annotate.quotes.claim import Claim
from reader.base.values import Value
from reader.model.annotation import Certainty, Entity, EntityKind
from reader.model.span import Span

_HEAD_ENDS = re.compile(
    r"[,;:(—–]|\s(?:of|who|whom|whose|with|for|in|at|on|from|by|to|and|or|which|that|near|about|against|during|under|over"
    r"|after|before|outside|inside|among|as)\b"
)
_OFFICE = re.compile(r"(?:[A-Z][\w.’'-]*\s+)+(?:(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w.’'-]*\s+)+)+")
_TITLE = re.compile(r"\s*(?:[^\W\d_]+\.?\s+){0,2}")
_OWNER = re.compile(r"['’]s?\b|['’](?=\s)")
_WORD = re.compile(r"[^\W\d_]+")
_APPOSED = 40
"""Letters behind a comma within which the name begins that belongs to what stands before it."""
_IT_REACHES = 800
"""Letters behind a speech within which "it" may be who spoke."""
_WHO_REACHES = 80
"""Letters between a name and the "who" that belongs to it."""


class Resolution(Value):
    """Who a source is, and why."""

    entity: Entity | None
    reason: str
    certainty: Certainty


@dataclass(slots=True)
class SourceCase:
    """One source with what is known around it."""

    text: str
    candidates: Candidates
    claim: Claim
    source: Span
    spoken: Spoken

    @property
    def words(self) -> str:
        """The source as written."""
        return self.text[self.source.start : self.source.end].strip()


def _by_pronoun(case: SourceCase) -> Resolution | None:
    wanted = PRONOUNS.get(case.words.lower())
    if wanted is None:
        return None
    best = best_person(case.text, case.candidates, case.source.start, wanted, case.spoken)
    if best is None:
        return Resolution(None, f"“{case.words}” could be anybody", Certainty.UNSURE)
    why = "the only one it can be" if best.alone else "who spoke last" if best.spoke_last else "named before it"
    certainty = Certainty.UNSURE if best.close else Certainty.LIKELY
    return Resolution(best.entity, f"“{case.words}” = {best.entity.name}, {why}", certainty)


def _by_relative(case: SourceCase) -> Resolution | None:
    """ "Valdra, who said …": the name right before."""
    if case.words.lower() not in ("who", "which"):
        return None
    before = case.candidates.last_before(case.source.start)
    if (
        before is None
        or case.source.start - before.span.end > _WHO_REACHES
        or "\n" in case.text[before.span.end : case.source.start]
    ):
        return Resolution(None, f"“{case.words}” follows no name", Certainty.UNSURE)
    return Resolution(before.entity, f"“{case.words}” follows the name {before.entity.name}", Certainty.LIKELY)


def _by_it(case: SourceCase) -> Resolution | None:
    if case.words.lower() != "it":
        return None
    last = case.spoken.last
    if last is None or last.kind is EntityKind.PERSON or case.source.start - case.spoken.place > _IT_REACHES:
        return Resolution(None, "“it” could be anything", Certainty.UNSURE)
    return Resolution(last, f"“{case.words}” = {last.name}, which spoke last", Certainty.UNSURE)


def _by_name(case: SourceCase) -> Resolution | None:
    mentions = _in_head(case.text, case.candidates, case.source)
    if not mentions:
        return None
    certainty = Certainty.CERTAIN if case.claim.cue and not case.claim.carried else Certainty.LIKELY
    entity = mentions[-1].entity
    if mentions[-1].span in entity.either:
        return Resolution(entity, f"name {_place(case.claim)}, which may be another’s", Certainty.UNSURE)
    return Resolution(entity, f"name {_place(case.claim)}", certainty)


def _by_apposition(case: SourceCase) -> Resolution | None:
    """ "The union’s leader, Ines Valdra, …": the name behind the first comma, which may end the source."""
    comma = case.text.find(",", case.source.start, case.source.end + 1)
    if comma < 0:
        return None
    behind = [m for m in case.candidates.within(Span(comma, comma + _APPOSED)) if m.entity.kind is EntityKind.PERSON]
    if not behind or _TITLE.fullmatch(case.text, comma + 1, behind[0].span.start) is None:
        return None
    if comma == case.source.end and case.text[behind[0].span.end : behind[0].span.end + 1] not in tuple(",.;"):
        return None
    return Resolution(behind[0].entity, f"name {_place(case.claim)}", Certainty.LIKELY)


def _by_spelling(case: SourceCase) -> Resolution | None:
    """A name that no mention covers, such as WALLACE in a transcript."""
    if not case.words[:1].isupper():
        return None
    words = [word.lower() for word in _WORD.findall(case.words)]
    entity = case.candidates.person_called(words[-1]) if words and len(words) <= 3 else None
    return Resolution(entity, f"name {_place(case.claim)}", Certainty.LIKELY) if entity else None


def _by_role(case: SourceCase) -> Resolution | None:
    """ "The senator", "the ministry": whoever was called so before."""
    words = [word.lower() for word in _WORD.findall(case.words)]
    if len(words) < 2 or len(words) > 4 or words[0] not in lexicon.words("quotes/pointing_words"):
        return None
    entities = case.candidates.called(words[-1], case.source.start)
    if not entities:
        return None
    certainty = Certainty.LIKELY if len(entities) == 1 else Certainty.UNSURE
    return Resolution(entities[0], f"“{case.words}” = {entities[0].name}, called so before", certainty)


def _by_nothing(case: SourceCase) -> Resolution:
    return Resolution(
        None, f"somebody {_place(case.claim).removeprefix('and verb ')}, not called by a name", Certainty.LIKELY
    )


RESOLVERS: tuple[Callable[[SourceCase], Resolution | None], ...] = (
    _by_pronoun,
    _by_relative,
    _by_it,
    _by_name,
    _by_apposition,
    _by_role,
    _by_spelling,
    _by_nothing,
)
"""Tried in order; the last one always answers."""


def resolve(case: SourceCase) -> Resolution:
    """Who the source is, by the first way that knows."""
    return next(answer for resolver in RESOLVERS if (answer := resolver(case)) is not None)


def _place(claim: Claim) -> str:
    """Where source and verb stand: "and verb after the quote"."""
    assert claim.source is not None
    verb = "and verb " if claim.cue else ""
    if claim.carried:
        return f"{verb}in the paragraph before"
    if claim.source.start < claim.content[0].start:
        return f"{verb}before the quote"
    if claim.source.start > claim.content[-1].start:
        return f"{verb}after the quote"
    return f"{verb}between the parts of the quote"


def _behind_office(text: str, candidates: Candidates, source: Span) -> CandidateMention | None:
    """The person at the end of "Coordinator for Strategic Communications John Kirby", whose office holds an "of"."""
    people = [mention for mention in candidates.within(source) if mention.entity.kind is EntityKind.PERSON]
    if not people or people[-1].span.end < source.end:
        return None
    office = _OFFICE.fullmatch(text, source.start, people[-1].span.start)
    return people[-1] if office else None


def _in_head(text: str, candidates: Candidates, source: Span) -> list[CandidateMention]:
    """Mentions that the source is about: not those that only own, follow or describe its head word."""
    named = _behind_office(text, candidates, source)
    if named is not None:
        return [named]
    found = _HEAD_ENDS.search(text, source.start + 1, source.end)
    stop = found.start() if found else source.end
    head = [mention for mention in candidates.within(source) if mention.span.start < stop]
    if not head:
        return []
    behind = text[head[-1].span.end : stop]
    rest = [word.lower() for word in _WORD.findall(_OWNER.sub(" ", behind, count=1))]
    if any(word not in lexicon.words("quotes/after_names") for word in rest):
        return []
    people = [mention for mention in head if mention.entity.kind is EntityKind.PERSON]
    return people if people and people[-1] is head[-1] else head[-1:]
