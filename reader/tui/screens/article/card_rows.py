"""The rows of cards: what is known of a quote, a name or the document, and the evidence for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TypeVar

from reader.base.moments import local_minute
from reader.base.text import one_line
from reader.model.annotation import Entity, EntityKind, Quote, QuoteKind
from reader.model.document import BlockKind, Document
from reader.model.headings import ENTITY_NOUNS, NAME_HEADINGS, QUOTE_HEADINGS
from reader.model.paragraphs import Paragraphs
from reader.model.raw import STANDARD_INPUT
from reader.model.span import Span
from reader.page.citation import said_by
from reader.page.item_keys import PlaceKey
from reader.page.status_text import set_aside
from reader.page.trail import NotePlace
from reader.page.voices import SPOKEN, quote_line, quoted_words
from reader.tui.widgets.entry import EntryLine
from reader.tui.widgets.pick_list import Item


class _Card:
    """The rows of a card: a label, words, and the place they lead to."""

    def __init__(self, document: Document) -> None:
        self._paragraphs = Paragraphs(document)

    def rows(self, pairs: Iterable[tuple[str, str, Hashable]]) -> Iterator[Item]:
        """One row per pair with words; a repeated label is left blank.

        The third part is where the row leads: a span of the text, or a key; None for nowhere.
        """
        before = ""
        used: set[Hashable] = set()
        for number, (label, words, leads) in enumerate(pairs):
            if not words:
                continue
            key = PlaceKey(leads) if isinstance(leads, Span) else leads or number
            place = self._paragraphs.name_at(leads.start) if isinstance(leads, Span) else ""
            shown = label if label != before else " "
            before = label
            if key in used:  # Two rows may lead to the same place, but the keys of a list are unique.
                key = number
            used.add(key)
            yield Item(key, (EntryLine(words, place, "plain", 0, wraps=True, label=shown),))


def card_of_quote(document: Document, quote: Quote) -> Iterator[Item]:
    """The speaker, the words that name them, the rule that applied, and its certainty."""
    speaker = document.speaker_of(quote)
    return _Card(document).rows(
        [
            ("words", quote_line(document, quote), quote.content[0]),
            ("kind", QUOTE_HEADINGS[quote.kind], None),
            ("speaker", speaker.name if speaker else "not known", speaker.mentions[0] if speaker else None),
            *(("role", role.text, role.span) for role in (speaker.roles if speaker else ())),
            ("in the text", document.slice(quote.source) if quote.source else "nobody is named", quote.source),
            ("cue", document.slice(quote.cue) if quote.cue else "none", quote.cue),
            ("via", document.slice(quote.via) if quote.via else "", quote.via),
            ("known by", quote.reason or "", None),
            ("how sure", quote.certainty.value, None),
        ]
    )


def card_of_entity(document: Document, entity: Entity) -> Iterator[Item]:
    """The kind, roles and aliases with their places and reasons, and the quotes by and about the entity."""
    own = [quote for quote in document.quotes if quote.speaker == entity.id]
    said = [quote for quote in own if quote.kind in SPOKEN]
    about = [
        quote
        for quote in document.quotes
        if quote.speaker != entity.id
        and quote.kind is not QuoteKind.SCARE
        and any(part.contains(mention) for part in quote.content for mention in entity.mentions)
    ]
    share = sum(quoted_words(document, quote) for quote in said)
    first, *others = entity.mentions or entity.either
    return _Card(document).rows(
        [
            ("kind", ENTITY_NOUNS[entity.kind], None),
            *(("role", role.text, role.span) for role in entity.roles),
            *(("also", f"{alias.text}: {alias.reason}", alias.span) for alias in entity.aliases),
            *(("either", f"{document.slice(span)}: this one or another", span) for span in entity.either),
            *(("not merged", document.slice(span), span) for span in entity.unmerged),
            ("mentions", f"{len(entity.mentions)}, first here", first),
            *(("mentions", _around(document, span), span) for span in others),
            ("words quoted", f"{share:,}" if share else "", None),
            *(("quotes by", quote_line(document, quote), quote.content[0]) for quote in own),
            *(("quotes about", quote_line(document, quote), quote.content[0]) for quote in about),
        ]
    )


def card_of_note(document: Document, note: NotePlace, made: float) -> Iterator[Item]:
    """What was written, on which words, who said them, and when."""
    return _Card(document).rows(
        [
            ("note", note.words, None),
            ("words", one_line(document.slice(note.span)), note.span),
            ("said by", said_by(document, note.span), None),
            ("made", local_minute(made) if made else "", None),
        ]
    )


class Choice(Enum):
    """Rows of a card that open another card."""

    ENCODING = "encoding"
    """The encoding of the document."""


ENCODINGS: Sequence[tuple[str, str]] = (
    ("utf-8", "all languages"),
    ("windows-1252", "Western Europe"),
    ("windows-1250", "Central Europe"),
    ("iso-8859-2", "Central Europe"),
    ("windows-1251", "Cyrillic"),
    ("koi8-r", "Russian"),
    ("koi8-u", "Ukrainian"),
    ("windows-1253", "Greek"),
    ("windows-1254", "Turkish"),
    ("windows-1255", "Hebrew"),
    ("windows-1256", "Arabic"),
    ("windows-1257", "Baltic"),
    ("windows-1258", "Vietnamese"),
    ("shift_jis", "Japanese"),
    ("euc-jp", "Japanese"),
    ("gb18030", "Chinese"),
    ("big5", "Chinese, traditional"),
    ("euc-kr", "Korean"),
    ("utf-16-le", "all languages"),
    ("utf-16-be", "all languages"),
    ("mac-roman", "Western Europe, old Macintosh"),
    ("cp437", "old PC"),
)
"""Encodings to choose from, and where each is used."""


def encodings() -> list[Item]:
    """The encodings to choose from."""
    return [Item(name, (EntryLine(name, where),)) for name, where in ENCODINGS]


def card_of_document(document: Document, length: int, lost: Iterable[str] = ()) -> Iterator[Item]:
    """Source, metadata, counts of what was found, guesses, and descriptions of saved items that are `lost`."""
    source, metadata = document.source, document.metadata
    quotes = Counter(quote.kind for quote in document.quotes)
    names = Counter(entity.kind for entity in document.entities)
    guessed = [
        "the encoding" if source.encoding_guessed else "",
        "the author, from a follow line" if metadata.authors_inferred else "",
    ]
    return _Card(document).rows(
        [
            ("headline", metadata.headline or "none found", None),
            ("authors", ", ".join(metadata.authors) or "none found", None),
            ("published", metadata.published or "not found", None),
            ("publisher", metadata.publisher or "not found", None),
            ("address", metadata.url or "", None),
            ("language", metadata.language or "", None),
            ("source", source.uri if source.uri != STANDARD_INPUT else "standard input", None),
            ("format", source.format, None),
            ("encoding", f"{source.encoding}; Enter chooses another", Choice.ENCODING),
            ("guessed", ", ".join(filter(None, guessed)), None),
            *(("notice", notice, None) for notice in document.notices),
            *(("lost", words, None) for words in lost),
            ("words", f"{length:,}", None),
            ("quotes", ", ".join(_counts(quotes, QUOTE_HEADINGS)), None),
            ("names", ", ".join(_counts(names, NAME_HEADINGS)), None),
            ("captions", str(len(document.captions) or ""), None),
            ("set aside", set_aside(document), None),
        ]
    )


Kind = TypeVar("Kind", EntityKind, QuoteKind)


def _counts(found: Mapping[Kind, int], headings: Mapping[Kind, str]) -> Iterator[str]:
    """The number of each kind that was found, in the words of the lists."""
    return (f"{found[kind]:,} {name.lower()}" for kind, name in headings.items() if found.get(kind))


def sections_of(document: Document) -> list[Item]:
    """The headings, each leading to its place."""
    paragraphs = Paragraphs(document)
    return [
        Item(
            PlaceKey(block.span),
            (
                EntryLine(
                    one_line(document.slice(block.span)),
                    f"¶{paragraphs.number_at(block.span.start) + 1}",
                    "plain",
                    2 * max(0, block.level - 2),
                ),
            ),
        )
        for block in document.blocks_of(BlockKind.HEADING)
    ]


_CONTEXT_CHARS = 28
"""Maximum code points shown on each side of a mention."""


def _around(document: Document, span: Span) -> str:
    """A mention with some context."""
    before = document.text[max(0, span.start - _CONTEXT_CHARS) : span.start].partition(" ")[2]
    after = document.text[span.end : span.end + _CONTEXT_CHARS].rpartition(" ")[0]
    return f"… {one_line(before + document.slice(span) + after)} …"
