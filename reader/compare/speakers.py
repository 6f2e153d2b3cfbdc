"""Who speaks in several articles, and whether two of them are the same. Compares names; knows nothing of words said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import Enum

from reader import lexicon
from reader.annotate.entities import name_forms
from reader.base.text import one_line
from reader.base.values import Value
from reader.model.annotation import Entity, EntityKind, Quote, QuoteKind
from reader.model.document import Document

_LIKE = 0.8
"""Similarity from which two family names of people with the same given name are spellings of one: "Zelensky" and
"Zelenskyy". Unlike family names that begin with the same letters stay below it."""


class Agreement(Enum):
    """Whether articles give the same words to the same speaker."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"
    """Fewer than two of them say who speaks."""


class Speaker(Value):
    """Somebody whom one article quotes."""

    article: int
    name: str
    """The fullest name, else the source as it is written there; "" if no source was found."""
    entity: Entity | None
    quotes: tuple[Quote, ...]
    """In the order of the text; words in quotation marks that nobody says are left out."""
    words: int
    """The words of these quotes."""

    @property
    def role(self) -> str:
        """What the article calls them first; "" if it calls them nothing."""
        return one_line(self.entity.role or "") if self.entity else ""

    @property
    def is_known(self) -> bool:
        """Whether the article names them: a pronoun alone names nobody."""
        return bool(self.name) and (self.entity is not None or not _is_pronoun(self.name))


def _is_pronoun(name: str) -> bool:
    """Whether a source is only a word such as "he"."""
    return name.casefold() in lexicon.entries("quotes/pronouns")


class Cast:
    """The speakers of one article."""

    def __init__(self, article: int, document: Document) -> None:
        entities = {entity.id: entity for entity in document.entities}
        quotes: dict[str, list[Quote]] = {}
        for quote in document.quotes:
            if quote.kind is not QuoteKind.SCARE:
                quotes.setdefault(_key(document, quote), []).append(quote)
        self._speakers = {
            key: _speaker(article, document, entities.get(own[0].speaker or ""), own) for key, own in quotes.items()
        }
        self._by_quote = {quote.id: speaker for speaker in self._speakers.values() for quote in speaker.quotes}

    def __iter__(self) -> Iterator[Speaker]:
        """Those that the article names, those with most words first."""
        known = (speaker for speaker in self._speakers.values() if speaker.is_known)
        return iter(sorted(known, key=lambda speaker: -speaker.words))

    def speaker_of(self, quote: Quote) -> Speaker:
        """Who says a quote of this article."""
        return self._by_quote[quote.id]

    def unsourced(self) -> tuple[Quote, ...]:
        """The quotes for which no source was found, in the order of the text."""
        return next((speaker.quotes for speaker in self._speakers.values() if not speaker.name), ())


def _key(document: Document, quote: Quote) -> str:
    if quote.speaker:
        return f"entity {quote.speaker}"
    return f"source {' '.join(name_forms.folded_words(document.slice(quote.source)))}" if quote.source else ""


def _speaker(article: int, document: Document, entity: Entity | None, quotes: Sequence[Quote]) -> Speaker:
    source = quotes[0].source
    name = entity.name if entity else one_line(document.slice(source)) if source else ""
    words = sum(len(document.slice(span).split()) for quote in quotes for span in quote.content)
    return Speaker(article, name, entity, tuple(quotes), words)


def agreement(speakers: Iterable[Speaker]) -> Agreement:
    """Whether these, to whom the same words are given, are one."""
    known = sorted((speaker for speaker in speakers if speaker.is_known), key=lambda each: -len(_words(each.name)))
    if len(known) < 2:
        return Agreement.UNKNOWN
    return Agreement.SAME if all(is_same(known[0], other) for other in known[1:]) else Agreement.DIFFERENT


def only_in_one(casts: Sequence[Cast]) -> list[list[Speaker]]:
    """For each article its speakers whom no other one quotes, those with most words first."""
    by_key: dict[_Key, list[Speaker]] = {}
    for cast in casts:
        for speaker in cast:
            for key in _known_by(speaker):
                by_key.setdefault(key, []).append(speaker)
    return [[speaker for speaker in cast if not _is_elsewhere(speaker, by_key)] for cast in casts]


def _is_elsewhere(speaker: Speaker, by_key: Mapping[_Key, Sequence[Speaker]]) -> bool:
    return any(
        other.article != speaker.article and is_same(speaker, other)
        for key in _sought_by(speaker)
        for other in by_key.get(key, ())
    )


_Key = tuple[str, str]
"""What a word is to a speaker, and the word: the family name, the given name before one, the only name, a word of the
role, the last word of a description."""


def _known_by(speaker: Speaker) -> set[_Key]:
    """Keys under which a speaker is found by all who may be the same."""
    if speaker.entity is None:
        return {("description", word) for word in _words(speaker.name)[-1:]}
    keys = {("role", word) for word in _role_words(speaker)}
    for words in filter(None, map(_words, _names(speaker))):
        keys |= {("family", words[-1]), ("given" if len(words) > 1 else "only", words[0])}
    return keys


def _sought_by(speaker: Speaker) -> set[_Key]:
    """Keys under which those are found who may be the same as a speaker."""
    if speaker.entity is None:
        return {(what, word) for word in _words(speaker.name)[-1:] for what in ("description", "role", "family")}
    keys = {("description", word) for word in _role_words(speaker)}
    for words in filter(None, map(_words, _names(speaker))):
        keys |= {("family", words[-1]), ("only" if len(words) > 1 else "given", words[0]), ("description", words[-1])}
    return keys


def is_same(speaker: Speaker, other: Speaker) -> bool:
    """Whether two articles on one event mean the same speaker; spellings make no difference, and neither does leaving
    out the given name."""
    if speaker.entity and other.entity:
        if EntityKind.PERSON is speaker.entity.kind is other.entity.kind:
            return is_same_person(speaker.name, other.name)
        return not _spellings(speaker).isdisjoint(_spellings(other))
    if not (speaker.entity or other.entity):
        return _words(speaker.name) == _words(other.name)
    named, described = (speaker, other) if speaker.entity else (other, speaker)
    return set(_words(described.name)) <= _described(named)


def is_same_person(name: str, other: str) -> bool:
    """Whether two names can be those of one person whom two articles on one event quote."""
    short, long = sorted((_words(name), _words(other)), key=len)
    if not short or "".join(short) == "".join(long):
        return bool(short)
    if len(short) == 1:
        return short[0] in (long[0], long[-1])
    return _is_same_given(short[0], long[0]) and _is_same_family(short[-1], long[-1], short[0] == long[0])


def _is_same_given(name: str, other: str) -> bool:
    return name == other or (min(len(name), len(other)) == 1 and name[0] == other[0])


def _is_same_family(name: str, other: str, is_same_given: bool) -> bool:
    return name == other or (is_same_given and SequenceMatcher(None, name, other).ratio() >= _LIKE)


def _words(name: str) -> tuple[str, ...]:
    return name_forms.person_words(name)


def _names(speaker: Speaker) -> Iterator[str]:
    yield speaker.name
    if speaker.entity:
        yield from (alias.text for alias in speaker.entity.aliases)


def _spellings(speaker: Speaker) -> set[str]:
    return {name_forms.key(name) for name in _names(speaker)}


def _described(speaker: Speaker) -> set[str]:
    """The words by which the article names somebody, and calls them."""
    return _role_words(speaker) | {word for name in _names(speaker) for word in name_forms.folded_words(name)}


def _role_words(speaker: Speaker) -> set[str]:
    roles = speaker.entity.roles if speaker.entity else ()
    return {word for role in roles for word in name_forms.folded_words(role.text)}
