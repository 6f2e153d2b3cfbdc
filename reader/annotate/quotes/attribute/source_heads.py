"""Find whom the words of a source name: the head of "the union’s leader Mara Okafor of Averil". Resolves nothing."""

from __future__ import annotations

import re

from reader import lexicon
from reader.annotate.quotes.attribute.candidates import CandidateMention, Candidates
from reader.annotate.quotes.noun_phrases import names_role
from reader.model.annotation import EntityKind
from reader.model.span import Span

_HEAD_ENDS = re.compile(
    r"[,;:(—–]|\s(?:of|who|whom|whose|with|for|in|at|on|from|by|to|and|or|which|that|near|about|against|during|under|over"
    r"|after|before|outside|inside|among|as)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"(?:[A-Z][\w.’'-]*\s+)+(?:(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w.’'-]*\s+(?:and\s+)?)+)+")
_OFFICE_IN_LOWER_CASE = re.compile(
    r"(?:(?!(?:an?|the|his|her|their|its|one|another|of|for|and)\b)[\w.’'-]+\s+){1,4}(?:of\s+[a-z]+\s+)?(?:of|for)\s+(?:the\s+)?"
    r"([A-Z][\w.’'-]*|two|three|four|five|six|seven|eight|nine)\s+((?:(?:and\s+)?[A-Z][\w.’'-]*\s+)*)"
)
_OFFICES = re.compile(r"(?:(?!for\b|from\b|by\b|of\b|to\b|at\b|in\b|with\b)[^\W\d_][\w.’'-]*\s+)+")
_BRACKETED = re.compile(r"\([^()]{1,30}\)(?=((?:\s+[a-z][\w-]{1,20}){0,3})\s+[A-Z])")
_ATTACHED = re.compile(r"\([^()]{1,12}\)")
_PARTY = re.compile(r"(?:\s\([^()]{1,30}\))?")
_OWNER = re.compile(r"['’]s?\b|['’](?=\s)")
_JOINS = re.compile(r",?\s+(?:and|or|&)\s")
_NEXT_IN_LIST = re.compile(r",\s+")
_LINKS = frozenset({"of", "for", "in", "on", "at", "to"})
_MAX_OFFICE_WORDS = 14
_WORD = re.compile(r"[^\W\d_]+")


def lower_words(text: str) -> list[str]:
    """The words in some text, in lower case, without marks and digits."""
    return [word.lower() for word in _WORD.findall(text)]


def names_several(text: str, candidates: Candidates, source: Span) -> bool:
    """Whether the first name at the head of a source is joined with somebody else: "Dole and", "Dole, Valdra and"."""
    head = _head_end(text, source)
    mentions = candidates.within(source)
    if not mentions or head == source.end or mentions[0].span.start > head or _after_office(text, candidates, source):
        return False
    first = next((m for m in reversed(mentions) if m.span.end <= head), mentions[0])
    end = first.span.end
    for after in mentions[mentions.index(first) + 1 :]:
        listed = _NEXT_IN_LIST.match(text, end, source.end)
        if not listed or listed.end() != after.span.start or after.entity.kind is not first.entity.kind:
            break
        end = after.span.end
    return _JOINS.match(text, end, source.end) is not None


def head_mentions(text: str, candidates: Candidates, source: Span) -> list[CandidateMention]:
    """The mentions that are the head of the source, not those that only own, follow or describe its head."""
    named = _after_office(text, candidates, source)
    if named is not None:
        return [named]
    stop = _head_end(text, source)
    head = [mention for mention in candidates.within(source) if mention.span.start < stop]
    if not head:
        return []
    after = text[head[-1].span.end : stop]
    if any(word not in _words_after_names() for word in lower_words(_OWNER.sub(" ", after, count=1))):
        return []
    people = [mention for mention in head if mention.entity.kind is EntityKind.PERSON]
    return people if people and people[-1] is head[-1] else head[-1:]


def _head_end(text: str, source: Span) -> int:
    """Where the head of a source ends: before its first preposition, mark or conjunction. Brackets before a name, as in
    "Superintendent (City) Dole", are part of it."""
    start = source.start + 1
    while found := _HEAD_ENDS.search(text, start, source.end):
        end = _bracket_end(text, found.start(), min(len(text), source.end + 1))
        if end is None:
            return found.start()
        start = end
    return source.end


def _bracket_end(text: str, start: int, limit: int) -> int | None:
    """Where a bracket ends that is part of an office or precedes a name: "NP(S) leader", "NP (S) chief Dole"; None if
    none does."""
    if text[start - 1].isalnum():
        attached = _ATTACHED.match(text, start, limit)
        return attached.end() if attached else None
    bracketed = _BRACKETED.match(text, start, limit)
    office = bracketed.group(1).split() if bracketed else []
    return bracketed.end() if bracketed and (not office or names_role(office[-1])) else None


def _after_office(text: str, candidates: Candidates, source: Span) -> CandidateMention | None:
    """The person after an office with "of", "for" or "and": "Coordinator for Strategic Communications John Kirby"."""
    people = [mention for mention in candidates.within(source) if mention.entity.kind is EntityKind.PERSON]
    if not people or _PARTY.fullmatch(text, people[-1].span.end, source.end) is None:
        return None
    name = people[-1]
    before = text[source.start : name.span.start]
    if _OFFICE.fullmatch(before) or _is_office_in_lower_case(before) or _is_office_of_thing(before):
        return name
    # "The founder and president John Kirby" is one person, "the president and Mr John Kirby" are two.
    joined = _JOINS.search(before)
    second = before[joined.end() :].strip() if joined else ""
    is_role = bool(second) and second.lower().rstrip(".") not in lexicon.words("names/titles_address")
    return name if is_role and len(people) == 1 and _OFFICES.fullmatch(before) else None


def _is_office_in_lower_case(words: str) -> bool:
    """Whether words before a name say what its bearer is: "former minister for Ports and Ferries", "mother of three".

    "spokesman for Governor" does not: the governor is somebody else.
    """
    office = _OFFICE_IN_LOWER_CASE.fullmatch(words)
    if office is None:
        return False
    last = (office.group(2) or office.group(1)).split()[-1].lower().rstrip(".")
    return last not in lexicon.entries("names/titles_persons") and not names_role(last)


def _is_office_of_thing(words: str) -> bool:
    """Whether words before a name are an office with its subject or its place in lower case: "head of sport at the
    college". They govern no name that follows."""
    parts = words.split()
    while parts and parts[-1].lower().rstrip(".") in lexicon.entries("names/titles_address"):
        parts.pop()
    if not 2 < len(parts) <= _MAX_OFFICE_WORDS or not all(part[0].isalpha() or part[0] == "(" for part in parts):
        return False
    last = parts[-1].lower()
    if not parts[-1].islower() or names_role(last) or last in _never_last_in_office():
        return False
    offices = range(1, len(parts) - 1)
    return any(parts[index] in _LINKS and names_role(parts[index - 1].lower()) for index in offices)


@lexicon.per_language
def _never_last_in_office() -> frozenset[str]:
    """Words that cannot end an office before the name of its holder: "for", "late", "the"."""
    return lexicon.words("quotes/phrase_stops") | lexicon.words("quotes/determiners") | _LINKS | {"late", "and", "or"}


@lexicon.per_language
def _words_after_names() -> frozenset[str]:
    """Words that may follow a name without changing who is meant, in lower case: "himself", "OBE"."""
    letters = frozenset(line.lower() for line in lexicon.lines("names/letters_after"))
    return lexicon.words("quotes/after_names") | letters
