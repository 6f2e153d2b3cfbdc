"""`reader library diff`: what changed from one version of an article to the next, or from one article to another."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from reader.base.values import replace
from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.chosen import chosen
from reader.cli.library.listing import articles_named
from reader.cli.messages import complain
from reader.cli.output import open_output
from reader.cli.terminal import page_for
from reader.compare.comparison import Reason, compare_versions
from reader.export.comparisons import writer
from reader.library import checking
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document


def diff_articles(store: Store, options: Namespace) -> int:
    """Print what changed; the exit status is 1 where there are no two versions."""
    shelf = Shelf(store)
    named = [articles_named(shelf, name) for name in (options.id, options.other or options.id)]
    if not all(named):
        return SOME_FAILED
    first, second = (articles[0] for articles in named)
    version = options.version
    if first == second and version is None:
        earlier = shelf.versions(first)
        if not earlier:
            complain(f"{options.id}: only one version of it is in the library")
            return SOME_FAILED
        version = earlier[-1].number
    annotate = checking.annotating(chosen(options).settings.engine.value)
    before, after = _version(store, first, version, annotate), _version(store, second, None, annotate)
    if before is None or after is None:
        complain(f"{options.id}: has no such version" if version else "its text is not kept: open it once")
        return SOME_FAILED
    reason = Reason.KEPT if first == second else Reason.CHOSEN
    with open_output(None) as output:
        for piece in writer(options.format)(compare_versions(before, after, reason), page_for(None)):
            output.write(piece)
    return ALL_READ


def _version(
    store: Store, article: int, version: int | None, annotate: Callable[[Document], Document]
) -> Document | None:
    """A version with its names and quotes, named by its number; None for the one that is kept now."""
    document = checking.annotated_again(store, article, annotate, version)
    if document is None or version is None:
        return document
    return replace(document, source=replace(document.source, uri=f"{document.source.uri} (version {version})"))
