"""`reader library`: list, search and forget what was read in the interface."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from reader.base.printable import printable
from reader.cli import ALL_READ, SOME_FAILED, WRONG_USAGE
from reader.cli.messages import complain
from reader.cli.output import open_output
from reader.library.identity import absolute_uri, has_store
from reader.library.store import RecentArticle, Store
from reader.model.raw import STANDARD_INPUT

EVERYTHING = 2**31


def library(options: Namespace) -> int:
    """Run the action after `library`; returns the exit status."""
    if not has_store():
        complain("nothing has been read yet")
        return ALL_READ if options.what != "remove" or options.all else SOME_FAILED
    store = Store.open()
    try:
        if store.problem:
            complain(store.problem)
            if options.what == "remove" or not store.recent(1):
                return SOME_FAILED
        return ACTIONS[options.what](store, options)
    finally:
        store.close()


def _list(store: Store, options: Namespace) -> int:
    return _print(store.recent(options.number), options.format)


def _search(store: Store, options: Namespace) -> int:
    words = [word.casefold() for word in options.words]
    found = [one for one in store.recent(EVERYTHING) if all(word in _said(one) for word in words)]
    return _print(found[: options.number], options.format)


def _said(one: RecentArticle) -> str:
    return f"{one.headline or ''} {one.uri}".casefold()


def _remove(store: Store, options: Namespace) -> int:
    if bool(options.sources) == options.all:
        complain("name the sources to forget, or use --all")
        return WRONG_USAGE
    sources: Iterable[str] = options.sources
    if options.all:
        sources = [one.uri for one in store.recent(EVERYTHING)]
    status = ALL_READ
    for source in dict.fromkeys(sources):
        if not store.forget(absolute_uri(source)):
            complain(f"{source}: is not in the library")
            status = SOME_FAILED
    return status


ACTIONS: dict[str, Callable[[Store, Namespace], int]] = {"list": _list, "search": _search, "remove": _remove}


def _print(articles: Sequence[RecentArticle], form: str) -> int:
    with open_output(None) as output:
        if form == "json":
            records = [json.dumps(_record(one)) for one in articles]
            output.write("[" + ",".join(f"\n  {record}" for record in records) + "\n]\n")
        else:
            output.write("".join(f"{_line(one)}\n" for one in articles))
    return ALL_READ


def _record(one: RecentArticle) -> dict[str, object]:
    """The article for programs; `read` is the time in UTC, `offset` the place where it was left, in code points."""
    read = datetime.fromtimestamp(one.when, UTC).isoformat(timespec="seconds")
    return {"uri": one.uri, "headline": one.headline, "read": read, "offset": one.offset}


def _line(one: RecentArticle) -> str:
    """Time, headline and source, separated by tabs for `cut` and `fzf`."""
    read = datetime.fromtimestamp(one.when).astimezone().strftime("%Y-%m-%d %H:%M")
    uri = "standard input" if one.uri == STANDARD_INPUT else one.uri
    return "\t".join(map(printable, (read, one.headline or "no headline", uri)))
