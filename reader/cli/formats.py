"""Which format an output is in, and what cannot go together with it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path

from reader.export import SUFFIXES, TABLE_FORMATS, UNJOINED


def format_by_name(path: str | None, suffixes: Mapping[str, str], default: str) -> str:
    """The format that the name of an output asks for, if it asks for any."""
    return suffixes.get(Path(path or "").suffix.lower(), default)


def folder_mistake(path: str | None) -> str | None:
    """What is wrong with an output that should be a file; None unless it is a folder."""
    is_folder = path not in (None, "-") and Path(path).is_dir()
    return f"{path}: is a folder (name a file in it)" if is_folder else None


def format_of(options: Namespace) -> str:
    """The format that was named, or that the name of the output asks for."""
    suffixes = SUFFIXES | {f".{name}": name for name in TABLE_FORMATS}
    return options.format or format_by_name(options.output, suffixes, "json")


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
    elif wrong := folder_mistake(path):
        yield wrong
    if options.only and name != "csv":
        yield f"--only goes with --format csv, not with {name}"
    if has_parts(options):
        option = "--scheduler" if options.scheduler else "--resume"
        if not names_file:
            yield f"{option} needs a file: name one with -o"
        if name in UNJOINED:
            yield f"{option} does not go with {name}, which is written in one go"
