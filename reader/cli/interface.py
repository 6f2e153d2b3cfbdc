"""`reader SOURCE`: open the interface, or print the article if there is no terminal to draw on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.choices import choices_of
from reader.cli.chosen import with_remembered
from reader.cli.messages import complain
from reader.cli.terminal import on_terminal
from reader.errors import SourceError
from reader.firstpage.terminal import ArticleStart, first_page
from reader.library.identity import has_store
from reader.load import is_web, load
from reader.load.fetching import Fetching
from reader.load.sources import expand
from reader.model.raw import Raw
from reader.session.reading import Reading
from reader.settings import Settings

WELCOME = (
    "This is a sample. To read something of your own, paste an address, a path or an article, or leave with q and try "
    "reader FILE. ? lists every key."
)
"""Shown above the sample that opens when nothing has been read yet."""

MOST_OPENED = 1_000
"""Articles that are opened at once: a corpus may hold a million."""

_COLOUR_SYSTEMS = frozenset({"auto", "standard", "256", "truecolor", "windows"})

_MAX_SIZE_DIGITS = 4
"""No terminal has 10,000 columns or rows."""

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.library.store import Store


def open_reader(options: Namespace) -> int:
    """Open every source that loads in the interface; returns the exit status."""
    sources = _sources(options)
    if options.web:
        from reader.cli.web import serve_article

        return serve_article(options, sources)
    if options.plain or (options.settings.plain and on_terminal()):
        from reader.cli.plain import print_plain

        return print_plain(options, sources)
    if not on_terminal() or not _terminal_for_keys():
        from reader.cli.corpus import Corpus
        from reader.cli.show import show_plain

        return show_plain(Corpus(sources, choices_of(options)), fetching=options.fetching)
    store = _store(options.loaded.settings)
    readings: list[Reading] = []
    failures = 0
    if not _names_nothing(options) or store is None or not store.recent(1, only_reopenable=True):
        readings, failures = _open(sources, options)
        if _names_nothing(options):
            readings[0].welcome = WELCOME
    if failures and not readings:
        if store is not None:
            store.close()
        return SOME_FAILED
    loaded = with_remembered(options.loaded, store) if store is not None else options.loaded
    settings = loaded.settings
    if store is not None and settings.resume:
        _remember_place(readings, store)
    _set_variables(settings)
    with _keys_from_terminal(), _drawing_on_stdout(), _first_page(readings, settings) as is_painted:
        from reader.tui.app import run_reader  # the only import of the interface, and the slow one

        status, later = run_reader(
            readings, settings, store, is_painted=is_painted, is_demo=options.demo, fetching=options.fetching
        )
    for error in (*later, *_wrong_keys(settings)):
        complain(error)
    return status or (SOME_FAILED if failures or later else ALL_READ)


def _first_page(readings: Sequence[Reading], settings: Settings) -> AbstractContextManager[bool]:
    if not readings:
        return nullcontext(False)
    reading, begun = readings[0], None
    if reading.is_loaded:
        place = f"1 of {len(readings)}" if len(readings) > 1 else ""
        begun = ArticleStart(reading.document, reading.places.top, reading.share, place)
    return first_page(begun, settings, reading.start)


def _remember_place(readings: Sequence[Reading], store: Store) -> None:
    """Begin the first article where it was left; the interface does so for the others when it opens them."""
    if readings and readings[0].is_loaded:
        readings[0].remember(lambda: store, resume=True)


def _set_variables(settings: Settings) -> None:
    """Set the variables of the environment that Textual reads when it is imported, and take out those whose values
    would make it fail."""
    # With the default of 60, the response to a key waits for the next frame.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    if not settings.animation:
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
    if os.environ.get("TEXTUAL_COLOR_SYSTEM", "auto") not in _COLOUR_SYSTEMS:
        del os.environ["TEXTUAL_COLOR_SYSTEM"]
    log = os.environ.get("TEXTUAL_LOG")
    if log and not _can_append(log):
        del os.environ["TEXTUAL_LOG"]
    for name in ("COLUMNS", "LINES"):
        if len(os.environ.get(name, "")) > _MAX_SIZE_DIGITS:
            del os.environ[name]


def _can_append(path: str) -> bool:
    """Whether more can be written to a file, or to a new one."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666))
    except OSError:
        return False
    return True


def _store(settings: Settings) -> Store | None:
    """The library; None if there is none yet, which is found out without opening anything."""
    if not settings.remember or not has_store():
        return None
    from reader.library.store import Store  # late: the first run does without it

    return Store.open()


def _names_nothing(options: Namespace) -> bool:
    """Whether there is nothing to read: no source, no --demo, no pipe."""
    return (
        not options.sources
        and options.files_from is None
        and not options.demo
        and (sys.stdin is None or sys.stdin.isatty())
    )


def _sources(options: Namespace) -> list[str]:
    if options.demo or _names_nothing(options):
        from reader.samples import SAMPLES

        return [str(SAMPLES[0]), *options.sources]
    if options.files_from is None:
        return list(options.sources) or ["-"]
    from reader.cli.corpus import named_sources  # late: the sources are usually named

    return named_sources(options)


def _open(sources: list[str], options: Namespace) -> tuple[list[Reading], int]:
    """The articles that could be loaded, the first parsed as far as a screen needs, and how many failed.

    Web pages are left to the interface, which shows their progress.
    """
    fetching: Fetching = options.fetching
    if "-" in sources and sys.stdin is not None and sys.stdin.isatty():
        complain("reading from the keyboard; Ctrl+D ends the text")
    readings: list[Reading] = []
    failures = 0
    for found in expand(sources, choices_of(options), complain):
        if len(readings) == MOST_OPENED:
            complain(f"only the first {MOST_OPENED:,} articles are opened; `reader export` reads them all")
            break
        try:
            reading = _reading(found, fetching)
            if not readings and reading.is_loaded:
                reading.begin()
            readings.append(reading)
        except SourceError as error:
            complain(error)
            failures += 1
    return readings, failures


def _reading(found: str | Raw | SourceError, fetching: Fetching) -> Reading:
    if isinstance(found, SourceError):
        raise found
    if isinstance(found, Raw):
        return Reading(found, fetching=fetching)
    return Reading(None if is_web(found) else load(found, fetching), source=found, fetching=fetching)


def _wrong_keys(settings: Settings) -> list[str]:
    """What is wrong with the user's keys; reported last, since checking needs the interface."""
    if not settings.keys:
        return []
    from reader.cli.bindings import actions, wrong_keys
    from reader.settings.file import settings_path

    return [f"{settings_path()}: {wrong}" for wrong in wrong_keys(actions(), dict(settings.keys))]


def _terminal_for_keys() -> bool:
    """Whether keys can be read: from standard input, or from the terminal if that is a pipe."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


@contextmanager
def _keys_from_terminal() -> Iterator[None]:
    # The pipe has been read to its end by now, so descriptor 0 can become the keyboard.
    if sys.stdin is not None and sys.stdin.isatty():
        yield
        return
    with _redirected(0, os.open("/dev/tty", os.O_RDONLY)), _known("__stdin__", 0, "r"):
        yield


@contextmanager
def _drawing_on_stdout() -> Iterator[None]:
    # Textual draws on standard error; `reader FILE 2>log` should still show the article.
    if os.isatty(2) and sys.__stderr__ is not None:
        yield
        return
    with _redirected(2, os.dup(1)), _known("__stderr__", 2, "w"):
        yield


@contextmanager
def _known(name: str, descriptor: int, mode: str) -> Iterator[None]:
    """Give Python a standard stream that was closed when the program started; Textual needs it."""
    if getattr(sys, name) is not None:
        yield
        return
    with open(descriptor, mode, encoding="utf-8", closefd=False) as file:
        setattr(sys, name, file)
        try:
            yield
        finally:
            setattr(sys, name, None)


@contextmanager
def _redirected(descriptor: int, target: int) -> Iterator[None]:
    """Redirect the descriptor to `target` inside the block, and restore it afterwards; closes `target`."""
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
