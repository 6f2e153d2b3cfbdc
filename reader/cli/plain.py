"""`reader --plain`: the article and every list in reading order, for screen readers. Printed once, with no prompts."""

from __future__ import annotations

from argparse import Namespace

from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.choices import choices_of
from reader.cli.corpus import Corpus
from reader.cli.output import open_output
from reader.cli.reading import SourceReader, amending
from reader.export.spoken import spoken


def print_plain(options: Namespace, sources: list[str]) -> int:
    """Print every source; returns the exit status."""
    reading = SourceReader(Corpus(sources, choices_of(options)), fetching=options.fetching, amend=amending(options))
    with open_output(None) as output:
        for number, document in enumerate(reading):
            output.write("\n" * bool(number) + "".join(f"{line}\n" for line in spoken(document)))
    return SOME_FAILED if reading.failures else ALL_READ
