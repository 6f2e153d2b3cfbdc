"""Resolve what a person is called instead of the name, "the 19-year-old", "the Scot", to whoever is being spoken of."""

from __future__ import annotations

import re

from reader import lexicon
from reader.annotate.quotes.attribute.candidates import CandidateMention, Candidates, gender_words
from reader.annotate.quotes.attribute.pronouns import ANY_GENDER, Antecedent, SpeakerHistory, find_antecedent
from reader.annotate.quotes.noun_phrases import names_role
from reader.model.annotation import Entity

_AGE = re.compile(r"(\d{1,3})-(?:year|month)-old")
_AGE_AFTER_NAME = re.compile(r",? (?:aged |\()?(\d{1,3})\b(?![-:/%]| per)")
_MAX_WORDS = 5
_REPRESENTED = re.compile(
    r",? (?:(?:who|which) (?:was|were|is) )?(?:ably )?represented (?:at the \w+ )?by\b"
    r"|,? (?:who )?sp(?:oke|eaking) through\b"
)
_HEAD_ENDS = re.compile(r",| (?:of|for|from|in|at|who|with|called|named)\b")
_MAX_REPRESENTATIVE_CHARS = 140
"""Between the principal and the name of whoever speaks instead."""


def find_described(
    text: str,
    candidates: Candidates,
    words: str,
    offset: int,
    history: SpeakerHistory,
    quote_start: int,
    *,
    replies: bool = False,
) -> Antecedent | None:
    """The person whom the source `words` at `offset` describe, by age, people or another epithet; None if they do not.

    An age that stands after a name decides; otherwise it is whoever a pronoun would refer to: if the person `replies`,
    hardly whoever asked.
    """
    parts = _HEAD_ENDS.split(words, maxsplit=1)[0].split()
    if not 1 < len(parts) <= _MAX_WORDS or parts[0].lower() != "the":
        return None
    head = parts[-1]
    age = _AGE.fullmatch(head.lower()) or (_AGE.fullmatch(parts[1].lower()) if names_role(head.lower()) else None)
    is_one_of_people = len(parts) == 2 and head in demonyms() and is_one_of_group(head)
    if age is None and head.lower() not in lexicon.words("quotes/epithets") and not is_one_of_people:
        return None
    if age and (entity := _aged(text, candidates, age.group(1), offset)):
        return Antecedent(entity, only_candidate=True, uncertain=False, spoke_last=False)
    wanted = lexicon.table("names/gender_words").get(head.lower(), ANY_GENDER)
    return find_antecedent(text, candidates, offset, wanted, history, quote_start, replies=replies)


def find_representative(text: str, candidates: Candidates, principal_end: int, limit: int) -> CandidateMention | None:
    """The person who speaks for somebody: "The governor, represented by his deputy, Mara Okafor, said"."""
    found = _REPRESENTED.match(text, principal_end, limit)
    if found is None:
        return None
    stop = min(limit, found.end() + _MAX_REPRESENTATIVE_CHARS)
    people = [
        mention
        for mention in candidates.people_before(stop)
        if mention.span.start >= found.end() and "\n" not in text[found.end() : mention.span.start]
    ]
    return people[-1] if people else None


def described_gender(words: str) -> str:
    """The gender of somebody new whom a source describes, `m` or `f`: "My husband", "one woman from Averil"; empty if
    the words do not tell, or refer back to somebody: "the woman"."""
    head = _HEAD_ENDS.split(words.lower(), maxsplit=1)[0].split()
    genders = gender_words()
    known = [genders[word] for word in head if word in genders]
    return known[-1] if known and head[0] != "the" and words[:1].isalpha() else ""


def is_one_of_group(noun: str) -> bool:
    """Whether the name of a people or a party means one of it, "the Spaniard" or "a Democrat", not all of it."""
    return not noun.endswith(("s", "i", "ese")) and noun.lower() not in lexicon.words("quotes/peoples")


@lexicon.per_language
def demonyms() -> frozenset[str]:
    """The names of peoples, as they are written."""
    listed = (line.partition("|")[2].split(",") for line in lexicon.lines("names/places_demonyms"))
    return frozenset(name.strip() for names in listed for name in names)


def _aged(text: str, candidates: Candidates, age: str, offset: int) -> Entity | None:
    """The only person named before `offset` with this age after the name; None if there is none, or several."""
    found: dict[str, Entity] = {}
    for mention in candidates.people_before(offset):
        after = _AGE_AFTER_NAME.match(text, mention.span.end)
        if after is not None and after.group(1) == age:
            found[mention.entity.id] = mention.entity
    return next(iter(found.values())) if len(found) == 1 else None
