"""The order of things: load, parse, label, build, annotate. The only module that knows it."""

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

_GROWTH = 4
"""How much more is looked at where the first pages hold no words."""


def parse_document(raw: Raw) -> Document:
    """The document without names and quotes: what a screen shows at once.

    Raises `SourceIsBinary` or `SourceIsEmpty` where the bytes hold no text.
    """
    return build(label.label(parse.parse(raw)))


def parse_head(raw: Raw, size: int = parse.HEAD) -> Document | None:
    """The first pages of a long source, about `size` bytes of it, to be shown while `parse_document` reads all of it;
    None for a source that is not long."""
    while (beginning := parse.head(raw, size)) is not None:
        try:
            return parse_document(beginning)
        except SourceError:  # the words come later in it
            size *= _GROWTH
    return None


def annotate_document(document: Document) -> Document:
    """The same text with names and quotes."""
    from reader.annotate import annotate  # the first screen does without it, and is there sooner

    return annotate(document)


def read(source: str | PathLike[str]) -> Document:
    """The whole document of a path, a web address or `-`, names and quotes included. Raises `SourceError`."""
    return read_raw(load.load(fspath(source)))


def read_raw(raw: Raw) -> Document:
    """The whole document of bytes that were loaded already. Raises `SourceError`."""
    return annotate_document(parse_document(raw))


def load_many(sources: Iterable[str], fetching: Fetching = DEFAULT) -> Iterator[Raw | SourceError]:
    """The bytes of each source, in the order given, loaded as they are asked for; its error where that failed."""
    return (_load(fetching, source) for source in sources)


Amend = Callable[[Raw, Document], Document]
"""What is done to each document that was read, given what it was read from."""


def read_many(
    sources: Iterable[str],
    jobs: int = 1,
    *,
    annotated: bool = True,
    fetching: Fetching = DEFAULT,
    amend: Amend | None = None,
) -> Iterator[Document | SourceError]:
    """Each source read, in the order given; a source that failed gives its error instead.

    Without `annotated`, names and quotes are not looked for; with `amend`, that has the last word on them. With `jobs`
    above 1, that many processes share the work, and fetch as many pages at a time. Either way only a few documents are
    in memory at once, whatever the number of sources, and no exception that one source causes keeps the others from
    being read.
    """
    finish = partial(_finish, partial(_read, annotated, amend), fetching)
    if jobs <= 1:
        return map(finish, load_many(sources, fetching))
    from reader.processes import pool  # one process needs none of it

    return pool.map_ordered(finish, map(partial(_load_local, fetching), sources), jobs, _worker_died)


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
    except Exception as error:  # servers and files are strangers: one that stumps the loader shall not stop the others
        return SourceFailed(load.display_name(source), f"loading it failed: {type(error).__name__}: {error}")


def _load_local(fetching: Fetching, source: str) -> Raw | SourceError | str:
    """What only this process can read, such as standard input; the address of a page, which any can fetch."""
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
    except Exception as error:  # whatever one article brings to light, the others shall still be read
        return SourceFailed(loaded.uri, f"reading it failed: {type(error).__name__}: {error}")


def _worker_died(found: Raw | SourceError | str, exit_code: int) -> SourceError:
    if isinstance(found, SourceError):
        return found
    uri = load.display_name(found) if isinstance(found, str) else found.uri
    return SourceFailed(uri, f"the process that read it ended early (exit code {exit_code})")
