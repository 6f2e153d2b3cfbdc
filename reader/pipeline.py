"""The processing pipeline: load, parse, label, build, annotate. The only module that knows the order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from os import PathLike, fspath

from reader import label, load, parse
from reader.errors import SourceError, SourceFailed
from reader.load.fetching import DEFAULT, Fetching
from reader.model.build import build
from reader.model.document import Document
from reader.model.raw import Raw

_HEAD_GROWTH = 4
"""Factor by which the size of the head grows if it contains no text."""


def parse_document(raw: Raw) -> Document:
    """The document without names and quotes, which a screen can show at once.

    Raises `SourceIsBinary` or `SourceIsEmpty` if the bytes contain no text.
    """
    return build(label.label(parse.parse(raw)))


def parse_head(raw: Raw, size: int = parse.HEAD_BYTES) -> Document | None:
    """The first pages of a long source, about `size` bytes of it, to be shown while `parse_document` parses all of it;
    None for a source that is not long."""
    while (beginning := parse.head(raw, size)) is not None:
        try:
            return parse_document(beginning)
        except SourceError:  # its text begins further on
            size *= _HEAD_GROWTH
    return None


def annotate_document(document: Document) -> Document:
    """The same text with names and quotes."""
    from reader.annotate import annotate  # late: the first screen is shown sooner without it

    return annotate(document)


def read(source: str | PathLike[str]) -> Document:
    """The annotated document of a path, a web address or `-`. Raises `SourceError`."""
    return read_raw(load.load(fspath(source)))


def read_raw(raw: Raw) -> Document:
    """The annotated document of bytes that have been loaded. Raises `SourceError`."""
    return annotate_document(parse_document(raw))


def load_many(sources: Iterable[str], fetching: Fetching = DEFAULT) -> Iterator[Raw | SourceError]:
    """The bytes of each source, or the error if loading failed, in the order given. Sources are loaded lazily."""
    return (_load(fetching, source) for source in sources)


Amend = Callable[[Raw, Document], Document]
"""Changes a document after it was annotated, given the bytes it was read from."""


def read_many(
    sources: Iterable[str],
    jobs: int = 1,
    *,
    annotated: bool = True,
    fetching: Fetching = DEFAULT,
    amend: Amend | None = None,
) -> Iterator[Document | SourceError]:
    """The document of each source, or the error if reading it failed, in the order given.

    Without `annotated`, names and quotes are not looked for; `amend` is applied to each annotated document. With `jobs`
    above 1, that many processes share the work, each fetching one page at a time. In any case only a few documents are
    in memory at once, and an exception caused by one source does not keep the others from being read.
    """
    finish = partial(_finish, partial(_read, annotated, amend), fetching)
    if jobs <= 1:
        return map(finish, load_many(sources, fetching))
    from reader.processes import pool  # late: not needed with one process

    return pool.ordered(finish, map(partial(_load_local, fetching), sources), jobs, _died)


def _read(annotated: bool, amend: Amend | None, raw: Raw) -> Document:
    if not annotated:
        return parse_document(raw)
    document = read_raw(raw)
    return amend(raw, document) if amend is not None else document


def _load(fetching: Fetching, source: str) -> Raw | SourceError:
    try:
        return load.load(source, fetching)
    except SourceError as error:
        return error
    except Exception as error:  # one source that breaks the loader must not stop the others
        return SourceFailed(load.display_name(source), f"loading it failed: {type(error).__name__}: {error}")


def _load_local(fetching: Fetching, source: str) -> Raw | SourceError | str:
    """The bytes of a source that only this process can read, such as standard input; web addresses are returned as they
    are, since any process can fetch them."""
    return source if load.is_web(source) else _load(fetching, source)


def _finish(
    reading: Callable[[Raw], Document], fetching: Fetching, found: Raw | SourceError | str
) -> Document | SourceError:
    loaded = _load(fetching, found) if isinstance(found, str) else found
    if isinstance(loaded, SourceError):
        return loaded
    try:
        return reading(loaded)
    except SourceError as error:
        return error
    except Exception as error:  # one article that breaks a stage must not stop the others
        return SourceFailed(loaded.uri, f"reading it failed: {type(error).__name__}: {error}")


def _died(found: Raw | SourceError | str, exit_code: int) -> SourceError:
    if isinstance(found, SourceError):
        return found
    uri = load.display_name(found) if isinstance(found, str) else found.uri
    return SourceFailed(uri, f"the process that read it ended early (exit code {exit_code})")
