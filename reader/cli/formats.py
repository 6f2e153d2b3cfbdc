"""Which format an export is in, and what cannot go together with it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from reader.export import SUFFIXES, TABLE_FORMATS, UNJOINED


def format_of(options: Namespace) -> str:
    """The format that was named, or that the name of the output asks for."""
    suffix = Path(options.output or "").suffix.lower()
    by_name = suffix[1:] if suffix[1:] in TABLE_FORMATS else SUFFIXES.get(suffix, "json")
    return str(options.format or by_name)


def variant_of(options: Namespace, *, holds_many: bool) -> str | None:
    """The variant of the format; see `reader.export.writer`."""
    if options.format == "csv":
        return str(options.only or "quotes")
    return "one" if options.format == "json" and not holds_many else None


def has_parts(options: Namespace) -> bool:
    """Whether the output is written in parts."""
    return options.resume or options.scheduler is not None or options.format in TABLE_FORMATS


def mistakes(options: Namespace) -> Iterator[str]:
    """What is wrong with the options, once their format is set."""
    path, name = options.output, options.format
    names_file = path not in (None, "-")
    if name in TABLE_FORMATS:
        if not names_file:
            yield f"{name} is a folder of tables: name one with -o"
    elif names_file and Path(path).is_dir():
        yield f"{path}: is a folder (name a file in it)"
    if options.only and name != "csv":
        yield f"--only goes with --format csv, not with {name}"
    if has_parts(options):
        option = "--scheduler" if options.scheduler else "--resume"
        if not names_file:
            yield f"{option} needs a file: name one with -o"
        if name in UNJOINED:
            yield f"{option} does not go with {name}, which is written in one go"
