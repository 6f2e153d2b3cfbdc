"""Read an article in a process of its own, so that whoever shows it is never kept waiting. Knows no screen.

Two threads of one process would take turns: a key pressed while the names are looked for would wait for its turn.

    python -m reader.session.worker [page]

is that process where it cannot be forked. It takes one pickled `Document` or `Raw` from standard input and writes
pickled messages to standard output: of a page of the web the document first; of a long source what is found in its
first pages, then more and more of the document, up to all of it; then what is found in more and more of that.
Numbers that follow on standard input say which part of it is looked at. It ends when standard input is closed.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from reader.base.folders import user_folder
from reader.base.values import replace
from reader.errors import AnalysisFailed, SourceError
from reader.model.document import Document
from reader.model.raw import Raw
from reader.model.span import Span
from reader.processes.child import Child, can_fork, forked, spawned
from reader.session.messages import Complete, Failed, Items, LookAt, More

if TYPE_CHECKING:
    from pathlib import Path

PART = 1_000
"""Items of a layer in one message, so that taking one in is done before anybody notices: some milliseconds."""

FOUND = ("sentences", "entities", "quotes", "facts")
"""The layers that are looked for."""

PARSED = ("blocks", "marks", "captions", "landings")
"""The layers of a document that grow with its length."""

PAGES = 1 << 18
"""Bytes of a very long source that are read next, so that nobody comes to the end of the first pages meanwhile: some
130 screens, read in a tenth of a second."""

SLICE = 1 << 16
"""Code points in which names and quotes are looked for first once all of a long article is there: half a second."""

GROWTH = 4
"""How much longer each next slice is. What was found is found anew in it, since a name that comes later may be the full
form of one that came before: a third more work in all, for counts that grow from the first second on."""

_NICENESS = 5


MODULE, PAGE = "reader.session.worker", "page"
"""What a process runs that is not forked, and what it is told where it is to read a page of the web."""


class ReadingProgress(NamedTuple):
    """How far an article has been read."""

    document: Document
    has_findings: bool
    """Whether names and quotes were looked for in it, or in a part of it."""
    is_last: bool
    """Whether nothing more will be found."""
    is_whole: bool = True
    """Whether the document is all of the article, and not only more of its beginning."""


class Analysis:
    """One article being read elsewhere. It begins at once."""

    def __init__(self, source: Raw | Document, shown: Document | None, child: Child | None = None) -> None:
        """`shown` is what there is of it already: `source` itself, or the first pages of a long one, or nothing.

        `child` is the process that shall read it, where one was `prepared`.
        """
        self._shown = shown
        is_told = child is None and can_fork()
        self._child = child or (forked(partial(_serve, source)) if is_told else spawned(MODULE))
        self._untold: Raw | Document | None = None if is_told else source
        """What it is to read, until it knows."""
        self._looked_at = 0
        self._stopped = False

    def progress(self) -> Iterator[ReadingProgress]:
        """The article with more and more layers: what is shown with names and quotes; then, where that was not all
        of it, more and more of it with no more than these, up to all; then with those of more and more of it, and with
        all of them. Where nothing is shown yet, what is to be shown comes first.

        Blocks while there is nothing new. Raises `AnalysisFailed`.
        """
        try:
            if self._untold is not None:
                self._tell(self._untold)
                self._untold = None
            yield from self._received(self._child.answers)
        except (OSError, ValueError, EOFError, pickle.UnpicklingError) as error:  # a closed stream is a `ValueError`
            if not self._stopped:
                raise AnalysisFailed("the process that looked for them ended early") from error
        finally:
            self.stop()

    def _received(self, stream: IO[bytes]) -> Iterator[ReadingProgress]:
        document = self._shown
        layers: dict[str, list[Any]] = {}
        is_last = False
        while not is_last:
            match pickle.load(stream):
                case More(more):
                    known = {name: getattr(document, name) for name in FOUND} if _is_longer(more, document) else {}
                    document = replace(more, **known)
                case Items(layer, items):
                    layers.setdefault(layer, []).extend(items)
                    gc.freeze()  # layers have no cycles, and looking for those in a novel takes a tenth of a second
                case Complete(is_last, is_whole):
                    assert document is not None
                    found: dict[str, Any] = {name: tuple(items) for name, items in layers.items()}
                    document = replace(document, **found)
                    layers = {}
                    yield ReadingProgress(document, FOUND[0] in found, is_last, is_whole)
                case Failed(reason):
                    raise AnalysisFailed(reason)

    def has_answered(self) -> bool:
        """Whether there is something new already; it may be that there is and this cannot tell."""
        try:
            return bool(select.select([self._child.answers], [], [], 0)[0])
        except (OSError, ValueError):  # it has ended
            return False

    def look_at(self, offset: int) -> None:
        """This code point is on the screen: look for names and quotes there soon."""
        if self._untold is None and offset != self._looked_at:
            self._looked_at = offset
            with suppress(OSError, ValueError):  # it has ended, or is ended
                self._tell(LookAt(offset))

    def _tell(self, what: Raw | Document | LookAt) -> None:
        pickle.dump(what, self._child.asked)
        self._child.asked.flush()

    def stop(self) -> None:
        """End it. Nothing more is found."""
        self._stopped = True
        self._child.end()


def prepared() -> Child:
    """A process that imports what it takes to read a page of the web, while that is fetched."""
    return spawned(MODULE, PAGE)


def _is_longer(document: Document, shown: Document | None) -> bool:
    return shown is not None and document.text.startswith(shown.text)


def main() -> None:
    """Answer one question, told on standard input."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is printed is no message
    if PAGE in sys.argv:
        import trafilatura  # noqa: F401

        import reader.parse.html
        import reader.pipeline  # noqa: F401
    _serve(pickle.load(sys.stdin.buffer), sys.stdin.buffer, out)


def _serve(source: Raw | Document, asked: IO[bytes], out: IO[bytes]) -> None:
    from threading import Thread

    gc.disable()  # of what a page or an article is parsed into, next to nothing is garbage
    looked_at = [0]
    Thread(target=_listen, args=(asked, looked_at), daemon=True).start()
    try:
        _answer(source, looked_at, out)
        out.flush()
    except BrokenPipeError:
        return
    except Exception as error:  # told where it can be shown
        where = "" if isinstance(error, SourceError) else _logged(error, source)
        pickle.dump(Failed(f"{type(error).__name__}: {error}{where}"), out)
        out.flush()


def log_path() -> Path:
    """Where the last failure is written down in full."""
    from pathlib import Path  # late: a page is on the screen sooner without it

    return Path(user_folder("state")) / "failure.log"


def _logged(error: Exception, source: Raw | Document) -> str:
    """Write down what failed and where in the program: a sentence that says where that is; "" where it cannot be."""
    import traceback

    path = log_path()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        uri = source.uri if isinstance(source, Raw) else source.source.uri
        path.write_text(f"{uri}\n{''.join(traceback.format_exception(error))}", "utf-8", "backslashreplace")
    except OSError:
        return ""
    return f"\n\nWhere in the program: {path}"


def _listen(asked: IO[bytes], looked_at: list[int]) -> None:
    with suppress(EOFError, pickle.UnpicklingError, OSError):
        while True:
            looked_at[0] = pickle.load(asked).offset
    os._exit(0)  # whoever asked is gone


def _answer(source: Raw | Document, looked_at: Sequence[int], out: IO[bytes]) -> None:
    from reader.pipeline import annotate_document

    whole = source if isinstance(source, Document) else _read(source, out)
    _stand_back()
    for part in _slices(whole, looked_at):
        _send(annotate_document(part), FOUND, out)
    _send(annotate_document(whole), FOUND, out, is_last=True)


def _read(raw: Raw, out: IO[bytes]) -> Document:
    """All of a long source; what is found in its first pages, and more and more of it, is sent meanwhile."""
    from reader.pipeline import annotate_document, parse_document, parse_head

    if (head := parse_head(raw)) is not None:
        _stand_back()
        _send(annotate_document(head), FOUND, out, is_whole=False)
        size = PAGES
        while size * GROWTH <= len(raw.data) and (more := parse_head(raw, size)) is not None:
            _send_document(more, out, is_whole=False)
            size *= GROWTH * GROWTH
    whole = parse_document(raw)
    _send_document(whole, out)
    return whole


def _stand_back() -> None:
    """Take no time from who shows the article, and keep no garbage any more: there is enough of it to be read."""
    gc.enable()
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, _NICENESS)


def _send_document(document: Document, out: IO[bytes], *, is_whole: bool = True) -> None:
    bare: dict[str, Any] = dict.fromkeys(PARSED, ())
    pickle.dump(More(replace(document, **bare)), out)
    _send(document, PARSED, out, is_whole=is_whole)


def _slices(document: Document, looked_at: Sequence[int]) -> Iterator[Document]:
    """The same text with the blocks of more and more of its beginning, and those around what is looked at."""
    size = SLICE
    while size * 2 <= len(document.text):
        here = looked_at[0]
        parts = (Span(0, size), Span(max(0, here - SLICE // 4), here + SLICE))
        blocks = tuple(block for block in document.blocks if any(map(block.span.overlaps, parts)))
        if sum(block.span.length for block in blocks) * 2 <= len(document.text):  # else one block is nearly all of it
            yield replace(document, blocks=blocks)
        size *= GROWTH


def _send(
    document: Document, layers: tuple[str, ...], out: IO[bytes], *, is_last: bool = False, is_whole: bool = True
) -> None:
    for name in layers:
        items = getattr(document, name)
        for start in range(0, max(1, len(items)), PART):
            pickle.dump(Items(name, items[start : start + PART]), out)
    pickle.dump(Complete(is_last, is_whole), out)
    out.flush()


if __name__ == "__main__":
    main()
