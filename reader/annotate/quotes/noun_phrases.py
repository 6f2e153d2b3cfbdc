"""Find the noun phrase next to a reporting verb by rules. Looks at words and punctuation, not at names."""

from __future__ import annotations

from reader import lexicon
from reader.annotate.quotes.passage import Passage
from reader.model.document import BlockKind

_MAX_PHRASE_WORDS = 9
"""Longer ones are nearly always two phrases."""

_MAX_APPOSITIVE_WORDS = 28
"""Limit for an appositive, or a clause with "who"."""
_MAX_BRACKET_WORDS = 12
_MAX_ROLE_WORDS = 6
"""Limit for a role before a name: "former long-distance truck driver Dole"."""
_PREPOSITIONS = frozenset({"of", "for", "at", "from", "with"})
_INDEFINITE = frozenset({"a", "an"})
_HABIT = ("used", "to")
PERFECT = ("to", "have")
"""Before a participle, in what somebody is thought to have done: "is understood to have told"."""
CONJUNCTIONS = frozenset({"and", "but", "or"})
RELATIVES = frozenset({"who", "which", "whose", "whom"})
POSSESSIVES = frozenset({"'s", "’s"})
REFLEXIVES = frozenset({"himself", "herself", "themselves"})
TOLD = frozenset({"told", "tells"})
OBJECT_PRONOUNS = frozenset({"me", "you", "him", "her", "us", "them"})


def is_cue(passage: Passage, index: int) -> bool:
    """Whether a word is a reporting verb. Does not check that it is outside quotation marks."""
    if passage.lowered[index] not in reporting_verbs() or _is_noun(passage, index):
        return False
    # Sung Ho, not "sung"
    return not passage.words[index][0].isupper() or passage.kind is BlockKind.HEADLINE or not index


def _is_noun(passage: Passage, index: int) -> bool:
    """Whether a word says what somebody is, after "a" or "an" and perhaps an adjective: "a senior advocate"."""
    if not names_role(passage.lowered[index]):
        return False
    return not _INDEFINITE.isdisjoint(passage.lowered[max(0, index - 2) : index])


@lexicon.per_language
def reporting_verbs() -> frozenset[str]:
    """The forms of verbs that report words, or what somebody claims or thinks; lower case."""
    return lexicon.words("quotes/cues_speech") | lexicon.words("quotes/cues_claim")


@lexicon.per_language
def finite_verbs() -> frozenset[str]:
    """Auxiliaries and other common verb forms that show that words are a clause; lower case."""
    return lexicon.words("quotes/finite_verbs") | lexicon.words("quotes/forms_of_be") | {"have"}


@lexicon.per_language
def clause_verbs() -> frozenset[str]:
    """`finite_verbs` without "'s", which more often is a possessive ending."""
    return finite_verbs() - POSSESSIVES


def is_clause(passage: Passage, first: int, end: int) -> bool:
    """Whether a verb that shows that words are a clause is among words `[first, end)`."""
    return not clause_verbs().isdisjoint(passage.lowered[first:end])


def verb_group_start(passage: Passage, cue: int, floor: int) -> int:
    """The first word of the verb group, not before `floor`: "has also said" begins with "has", "used to say" with
    "used", "is understood to have told" with "is"."""
    if cue - 2 >= floor and passage.lowered[cue - 2 : cue] == _HABIT:
        cue -= 2
    if cue - 4 >= floor and passage.lowered[cue - 2 : cue] == PERFECT:
        is_passive = passage.lowered[cue - 4] in lexicon.words("quotes/forms_of_be")
        cue -= 4 if is_passive and passage.lowered[cue - 3] in lexicon.words("quotes/cues_hearsay") else 0
    while cue > floor and passage.lowered[cue - 1] in lexicon.words("quotes/cue_adverbs"):
        cue -= 1
    return cue


def passive_start(passage: Passage, verb: int, floor: int) -> int:
    """The first word, not before `floor`, of the group of a verb in the passive: "had been told" begins with "had"."""
    before = lexicon.words("quotes/forms_of_be") | lexicon.words("quotes/cue_adverbs")
    while verb > floor and passage.lowered[verb - 1] in before:
        verb -= 1
    return verb


def phrase_before(passage: Passage, end: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase that ends before word `end`, or before the appositive that ends there; None if there is none.

    A half-open range of words that begins at `floor` or later.
    """
    bracket = bracket_before(passage, end, floor)
    end = _before_appositive(passage, end, floor) if bracket is None else bracket
    start = phrase_start(passage, end, floor)
    if start > floor + 1 and passage.lowered[start - 1] in _PREPOSITIONS:  # "a spokesman for Dole" is not Dole
        longer = phrase_start(passage, start - 1, floor)
        titled = all(word[0].isupper() for word in passage.words[longer : start - 1])
        if longer < start - 1 and (titled or passage.lowered[longer] in lexicon.words("quotes/determiners")):
            start = longer
    return (start, end) if _can_speak(passage, start, end) else None


def bracket_before(passage: Passage, end: int, floor: int) -> int | None:
    """Where a bracket opens that closes right before word `end`, in "Dole (right) said"; None if none does."""
    if end - 1 <= floor or passage.words[end - 1] != ")":
        return None
    limit = max(floor, end - _MAX_BRACKET_WORDS)
    return next((i for i in range(end - 2, limit, -1) if passage.words[i] == "("), None)


def phrase_start(passage: Passage, end: int, floor: int) -> int:
    """The first word, not before `floor`, of the noun phrase that ends before word `end`; `end` if there is none."""
    start = end
    while start > floor and end - start < _MAX_PHRASE_WORDS and not _is_boundary(passage, start - 1):
        start -= 1
    return start


def phrase_after(passage: Passage, start: int, ceiling: int) -> tuple[int, int] | None:
    """The noun phrase that begins with word `start`, as a half-open range of words; None if there is none."""
    end = start
    while end < ceiling and end - start < _MAX_PHRASE_WORDS and not _is_boundary(passage, end):
        end += 1
    return (start, end) if _can_speak(passage, start, end) else None


def _before_appositive(passage: Passage, end: int, floor: int) -> int:
    """Where the subject ends in "Kwon Sung Ho, head of automation, said" or "their leader, Ines Valdra, said"."""
    if end - 1 <= floor or passage.words[end - 1] != ",":
        return end
    for index in range(end - 2, max(floor, end - _MAX_APPOSITIVE_WORDS), -1):
        if passage.run_at[index] >= 0:
            return end
        if passage.words[index] == ",":
            apposed = passage.words[index + 1 : end - 1]
            if len(apposed) <= 4 and all(word[0].isupper() for word in apposed):
                return end - 1
            if passage.words[index - 1][0].isalpha():
                return index
    return end


def _is_boundary(passage: Passage, index: int) -> bool:
    if passage.run_at[index] >= 0:
        return True
    return passage.lowered[index] in lexicon.words("quotes/phrase_stops") and not _joins_words(passage, index)


def _joins_words(passage: Passage, index: int) -> bool:
    """Whether a word is the hyphen within another: "34-year-old"."""
    if passage.words[index] != "-" or not 0 < index < len(passage.words) - 1:
        return False
    before, hyphen, after = passage.tokens[index - 1 : index + 2]
    return before.end == hyphen.start and hyphen.end == after.start


def _can_speak(passage: Passage, start: int, end: int) -> bool:
    """Whether the phrase can name a speaker: it is not empty and does not end with a determiner or a conjunction."""
    return (
        end > start
        and passage.words[end - 1][0].isalpha()
        and passage.lowered[end - 1] not in CONJUNCTIONS
        and passage.lowered[end - 1] not in lexicon.words("quotes/determiners")
    )


def names_speaker(passage: Passage, first: int, end: int) -> bool:
    """Whether words `[first, end)` begin like somebody who speaks: "the mayor", "truck driver Dole", "residents"."""
    if passage.lowered[first] in lexicon.words("quotes/phrase_starts") or passage.words[first][0].isupper():
        return True
    for index in range(first, min(end, first + _MAX_ROLE_WORDS)):
        if passage.words[index] != "-" and _is_boundary(passage, index):
            return False
        if passage.words[index][0].isupper() or names_role(passage.lowered[index]):
            return True
    return False


def names_role(lower: str) -> bool:
    """Whether a word in lower case says what somebody is: "driver", "residents"."""
    roles = _roles()
    if lower.endswith("men"):
        return lower[:-2] + "an" in roles
    return lower in roles or (lower.endswith("s") and lower[:-1] in roles)


@lexicon.per_language
def _roles() -> frozenset[str]:
    trades = lexicon.entries("names/roles_heads") | lexicon.entries("names/roles_trades")
    return trades | lexicon.words("quotes/people")
