"""`reader library show`: articles as the library keeps them, whatever became of their sources."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from shutil import get_terminal_size

from reader.base.moments import utc_moment
from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.library.listing import Record, listed_record, print_json, print_record
from reader.cli.messages import complain
from reader.cli.output import open_output
from reader.cli.terminal import on_terminal
from reader.export.lines import Page, ended
from reader.export.people.json import quote_record
from reader.export.plain import plain_lines
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document
from reader.settings import Settings


def show_articles(store: Store, options: Namespace) -> int:
    """Print each article; those that are not kept are reported."""
    shelf = Shelf(store)
    kept = list(_kept(shelf, options.ids, options.version))
    if options.format != "json":
        _print_texts(document for _, document in kept)
    elif len(options.ids) > 1:
        print_json(_record(shelf, article, document, options.version) for article, document in kept)
    elif kept:
        print_record(_record(shelf, *kept[0], options.version))
    return ALL_READ if len(kept) == len(options.ids) else SOME_FAILED


def _kept(shelf: Shelf, names: Sequence[str], version: int | None) -> Iterator[tuple[int, Document]]:
    """The articles of these names, or their versions of this number; those that are not kept are reported."""
    for name in names:
        article = next(iter(shelf.articles_of(name)), None)
        document = shelf.document(article, version) if article is not None else None
        if article is not None and document is not None:
            yield article, document
        else:
            is_known = article is not None and version is not None
            complain(f"{name}: {'has no such version' if is_known else 'is not in the library'}")


def _print_texts(documents: Iterable[Document]) -> None:
    page = Page(min(get_terminal_size().columns, Settings().measure) if on_terminal() else None, on_terminal())
    with open_output(None) as output:
        gap = ""
        for document in documents:
            output.write(gap + "".join(ended(plain_lines(document, page))))
            gap = "\n"


def _record(shelf: Shelf, article: int, document: Document, version: int | None) -> Record:
    """The article for programs; `copies` are the others that print the same story, `earlier` its earlier versions."""
    listed, versions = shelf.listed(article), shelf.versions(article)
    is_earlier = version is not None and version <= len(versions)
    found = _earlier_record(document) if is_earlier else _found_record(shelf, article)
    return {
        **(listed_record(listed) if listed is not None else {}),
        "copies": [{"id": one.article, "uri": one.uri, "publisher": one.publisher} for one in shelf.copies(article)],
        "text": document.text,
        **found,
        "earlier": [
            {"number": one.number, "stored": utc_moment(one.stored), "headline": one.headline} for one in versions
        ],
    }


def _earlier_record(document: Document) -> Record:
    """What is known of an earlier version, of which names and quotes are not kept."""
    about = document.metadata
    return {"headline": about.headline, "publisher": about.publisher, "published": about.published}


def _found_record(shelf: Shelf, article: int) -> Record:
    """What an article names, and what is said in it."""
    return {
        "entities": [
            {"kind": one.kind, "name": one.name, "roles": one.roles, "aliases": one.aliases, "person": one.person}
            for one in shelf.entities(article)
        ],
        "quotes": [quote_record(quote) for quote in shelf.quotes_in(article)],
    }
