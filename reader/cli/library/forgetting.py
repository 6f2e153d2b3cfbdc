"""`reader library forget` and `remove`: delete articles so that nothing of them is left."""

from __future__ import annotations

from argparse import Namespace

from reader.cli import ALL_READ, SOME_FAILED, WRONG_USAGE
from reader.cli.library.listing import articles_named, listed_records, print_json
from reader.cli.messages import complain
from reader.library.forgetting import forget
from reader.library.identity import store_path
from reader.library.shelf import Shelf
from reader.library.store import Store


def forget_articles(store: Store, options: Namespace) -> int:
    """Forget the sources and ids; returns the exit status."""
    if bool(options.sources) == options.all:
        complain("name the sources to forget, or use --all")
        return WRONG_USAGE
    shelf = Shelf(store)
    status = ALL_READ
    articles: list[int] = []
    for source in options.sources:
        found = articles_named(shelf, source)
        articles += found
        if not found:
            status = SOME_FAILED
    forgotten = shelf.ids if options.all else tuple(dict.fromkeys(articles))
    records = listed_records(shelf, forgotten) if options.format == "json" else []
    if forgotten or options.all:
        for notice in forget(store, store_path(), None if options.all else forgotten):
            complain(notice)
    if options.format == "json":
        print_json(records)
    return status
