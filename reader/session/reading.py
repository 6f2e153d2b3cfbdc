"""An article on its way to the screen: what of it can be shown at once, and all of it when that is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.errors import AnalysisFailed, SourceError
from reader.library.identity import text_hash
from reader.load import is_web, load, short_name
from reader.load.fetching import DEFAULT, Cancelled, Fetching, Report
from reader.model.document import Document
from reader.model.raw import Raw
from reader.parse.detect import is_page
from reader.pipeline import annotate_document, parse_document, parse_head
from reader.printable import printable
from reader.values import replace

if TYPE_CHECKING:
    from reader.processes.child import Child
    from reader.session.worker import Analysis, Progress


CUT = "this is the beginning of it only: reading all of it failed"


class Opening:
    """One source of the interface, parsed no sooner and no further than it is looked at."""

    def __init__(
        self,
        raw: Raw | None = None,
        *,
        document: Document | None = None,
        source: str = "",
        fetching: Fetching = DEFAULT,
    ) -> None:
        """What was loaded, or a document that is there already, or a source that is still to be loaded."""
        self.source = source or (raw.uri if raw else "")
        """What to load it from again; "" where that cannot be done."""
        self.fetching = fetching
        self.offset = 0
        """Where to begin."""
        self.left_at = 0
        """Where it was left in an earlier run, if it does not begin there."""
        self.marks: dict[str, int] = {}
        """Places in it that were named by a letter."""
        self.welcome = ""
        """Told once when it is shown."""
        self.failure: SourceError | None = None
        """Why it could not be read, the last time that it was tried."""
        self._raw = raw
        self._undecoded: Raw | None = None
        """The bytes, where they may have to be decoded in another way."""
        self._document = document
        self._is_given = document is not None
        self._shown: Document | None = None
        """The document whose share was counted."""
        self._share = 1.0
        self._key = ""
        self._analysis: Analysis | None = None
        self._progress: Iterator[Progress] | None = None
        """What it has still to tell."""
        self._prepared: Child | None = None
        """The process that shall read it when it was fetched."""
        self._is_annotated = False
        self.is_whole = True
        """Whether `document` is all of it."""

    def remember(self, offset: int, *, resume: bool) -> None:
        """It was left there in an earlier run: begin there, or only keep that in mind."""
        if resume:
            self.offset = offset
        else:
            self.left_at = offset

    @property
    def title(self) -> str:
        """What it is called: its headline where it was parsed already, else the address or the name of the file."""
        headline = self._document.metadata.headline if self._document is not None else None
        return headline or printable(short_name(self.source))

    @property
    def is_loaded(self) -> bool:
        """Whether there is anything to show."""
        return self._raw is not None or self._document is not None

    @property
    def is_begun(self) -> bool:
        """Whether what is shown first is there, or takes no time worth waiting for elsewhere."""
        return self._document is not None or (self._raw is not None and not is_page(self._raw))

    def decoded_from(self, encoding: str) -> Opening:
        """The same source at the same place, decoded from this encoding whatever it says of itself."""
        raw = self._raw or self._undecoded
        raw = replace(raw, encoding=encoding) if raw is not None else None
        new = Opening(raw, source=self.source, fetching=replace(self.fetching, encoding=encoding))
        new.offset = self.offset
        return new

    def load(self, progress: Report, cancelled: Cancelled) -> None:
        """Get it from its source, again if it was there. Blocks; see `reader.load.load`. Raises `SourceError`."""
        self.stop()
        if is_web(self.source):
            from reader.session.worker import prepared  # late, as below

            self._prepared = prepared()
        try:
            raw = load(self.source, self.fetching, progress=progress, cancelled=cancelled)
        except BaseException:
            self.stop()
            raise
        self._raw, self._document, self._is_annotated, self.is_whole = raw, None, False, True
        self._key = ""
        self.failure = None

    @property
    def document(self) -> Document:
        """What there is to show: the first pages of a long source until all of it was read.

        Raises `SourceError` where it holds no text.
        """
        if self._document is None:
            assert self._raw is not None
            self._document = parse_head(self._raw)
            self.is_whole = self._document is None
            if self._document is None:
                self._document = parse_document(self._raw)
        return self._document

    def begin(self) -> None:
        """Parse what is shown first: a page of the web in the process that will look for names in it.

        What it takes to read one would stay in the memory of this process. Blocks. Raises `SourceError`.
        """
        child, self._prepared = self._prepared, None
        if self._document is None and self._raw is not None and is_page(self._raw):
            from reader.session.worker import Analysis

            self._analysis = Analysis(self._raw, None, child)
            self._progress = self._analysis.progress()
            try:
                self._document = next(self._progress).document
            except (AnalysisFailed, StopIteration):  # what has failed there fails here, or does not
                self.stop()
        elif child is not None:
            child.end()
        _ = self.document

    @property
    def key(self) -> str:
        """What its text is known by between runs: the hash of what is shown of it first."""
        if not self._key:
            self._key = text_hash(self.document)
        return self._key

    @property
    def share(self) -> float:
        """How much of the source `document` is, about, from 0 to 1."""
        if self._raw is None or self.is_whole:
            return 1.0
        if self._shown is not self.document:  # asked with every key, and counting bytes takes long
            self._shown = self.document
            self._share = min(1.0, len(self._shown.text.encode()) / len(self._raw.data))
        return self._share

    def analyse(self) -> Iterator[Progress]:
        """The document with names and quotes; of a long one first its beginning with them, then all of it, then more
        and more of them.

        Blocks while there is nothing new. Raises `AnalysisFailed`, but not before all of it is there to be read.
        """
        if self._is_annotated or self._is_given:
            self._document = self.document if self._is_annotated else annotate_document(self.document)
            self._is_annotated = True
            from reader.session.worker import Progress  # late, as below

            yield Progress(self.document, has_findings=True, is_last=True)
            return
        self.start()
        assert self._progress is not None
        try:
            for progress in self._progress:
                self._take(progress)
                yield progress
        except AnalysisFailed:
            if not self.is_whole:
                yield self._rest()
            raise

    def is_known(self) -> bool:
        """Whether `analyse` has something to give at once, and would not read a long article here if it has not."""
        return self.is_whole and self._analysis is not None and self._analysis.has_answered()

    def _take(self, progress: Progress) -> None:
        self.is_whole = progress.is_whole
        self._document = progress.document
        if self.is_whole and self._raw is not None:
            self._undecoded = self._raw if self.document.source.encoding_guessed else None
            self._raw = None
        if progress.is_last:
            self._analysis, self._progress, self._is_annotated = None, None, True

    def _rest(self) -> Progress:
        """All of a long article, where whoever was to read it has failed: read here, with the names and quotes that
        were found in its beginning. Where that fails too, its beginning is all there will be, and says so."""
        from reader.session.worker import FOUND, Progress

        assert self._raw is not None
        shown = self.document
        try:
            document = parse_document(self._raw)
            if document.text.startswith(shown.text):
                document = replace(document, **{name: getattr(shown, name) for name in FOUND})
        except Exception:  # it may be what the other has failed of, and that is told already
            document = replace(shown, notices=(*shown.notices, CUT))
        progress = Progress(document, has_findings=False, is_last=False)
        self._take(progress)
        return progress

    def start(self) -> None:
        """Begin to look for names and quotes now; `analyse` gives what was found."""
        if self._analysis is None and self.is_loaded and not (self._is_annotated or self._is_given):
            from reader.session.worker import Analysis  # late: the first page is painted before

            shown = self.document
            source = shown if self.is_whole else self._raw
            assert source is not None
            self._analysis = Analysis(source, shown)
            self._progress = self._analysis.progress()

    def look_at(self, offset: int) -> None:
        """This code point is on the screen: names and quotes are looked for there before they are elsewhere."""
        if self._analysis is not None:
            self._analysis.look_at(offset)

    def stop(self) -> None:
        """Look no further. What was found so far stays."""
        if self._analysis is not None:
            self._analysis.stop()
            self._analysis = self._progress = None
        if self._prepared is not None:
            self._prepared.end()
            self._prepared = None
