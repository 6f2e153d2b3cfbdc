"""`reader SOURCE`: open the interface on what was loaded, or print it where there is no terminal to draw on."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.messages import complain
from reader.cli.show import on_terminal, show_plain
from reader.errors import SourceError
from reader.load.fetching import Fetching
from reader.model.raw import Raw
from reader.pipeline import load_many
from reader.settings import Settings


def open_reader(options: Namespace) -> int:
    """Open every source that loads in the interface; the exit status."""
    sources = _sources(options)
    if not on_terminal() or not _terminal_for_keys():
        return show_plain(sources, fetching=options.fetching)
    raws, failures = _load(sources, options.fetching)
    if not raws:
        return SOME_FAILED
    from reader.tui.app import run_reader  # the only import of the interface, and the slow one

    with _keys_from_terminal(), _drawing_on_stdout():
        status = run_reader(raws, _settings(options))
    return status or (SOME_FAILED if failures else ALL_READ)


def _sources(options: Namespace) -> list[str]:
    if options.sources and not options.demo:
        return list(options.sources)
    if options.demo or sys.stdin is None or sys.stdin.isatty():
        from reader.samples import SAMPLES

        return [str(SAMPLES[0]), *options.sources]
    return ["-"]


def _load(sources: list[str], fetching: Fetching) -> tuple[list[Raw], int]:
    if "-" in sources and sys.stdin is not None and sys.stdin.isatty():
        complain("reading from the keyboard; Ctrl+D ends the text")
    raws: list[Raw] = []
    failures = 0
    for outcome in load_many(sources, fetching):
        if isinstance(outcome, SourceError):
            complain(outcome)
            failures += 1
        else:
            raws.append(outcome)
    return raws, failures


def _settings(options: Namespace) -> Settings:
    settings = Settings(mouse=not options.no_mouse)
    return replace(settings, theme=options.theme) if options.theme else settings


def _terminal_for_keys() -> bool:
    """Whether keys can be read: from standard input, or from the terminal behind it when that is a pipe."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


@contextmanager
def _keys_from_terminal() -> Iterator[None]:
    # The pipe has been read to its end by now, so descriptor 0 can become the keyboard for as long as it is needed.
    if sys.stdin is not None and sys.stdin.isatty():
        yield
        return
    with _redirected(0, os.open("/dev/tty", os.O_RDONLY)):
        yield


@contextmanager
def _drawing_on_stdout() -> Iterator[None]:
    # Textual draws on standard error; `reader FILE 2>log` shall still show the article.
    if os.isatty(2):
        yield
        return
    with _redirected(2, os.dup(1)):
        yield


@contextmanager
def _redirected(descriptor: int, target: int) -> Iterator[None]:
    """The descriptor leads to `target` inside the block and to where it led before after it; `target` is used up."""
    try:
        before: int | None = os.dup(descriptor)
    except OSError:  # it was closed
        before = None
    os.dup2(target, descriptor)
    os.close(target)
    try:
        yield
    finally:
        if before is None:
            os.close(descriptor)
        else:
            os.dup2(before, descriptor)
            os.close(before)
