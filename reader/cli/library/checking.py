"""`reader library doctor`: whether the library is sound, what is in it, and finding everything in it again."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from reader.base.text import counted
from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.chosen import chosen
from reader.cli.library.listing import print_lines, print_record, tabbed
from reader.cli.messages import complain
from reader.cli.progress import has_terminal, progress_of
from reader.library import checking
from reader.library.checking import Health, Kept
from reader.library.identity import store_path
from reader.library.store import Store
from reader.processes.pool import map_ordered


def check(store: Store, options: Namespace) -> int:
    """Check the library, after making anew what was found in articles if that is wanted; returns the exit status."""
    engine = chosen(options).settings.engine.value
    lost = _rebuild(store, options.jobs, engine) if options.rebuild else 0
    if lost:
        complain(f"in {counted(lost, 'article')} no names and quotes could be looked for")
    health = checking.examine(store, store_path(), engine)
    if options.format == "json":
        _print_json(health)
    else:
        print_lines(map(tabbed, health.counts.items()))
    for trouble in health.troubles:
        if trouble != store.problem:  # which is told whatever the action
            complain(trouble)
    return SOME_FAILED if health.troubles or lost else ALL_READ


def print_nothing_kept() -> None:
    """Print for programs that there is no library yet."""
    _print_json(checking.NOTHING_KEPT)


def _print_json(health: Health) -> None:
    print_record({"troubles": list(health.troubles), **health.counts})


def _rebuild(store: Store, jobs: int, engine: str) -> int:
    """Find names and quotes in all articles again; return in how many that failed."""
    checking.rebuild(store)
    articles = checking.outdated(store, engine)
    documents = checking.kept_documents(store, articles)
    work = partial(checking.annotate_kept, engine)
    with progress_of(len(articles), jobs, is_shown=has_terminal()) as progress:
        for kept in map(work, documents) if jobs == 1 else map_ordered(work, documents, jobs, _died):
            if kept is not None:
                checking.keep_again(store, kept)
            progress.count(kept is None)
    checking.drop_unused_people(store)
    return len(checking.outdated(store, engine))


def _died(kept: Kept, exit_code: int) -> None:
    complain(f"{kept.document.source.uri}: the process that read it ended early (exit code {exit_code})")
