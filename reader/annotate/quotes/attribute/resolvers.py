"""Resolve a source to an entity, and give the reason. RESOLVERS lists the ways; finds no sources."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from reader import lexicon
from reader.annotate.quotes.attribute.candidates import PRONOUNS, CandidateMention, Candidates
from reader.annotate.quotes.attribute.descriptions import (
    demonyms,
    find_described,
    find_representative,
    is_one_of_group,
)
from reader.annotate.quotes.attribute.pronouns import Antecedent, SpeakerHistory, find_antecedent, is_subject_before
from reader.annotate.quotes.attribute.source_heads import head_mentions, lower_words, names_several
from reader.annotate.quotes.claim import Claim
from reader.annotate.quotes.noun_phrases import names_role
from reader.base.values import Value
from reader.model.annotation import Certainty, Entity, EntityKind
from reader.model.span import Span

_TITLE = re.compile(r"\s*(?:[^\W\d_]+\.?\s+){0,2}")
_CLOSED_BRACKET = re.compile(r"\([^()]{1,60}\),? \Z")
_AFTER_APPOSITION = re.compile(r"[,.;]|,? (?:from|of|in) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2},")
_ARTICLE = re.compile(r"\s*(?:the\s+)?")
_ROLE = re.compile(r"\s*(?:(?!(?:of|for|by|with|to|and|or|from|about)\b)[^\W\d_][\w.’'-]*\s+){0,7}")
_MAX_APPOSITION_CHARS = 60
"""After a comma, within which an appositive name must begin."""
_MAX_IT_CHARS = 800
"""After a speech, within which "it" may be the one who spoke."""
_REPLIES = frozenset({"replied", "replies", "answered", "answers", "responded", "responds"})
_MAX_INITIALS = 3
_MAX_LEAD_CHARS = 1200
"""After the headline, within which whoever it speaks of is named."""
_MAX_WHO_CHARS = 80
"""Between a name and its "who"."""


class Resolution(Value):
    """The entity that a source refers to, and why."""

    entity: Entity | None
    reason: str
    certainty: Certainty


@dataclass(slots=True)
class SourceCase:
    """One source, with its context."""

    text: str
    candidates: Candidates
    claim: Claim
    source: Span
    history: SpeakerHistory

    @property
    def words(self) -> str:
        """The source as written, without outer whitespace."""
        return self.text[self.source.start : self.source.end].strip()

    @property
    def cue_word(self) -> str:
        """The last word of the cue, in lower case; empty without one."""
        return self.text[self.claim.cue.start : self.claim.cue.end].lower().rpartition(" ")[2] if self.claim.cue else ""

    @property
    def is_hearsay(self) -> bool:
        """Whether somebody is only thought to have said it: "is understood to have told"."""
        cue = self.claim.cue
        return cue is not None and " to have " in self.text[cue.start : cue.end]


def _by_pronoun(case: SourceCase) -> Resolution | None:
    wanted = PRONOUNS.get(case.words.lower())
    if wanted is None:
        return None
    start, history = case.source.start, case.history
    replies = case.cue_word in _REPLIES
    best = find_antecedent(case.text, case.candidates, start, wanted, history, _start(case), replies=replies)
    if best is None:
        return Resolution(None, f"“{case.words}” could be anybody", Certainty.UNSURE)
    if history.is_stranger(start, wanted, case.candidates.last_mention(best.entity, start)):
        return Resolution(None, f"“{case.words}” is whoever spoke last, not called by a name", Certainty.LIKELY)
    return _as_antecedent(case, best)


def _by_description(case: SourceCase) -> Resolution | None:
    """Whoever is spoken of, as in "the 19-year-old", "the Scot", "the striker"."""
    start, history = case.source.start, case.history
    replies = case.cue_word in _REPLIES
    best = find_described(case.text, case.candidates, case.words, start, history, _start(case), replies=replies)
    return _as_antecedent(case, best) if best is not None else None


def _as_antecedent(case: SourceCase, best: Antecedent) -> Resolution:
    why = (
        "the only one it can be" if best.only_candidate else "who spoke last" if best.spoke_last else "named before it"
    )
    certainty = Certainty.UNSURE if best.uncertain else Certainty.LIKELY
    return Resolution(best.entity, f"“{case.words}” = {best.entity.name}, {why}", certainty)


def _by_representative(case: SourceCase) -> Resolution | None:
    """Whoever speaks for the one who is named, as in "The governor, represented by his deputy, Mara Okafor, said"."""
    limit = case.claim.cue.start if case.claim.cue else case.source.end
    found = find_representative(case.text, case.candidates, case.source.end, limit)
    return Resolution(found.entity, f"speaks for somebody {_place(case.claim)}", Certainty.LIKELY) if found else None


def _start(case: SourceCase) -> int:
    """Where the quote with its source begins."""
    return min(case.claim.start, case.source.start)


def _by_relative(case: SourceCase) -> Resolution | None:
    """The name right before, as in "Valdra, who said …"."""
    if case.words.lower() not in ("who", "which"):
        return None
    bracket = _CLOSED_BRACKET.search(case.text, max(0, case.source.start - _MAX_WHO_CHARS), case.source.start)
    before = case.candidates.last_before(bracket.start() if bracket else case.source.start)
    between = case.text[before.span.end : case.source.start] if before is not None else ""
    is_of_another = between.rstrip()[-1:].isalnum()  # "pleases voters who said"
    if before is None or len(between) > _MAX_WHO_CHARS or "\n" in between or is_of_another:
        return Resolution(None, f"“{case.words}” follows no name", Certainty.UNSURE)
    if before.entity.kind is EntityKind.PLACE:  # "the Dialogue Group in Averil, which says"
        return Resolution(None, f"“{case.words}” follows a place", Certainty.UNSURE)
    return Resolution(before.entity, f"“{case.words}” follows the name {before.entity.name}", Certainty.LIKELY)


def _by_it(case: SourceCase) -> Resolution | None:
    if case.words.lower() != "it":
        return None
    before = case.candidates.last_before(case.source.start)
    named_before = before is not None and before.entity.kind is EntityKind.ORGANIZATION
    if before is not None and named_before and is_subject_before(case.text, before.span, _start(case)):
        why = f"“{case.words}” = {before.entity.name}, named in the sentence before"
        return Resolution(before.entity, why, Certainty.LIKELY)
    last = case.history.last
    if last is None or last.kind is EntityKind.PERSON or case.source.start - case.history.offset > _MAX_IT_CHARS:
        return Resolution(None, "“it” could be anything", Certainty.UNSURE)
    return Resolution(last, f"“{case.words}” = {last.name}, which spoke last", Certainty.UNSURE)


def _by_several(case: SourceCase) -> Resolution | None:
    """Nobody if several speak together, as in "Okafor and Dole" or "Okafor and other captains"."""
    if not names_several(case.text, case.candidates, case.source):
        return None
    return Resolution(None, f"several speak together {_place(case.claim)}", Certainty.LIKELY)


def _by_name(case: SourceCase) -> Resolution | None:
    mentions = head_mentions(case.text, case.candidates, case.source)
    if not mentions:
        return None
    sure = case.claim.cue is not None and not case.claim.carried_over and not case.is_hearsay
    certainty = Certainty.CERTAIN if sure else Certainty.LIKELY
    entity = mentions[-1].entity
    if _is_member(case, mentions[-1]) or _is_short_title(case, mentions[-1]):
        return None  # "the Spaniard" is somebody, not a people
    if entity.kind is not EntityKind.PERSON and (named := _by_apposition(case)) is not None:
        return named  # "The Commissioner of Police, Dole"
    if mentions[-1].span in entity.either:
        return Resolution(entity, f"name {_position(case.claim)}, which may be another’s", Certainty.UNSURE)
    return Resolution(entity, f"name {_position(case.claim)}", certainty)


def _is_member(case: SourceCase, mention: CandidateMention) -> bool:
    """Whether a source is an article and one member of a group: "the Spaniard", "a Democrat"."""
    article, _, noun = case.words.rpartition(" ")
    grouped = mention.entity.kind is EntityKind.GROUP or (article.lower() == "the" and noun in demonyms())
    if not grouped or mention.span.end != case.source.end:
        return False
    return article.lower() in ("the", "a", "an") and noun[:1].isupper() and is_one_of_group(noun)


def _is_short_title(case: SourceCase, mention: CandidateMention) -> bool:
    """Whether a source is an article and the letters of the rank that a person was given: "the DCP"."""
    article, _, letters = case.words.rpartition(" ")
    if article.lower() != "the" or not letters.isupper() or mention.entity.kind is EntityKind.PERSON:
        return False
    known = case.candidates.known_as(letters.lower(), case.source.start)
    return any(entity.kind is EntityKind.PERSON for entity in known)


def _by_apposition(case: SourceCase) -> Resolution | None:
    """The name after the first comma, which may end the source, as in "The union’s leader, Ines Valdra, …".

    A firm or the like only if the source ends with its name: "The owner, Halcyon Terminals".
    """
    comma = case.text.find(",", case.source.start, case.source.end + 1)
    if comma < 0:
        return None
    described = case.words.split()[0].lower() in lexicon.words("quotes/determiners")
    after = [
        m
        for m in case.candidates.within(Span(comma, comma + _MAX_APPOSITION_CHARS))
        if m.entity.kind is EntityKind.PERSON
        or (described and m.entity.kind is EntityKind.ORGANIZATION and m.span.end == case.source.end)
    ]
    if not after:
        return None
    name = after[0]
    opening = _TITLE if name.entity.kind is EntityKind.PERSON else _ARTICLE
    if name.span.end == case.source.end and name.entity.kind is EntityKind.PERSON:
        opening = _ROLE
    if opening.fullmatch(case.text, comma + 1, name.span.start) is None:
        return None
    if comma == case.source.end and _AFTER_APPOSITION.match(case.text, after[0].span.end) is None:
        return None
    return Resolution(after[0].entity, f"name {_position(case.claim)}", Certainty.LIKELY)


def _by_spelling(case: SourceCase) -> Resolution | None:
    """A surname that no mention covers, such as WALLACE in a transcript."""
    if not case.words[:1].isupper():
        return None
    words = lower_words(case.words)
    entity = case.candidates.person_with_surname(words[-1]) if words and len(words) <= 3 else None
    return Resolution(entity, f"name {_position(case.claim)}", Certainty.LIKELY) if entity else None


def _by_initials(case: SourceCase) -> Resolution | None:
    """The person whose initials label a turn of an interview: "MO:"."""
    if not case.claim.is_turn or not case.words.isupper() or not 1 < len(case.words) <= _MAX_INITIALS:
        return None
    entity = case.candidates.person_with_initials(case.words.lower())
    return Resolution(entity, f"initials {_position(case.claim)}", Certainty.LIKELY) if entity else None


def _by_role(case: SourceCase) -> Resolution | None:
    """The most recent entity with that role or name, as in "the senator" or "the ministry"."""
    words = lower_words(case.words)
    if len(words) < 2 or len(words) > 4 or words[0] not in lexicon.words("quotes/pointing_words"):
        return None
    entities = case.candidates.known_as(words[-1], case.source.start)
    if not entities:
        return None
    certainty = Certainty.LIKELY if len(entities) == 1 else Certainty.UNSURE
    return Resolution(entities[0], f"“{case.words}” = {entities[0].name}, called so before", certainty)


def _by_later_role(case: SourceCase) -> Resolution | None:
    """The only one with that role, named below, as headlines say: “Stay at home”, minister urges."""
    role = case.words.rpartition(" ")[2].lower()
    if case.source.end > case.candidates.headline_end or not names_role(role):
        return None
    below = case.candidates.known_as(role, case.candidates.headline_end + _MAX_LEAD_CHARS)
    if len(below) != 1:
        return None
    return Resolution(below[0], f"“{case.words}” = {below[0].name}, called so below", Certainty.LIKELY)


def _by_default(case: SourceCase) -> Resolution:
    return Resolution(None, f"somebody {_place(case.claim)}, not called by a name", Certainty.LIKELY)


RESOLVERS: tuple[Callable[[SourceCase], Resolution | None], ...] = (
    _by_pronoun,
    _by_relative,
    _by_it,
    _by_representative,
    _by_several,
    _by_name,
    _by_apposition,
    _by_role,
    _by_description,
    _by_spelling,
    _by_initials,
    _by_later_role,
    _by_default,
)
"""Tried in order; the last one always succeeds."""


def resolve(case: SourceCase) -> Resolution:
    """Resolve a source by the first resolver that succeeds."""
    return next(found for resolver in RESOLVERS if (found := resolver(case)) is not None)


def _position(claim: Claim) -> str:
    """Where the source and the verb, if there is one, are: "and verb after the quote"."""
    return f"and verb {_place(claim)}" if claim.cue else _place(claim)


def _place(claim: Claim) -> str:
    """Where the source is: "after the quote"."""
    assert claim.source is not None
    if claim.carried_over:
        return "in the paragraph before"
    if claim.source.start < claim.content[0].start:
        return "before the quote"
    if claim.source.start > claim.content[-1].start:
        return "after the quote"
    return "between the parts of the quote"
