"""Read an article in a separate process, so that the interface stays responsive. Knows no screen.

Two threads of one process would compete for the interpreter: a key pressed during the analysis would have to wait.

    python -m reader.session.worker [page]

runs the worker where it cannot be forked. It takes one pickled `Task` from standard input and writes
pickled messages to standard output: of a web page the document first; of a long source, names and quotes in its first
pages, then more and more of the document, up to all of it; then names and quotes in growing parts of that. `LookAt`
messages that follow on standard input name the visible place. It ends when standard input is closed.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import sys
from _thread import allocate_lock  # the same as threading.Lock, without the rest
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from reader.base.folders import user_folder
from reader.base.values import replace
from reader.errors import AnalysisFailed, EngineMissing, SourceError
from reader.model.document import Document
from reader.model.raw import Raw
from reader.model.span import Span
from reader.processes.child import Child, can_fork, fork_child, spawn_child
from reader.processes.garbage import collect_seldom
from reader.session.messages import LayerItems, LayersComplete, LookAt, PartialDocument, Task, WorkerFailed

if TYPE_CHECKING:
    from pathlib import Path

ITEMS_PER_MESSAGE = 1_000
"""Items of a layer in one message: few enough to be unpickled in milliseconds, unnoticed by the user."""

ANNOTATION_LAYERS = ("sentences", "entities", "quotes", "facts")
"""The layers that the analysis adds."""

PARSED_LAYERS = ("blocks", "marks", "captions", "landings")
"""The layers that parsing adds, which grow with the length of the document."""

SECOND_PART_BYTES = 1 << 18
"""Bytes of a very long source that are parsed after its first pages, so that nobody reaches the end of those
meanwhile: about 130 screens, parsed in a tenth of a second."""

FIRST_SLICE_CHARS = 1 << 16
"""Code points of the first slice to annotate once all of a long article is available: about half a second."""

SLICE_GROWTH = 4
"""Factor by which each slice is longer than the one before. Each repeats the work of the one before, since a later
name may be the full form of an earlier one: a third more work in all, for counts that grow from the start."""

_NICENESS = 5


WORKER_MODULE, PAGE_ARGUMENT = "reader.session.worker", "page"
"""The module to run where forking is not possible, and its argument to prepare for parsing a web page."""


class ReadingProgress(NamedTuple):
    """How far an article has been read."""

    document: Document
    has_findings: bool
    """Whether names and quotes were found, at least in a part of the document."""
    is_last: bool
    """Whether nothing more will follow."""
    is_whole: bool = True
    """Whether the document is the whole article, not only a longer beginning of it."""
    is_draft: bool = False
    """Whether all names and quotes were found by a fast engine, and those of a better one will follow."""


class Analysis:
    """The analysis of one article in another process. It starts at once."""

    def __init__(
        self,
        source: Raw | Document,
        shown: Document | None,
        child: Child | None = None,
        engine: str | None = None,
        *,
        text_only: bool = False,
    ) -> None:
        """`shown` is the part that is available already: `source` itself, the first pages of a long one, or nothing.

        `child` is the process to use, if one was started by `start_page_worker`; `engine` is what finds names and
        quotes, None for the default. With `text_only`, all of the text is yielded once, and nothing is looked for in
        it.
        """
        self._shown = shown
        task = Task(source, engine, text_only)
        is_forked = child is None and can_fork()
        self._child = child or (fork_child(partial(_serve, task)) if is_forked else spawn_child(WORKER_MODULE))
        self._unsent: Task | None = None if is_forked else task
        """What to send to the process; None once it has all of it."""
        self._sending = allocate_lock()
        """Held while a message is sent: the first one may be sent by another thread."""
        self._looked_at = 0
        self._stopped = False

    def progress(self) -> Iterator[ReadingProgress]:
        """Yield the document with more and more layers. First the part shown, with its names and quotes. Of a long
        article, then more and more of the text with no further layers, up to all of it; then the whole text with layers
        for growing parts of it. If nothing is shown yet, the bare document comes first.

        Blocks until there is something new. Raises `AnalysisFailed`.
        """
        try:
            self.send()
            yield from self._receive(self._child.responses)
        except (OSError, ValueError, EOFError, pickle.UnpicklingError) as error:  # a closed stream is a `ValueError`
            if not self._stopped:
                raise AnalysisFailed("the process that looked for them ended early") from error
        finally:
            self.stop()

    def send(self) -> None:
        """Send the process what to begin with. Blocks. Raises `OSError` or `ValueError` if the process has ended."""
        with self._sending:
            if self._unsent is not None:
                self._send_to_child(self._unsent)
                self._unsent = None

    def _receive(self, stream: IO[bytes]) -> Iterator[ReadingProgress]:
        document = self._shown
        layers: dict[str, list[Any]] = {}
        is_last = False
        while not is_last:
            match pickle.load(stream):
                case PartialDocument(more):
                    document = keep_findings(more, document)
                case LayerItems(layer, items):
                    layers.setdefault(layer, []).extend(items)
                    if len(layers[layer]) > ITEMS_PER_MESSAGE:
                        # Looking for cycles in a novel, which has none, takes a tenth of a second. Freezing keeps what
                        # is garbage already, so that it is not for every article: screens that were closed are.
                        gc.freeze()
                case LayersComplete(is_last, is_whole, is_draft, engine):
                    assert document is not None
                    found: dict[str, Any] = {name: tuple(items) for name, items in layers.items()}
                    document = replace(document, **found, engine=engine or document.engine)
                    layers = {}
                    yield ReadingProgress(document, ANNOTATION_LAYERS[0] in found, is_last, is_whole, is_draft)
                case WorkerFailed(reason):
                    raise AnalysisFailed(reason)

    def has_answered(self) -> bool:
        """Whether there are results to read already. A False may be wrong."""
        try:
            return bool(select.select([self._child.responses], [], [], 0)[0])
        except (OSError, ValueError):  # the process has ended
            return False

    def look_at(self, offset: int) -> None:
        """Note the first visible code point: names and quotes are found there first."""
        if self._unsent is None and offset != self._looked_at:
            self._looked_at = offset
            with self._sending, suppress(OSError, ValueError):  # the process has ended
                self._send_to_child(LookAt(offset))

    def _send_to_child(self, message: Task | LookAt) -> None:
        pickle.dump(message, self._child.requests)
        self._child.requests.flush()

    def stop(self) -> None:
        """End the process. Nothing more is found."""
        self._stopped = True
        self._child.end()


def start_page_worker() -> Child:
    """Start a process that imports what parsing a web page takes while the page is being fetched."""
    return spawn_child(WORKER_MODULE, PAGE_ARGUMENT)


def keep_findings(document: Document, shown: Document | None) -> Document:
    """The document with the names and quotes of the part shown if it begins with the same text; else unchanged."""
    if shown is None or not document.text.startswith(shown.text):
        return document
    layers: dict[str, Any] = {name: getattr(shown, name) for name in ANNOTATION_LAYERS}
    return replace(document, **layers, engine=shown.engine)


def main() -> None:
    """Serve one article, read from standard input."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing else may be printed among the messages
    if PAGE_ARGUMENT in sys.argv:
        import trafilatura  # noqa: F401

        import reader.parse.html
        import reader.pipeline  # noqa: F401
    _serve(pickle.load(sys.stdin.buffer), sys.stdin.buffer, out)


def _serve(task: Task, requests: IO[bytes], out: IO[bytes]) -> None:
    from threading import Thread

    gc.disable()  # parsing creates hardly any garbage
    looked_at = [0]
    Thread(target=_listen, args=(requests, looked_at), daemon=True).start()
    try:
        _analyze(task, looked_at, out)
        out.flush()
    except BrokenPipeError:
        return
    except Exception as error:  # reported to the user by the other process
        pickle.dump(WorkerFailed(_reason(error, task.source)), out)
        out.flush()


def _reason(error: Exception, source: Raw | Document) -> str:
    """Why the process failed, in words; a fault in the program is logged."""
    if isinstance(error, EngineMissing):
        return str(error)
    where = "" if isinstance(error, SourceError) else _log_failure(error, source)
    return f"{type(error).__name__}: {error}{where}"


def failure_log_path() -> Path:
    """Path of the log with the last failure in full."""
    from pathlib import Path  # late: the first page is painted sooner without it

    return Path(user_folder("state")) / "failure.log"


def _log_failure(error: Exception, source: Raw | Document) -> str:
    """Log the traceback; return a sentence that names the log file, "" if it cannot be written."""
    import traceback

    path = failure_log_path()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        uri = source.uri if isinstance(source, Raw) else source.source.uri
        path.write_text(f"{uri}\n{''.join(traceback.format_exception(error))}", "utf-8", "backslashreplace")
    except OSError:
        return ""
    return f"\n\nWhere in the program: {path}"


def _listen(requests: IO[bytes], looked_at: list[int]) -> None:
    with suppress(EOFError, pickle.UnpicklingError, OSError):
        while True:
            looked_at[0] = pickle.load(requests).offset
    os._exit(0)  # the parent is gone


def _analyze(task: Task, looked_at: Sequence[int], out: IO[bytes]) -> None:
    from reader.pipeline import annotate_document, parse_document
    from reader.settings.engine import in_use, in_use_first

    source, name, text_only = task
    if text_only and isinstance(source, Raw):
        _send_document(parse_document(source), out, is_last=True)
        return
    engine = in_use(name)
    first = in_use_first(engine)
    whole = source if isinstance(source, Document) else _parse_and_send(source, first, out)
    _lower_priority()
    for part in _slices(whole, looked_at):
        _send(annotate_document(part, first), ANNOTATION_LAYERS, out)
    if first != engine:
        _send(annotate_document(whole, first), ANNOTATION_LAYERS, out, is_draft=True)
    _send(annotate_document(whole, engine), ANNOTATION_LAYERS, out, is_last=True)


def _parse_and_send(raw: Raw, engine: str | None, out: IO[bytes]) -> Document:
    """Parse all of a long source, sending its annotated first pages and growing beginnings of it meanwhile."""
    from reader.pipeline import annotate_document, parse_document, parse_head

    if (head := parse_head(raw)) is not None:
        _lower_priority()
        _send(annotate_document(head, engine), ANNOTATION_LAYERS, out, is_whole=False)
        size = SECOND_PART_BYTES
        while size * SLICE_GROWTH <= len(raw.data) and (more := parse_head(raw, size)) is not None:
            _send_document(more, out, is_whole=False)
            size *= SLICE_GROWTH * SLICE_GROWTH
    whole = parse_document(raw)
    _send_document(whole, out)
    return whole


def _lower_priority() -> None:
    """Lower the priority of this process, and collect garbage again: annotating creates enough of it."""
    collect_seldom()
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, _NICENESS)


def _send_document(document: Document, out: IO[bytes], *, is_whole: bool = True, is_last: bool = False) -> None:
    bare: dict[str, Any] = dict.fromkeys(PARSED_LAYERS, ())
    pickle.dump(PartialDocument(replace(document, **bare)), out)
    _send(document, PARSED_LAYERS, out, is_whole=is_whole, is_last=is_last)


def _slices(document: Document, looked_at: Sequence[int]) -> Iterator[Document]:
    """Copies of the document with the blocks of growing beginnings, and of the part around the visible place."""
    size = FIRST_SLICE_CHARS
    while size * 2 <= len(document.text):
        here = looked_at[0]
        parts = (Span(0, size), Span(max(0, here - FIRST_SLICE_CHARS // 4), here + FIRST_SLICE_CHARS))
        blocks = tuple(block for block in document.blocks if any(map(block.span.overlaps, parts)))
        if sum(block.span.length for block in blocks) * 2 <= len(document.text):  # not if one block is most of it
            yield replace(document, blocks=blocks)
        size *= SLICE_GROWTH


def _send(
    document: Document,
    layers: tuple[str, ...],
    out: IO[bytes],
    *,
    is_last: bool = False,
    is_whole: bool = True,
    is_draft: bool = False,
) -> None:
    for name in layers:
        items = getattr(document, name)
        for start in range(0, max(1, len(items)), ITEMS_PER_MESSAGE):
            pickle.dump(LayerItems(name, items[start : start + ITEMS_PER_MESSAGE]), out)
    pickle.dump(LayersComplete(is_last, is_whole, is_draft, document.engine), out)
    out.flush()


if __name__ == "__main__":
    main()
