"""`reader library show`: articles as the library keeps them, whatever became of their sources."""

from __future__ import annotations

from argparse import Namespace
from shutil import get_terminal_size

from reader.base.moments import utc_moment
from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.library.listing import Record, listed_record, record_text
from reader.cli.library.person import quote_record
from reader.cli.messages import complain
from reader.cli.output import open_output
from reader.cli.terminal import on_terminal
from reader.export.lines import Page, ended
from reader.export.plain import plain_lines
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document
from reader.settings import Settings


def show_articles(store: Store, options: Namespace) -> int:
    """Print each article; those that are not kept are reported."""
    shelf = Shelf(store)
    status = ALL_READ
    with open_output(None) as output:
        gap = ""
        for name in options.ids:
            shown = _shown(shelf, name, options.format, options.version)
            if shown is None:
                is_known = options.version is not None and shelf.articles_of(name)
                complain(f"{name}: {'has no such version' if is_known else 'is not in the library'}")
                status = SOME_FAILED
            else:
                output.write(gap + shown)
                gap = "\n" if options.format == "text" else ""
    return status


def _shown(shelf: Shelf, name: str, form: str, version: int | None) -> str | None:
    article = next(iter(shelf.articles_of(name)), None)
    document = shelf.document(article, version) if article is not None else None
    if article is None or document is None:
        return None
    if form == "json":
        versions = shelf.versions(article)
        is_earlier = version is not None and version <= len(versions)
        record = _earlier_record(shelf, article, document) if is_earlier else _record(shelf, article, document.text)
        kept = [{"number": one.number, "stored": utc_moment(one.stored), "headline": one.headline} for one in versions]
        return record_text({**record, "earlier": kept})
    width = min(get_terminal_size().columns, Settings().measure) if on_terminal() else None
    return "".join(ended(plain_lines(document, Page(width, on_terminal()))))


def _earlier_record(shelf: Shelf, article: int, document: Document) -> Record:
    """An earlier version, of which names and quotes are not kept."""
    listed, about = shelf.listed(article), document.metadata
    now = listed_record(listed) if listed is not None else {}
    was = {"headline": about.headline, "publisher": about.publisher, "published": about.published}
    return {**now, **was, "text": document.text}


def _record(shelf: Shelf, article: int, text: str) -> Record:
    listed, entities, quotes = shelf.listed(article), shelf.entities(article), shelf.quotes_in(article)
    return {
        **(listed_record(listed) if listed is not None else {}),
        "copies": [{"id": one.article, "uri": one.uri, "publisher": one.publisher} for one in shelf.copies(article)],
        "text": text,
        "entities": [
            {"kind": one.kind, "name": one.name, "roles": one.roles, "aliases": one.aliases, "person": one.person}
            for one in entities
        ],
        "quotes": [quote_record(quote) for quote in quotes],
    }
