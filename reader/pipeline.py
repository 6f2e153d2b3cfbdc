"""The order of things: load, parse, label, build, annotate. The only module that knows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from os import PathLike, fspath

from reader import annotate, label, load, parse
from reader.errors import SourceError
from reader.model.build import build
from reader.model.document import Document
from reader.model.raw import Raw


def parse_document(raw: Raw) -> Document:
    """The document without names and quotes: what a screen shows at once.

    Raises `SourceIsBinary` or `SourceIsEmpty` where the bytes hold no text.
    """
    return build(label.label(parse.parse(raw)))


def read(source: str | PathLike[str]) -> Document:
    """The whole document of a path or of `-`, names and quotes included. Raises `SourceError`."""
    return annotate.annotate(parse_document(load.load(fspath(source))))


def read_many(sources: Sequence[str], jobs: int = 1) -> Iterator[Document | SourceError]:
    """Each source read, in the order given; a source that failed gives its error instead.

    With `jobs` above 1, that many processes share the work; no more than a few documents wait in memory.
    """
    if jobs <= 1 or len(sources) <= 1:
        yield from map(_attempt, sources)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        yield from pool.map(_attempt, sources, chunksize=4)


def _attempt(source: str) -> Document | SourceError:
    try:
        return read(source)
    except SourceError as error:
        return error
