"""Gather the mentions of persons: full names, shorter ones, bare surnames. Knows naming customs; reads no roles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from reader.annotate import vocabulary
from reader.annotate.entities import forms, gazetteer
from reader.annotate.entities.thing import Thing
from reader.model.annotation import EntityKind
from reader.model.span import Span

_MOST = 50
"""People of one name that a shorter form is compared with; keeps lists of a thousand namesakes cheap."""
_OPEN = 6
"""Bearers from which on a bare name is nobody's in particular."""
_SURNAME, _GIVEN, _INNER = "surname", "given name", "part of the name"
_KIN = re.compile(r"\s+(?:regime|dynasty|family|clan|brothers|sisters|siblings)\b")
"""What is ruled or borne by a family is not the person; an administration or an era is named for the person."""
_ARTICLE_BEFORE = re.compile(r"\b[Tt]he\s+\Z")
_TITLE_BEFORE = re.compile(r"([^\W\d_]+)\.?\s+\Z")
_PRONOUN = re.compile(r"[^.!?;\n\"“”]{0,60}?\b(he|his|him|she|her)\b")


def gather(text: str, mentions: Sequence[Span], blocks: Sequence[Span]) -> list[Thing]:
    """One thing for each person; `blocks` are the paragraphs, in order.

    A name that fits several people equally well, and that the words round it do not settle, is `either` on each.
    """
    named = [(span, " ".join(text[span.start : span.end].split())) for span in mentions]
    people = _merge_full([(span, name) for span, name in named if len(forms.personal(name)) > 1])
    settler = _Settler(text, people, blocks)
    singles: dict[str, Thing] = {}
    for span, name in named:
        words = forms.personal(name)
        if len(words) < 2:
            settler.place(span, name, words, singles)
    return people + [thing for thing in singles.values() if thing.mentions]


def _merge_full(named: Sequence[tuple[Span, str]]) -> list[Thing]:
    """Full names, each with the spellings and shorter forms that fit no other."""
    by_key: dict[str, Thing] = {}
    for span, name in named:
        key = "".join(forms.personal(name))
        thing = by_key.setdefault(key, Thing(EntityKind.PERSON))
        thing.add(span, name, forms.difference(name, next(iter(thing.names), name)))
    things = sorted(by_key.values(), key=lambda thing: -len(forms.personal(thing.name)))
    by_word: dict[str, list[Thing]] = {}
    kept: list[Thing] = []
    for thing in things:
        short = forms.personal(thing.name)
        near = by_word.get(short[-1], [])[-_MOST:] + by_word.get(short[0], [])[-_MOST:]
        hosts = [host for host in near if _shortens(short, host)]
        if len({id(host) for host in hosts}) == 1:
            hosts[0].absorb(thing, "shorter name")
            continue
        kept.append(thing)
        for word in set(short):
            by_word.setdefault(word, []).append(thing)
    return kept


def _shortens(short: Sequence[str], host: Thing) -> bool:
    """Whether these words are a shorter form of a person's full name."""
    full = forms.personal(host.name)
    if len(short) == len(full):
        pairs = list(zip(short, full, strict=True))
        same = sum(a == b for a, b in pairs)
        return short[-1] == full[-1] and same < len(full) and all(_fits(a, b) or _fits(b, a) for a, b in pairs)
    if short[0] in _particles() or short[0] != full[0]:
        return tuple(short) == tuple(full[-len(short) :])
    rest = iter(full)
    return all(any(_fits(word, other) for other in rest) for word in short)


def _fits(word: str, other: str) -> bool:
    """Whether a word is another, or its initial."""
    return word == other or (len(word) == 1 and other.startswith(word))


def _bears(words: Sequence[str], name: str) -> str | None:
    """As what a full name holds a bare one; None where it does not."""
    word = words[0]
    full = forms.personal(name)
    if word not in full:
        return None
    if family_first(name):
        return _SURNAME if word == full[0] else _GIVEN
    if word == full[-1]:
        return _SURNAME
    return _GIVEN if word == full[0] else _INNER


@cache
def family_first(name: str) -> bool:
    """Whether a full name puts the family before the given name: Kim Jong Un, Xi Jinping, not Kim Jones."""
    full = forms.personal(name)
    if len(full) < 2 or full[0] not in vocabulary.entries("names_family_first") or len(full) > 4:
        return False
    if "-" in name.split()[-1] or len(full) == 3:
        return len(full[1]) > 1 and full[-1] not in _particles()
    return "last" not in gazetteer.load().names(full[-1])


class _Settler:
    """Gives bare names to those who bear them."""

    def __init__(self, text: str, people: Sequence[Thing], blocks: Sequence[Span]) -> None:
        self._text = text
        self._blocks = [block.start for block in blocks]
        self._bearers: dict[str, list[tuple[Thing, str]]] = {}
        for thing in people:
            ranks: dict[str, str] = {}
            for name in thing.names:
                for word in forms.personal(name):
                    rank = _bears([word], name)
                    if rank is not None and _RANKS[rank] > _RANKS.get(ranks.get(word, ""), -1):
                        ranks[word] = rank
            for word, rank in ranks.items():
                self._bearers.setdefault(word, []).append((thing, rank))
        self._full = {id(thing): sorted(span.start for span in thing.mentions) for thing in people}

    def place(self, span: Span, name: str, words: Sequence[str], singles: dict[str, Thing]) -> None:
        """Add a bare name to the one who bears it, to several as `either`, or to a person of that name alone."""
        word = words[0] if words else name
        bearers = self._bearers.get(word, [])
        top = max((_RANKS[rank] for _, rank in bearers), default=0)
        best = [(thing, rank) for thing, rank in bearers if _RANKS[rank] == top]
        if bearers and _KIN.match(self._text, span.end) and self._article(span):
            phrase = self._phrase(span)
            for thing, _ in best[:_OPEN]:
                thing.unmerged.append(phrase)
            return
        if 1 < len(best) <= _OPEN:
            best = self._settled(span, best)
        if len(best) == 1:
            best[0][0].add(span, name, best[0][1])
        elif 1 < len(best) <= _OPEN:
            for thing, _ in best:
                thing.either.append(span)
        else:
            singles.setdefault(word, Thing(EntityKind.PERSON)).add(span, name, "spelt otherwise")

    def _article(self, span: Span) -> bool:
        return _ARTICLE_BEFORE.search(self._text, max(0, span.start - 6), span.start) is not None

    def _phrase(self, span: Span) -> Span:
        article = _ARTICLE_BEFORE.search(self._text, max(0, span.start - 6), span.start)
        kin = _KIN.match(self._text, span.end)
        return Span(article.start() if article else span.start, kin.end() if kin else span.end)

    def _settled(self, span: Span, best: list[tuple[Thing, str]]) -> list[tuple[Thing, str]]:
        """The bearers that the words round a bare name leave over."""
        gender = self._gender_at(span)
        if gender:
            fitting = [each for each in best if self._gender(each[0]) in (gender, "")]
            certain = [each for each in fitting if self._gender(each[0])]
            best = certain if len(certain) == 1 and len(fitting) < len(best) else fitting or best
        before = [each for each in best if self._full[id(each[0])][0] < span.start]
        best = before or best
        if len(best) > 1:
            start = self._block_start(span.start)
            here = [each for each in best if any(start <= place < span.start for place in self._full[id(each[0])])]
            best = here if len(here) == 1 else best
        return best

    def _block_start(self, offset: int) -> int:
        number = bisect_right(self._blocks, offset)
        return self._blocks[number - 1] if number else 0

    def _gender_at(self, span: Span) -> str:
        title = _TITLE_BEFORE.search(self._text, max(0, span.start - 24), span.start)
        known = vocabulary.table("titles_gender").get(title.group(1).lower(), "") if title else ""
        if known:
            return known
        pronoun = _PRONOUN.match(self._text, span.end, span.end + 70)
        return {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}[pronoun.group(1)] if pronoun else ""

    def _gender(self, thing: Thing) -> str:
        """What titles and the given name tell of a person; empty where they tell nothing."""
        titles = vocabulary.table("titles_gender")
        for span in thing.mentions[:8]:
            title = _TITLE_BEFORE.search(self._text, max(0, span.start - 24), span.start)
            if title and title.group(1).lower() in titles:
                return titles[title.group(1).lower()]
        words = forms.personal(thing.name)
        return _given_genders().get(words[0], "") if len(words) > 1 else ""


_RANKS = {_SURNAME: 3, _GIVEN: 2, _INNER: 1}


@cache
def _given_genders() -> dict[str, str]:
    pairs = (re.split(r"[\s|]+", line) for line in vocabulary.lines("given_names"))
    return {pair[0]: pair[-1] for pair in pairs}


@cache
def _particles() -> frozenset[str]:
    return vocabulary.entries("names_particles")
