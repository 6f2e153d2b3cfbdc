"""`reader library note`: notes, added to an article, taken away and listed, on one article or on all."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Sequence
from itertools import groupby

from reader.base.text import one_line
from reader.cli import ALL_READ, SOME_FAILED, WRONG_USAGE
from reader.cli.library.listing import Record, articles_named, print_json, print_lines, print_record, tabbed
from reader.cli.messages import complain
from reader.library.anchors import Anchor, anchor_span
from reader.library.noted import FoundNote, found_in
from reader.library.notes import NO_WORDS, SavedNote
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document
from reader.model.paragraphs import Paragraphs
from reader.page.find import find


def note_article(store: Store, options: Namespace) -> int:
    """Add a note to an article, take one away, or list notes; returns the exit status."""
    shelf = Shelf(store)
    if options.id is None:
        return _print_all(shelf, options)
    articles = articles_named(shelf, options.id)
    if not articles:
        return SOME_FAILED
    words = " ".join(options.words)
    document = shelf.document(articles[0])
    if options.remove is not None:
        if words or options.on:
            complain("--remove takes a note away, and writes none")
            return WRONG_USAGE
        return _remove(store, articles, document, options)
    if words or options.on:
        return _add(store, articles, document, words, options)
    _print(_found(document, store.notes(articles)), document, options.format)
    return ALL_READ


def _found(document: Document | None, notes: Sequence[SavedNote]) -> Sequence[FoundNote]:
    """The notes with their places, which are lost if there is no text."""
    return found_in(document.text if document is not None else "", notes)


def _add(store: Store, articles: tuple[int, ...], document: Document | None, words: str, options: Namespace) -> int:
    anchor = NO_WORDS if options.on is None else _anchor(document, options.on)
    if anchor is None:
        return SOME_FAILED
    number = store.add_note(articles[0], anchor, words, time.time())
    if number is None:
        complain(store.problem or "the note could not be kept")
        return SOME_FAILED
    _print_one(_found(document, store.notes(articles)), number, document, options.format)
    return ALL_READ


def _anchor(document: Document | None, on: str) -> Anchor | None:
    """The one place of these words; None, and a message, if there is none, or more than one."""
    if document is None:
        complain("the text of this article is not kept: open it once")
        return None
    places = list(find(document, on)) if on.strip() else []
    if len(places) == 1:
        return anchor_span(document.text, places[0])
    complain(f"“{one_line(on)}”: {f'stands {len(places)} times' if places else 'is not'} in this article")
    return None


def _remove(store: Store, articles: tuple[int, ...], document: Document | None, options: Namespace) -> int:
    number, found = options.remove, _found(document, store.notes(articles))
    if all(one.saved.number != number for one in found):
        complain(f"{number}: there is no such note on this article")
        return SOME_FAILED
    if not store.remove_note(number):
        complain(store.problem or "the note could not be taken away")
        return SOME_FAILED
    _print_one(found, number, document, options.format)
    return ALL_READ


def _print_one(found: Sequence[FoundNote], number: int, document: Document | None, form: str) -> None:
    """Print for programs the note that was kept or taken away."""
    for one in found:
        if form == "json" and one.saved.number == number:
            print_record(note_record(one, document))


def _print(found: Sequence[FoundNote], document: Document | None, form: str) -> None:
    if form == "json":
        print_json(note_record(one, document) for one in found)
    else:
        print_lines(_lines(found, document))


def _print_all(shelf: Shelf, options: Namespace) -> int:
    """List the notes on all articles, those on articles published last first, each with its article."""
    if options.on or options.remove is not None:
        complain("name the article")
        return WRONG_USAGE
    lines: list[str] = []
    records: list[Record] = []
    for listed, hits in groupby(shelf.notes(), lambda hit: hit.listed):
        document = shelf.document(listed.article)
        found = _found(document, [hit.note for hit in hits])
        where = tabbed((listed.headline or "no headline", listed.article))
        lines += [f"{line}\t{where}" for line in _lines(found, document)]
        about = {"uri": listed.uri, "headline": listed.headline}
        records += [{**note_record(one, document), **about} for one in found]
    if options.format == "json":
        print_json(records)
    else:
        print_lines(lines)
    return ALL_READ


def _lines(found: Sequence[FoundNote], document: Document | None) -> list[str]:
    """Number, place, the words that it is on and what was written."""
    paragraphs = Paragraphs(document) if document is not None else None
    lines = []
    for one in found:
        place = "article" if one.saved.is_on_article else "lost"
        if one.span is not None and paragraphs is not None:
            place = paragraphs.name_at(one.span.start)
        lines.append(tabbed((one.saved.number, place, one_line(_words(one, document)), one_line(one.saved.words))))
    return lines


def _words(one: FoundNote, document: Document | None) -> str:
    return document.slice(one.span) if one.span is not None and document is not None else one.saved.anchor.exact


def note_record(one: FoundNote, document: Document | None) -> Record:
    """A note for programs; `span` is where it is, in code points of the article."""
    return {
        "id": one.saved.number,
        "article": one.saved.article,
        "note": one.saved.words,
        "words": _words(one, document) or None,
        "span": list(one.span) if one.span is not None else None,
        "state": one.state.value,
        "made": one.made,
    }
