"""Cut titles, offices and letters off the names of people, "DI Mara Okafor", and tell people and places by them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from itertools import zip_longest

from reader import lexicon
from reader.annotate.entities.mention import ORGANIZATIONS_AND_PLACES, Mention, Sentence
from reader.annotate.entities.role_words import PROFESSION_SUFFIXES, is_head, is_honorific
from reader.base.values import replace
from reader.model.annotation import EntityKind
from reader.model.span import Span

_WORD = re.compile(r"\S+")
_MINISTRY = re.compile(r"\b([\w-]+) (?:of|for) (?:(?:[A-Z]\w*,? ){1,4}and )?\Z")
_MAX_OFFICE_CHARS = 60
"""How far before a name its office begins."""
_MIN_NAME_WORDS = 2
"""Words of a full name; fewer after a trade or a form of address may be one name with it: "Docker Smith", "Rio Don"."""
_TITLE_BEFORE = re.compile(r"([A-Z][\w-]+)\.? \Z")
_SEAT = re.compile(r"\b([\w-]+) of \Z")
_MAX_TITLE_CHARS = 16
_MAX_TITLE_WORDS = 3
"""No listed title is longer."""


def strip_titles(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of people without the titles and letters that were tagged as part of the name."""
    cut = _cut_people(text, mentions, _without_titles)
    surnames = _surnames(text, cut)
    return _cut_people(text, cut, lambda text, span: _without_title_of(text, span, surnames))


def strip_ministries(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of people without the end of an office: "minister for Ports and Ferries Mara Okafor", or its
    place: "mayor of Averil Mara Okafor"."""
    return _cut_people(text, mentions, _without_ministry)


def name_seats(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, that of where somebody is mayor or bishop a place: "the mayor of Averil, Mara Okafor"."""
    mentions = [_without_office(text, mention, following) for mention, following in zip_longest(mentions, mentions[1:])]
    return [
        replace(mention, kind=EntityKind.PLACE)
        if mention.kind is EntityKind.PERSON and _is_seat(text, mention.span, following)
        else mention
        for mention, following in zip_longest(mentions, mentions[1:])
    ]


def _without_office(text: str, mention: Mention, following: Mention | None) -> Mention:
    """An office tagged as a person before its holder, "Bishop of Averil, Rt. Rev. Mara Okafor", reduced to its seat."""
    if mention.kind is not EntityKind.PERSON or following is None or following.kind is not EntityKind.PERSON:
        return mention
    office, of, _ = text[mention.span.start : mention.span.end].partition(" of ")
    is_office = bool(of) and office.rpartition(" ")[2].lower() in lexicon.entries("names/titles_persons")
    if not is_office or not _is_comma_and_titles(text[mention.span.end : following.span.start]):
        return mention
    return replace(mention, span=Span(mention.span.start + len(office) + len(of), mention.span.end))


def _is_seat(text: str, span: Span, following: Mention | None) -> bool:
    if following is None or following.kind is not EntityKind.PERSON:
        return False
    between = text[span.end : following.span.start]
    office = _SEAT.search(text, max(0, span.start - _MAX_TITLE_CHARS), span.start)
    return (
        _is_comma_and_titles(between)
        and office is not None
        and office.group(1).lower() in lexicon.entries("names/titles_persons")
    )


def _is_comma_and_titles(between: str) -> bool:
    """Whether only a comma and titles stand between two names: ", " or ", Most Rev. "."""
    if not between.startswith(", ") or len(between) > _MAX_OFFICE_CHARS:
        return False
    titles = lexicon.entries("names/titles_persons") | {"most", "very"}
    return all(word.lower().strip(".()") in titles for word in between[2:].split())


def name_ranked(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, a rank in capitals with a full name a person, though it was tagged as an organization or a place:
    "ASI Mara Okafor", "OC Mara Okafor of Averil Police Station"."""
    return [
        replace(mention, kind=EntityKind.PERSON)
        if mention.kind in ORGANIZATIONS_AND_PLACES and _is_ranked(text[mention.span.start : mention.span.end])
        else mention
        for mention in mentions
    ]


def _is_ranked(name: str) -> bool:
    rank, *words = name.partition(" of ")[0].split()
    if len(words) != _MIN_NAME_WORDS or not rank.isupper() or rank not in lexicon.entries("names/titles_outside"):
        return False
    named = all(word[0].isupper() and word[1:].islower() for word in words)
    return named and not any(word.lower() in lexicon.entries("names/orgs_words") for word in words)


def _cut_people(text: str, mentions: Sequence[Mention], cut: Callable[[str, Span], Span]) -> list[Mention]:
    """The mentions, those of people with the part of their span that `cut` leaves of it."""
    spans = [cut(text, each.span) if each.kind is EntityKind.PERSON else each.span for each in mentions]
    return [each if each.span == span else replace(each, span=span) for each, span in zip(mentions, spans, strict=True)]


def _without_ministry(text: str, span: Span) -> Span:
    words = list(_WORD.finditer(text, *span))
    given = lexicon.table("names/given_names")
    if len(words) < 3 or words[0].group().lower() in given or words[1].group().lower() not in given:
        return span
    office = _MINISTRY.search(text, max(0, span.start - _MAX_OFFICE_CHARS), span.start)
    return Span(words[1].start(), span.end) if office and is_head(office.group(1).lower()) else span


def _without_titles(text: str, span: Span) -> Span:
    found = list(_WORD.finditer(text, *span))
    words = [word.group() for word in found]
    first = _after_inner_title(words) or int(_begins_with_trade(words) or _ends_title(text, span, words))
    end = len(words)
    while size := _title_size(words[first : first + _MAX_TITLE_WORDS], end - first - 1):
        first += size
    while end - first > 2 and words[end - 1].strip(".,()") in lexicon.entries("names/letters_after"):
        end -= 1
    end = next((index for index in range(first + _MIN_NAME_WORDS, end) if words[index] == "of"), end)  # "… of Averil"
    if (first, end) == (0, len(words)):
        return span
    last = found[end - 1].end() - words[end - 1].endswith(",") if end < len(words) else span.end
    return Span(found[first].start(), last)


def _after_inner_title(words: Sequence[str]) -> int:
    """Where the name begins after a title inside it: "Averil Senator Hon. | Mara Okafor", "Averil Mayor | Mara Okafor".

    A title that is not abbreviated counts before a given name only.
    """
    given = lexicon.table("names/given_names")
    for index in range(len(words) - _MIN_NAME_WORDS - 1, 0, -1):
        if words[index].endswith(".") and is_honorific(words[index].lower().strip("().")):
            return index + 1
        if words[index + 1].lower() in given and _is_office(words[index]) and words[index].lower() not in given:
            return index + 1
    return 0


def _is_office(word: str) -> bool:
    lists = ("names/titles_persons", "names/roles_heads")
    return word[:1].isupper() and any(word.lower() in lexicon.entries(name) for name in lists)


def _ends_title(text: str, span: Span, words: Sequence[str]) -> bool:
    """Whether a name begins with the end of a title of two words: "Tan | Sri Mara Okafor"."""
    before = _TITLE_BEFORE.search(text, max(0, span.start - _MAX_TITLE_CHARS), span.start)
    if before is None or len(words) < _MIN_NAME_WORDS:
        return False
    return f"{before.group(1)} {words[0]}" in lexicon.entries("names/titles_outside")


def _begins_with_trade(words: Sequence[str]) -> bool:
    """Whether a name of at least three words begins with a trade: "Agronomist Mara Okafor"."""
    if len(words) <= _MIN_NAME_WORDS or not all(word[0].isupper() for word in words):
        return False
    first = words[0].lower()
    if first in lexicon.entries("names/roles_heads"):
        given = lexicon.table("names/given_names")
        return first not in given and words[1].lower() in given
    return first in lexicon.entries("names/roles_trades") or first.endswith(PROFESSION_SUFFIXES)


def _surnames(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """The last words of the full names of people, without those that only a title precedes."""
    names = [text[each.span.start : each.span.end].split() for each in mentions if each.kind is EntityKind.PERSON]
    return frozenset(words[-1] for words in names if len(words) > 1 and not _is_title(words[0]))


def _without_title_of(text: str, span: Span, surnames: Set[str]) -> Span:
    """A name without its title if the rest is the surname of somebody named in full: "Archbishop | Okafor"."""
    words = text[span.start : span.end].split()
    if len(words) != _MIN_NAME_WORDS or words[1] not in surnames or not _is_title(words[0]):
        return span
    return Span(span.end - len(words[1]), span.end)


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in lexicon.entries("names/titles_persons") and word.lower() not in lexicon.table(
        "names/given_names"
    )


def _title_size(words: Sequence[str], limit: int) -> int:
    """How many of these words, at most `limit`, are a title; 0 if none."""
    plain = [word.rstrip(".") for word in words]
    sizes = range(min(limit, len(words)), 0, -1)
    return next((size for size in sizes if " ".join(plain[:size]) in lexicon.entries("names/titles_outside")), 0)
