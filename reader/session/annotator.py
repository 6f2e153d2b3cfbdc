"""Find names and quotes in one document after another, in a separate process. Knows no screen and no library.

    python -m reader.session.annotator [ENGINE]

runs that process: pickled documents on standard input are answered with the same documents, annotated, on standard
output.
"""

from __future__ import annotations

import os
import pickle
import sys
from contextlib import suppress
from threading import Lock
from typing import IO

from reader.errors import AnalysisFailed
from reader.model.document import Document
from reader.processes.child import Child, spawn_child

MODULE = "reader.session.annotator"

_NICENESS = 5


class Annotator:
    """Annotates documents in another process, which starts with the first one and ends with the block.

    Thread-safe: documents are annotated one after another.
    """

    def __init__(self, engine: str | None = None) -> None:
        """`engine` is what finds names and quotes; None for the default."""
        self._engine = engine
        self._child: Child | None = None
        self._is_stopped = False
        self._asking = Lock()
        """Held while a document is annotated."""

    def __enter__(self) -> Annotator:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def __call__(self, document: Document) -> Document:
        """The document with names and quotes; as it was if looking for them fails. Blocks. Raises `AnalysisFailed` if
        the process has ended."""
        try:
            with self._asking:
                annotated = self._answer(document)
        except (OSError, ValueError, EOFError, pickle.UnpicklingError) as error:  # a closed stream is a `ValueError`
            raise AnalysisFailed("the process that looked for names and quotes ended early") from error
        assert isinstance(annotated, Document)
        return annotated

    def _answer(self, document: Document) -> object:
        child = self._child = self._child or spawn_child(MODULE, *filter(None, (self._engine,)))
        if self._is_stopped:
            child.end()
        pickle.dump(document, child.requests)
        child.requests.flush()
        return pickle.load(child.responses)

    def stop(self) -> None:
        """End the process; nothing more is annotated. May be called from any thread, more than once."""
        self._is_stopped = True
        if self._child is not None:
            self._child.end()


def main() -> None:
    """Annotate the documents on standard input, until that is closed."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing else may be printed among the documents
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, _NICENESS)
    with suppress(EOFError, BrokenPipeError):
        serve(sys.stdin.buffer, out, *sys.argv[1:2])


def serve(requests: IO[bytes], out: IO[bytes], engine: str | None = None) -> None:
    """Annotate the documents of one stream into another. Raises `EOFError` at the end of the first."""
    from reader.pipeline import annotate_document  # late: the process that asks needs none of it

    while True:
        document = pickle.load(requests)
        with suppress(Exception):  # one article that breaks a rule must not stop the others
            document = annotate_document(document, engine)
        pickle.dump(document, out)
        out.flush()


if __name__ == "__main__":
    main()
