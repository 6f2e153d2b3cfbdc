"""`reader digest`: tables over what was exported."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from reader.base.text import counted
from reader.cli import ALL_READ, SOME_FAILED, WRONG_USAGE
from reader.cli.formats import folder_mistake, format_by_name
from reader.cli.messages import complain
from reader.cli.output import open_output
from reader.cli.terminal import page_for
from reader.digest import exports
from reader.digest.exports import Damage
from reader.digest.tally import Tally
from reader.errors import SourceError
from reader.export.digests import SUFFIXES, writer

SHOWN = 20
"""Rows of a table for people, or bars of a picture, if no number is asked for."""

NAMED = 20
"""Damaged lines of an export that are named; of the others their number is told."""

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
    name = options.format or format_by_name(path, SUFFIXES, "table")
    write = writer(name)
    tally = Tally(options.by, options.top or (SHOWN if name in SHORT and options.by != "month" else None))
    with open_output(path, replace=options.force, sources=options.sources) as output:
        failures = [source for source in options.sources if not _count(source, tally)]
        for piece in write(tally, page_for(path)):
            output.write(piece)
    return SOME_FAILED if failures else ALL_READ


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
