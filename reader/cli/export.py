"""`reader export`: write documents in a format for others to read."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.base.printable import printable
from reader.cli import ALL_READ, SOME_FAILED, WRONG_USAGE
from reader.cli.choices import choices_of
from reader.cli.corpus import Corpus, article_count, files_read, named_sources, reach_of
from reader.cli.formats import format_of, has_parts, mistakes, variant_of
from reader.cli.messages import complain
from reader.cli.output import Output, open_output
from reader.cli.progress import Progress, is_watched, progress_of
from reader.cli.reading import Watch, amending
from reader.cli.stopping import raising_terminated
from reader.export import writer
from reader.pipeline import read_many
from reader.processes.garbage import collect_seldom

if TYPE_CHECKING:
    from reader.load.containers.choices import Choices

WORTH_KEEPING = 60
"""Seconds of work whose loss is worth a word about --resume."""


def export(options: Namespace) -> int:
    """Write every source to standard output, a file or a folder; returns the exit status."""
    options.format = format_of(options)
    wrong = next(mistakes(options), None)
    if wrong:
        complain(wrong)
        return WRONG_USAGE
    sources, choices = named_sources(options), choices_of(options)
    collect_seldom()
    with raising_terminated(), _failure_list(options, files_read(sources, choices)) as failure_list:
        is_shown = is_watched(options)
        total = article_count(sources, choices) if is_shown else None
        reach = reach_of(sources, choices) if is_shown and total is None else None
        with progress_of(total, options.jobs, reach, is_shown=is_shown) as progress:
            failed = list(_failures(options, sources, choices, progress))
        if failure_list:
            for source, reason in failed:
                failure_list.write_bytes(_name(source) + f"\t{printable(reason)}\n".encode())
    return SOME_FAILED if failed else ALL_READ


def _failures(
    options: Namespace, sources: list[str], choices: Choices | None, progress: Progress
) -> Iterable[Sequence[str]]:
    """Write everything; what failed."""
    if not has_parts(options):
        return _at_once(options, sources, choices, progress)
    from reader.cli.long_run import export_in_parts  # late: most runs are short

    return export_in_parts(options, sources, choices, progress)


def _at_once(
    options: Namespace, sources: list[str], choices: Choices | None, progress: Progress
) -> Iterable[Sequence[str]]:
    watch = Watch(progress.count)
    with open_output(options.output, replace=options.force, sources=files_read(sources, choices)) as output:
        corpus = Corpus(sources, choices, progress.reach)
        write = writer(options.format, variant_of(options, holds_many=corpus.holds_many))
        items = options.part.of_items(corpus) if options.part else corpus
        outcomes = read_many(items, options.jobs, fetching=options.fetching, amend=amending(options))
        try:
            for piece in write(watch.documents(outcomes)):
                output.write(piece)
        except KeyboardInterrupt:
            if options.output and progress.seconds > WORTH_KEEPING:
                complain("stopped, and nothing is kept; --resume would have kept what was done")
            raise
    return watch.failed


@contextmanager
def _failure_list(options: Namespace, files: Iterable[str]) -> Iterator[Output | None]:
    """The file that lists the sources that failed, if one is wanted. It is there once all is done."""
    if options.failed is None:
        yield None
        return
    with open_output(options.failed, replace=options.force, sources=files) as output:
        yield output


def _name(source: str) -> bytes:
    """A source as a list of sources holds it, which may be any bytes; escaped if it would break the list."""
    try:
        return (printable(source) if {*source} & {*"\t\r\n"} else source).encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that stands for no byte, from the id of a corpus
        return printable(source).encode()
