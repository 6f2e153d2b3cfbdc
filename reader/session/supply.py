"""Supply an article step by step: its bytes, the part to show first, then more and more. Keeps no document."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.base.values import replace
from reader.errors import AnalysisFailed
from reader.load import is_web, load
from reader.load.fetching import DEFAULT, Cancelled, Fetching, Report
from reader.model.document import Document
from reader.model.raw import PASTED, STANDARD_INPUT, Raw
from reader.parse.detect import is_page
from reader.pipeline import annotate_document, parse_document, parse_head

if TYPE_CHECKING:
    from reader.processes.child import Child
    from reader.session.worker import Analysis, ReadingProgress

TRUNCATED_NOTICE = "this is the beginning of it only: reading all of it failed"


class Supply:
    """One source, read only when and as far as requested."""

    def __init__(self, raw: Raw | None, source: str, fetching: Fetching = DEFAULT) -> None:
        """`raw` is what was loaded already, if anything; `source` is what to load it from, "" if it cannot be
        loaded."""
        self.source = source
        self.fetching = fetching
        self.raw = raw
        """The bytes, until all of them are parsed."""
        self._undecoded: Raw | None = None
        """The bytes, kept in case they have to be decoded with another encoding."""
        self._analysis: Analysis | None = None
        self._progress: Iterator[ReadingProgress] | None = None
        """The results that the analysis has not yielded yet."""
        self._prepared: Child | None = None
        """The worker process started while the page is being fetched."""

    @property
    def is_page(self) -> bool:
        """Whether it is loaded and is a web page; parsing one takes about a tenth of a second."""
        return self.raw is not None and is_page(self.raw)

    @property
    def can_reload(self) -> bool:
        """Whether it can be loaded again."""
        is_from_pipe = self.source.partition("#")[0] == STANDARD_INPUT
        return self.source not in ("", PASTED) and not is_from_pipe

    @property
    def stated_headline(self) -> str | None:
        """The headline as the container states it, while the bytes are there; None if it states none."""
        return self.raw.metadata.headline if self.raw is not None and self.raw.metadata is not None else None

    def bytes_for(self, encoding: str) -> Raw | None:
        """The bytes, to be decoded with this encoding regardless of what they declare; None if they were released."""
        raw = self.raw or self._undecoded
        return replace(raw, encoding=encoding) if raw is not None else None

    def load(self, progress: Report, cancelled: Cancelled) -> Raw:
        """Load it from its source, again if it was loaded before. Blocks; see `reader.load.load`. Raises
        `SourceError`."""
        self.stop()
        if is_web(self.source):
            from reader.session.worker import start_page_worker  # late: the first page does not need it

            self._prepared = start_page_worker()
        try:
            self.raw = load(self.source, self.fetching, progress=progress, cancelled=cancelled)
        except BaseException:
            self.stop()
            raise
        return self.raw

    def first(self) -> tuple[Document, bool]:
        """Parse the part to show first; return it, and whether it is the whole article.

        Blocks. Raises `SourceError` if there is no text.
        """
        assert self.raw is not None
        head = parse_head(self.raw)
        return (head, False) if head is not None else (parse_document(self.raw), True)

    def first_elsewhere(self) -> Document | None:
        """Parse a web page in the worker process that will annotate it. Return None for any other source, and if the
        worker fails: then `first` parses it, or raises the error.

        The modules needed to parse a page would otherwise stay in the memory of this process. Blocks.
        """
        child, self._prepared = self._prepared, None
        if not self.is_page:
            if child is not None:
                child.end()
            return None
        from reader.session.worker import Analysis

        assert self.raw is not None
        self._analysis = Analysis(self.raw, None, child, engine=self.fetching.engine)
        self._progress = self._analysis.progress()
        try:
            return next(self._progress).document
        except (AnalysisFailed, StopIteration):
            self.stop()
            return None

    def start(self, shown: Document, *, is_whole: bool) -> None:
        """Start finding names and quotes in the part shown now; `steps` yields the results."""
        if self._analysis is None:
            from reader.session.worker import Analysis

            source = shown if is_whole else self.raw
            assert source is not None
            self._analysis = Analysis(source, shown, engine=self.fetching.engine)
            self._progress = self._analysis.progress()

    def send(self) -> None:
        """Let the analysis begin before its results are asked for. Blocks."""
        if self._analysis is not None:
            with suppress(OSError, ValueError):  # whoever asks for results finds out
                self._analysis.send()

    def steps(self, shown: Document, *, is_whole: bool) -> Iterator[ReadingProgress]:
        """Yield the document with more and more of it annotated. Of a long article, first its annotated beginning, then
        all of the text, then growing parts of it with names and quotes.

        Blocks until there is something new. Raises `AnalysisFailed`, but only after yielding the whole text.
        """
        self.start(shown, is_whole=is_whole)
        assert self._progress is not None
        try:
            for progress in self._progress:
                shown, is_whole = progress.document, progress.is_whole
                yield progress
        except AnalysisFailed:
            if not is_whole:
                yield self._rest(shown)
            raise

    def is_ready(self) -> bool:
        """Whether `steps` can yield without blocking."""
        return self._analysis is not None and self._analysis.has_answered()

    def release_bytes(self, document: Document) -> None:
        """Release the bytes once the whole document is available, unless another encoding may have to be tried."""
        if self.raw is not None:
            is_needed = document.source.encoding_guessed or not self.can_reload
            self._undecoded = self.raw if is_needed else None
            self.raw = None

    def _rest(self, shown: Document) -> ReadingProgress:
        """Parse the whole of a long article in another process after the worker has failed, keeping the names and
        quotes found in its beginning. If that fails too, return only the beginning, with a notice.

        Not in this process: whoever leaves would have to wait for it.
        """
        from reader.session.worker import Analysis, ReadingProgress

        assert self.raw is not None
        self._analysis = Analysis(self.raw, shown, text_only=True)
        document = replace(shown, notices=(*shown.notices, TRUNCATED_NOTICE))
        with suppress(AnalysisFailed):  # it may fail for the same reason, which is reported already
            document = next((progress.document for progress in self._analysis.progress()), document)
        return ReadingProgress(document, has_findings=False, is_last=False)

    def look_at(self, offset: int) -> None:
        """Note the first visible code point: names and quotes are found there first."""
        if self._analysis is not None:
            self._analysis.look_at(offset)

    def finish(self) -> None:
        """Drop the analysis once everything is found."""
        self._analysis = self._progress = None

    def stop(self) -> None:
        """Stop the analysis and end its process."""
        if self._analysis is not None:
            self._analysis.stop()
            self.finish()
        if self._prepared is not None:
            self._prepared.end()
            self._prepared = None


def annotate_in_process(document: Document, engine: str | None) -> ReadingProgress:
    """Annotate a document that came without bytes, in this process."""
    from reader.session.worker import ReadingProgress

    return ReadingProgress(annotate_document(document, engine), has_findings=True, is_last=True)
