"""Gather the mentions of persons: full names, shorter ones, bare surnames. Knows naming customs; reads no roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reader.annotate.entities import customs, forms
from reader.annotate.entities.settling import Settler
from reader.annotate.entities.thing import Thing
from reader.model.annotation import EntityKind
from reader.model.span import Span

_MOST = 50
"""People of one name that a shorter form is compared with; keeps lists of a thousand namesakes cheap."""

_KNOWN_AS = re.compile(
    r",?\s\(?(?:(?:also|better|widely|popularly|commonly|otherwise) )?(?:known as|nicknamed|alias|aka|a.k.a.)\s[“\"‘']?"
)


def gather(text: str, mentions: Sequence[Span], blocks: Sequence[Span]) -> list[Thing]:
    """One thing for each person; `blocks` are the paragraphs, in order.

    A name that fits several people equally well, and that the words round it do not settle, is `either` on each.
    """
    named = [(span, forms.written(text, span)) for span in mentions]
    people = _merge_full([(span, name) for span, name in named if len(forms.personal(name)) > 1])
    settler = Settler(text, people, blocks)
    singles: dict[str, Thing] = {}
    for span, name in named:
        words = forms.personal(name)
        if len(words) < 2:
            settler.place(span, name, words, singles)
    _join_bynames(text, mentions, people, singles)
    return people + [thing for thing in singles.values() if thing.mentions]


def _join_bynames(text: str, mentions: Sequence[Span], people: Sequence[Thing], singles: dict[str, Thing]) -> None:
    """Join a name that nobody bears to the person whom the article says is known by it."""
    owner = {span: thing for thing in people for span in thing.mentions}
    bynames = {span: (word, thing) for word, thing in singles.items() for span in thing.mentions}
    for before, span in pairwise(mentions):
        if before in owner and span in bynames and _KNOWN_AS.fullmatch(text, before.end, span.start):
            word, thing = bynames[span]
            if singles.pop(word, None):
                owner[before].absorb(thing, "known by it")


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
    if short[0] in customs.particles() or short[0] != full[0]:
        return tuple(short) == tuple(full[-len(short) :])
    rest = iter(full)
    return all(any(_fits(word, other) for other in rest) for word in short)


def _fits(word: str, other: str) -> bool:
    """Whether a word is another, or its initial."""
    return word == other or (len(word) == 1 and other.startswith(word))
