"""`reader library export`: articles with the notes on them, for reference managers, annotation tools and notebooks."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.chosen import chosen
from reader.cli.messages import complain
from reader.cli.output import open_output
from reader.export.references import format_of, nothing_found, writer
from reader.export.references.gathering import noted_articles
from reader.export.references.keys import keys_of
from reader.export.references.note import NotedArticle
from reader.library import checking
from reader.library.shelf import Shelf
from reader.library.store import Store

ALL = 2**31


def export_articles(store: Store, options: Namespace) -> int:
    """Write articles with their notes: those named, those that a query finds, or all; returns the exit status."""
    form = options.format or format_of(options.output or "") or "markdown"
    annotate = checking.annotating(chosen(options).settings.engine.value)
    articles = list(noted_articles(store, _chosen(Shelf(store), options.which), form, annotate))
    if not articles:
        complain(nothing_found(form))
        return SOME_FAILED
    write = writer(form)
    for path, some in _files(options.output, form, articles):
        with open_output(path, replace=options.force) as output:
            for piece in write(some):
                output.write(piece)
    return ALL_READ


def _files(
    path: str | None, form: str, articles: Sequence[NotedArticle]
) -> Iterator[tuple[str | None, Sequence[NotedArticle]]]:
    """What is written where: in a folder, Markdown is a file for each article, as notebooks keep it."""
    if path is None or form != "markdown" or not Path(path).is_dir():
        yield path, articles
        return
    for key, article in zip(keys_of(one.document for one in articles), articles, strict=True):
        yield str(Path(path) / f"{key}.md"), [article]


def _chosen(shelf: Shelf, which: Sequence[str]) -> Sequence[int]:
    """The articles that are named, if all of these are; else those that a query finds, all for none."""
    named = [shelf.articles_of(name)[:1] for name in which]
    if which and all(named):
        return [article for (article,) in named]
    return [hit.listed.article for hit in shelf.search(" ".join(which), ALL)]
