"""Markdown with front matter: the notes on one article, as Obsidian, Logseq and others keep them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.base.printable import printable
from reader.base.text import one_line
from reader.export.front_matter import front_matter
from reader.export.markdown_inline import escaped, inline, linked
from reader.export.references.note import Note
from reader.model.document import Document
from reader.model.paragraphs import Paragraphs, paragraph_label
from reader.model.span import Span
from reader.page.citation import address_of, said_by
from reader.page.fragment import with_fragment


def notebook(document: Document, notes: Iterable[Note]) -> str:
    """What the article says about itself, then each note: the words, who said them, where they stand, what was
    written. Words of the article never act as markup; what was written is left as it is."""
    ordered = sorted(notes, key=_place)
    paragraphs = [
        _front_matter(document, len(ordered)),
        f"# {escaped(one_line(document.metadata.headline or 'Notes'))}",
    ]
    places = Paragraphs(document)
    for note in ordered:
        paragraphs += _note(document, note, places)
    return "\n\n".join(paragraphs) + "\n"


def _place(note: Note) -> tuple[bool, Span]:
    """Notes on the whole article come first, then those on words in their order, then those whose words are gone."""
    return bool(note.lost), note.span or Span(0, 0)


def _front_matter(document: Document, count: int) -> str:
    about = document.metadata
    return front_matter(
        {
            "title": one_line(about.headline or ""),
            "author": [one_line(author) for author in about.authors],
            "published": about.published,
            "publisher": one_line(about.publisher or ""),
            "url": address_of(document) or "",
            "source": printable(document.source.uri),
            "notes": count or None,
        }
    )


def _note(document: Document, note: Note, places: Paragraphs) -> Iterator[str]:
    if note.span is not None or note.lost:
        lines = (document.slice(note.span) if note.span is not None else note.lost).strip().splitlines()
        yield "\n".join(f"> {escaped(line)}".rstrip() for line in lines) or ">"
        yield "— " + " · ".join(_about(document, note, places))
    if note.words.strip():
        yield note.words.strip()


def _about(document: Document, note: Note, places: Paragraphs) -> Iterator[str]:
    if note.span is None:
        yield "no longer in the text"
    else:
        said = said_by(document, note.span)
        if said:
            yield inline(said)
        address = address_of(document)
        place = paragraph_label(places.number_at(note.span.start))
        yield linked(place, with_fragment(address, document, note.span)) if address else place
    if note.made:
        yield inline(note.made)
