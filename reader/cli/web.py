"""`reader --web SOURCE`: serve one article to a browser on this machine."""

from __future__ import annotations

from argparse import Namespace

from reader.base.installed import how_to_add_extra
from reader.cli import ALL_READ, SOME_FAILED
from reader.cli.choices import choices_of
from reader.cli.corpus import Corpus
from reader.cli.messages import complain
from reader.cli.reading import SourceReader, amending


def serve_article(options: Namespace, sources: list[str]) -> int:
    """Serve the one article that the sources hold, until interrupted; returns the exit status."""
    try:
        from reader.web.server import serve
    except ModuleNotFoundError:
        complain(f"serving takes other packages:\n{how_to_add_extra('web')}")
        return SOME_FAILED
    corpus = Corpus(sources, choices_of(options))
    if corpus.holds_many:
        complain("only the first article is served")
    reading = SourceReader(corpus, fetching=options.fetching, amend=amending(options))
    document = next(iter(reading), None)
    if document is None:
        return SOME_FAILED
    try:
        serve(document, options.loaded.settings, options.port, _tell)
    except OSError as error:
        complain(f"port {options.port} cannot be used: {error.strerror or error}")
        return SOME_FAILED
    return ALL_READ


def _tell(address: str) -> None:
    print(f"{address}\nAnyone on this machine with this address can read the article. Ctrl+C ends it.", flush=True)
