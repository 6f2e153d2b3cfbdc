"""What the library keeps of an annotated article, as rows of its tables. Knows no database."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from hashlib import sha256
from heapq import nsmallest
from typing import NamedTuple

from reader import lexicon
from reader.base import lazy_regex
from reader.base.text import one_line
from reader.library.linking import NameForm, form_of
from reader.model.annotation import Entity, EntityKind, QuoteKind
from reader.model.document import Document
from reader.model.headings import LISTED_AS_FACTS
from reader.model.span import Span

SHINGLE_WORDS, LONG_WORD_CHARS = 5, 7
"""Words of a shingle, and characters of the word that it begins with: fewer runs to hash, and the same ones in both of
two texts."""

SKETCH_SIZE = 8
"""How many shingles of an article are kept, those with the smallest hashes. Of two texts that share seven in ten
shingles, fewer than 1 in 10,000 pairs have none of these in common."""


class EntityRow(NamedTuple):
    """An entity of the article."""

    n: int
    kind: str
    name: str
    roles: str
    aliases: str
    mentions: int
    form: NameForm | None
    """For a person called by a full name."""


class QuoteRow(NamedTuple):
    """A quote of the article."""

    n: int
    kind: str
    speaker: str | None
    """Name of the speaker, else who the text says is speaking."""
    form: NameForm | None
    certainty: str
    start: int
    length: int
    words: str | None
    """The words of a quote in several parts; None if they are a part of the text."""


class Findings(NamedTuple):
    """All that was found in an article."""

    entities: Sequence[EntityRow]
    quotes: Sequence[QuoteRow]

    @property
    def digest(self) -> str:
        """What tells findings of the same text apart."""
        return sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def findings_of(document: Document) -> Findings:
    """The names and quotes of a document; quotation marks around words that nobody says are left out."""
    genders = lexicon.table("names/titles_gender")
    forms = {entity.id: _form(document, entity, genders) for entity in document.entities}
    return Findings(tuple(_entities(document, forms)), tuple(_quotes(document, forms)))


def _form(document: Document, entity: Entity, genders: Mapping[str, str]) -> NameForm | None:
    if entity.kind is not EntityKind.PERSON:
        return None
    found = {genders.get(_word_before(document.text, mention)) for mention in entity.mentions} - {None}
    return form_of(one_line(entity.name), str(found.pop()) if len(found) == 1 else "")


def _word_before(text: str, mention: Span) -> str:
    """The word before a mention in lower case, as titles are listed."""
    before = text[max(0, mention.start - 16) : mention.start].rsplit(None, 1)
    return before[-1].rstrip(".").lower() if before else ""


def _entities(document: Document, forms: Mapping[str, NameForm | None]) -> Iterator[EntityRow]:
    for n, entity in enumerate(document.entities):
        if entity.kind not in LISTED_AS_FACTS:  # nobody looks for these across articles
            yield EntityRow(
                n,
                entity.kind.value,
                one_line(entity.name),
                _lines(role.text for role in entity.roles),
                _lines(alias.text for alias in entity.aliases),
                len(entity.mentions),
                forms[entity.id],
            )


def _lines(words: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(map(one_line, words)))


def _quotes(document: Document, forms: Mapping[str, NameForm | None]) -> Iterator[QuoteRow]:
    names = {entity.id: one_line(entity.name) for entity in document.entities}
    for n, quote in enumerate(document.quotes):
        if quote.kind is not QuoteKind.SCARE:
            first, *more = quote.content
            said = names.get(quote.speaker or "") or (one_line(document.slice(quote.source)) if quote.source else None)
            form = forms.get(quote.speaker or "")
            yield QuoteRow(
                n,
                quote.kind.value,
                said,
                form,
                quote.certainty.value,
                first.start,
                first.length,
                one_line(" ".join(map(document.slice, quote.content))) if more else None,
            )


def sketch_of(text: str) -> list[int]:
    """Hashes of some of its runs of words. Nearly the same texts have one or more of them in common."""
    return sketch_among(runs_of(text))


def sketch_among(runs: Set[int]) -> list[int]:
    """The sketch of a text with these runs of words."""
    return nsmallest(SKETCH_SIZE, runs)


def runs_of(text: str) -> set[int]:
    """Hashes of its runs of words, by which two texts are compared."""
    words = _WORD.findall(text.lower())
    runs = (words[at : at + SHINGLE_WORDS] for at, word in enumerate(words) if len(word) >= LONG_WORD_CHARS)
    return {zlib.crc32(" ".join(run).encode()) for run in runs}


_WORD = lazy_regex.compile(r"\w+")
