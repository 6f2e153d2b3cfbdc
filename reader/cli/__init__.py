"""The command line: run a command and return its exit status. Each command is a module, imported only when used."""

from __future__ import annotations

import os
import sys

from reader import TYPE_CHECKING, __version__
from reader.errors import OutputError, ReaderError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

VERSION = f"reader {__version__}"

ALL_READ = 0
SOME_FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return the exit status: 0 all read, 1 some source failed, 2 wrong usage, 130 interrupted."""
    _open_standard()
    try:
        status = _run(sys.argv[1:] if arguments is None else arguments)
        _print()  # so that what is still buffered cannot fail unnoticed
    except KeyboardInterrupt as stop:
        return getattr(stop, "status", INTERRUPTED)
    except BrokenPipeError:
        _drop_stdout()
        return ALL_READ  # the program at the other end has all it wanted
    except ReaderError as error:
        from reader.cli.messages import complain

        complain(error)
        if isinstance(error, OutputError):
            _drop_stdout()
        return SOME_FAILED
    return status


def _run(arguments: Sequence[str]) -> int:
    if list(arguments) == ["--version"]:
        _print(VERSION)
        return ALL_READ
    from reader.cli.sources import only_sources, options_of_sources

    if only_sources(arguments):
        return _command(options_of_sources(arguments))
    from reader.cli.arguments import parse_arguments

    try:
        options = parse_arguments(arguments)
    except SystemExit as leaving:  # argparse has printed the message
        return leaving.code if isinstance(leaving.code, int) else WRONG_USAGE
    return _command(options)


def _command(options: Namespace) -> int:
    if options.command == "config":
        from reader.cli.config import config

        return config(options)
    if options.command == "library":
        from reader.cli.library import library

        return library(options)
    if options.command == "digest":
        from reader.cli.digest import digest

        return digest(options)
    from reader.cli.chosen import chosen, fetching_for

    loaded = chosen(options)
    options.loaded, options.settings = loaded, loaded.settings
    options.fetching = fetching_for(options, loaded)
    if options.command == "show":
        from reader.cli.show import show

        return show(options)
    if options.command == "export":
        from reader.cli.export import export

        return export(options)
    if options.command == "compare":
        from reader.cli.compare import compare

        return compare(options)
    import gc

    gc.disable()  # next to nothing that is created until the interface is up is garbage
    try:
        from reader.cli.interface import open_reader

        return open_reader(options)
    finally:
        gc.enable()


def _open_standard() -> None:
    """Open closed standard streams on /dev/null, so that no file opened later takes their numbers."""
    try:
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(number)
    except OSError:  # no /dev/null on this system; this is only a precaution
        return


def _print(line: str | None = None) -> None:
    """Print a line, if there is one, and flush standard output. Raises `OutputError`, or `BrokenPipeError` for a closed
    pipe."""
    try:
        if line is not None:
            print(line)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        from reader.export.target import failure

        raise failure("standard output", error) from error


def _drop_stdout() -> None:
    # Python flushes stdout again on exit, and would report the closed pipe or the full disk.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
