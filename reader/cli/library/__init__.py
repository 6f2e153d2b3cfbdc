"""`reader library`: what was read and added, listed, searched, followed and forgotten."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.chosen import chosen
from reader.cli.messages import complain
from reader.library.identity import has_store
from reader.library.store import PATIENCE, TURNED_OFF, Store

Action = Callable[[Store, Namespace], int]


def library(options: Namespace) -> int:
    """Run the action after `library`; returns the exit status."""
    if options.what == "add":
        options.loaded = chosen(options)
        if not options.loaded.settings.remember:
            complain(TURNED_OFF)
            return SOME_FAILED
    elif not has_store():
        return _tell_empty(options)
    return with_library(lambda store: ACTIONS[options.what](store, options), writes=_writes(options))


def with_library(work: Callable[[Store], int], *, writes: bool = False) -> int:
    """Do some work with the library, and say what is wrong with the library; returns the exit status."""
    store = Store.open(timeout=PATIENCE)
    try:
        told = store.problem
        if told:
            complain(told)
            if writes or not store.recent(1):
                return SOME_FAILED
        status = work(store)
        if store.problem in (None, told):
            return status
        complain(store.problem)
        return SOME_FAILED
    finally:
        store.close()


def _tell_empty(options: Namespace) -> int:
    """Say that nothing has been read; programs are told so in JSON."""
    complain("nothing has been read yet")
    is_forgetting_all = getattr(options, "all", False)
    if options.format == "json":
        from reader.cli.library.checking import print_nothing_kept
        from reader.cli.library.listing import print_json

        if options.what in ("list", "search") or is_forgetting_all:
            print_json(())
        elif options.what == "doctor":
            print_nothing_kept()
    return ALL_READ if options.what in ("list", "doctor") or is_forgetting_all else SOME_FAILED


def _list(store: Store, options: Namespace) -> int:
    from reader.cli.library.listing import list_articles

    return list_articles(store, options)


def _search(store: Store, options: Namespace) -> int:
    from reader.cli.library.listing import search_articles

    return search_articles(store, options)


def _person(store: Store, options: Namespace) -> int:
    from reader.cli.library.person import show_person

    return show_person(store, options)


def _show(store: Store, options: Namespace) -> int:
    from reader.cli.library.article import show_articles

    return show_articles(store, options)


def _diff(store: Store, options: Namespace) -> int:
    from reader.cli.library.diffing import diff_articles

    return diff_articles(store, options)


def _note(store: Store, options: Namespace) -> int:
    from reader.cli.library.noting import note_article

    return note_article(store, options)


def _export(store: Store, options: Namespace) -> int:
    from reader.cli.library.exporting import export_articles

    return export_articles(store, options)


def _add(store: Store, options: Namespace) -> int:
    from reader.cli.library.adding import add_sources

    return add_sources(store, options)


def _forget(store: Store, options: Namespace) -> int:
    from reader.cli.library.forgetting import forget_articles

    return forget_articles(store, options)


def _doctor(store: Store, options: Namespace) -> int:
    from reader.cli.library.checking import check

    return check(store, options)


ACTIONS: dict[str, Action] = {
    "list": _list,
    "search": _search,
    "person": _person,
    "show": _show,
    "diff": _diff,
    "note": _note,
    "export": _export,
    "add": _add,
    "remove": _forget,
    "forget": _forget,
    "doctor": _doctor,
}

WRITING = frozenset({"add", "remove", "forget"})
"""Actions that need a library that can be written."""


def _writes(options: Namespace) -> bool:
    """Whether what is to be done needs a library that can be written; notes may be merely listed."""
    if options.what == "note":
        return bool(options.words or options.on or options.remove)
    return options.what in WRITING
