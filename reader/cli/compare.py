"""`reader compare`: what articles have in common, what each has alone, and what changed between versions."""

from __future__ import annotations

from argparse import Namespace

from reader.cli import ALL_READ, SOME_FAILED, WRONG_USAGE
from reader.cli.choices import choices_of
from reader.cli.corpus import Corpus, files_read, named_sources
from reader.cli.formats import folder_mistake, format_by_name
from reader.cli.messages import complain
from reader.cli.output import open_output
from reader.cli.reading import SourceReader, amending
from reader.cli.terminal import page_for
from reader.errors import ReaderError
from reader.export.comparisons import SUFFIXES, writer


def compare(options: Namespace) -> int:
    """Compare the sources with each other; returns the exit status. Raises `ReaderError` where fewer than two articles
    can be read, and leaves no file then."""
    path: str | None = options.output
    if wrong := folder_mistake(path):
        complain(wrong)
        return WRONG_USAGE
    write = writer(options.format or format_by_name(path, SUFFIXES, "table"))
    sources, choices = named_sources(options), choices_of(options)
    with open_output(path, replace=options.force, sources=files_read(sources, choices)) as output:
        corpus = Corpus(sources, choices)
        reading = SourceReader(corpus, options.jobs, fetching=options.fetching, amend=amending(options))
        documents = list(reading)
        if len(documents) < 2:
            raise ReaderError("there are fewer than two articles to compare")
        from reader.compare.comparison import compare as compared  # late: what cannot be read needs none of it

        for piece in write(compared(documents), page_for(path)):
            output.write(piece)
    return SOME_FAILED if reading.failures else ALL_READ
