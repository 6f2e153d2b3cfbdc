"""`reader digest`: tables over what was exported, or over the library."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.text import counted
from reader.cli import ALL_READ, SOME_FAILED, WRONG_USAGE
from reader.cli.formats import folder_mistake, format_by_name
from reader.cli.messages import complain
from reader.cli.output import open_output
from reader.cli.terminal import page_for
from reader.digest import exports
from reader.digest.exports import Damage
from reader.digest.tally import Tally
from reader.errors import LibraryError, SourceError
from reader.export.digests import SUFFIXES, writer

if TYPE_CHECKING:
    from reader.library.store import Store

SHOWN = 20
"""Rows of a table for people, or bars of a picture, if no number is asked for."""

NAMED = 20
"""Damaged lines of an export that are named; of the others their number is told."""

ONLY_IN_EXPORTS = frozenset({"verb"})
"""What articles of the library cannot be counted by: the words that report a quote are not kept."""

SHORT = frozenset({"table", "svg"})
"""Formats that have so many; of months, which follow one another, all are shown."""


def digest(options: Namespace) -> int:
    """Count the articles of all exports, and write one table; returns the exit status."""
    path: str | None = options.output
    if wrong := folder_mistake(path):
        complain(wrong)
        return WRONG_USAGE
    if options.format is None and Path(path or "").suffix.lower() == ".png":
        complain(f"{path}: pictures are drawn as svg only (rsvg-convert makes a png of one)")
        return WRONG_USAGE
    if options.library and options.by in ONLY_IN_EXPORTS:
        complain(f"the library does not keep the {options.by}s of quotes: count an export")
        return WRONG_USAGE
    name = options.format or format_by_name(path, SUFFIXES, "table")
    write = writer(name)
    tally = Tally(options.by, options.top or (SHOWN if name in SHORT and options.by != "month" else None))
    sources = () if options.library else options.sources
    with open_output(path, replace=options.force, sources=sources) as output:
        status = _count_library(options.sources, tally) if options.library else _count_exports(sources, tally)
        for piece in write(tally, page_for(path)):
            output.write(piece)
    return status


def _count_library(words: Sequence[str], tally: Tally) -> int:
    """Add the articles of the library that a query finds, or all if there are no words; returns the exit status. Raises
    `LibraryError` where there is no library."""
    from reader.cli.library import with_library  # late: exports are counted without it
    from reader.digest.kept import read_shelf
    from reader.library.identity import has_store
    from reader.library.shelf import Shelf

    def count(store: Store) -> int:
        shelf = Shelf(store)
        for article in read_shelf(shelf, shelf.found(" ".join(words))):
            tally.add(article)
        if tally.total.articles:
            return ALL_READ
        complain("no article was found")
        return SOME_FAILED

    if not has_store():
        raise LibraryError("nothing has been read yet")
    return with_library(count)


def _count_exports(sources: Sequence[str], tally: Tally) -> int:
    """Add the articles of these exports; returns the exit status."""
    failed = [source for source in sources if not _count(source, tally)]
    return SOME_FAILED if failed else ALL_READ


def _count(source: str, tally: Tally) -> bool:
    """Add the articles of an export to the tally; returns whether all of it could be read. What could not is named."""
    damaged = 0
    try:
        for found in exports.read(source):
            if not isinstance(found, Damage):
                tally.add(found)
                continue
            damaged += 1
            if damaged <= NAMED:
                complain(found)
    except SourceError as error:
        complain(error)
        return False
    finally:
        if damaged > NAMED:
            complain(f"{source}: {counted(damaged - NAMED, 'more line')} could not be counted")
    return not damaged
