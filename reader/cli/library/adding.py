"""`reader library add`: read articles and keep them, without opening them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from reader.cli import ALL_READ, SOME_FAILED, WRONG_USAGE
from reader.cli.choices import choices_of
from reader.cli.chosen import fetching_for
from reader.cli.corpus import Corpus, article_count, named_sources
from reader.cli.library.listing import listed_records, print_json
from reader.cli.messages import complain
from reader.cli.progress import has_terminal, progress_of
from reader.cli.reading import Watch, amending
from reader.errors import LibraryError, SourceError
from reader.library.adding import IdentifiedDocument, Identifier
from reader.library.identity import Origin
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.load.file import load_file
from reader.model.raw import Raw
from reader.pipeline import read_many


def add_sources(store: Store, options: Namespace) -> int:
    """Add every article of the sources; returns the exit status. Programs are told which were new or had changed."""
    options.settings = options.loaded.settings
    options.fetching = fetching_for(options, options.loaded)
    engine = options.fetching.engine
    shelf = Shelf(store)
    sources, choices = named_sources(options), choices_of(options)
    if not sources:
        complain("name the sources to add")
        return WRONG_USAGE
    new = (found for found in Corpus(sources, choices) if not _is_held(shelf, found, engine))
    amend = Identifier(amending(options))
    added: list[int] = []
    not_kept = 0
    with progress_of(article_count(sources, choices), options.jobs, is_shown=has_terminal()) as progress:
        watch = Watch(progress.count)
        for document in watch.documents(read_many(new, options.jobs, fetching=options.fetching, amend=amend)):
            assert isinstance(document, IdentifiedDocument)
            try:
                added.append(shelf.add(document.origin, document))
            except LibraryError as error:
                complain(error)
                not_kept += 1
    if options.format == "json":
        print_json(listed_records(shelf, dict.fromkeys(added)))
    return SOME_FAILED if watch.failed or not_kept else ALL_READ


def _is_held(shelf: Shelf, found: str | Raw | SourceError, engine: str | None) -> bool:
    """Whether an article is kept already as it is now, so that an interrupted run can be repeated."""
    if isinstance(found, str):
        if not Path(found).is_file():  # a pipe can be read only once
            return False
        try:
            found = load_file(found)
        except SourceError:  # reported when it is read
            return False
    return isinstance(found, Raw) and shelf.holds(Origin.of(found), engine)
