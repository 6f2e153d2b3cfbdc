"""`reader show`: print articles as plain text. `reader` does the same if there is no terminal to draw on."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from shutil import get_terminal_size

from reader.base.printable import printable
from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.choices import choices_of
from reader.cli.corpus import Corpus, named_sources
from reader.cli.output import Output, open_output
from reader.cli.reading import SourceReader, amending
from reader.cli.terminal import is_styled, on_terminal
from reader.export.lines import Page, ended
from reader.export.plain import ARTICLE_PARTS, plain_lines
from reader.load.fetching import DEFAULT, Fetching
from reader.model.document import Document
from reader.pipeline import Amend

ANNOTATED_PARTS = frozenset({"quotes", "entities", "facts"})
"""Parts that need names and quotes to be found; without them printing is several times faster."""


def show(options: Namespace) -> int:
    """Print every source; returns the exit status."""
    parts = options.only or ARTICLE_PARTS
    return show_plain(
        Corpus(named_sources(options), choices_of(options)),
        parts=parts,
        page=Page(_width(options.width, options.settings.measure), is_styled(options.color)),
        fetching=options.fetching,
        amend=None if ANNOTATED_PARTS.isdisjoint(parts) else amending(options),
    )


def show_plain(
    corpus: Corpus,
    parts: Sequence[str] = ARTICLE_PARTS,
    page: Page | None = None,
    fetching: Fetching = DEFAULT,
    amend: Amend | None = None,
) -> int:
    """Print these parts of every article, one after the other; returns the exit status."""
    reading = SourceReader(corpus, annotated=not ANNOTATED_PARTS.isdisjoint(parts), fetching=fetching, amend=amend)
    with open_output(None) as output:
        _print(reading, output, parts, page or Page(), named=corpus.holds_many)
    return SOME_FAILED if reading.failures else ALL_READ


def _print(documents: Iterable[Document], output: Output, parts: Sequence[str], page: Page, named: bool) -> None:
    gap = ""
    for document in documents:
        title = page.paint("quiet", f"==> {printable(document.source.uri)} <==") + "\n\n" if named else ""
        lines = "".join(ended(plain_lines(document, page, parts)))
        output.write(gap + title + lines)
        gap = "\n"


def _width(asked: int | None, measure: int) -> int | None:
    if asked is not None or not on_terminal():
        return asked
    return min(get_terminal_size().columns, measure)
