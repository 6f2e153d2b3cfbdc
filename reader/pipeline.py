"""The processing pipeline: load, parse, label, build, annotate. The only module that knows the order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from os import PathLike, fspath
from typing import TYPE_CHECKING

from reader import label, load, parse
from reader.base.values import replace
from reader.errors import EngineMissing, SourceError, SourceFailed
from reader.load.fetching import DEFAULT, Fetching
from reader.model.build import build
from reader.model.document import Block, Document
from reader.model.raw import Raw
from reader.model.span import Span

if TYPE_CHECKING:
    from typing import Literal

    Format = Literal["text", "markdown", "html"]

MOST_ANNOTATED = 2_000_000
"""Code points in which names and quotes are looked for, four times a long novel. Each takes up to a kilobyte of memory
meanwhile, so that the longest text would take more than any machine has."""

_HEAD_GROWTH = 4
"""Factor by which the size of the head grows if it contains no text."""


def parse_document(raw: Raw) -> Document:
    """The document without names and quotes, which a screen can show at once.

    Raises `SourceIsBinary` or `SourceIsEmpty` if the bytes contain no text.
    """
    document = build(label.label(parse.parse(raw)))
    if len(document.text) <= MOST_ANNOTATED:
        return document
    notice = f"is so long that names and quotes are looked for only in its first {MOST_ANNOTATED:,} characters"
    return replace(document, notices=(*document.notices, notice))


def parse_head(raw: Raw, size: int = parse.HEAD_BYTES) -> Document | None:
    """The first pages of a long source, about `size` bytes of it, to be shown while `parse_document` parses all of it;
    None for a source that is not long."""
    while (beginning := parse.head(raw, size)) is not None:
        try:
            return parse_document(beginning)
        except SourceError:  # its text begins further on
            size *= _HEAD_GROWTH
    return None


def annotate_document(document: Document, engine: str | None = None) -> Document:
    """The same text with names and quotes.

    Of a very long text only its first `MOST_ANNOTATED` code points are annotated, as a notice of it says. `engine` is
    what finds them, as the settings name it: by default `auto`. Raises `ValueError` for an unknown one, `EngineMissing`
    if that cannot be used.
    """
    from reader.annotate import annotate  # late: the first screen is shown sooner without it

    if len(document.text) <= MOST_ANNOTATED:
        return annotate(document, engine)
    beginning = replace(document, blocks=tuple(_blocks_before(document, MOST_ANNOTATED)))
    return replace(annotate(beginning, engine), blocks=document.blocks)


def _blocks_before(document: Document, end: int) -> Iterator[Block]:
    """The blocks up to an offset, the last one cut there."""
    for block in document.blocks:
        if block.span.start >= end:
            return
        yield block if block.span.end <= end else replace(block, span=Span(block.span.start, end))


def read(source: str | PathLike[str], *, engine: str | None = None) -> Document:
    """The annotated document of a path, a web address or `-`. Raises `SourceError`; see `annotate_document`."""
    return read_raw(load.load(fspath(source)), engine)


def read_text(
    text: str,
    format: Format | None = None,
    *,
    url: str | None = None,
    uri: str = "<string>",
    engine: str | None = None,
) -> Document:
    """The whole document of a string, names and quotes included.

    `format` is `text`, `markdown` or `html`; None detects it from the text. `url` is where the text was published, the
    base of its relative links; `uri` is what the document and errors call it. Raises `SourceIsEmpty` if there is
    nothing to read, and `ValueError` for an unknown format or engine.
    """
    if format is not None and format not in parse.PARSERS:
        raise ValueError(f"format must be one of {', '.join(parse.PARSERS)}, not {format!r}")
    # Lone surrogates have no UTF-8 form; parsing drops them from files too.
    data = text.encode("utf-8", "ignore")
    return read_raw(Raw(uri, data, url=url, encoding="utf-8", format=format or parse.format_of(text)), engine)


def read_raw(raw: Raw, engine: str | None = None) -> Document:
    """The annotated document of bytes that have been loaded. Raises `SourceError`."""
    return annotate_document(parse_document(raw), engine)


Amend = Callable[[Raw, Document], Document]
"""Changes a document after it was annotated, given the bytes it was read from."""


def read_many(
    sources: Iterable[str | PathLike[str] | Raw | SourceError],
    jobs: int = 1,
    *,
    annotated: bool = True,
    fetching: Fetching = DEFAULT,
    amend: Amend | None = None,
) -> Iterator[Document | SourceError]:
    """Read each source, in the order given, as results are asked for: its document, or the error that it failed with.

    A source is a path, a web address or `-`; a `Raw`, which has been loaded; or an error, which is yielded as it is.
    `reader.load.sources.expand` makes these of folders, and of files that hold many articles.
    `jobs` is the number of processes that share the work, and that fetch pages at the same time. Without `annotated`,
    names and quotes are not looked for; `amend` is given each document last, and returns the one to yield. Only a few
    documents are in memory at once, whatever the number of sources, and no exception that one source causes keeps the
    others from being read. Raises `TypeError` for a single path, and `ValueError` for less than one job.
    """
    if isinstance(sources, str | PathLike | Raw):
        raise TypeError("sources must be several paths or addresses; use read() for one")
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")
    named = (fspath(source) if isinstance(source, str | PathLike) else source for source in sources)
    finish = partial(_finish, partial(_read, annotated, amend, fetching.engine), fetching)
    if jobs == 1:
        return map(finish, named)
    from reader.processes import pool  # one process needs none of it

    return pool.map_ordered(finish, map(partial(load_local, fetching), named), jobs, _worker_died)


def _read(annotated: bool, amend: Amend | None, engine: str | None, raw: Raw) -> Document:
    if not annotated:
        return parse_document(raw)
    document = read_raw(raw, engine)
    return amend(raw, document) if amend is not None else document


def _load(fetching: Fetching, source: str) -> Raw | SourceError:
    try:
        return load.load(source, fetching)
    except SourceError as error:
        return error
    except Exception as error:  # one source that breaks the loader must not stop the others
        return SourceFailed(load.display_name(source), f"loading it failed: {type(error).__name__}: {error}")


def load_local(fetching: Fetching, source: str | Raw | SourceError) -> Raw | SourceError | str:
    """The bytes of a source that only this process can read, such as standard input; web addresses are returned as they
    are, since any process can fetch them, and so is what has been loaded."""
    return _load(fetching, source) if isinstance(source, str) and not load.is_web(source) else source


def _finish(
    to_document: Callable[[Raw], Document], fetching: Fetching, found: Raw | SourceError | str
) -> Document | SourceError:
    loaded = _load(fetching, found) if isinstance(found, str) else found
    if isinstance(loaded, SourceError):
        return loaded
    try:
        return to_document(loaded)
    except SourceError as error:
        return _with_id(error, loaded)
    except EngineMissing as error:
        return _with_id(SourceFailed(loaded.uri, str(error)), loaded)
    except Exception as error:  # one article that breaks a stage must not stop the others
        return _with_id(SourceFailed(loaded.uri, f"reading it failed: {type(error).__name__}: {error}"), loaded)


def _worker_died(found: Raw | SourceError | str, exit_code: int) -> SourceError:
    if isinstance(found, SourceError):
        return found
    reason = f"the process that read it ended early (exit code {exit_code})"
    if isinstance(found, str):
        return SourceFailed(load.display_name(found), reason)
    return _with_id(SourceFailed(found.uri, reason), found)


def _with_id(error: SourceError, raw: Raw) -> SourceError:
    error.id = raw.metadata.id if raw.metadata is not None else None
    return error
