"""`reader export`: write documents in a format for others to read."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from reader.cli import ALL_READ, SOME_FAILED, WRONG_USAGE
from reader.cli.messages import complain
from reader.cli.output import open_output
from reader.cli.reading import SourceReader, amending
from reader.export import SUFFIXES, Writer, writer
from reader.processes.garbage import collect_seldom


def export(options: Namespace) -> int:
    """Write every source to standard output or to a file; returns the exit status."""
    path: str | None = options.output
    if path is not None and Path(path).is_dir():
        complain(f"{path}: is a folder (name a file in it)")
        return WRONG_USAGE
    name = options.format or SUFFIXES.get(Path(path or "").suffix.lower(), "json")
    if options.only and name != "csv":
        complain(f"--only goes with --format csv, not with {name}")
        return WRONG_USAGE
    write = _writer(name, options)
    collect_seldom()
    with open_output(path, replace=options.force, sources=options.sources) as output:
        reading = SourceReader(options.sources, options.jobs, fetching=options.fetching, amend=amending(options))
        for piece in write(reading):
            output.write(piece)
    return SOME_FAILED if reading.failures else ALL_READ


def _writer(name: str, options: Namespace) -> Writer:
    if name == "csv" and options.only:
        return writer(name, options.only)
    if name == "json" and len(options.sources) == 1:
        return writer(name, "one")
    return writer(name)
