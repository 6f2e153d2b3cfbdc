"""Join what belongs to one name: "Mara “Duke” Okafor"; name the holders of titles with "of"; drop what is no name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reader import lexicon
from reader.annotate.entities import name_forms
from reader.annotate.entities.mention import Mention, Sentence
from reader.base.values import replace
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

_NICKNAME = re.compile(r"\s[“\"‘'(][A-Z][\w.-]{0,20}(?:\s[A-Z][\w-]{0,20})?[,.]?[”\"’')]\s")
_MAX_INITIAL_CHARS = 2
_SURNAME = re.compile(r"[A-Z][\w’'-]+")
_AFFILIATION = re.compile(r"(?:R|D|I|DFL|Dem|Rep)-[A-Z][\w. ]*")
_PEERAGE = tuple(
    f"{title} of " for title in ("Duke", "Duchess", "Earl", "Countess", "Marquess", "Marchioness", "Prince", "Princess")
)
_PEER = re.compile(rf"\b(?:{'|'.join(_PEERAGE)})[A-Z]\w+(?:\sand\s[A-Z]\w+)?")
_STORM_KINDS = frozenset({EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION, EntityKind.EVENT})


def join_nicknames(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, a given name joined with the nickname in quotation marks and the surname after it.

    Not in headlines, where a quotation after a name has capitals too.
    """
    headlines = SpanIndex((sentence.span, None) for sentence in sentences if sentence.titled)
    found: list[Mention] = []
    for mention, following in zip_longest(mentions, mentions[1:]):
        if found and found[-1].span.end >= mention.span.end:
            continue
        may_go_on = mention.kind is EntityKind.PERSON and _is_given(text, mention.span)
        nickname = _NICKNAME.match(text, mention.span.end) if may_go_on else None
        surname = _SURNAME.match(text, nickname.end()) if nickname else None
        if (
            nickname is None
            or surname is None
            or surname.group().lower() in lexicon.words("names/calendar")
            or headlines.within(mention.span)
        ):
            found.append(mention)
            continue
        is_named = following is not None and following.kind is EntityKind.PERSON
        ends = [following.span.end] if is_named and following.span.start == surname.start() else []
        found.append(replace(mention, span=Span(mention.span.start, max([surname.end(), *ends]))))
    return found


def _is_given(text: str, span: Span) -> bool:
    """Whether a name has no surname yet: one word, or one before an initial, "Mara C."."""
    first, *rest = text[span.start : span.end].split()
    return first[:1].isupper() and all(word.endswith(".") and len(word) <= _MAX_INITIAL_CHARS for word in rest)


def drop_affiliations(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions but those that say for which party and place somebody sits: "R-Averil"."""
    return [mention for mention in mentions if not _AFFILIATION.fullmatch(text, *mention.span)]


def add_peers(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with those who are called by a title and a place: "the Duke of Averil" is a person, not a place."""
    if not any(title in text for title in _PEERAGE):
        return list(mentions)
    people = SpanIndex((mention.span, None) for mention in mentions if mention.kind is EntityKind.PERSON)
    peers = [Span(*match.span()) for match in _PEER.finditer(text) if not people.at(match.start())]
    held = SpanIndex((span, None) for span in peers)
    kept = [mention for mention in mentions if not held.within(mention.span)]
    return sorted([*kept, *(Mention(span, EntityKind.PERSON) for span in peers)], key=lambda mention: mention.span)


def name_storms(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, the bare name of a storm an event as the storm is: "Odette" after "Storm Odette"."""
    storms = set(_storms(text, mentions))
    if not storms:
        return list(mentions)
    return [
        replace(mention, kind=EntityKind.EVENT)
        if mention.kind in _STORM_KINDS
        and name_forms.folded_words(name_forms.surface_form(text, mention.span)) in storms
        else mention
        for mention in mentions
    ]


def _storms(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, ...]]:
    for mention in mentions:
        words = name_forms.folded_words(name_forms.surface_form(text, mention.span))
        if mention.kind is EntityKind.EVENT and len(words) > 1 and words[-2] in lexicon.words("names/storms"):
            yield words[-1:]
