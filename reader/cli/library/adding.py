"""`reader library add`: read articles and keep them, without opening them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.chosen import fetching_for
from reader.cli.library.progress import Progress
from reader.cli.messages import complain
from reader.cli.reading import amending
from reader.errors import LibraryError, SourceError
from reader.library.adding import IdentifiedDocument, Identifier, articles_in
from reader.library.identity import Origin
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.load import is_web
from reader.model.document import Document
from reader.pipeline import read_many


def add_sources(store: Store, options: Namespace) -> int:
    """Add every source, and every article of a folder; returns the exit status."""
    options.settings = options.loaded.settings
    fetching = fetching_for(options, options.loaded)
    shelf = Shelf(store)
    sources = [source for source in _all_sources(options.sources) if not _is_held(shelf, source, fetching.engine)]
    outcomes = read_many(sources, options.jobs, fetching=fetching, amend=Identifier(amending(options)))
    progress = Progress(len(sources))
    for outcome in outcomes:
        error = _keep(shelf, outcome, fetching.engine)
        if error is not None:
            progress.clear()
            complain(error)
        progress.step(failed=error is not None)
    progress.clear()
    return SOME_FAILED if progress.failed else ALL_READ


def _keep(shelf: Shelf, outcome: Document | SourceError, engine: str | None) -> Exception | None:
    """Keep an article; return why it is not kept."""
    if not isinstance(outcome, IdentifiedDocument):
        return outcome if isinstance(outcome, SourceError) else None
    try:
        shelf.add(outcome.origin, outcome, engine)
    except LibraryError as error:
        return error
    return None


def _all_sources(named: Sequence[str]) -> Iterator[str]:
    """The sources, with the articles of folders in their place."""
    for source in named:
        if not is_web(source) and _is_folder(source):
            found = list(articles_in(Path(source)))
            if not found:
                complain(f"{source}: there are no articles in this folder")
            yield from found
        else:
            yield source


def _is_folder(source: str) -> bool:
    try:
        return Path(source).is_dir()
    except (OSError, ValueError):  # reported when it is read
        return False


def _is_held(shelf: Shelf, source: str, engine: str | None) -> bool:
    """Whether a file is kept already as it is now, so that an interrupted run can be repeated."""
    if is_web(source):
        return False
    try:
        path = Path(source)
        return path.is_file() and shelf.holds(Origin(source, path.read_bytes()), engine)
    except (OSError, ValueError):  # reported when it is read
        return False
