"""How an article comes in: its bytes, the first of it that can be shown, then more and more. Keeps no document."""

from __future__ import annotations

from collections.abc import Iterator
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

CUT = "this is the beginning of it only: reading all of it failed"


class Supply:
    """One source, read no sooner and no further than it is asked for."""

    def __init__(self, raw: Raw | None, source: str, fetching: Fetching = DEFAULT) -> None:
        """What was loaded already, or None; what to load it from, "" where that cannot be done."""
        self.source = source
        self.fetching = fetching
        self.raw = raw
        """The bytes, until all of them were read."""
        self._undecoded: Raw | None = None
        """The bytes, where they may have to be decoded in another way."""
        self._analysis: Analysis | None = None
        self._progress: Iterator[ReadingProgress] | None = None
        """What it has still to say."""
        self._prepared: Child | None = None
        """The process that shall read it once it was fetched."""

    @property
    def is_page(self) -> bool:
        """Whether it was loaded, and is a page of the web: reading one takes a tenth of a second."""
        return self.raw is not None and is_page(self.raw)

    @property
    def leads_somewhere(self) -> bool:
        """Whether it can be loaded again."""
        return self.source not in ("", STANDARD_INPUT, PASTED)

    def bytes_for(self, encoding: str) -> Raw | None:
        """The bytes, to be decoded from this encoding whatever they say of themselves; None where they are gone."""
        raw = self.raw or self._undecoded
        return replace(raw, encoding=encoding) if raw is not None else None

    def load(self, progress: Report, cancelled: Cancelled) -> Raw:
        """Get it from its source, again if it was there. Blocks; see `reader.load.load`. Raises `SourceError`."""
        self.stop()
        if is_web(self.source):
            from reader.session.worker import prepared  # late: the first page is painted before

            self._prepared = prepared()
        try:
            self.raw = load(self.source, self.fetching, progress=progress, cancelled=cancelled)
        except BaseException:
            self.stop()
            raise
        return self.raw

    def first(self) -> tuple[Document, bool]:
        """What there is to show at once, and whether it is all of the article and not its first pages.

        Blocks. Raises `SourceError` where there is no text.
        """
        assert self.raw is not None
        head = parse_head(self.raw)
        return (head, False) if head is not None else (parse_document(self.raw), True)

    def first_elsewhere(self) -> Document | None:
        """A page of the web, parsed in the process that will look for names in it; None for anything else, and where
        that process has failed: then `first` reads it, or fails too.

        What it takes to read a page would stay in the memory of this process. Blocks.
        """
        child, self._prepared = self._prepared, None
        if not self.is_page:
            if child is not None:
                child.end()
            return None
        from reader.session.worker import Analysis

        assert self.raw is not None
        self._analysis = Analysis(self.raw, None, child)
        self._progress = self._analysis.progress()
        try:
            return next(self._progress).document
        except (AnalysisFailed, StopIteration):
            self.stop()
            return None

    def start(self, shown: Document, *, is_whole: bool) -> None:
        """Begin to look for names and quotes in what is shown now; `steps` gives what was found."""
        if self._analysis is None:
            from reader.session.worker import Analysis

            source = shown if is_whole else self.raw
            assert source is not None
            self._analysis = Analysis(source, shown)
            self._progress = self._analysis.progress()

    def steps(self, shown: Document, *, is_whole: bool) -> Iterator[ReadingProgress]:
        """What is shown with names and quotes; of a long article first its beginning with them, then all of it, then
        more and more of them.

        Blocks while there is nothing new. Raises `AnalysisFailed`, but not before all of it is there to be read.
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
        """Whether `steps` has something to give at once."""
        return self._analysis is not None and self._analysis.has_answered()

    def arrived(self, document: Document) -> None:
        """All of it is there: let go of the bytes, unless they may have to be decoded in another way."""
        if self.raw is not None:
            is_needed = document.source.encoding_guessed or not self.leads_somewhere
            self._undecoded = self.raw if is_needed else None
            self.raw = None

    def _rest(self, shown: Document) -> ReadingProgress:
        """All of a long article, where whoever was to read it has failed: read here, with the names and quotes that
        were found in its beginning. Where that fails too, its beginning is all there will be, and says so."""
        from reader.session.worker import FOUND, ReadingProgress

        assert self.raw is not None
        try:
            document = parse_document(self.raw)
            if document.text.startswith(shown.text):
                document = replace(document, **{name: getattr(shown, name) for name in FOUND})
        except Exception:  # it may be what the other has failed of, and that is said already
            document = replace(shown, notices=(*shown.notices, CUT))
        return ReadingProgress(document, has_findings=False, is_last=False)

    def look_at(self, offset: int) -> None:
        """This code point is on the screen: names and quotes are looked for there before they are elsewhere."""
        if self._analysis is not None:
            self._analysis.look_at(offset)

    def finish(self) -> None:
        """Everything was found: there is nobody to ask any more."""
        self._analysis = self._progress = None

    def stop(self) -> None:
        """Look no further."""
        if self._analysis is not None:
            self._analysis.stop()
            self.finish()
        if self._prepared is not None:
            self._prepared.end()
            self._prepared = None


def annotated_here(document: Document) -> ReadingProgress:
    """A document that came without bytes, with names and quotes; found in this process."""
    from reader.session.worker import ReadingProgress

    return ReadingProgress(annotate_document(document), has_findings=True, is_last=True)
