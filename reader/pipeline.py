"""The order of things: load, parse, label, build, annotate. The only module that knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from os import PathLike, fspath

from reader import label, load, parse
from reader.errors import SourceError, SourceFailed
from reader.model.build import build
from reader.model.document import Document
from reader.model.raw import Raw


def parse_document(raw: Raw) -> Document:
    """The document without names and quotes: what a screen shows at once.

    Raises `SourceIsBinary` or `SourceIsEmpty` where the bytes hold no text.
    """
    return build(label.label(parse.parse(raw)))


def annotate_document(document: Document) -> Document:
    """The same text with names and quotes."""
    from reader.annotate import annotate  # the first screen does without it, and is there sooner

    return annotate(document)


def read(source: str | PathLike[str]) -> Document:
    """The whole document of a path or of `-`, names and quotes included. Raises `SourceError`."""
    return read_raw(load.load(fspath(source)))


def read_raw(raw: Raw) -> Document:
    """The whole document of bytes that were loaded already. Raises `SourceError`."""
    return annotate_document(parse_document(raw))


def load_many(sources: Iterable[str]) -> Iterator[Raw | SourceError]:
    """The bytes of each source, in the order given, loaded as they are asked for; its error where that failed."""
    return (_load(source) for source in sources)


def read_many(sources: Iterable[str], jobs: int = 1, *, annotated: bool = True) -> Iterator[Document | SourceError]:
    """Each source read, in the order given; a source that failed gives its error instead.

    Without `annotated`, names and quotes are not looked for. With `jobs` above 1, that many processes share the work.
    Either way only a few documents are in memory at once, whatever the number of sources, and no exception that one
    source causes keeps the others from being read.
    """
    loaded = load_many(sources)
    finish = partial(_finish, read_raw if annotated else parse_document)
    if jobs <= 1:
        return map(finish, loaded)
    from reader import pool  # one process needs none of it

    return pool.ordered(finish, loaded, jobs, _died)


def _load(source: str) -> Raw | SourceError:
    try:
        return load.load(source)
    except SourceError as error:
        return error


def _finish(reading: Callable[[Raw], Document], loaded: Raw | SourceError) -> Document | SourceError:
    if isinstance(loaded, SourceError):
        return loaded
    try:
        return reading(loaded)
    except SourceError as error:
        return error
    except Exception as error:  # whatever one article brings to light, the others shall still be read
        return SourceFailed(loaded.uri, f"reading it failed: {type(error).__name__}: {error}")


def _died(loaded: Raw | SourceError, exit_code: int) -> SourceError:
    if isinstance(loaded, SourceError):
        return loaded
    return SourceFailed(loaded.uri, f"the process that read it ended early (exit code {exit_code})")
