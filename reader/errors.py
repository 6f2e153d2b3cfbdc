"""Every error a caller may catch.

ReaderError
├── SourceError             one source could not be read; says which, why and what to try
│   ├── SourceNotFound
│   ├── SourceIsFolder
│   ├── SourceUnreadable    no permission, a device that failed, or too long
│   ├── SourceUnsupported   a kind of address, or of data, that cannot be read
│   ├── SourceUnavailable   a page that cannot be fetched now; trying again may help
│   ├── SourceRefused       a page that the site does not serve; a browser may get it
│   ├── SourceNotKept       offline, and no copy of the page is kept
│   ├── SourceStopped       the caller cancelled it
│   ├── SourceIsBinary
│   ├── SourceIsEmpty
│   └── SourceFailed        a fault in this program while reading it
├── AnalysisFailed          names and quotes could not be found; the article is still there
├── EngineMissing           what finds names and quotes is not installed, or damaged; says what to do
├── PictureFailed           the bytes cannot be shown as a picture
├── OutsideFailed           another program could not be run, or failed
├── OutputError             the result could not be written
│   ├── OutputExists        the file exists, and replacing it was not allowed
│   ├── OutputIsSource      the file is also being read
│   └── OutputOfOtherRun    what was begun there cannot be resumed
├── SettingsError           the settings file is not valid
└── LibraryError            the library cannot be read or written
"""

from __future__ import annotations


class ReaderError(Exception):
    """Anything that goes wrong in a way the user can act on. `str()` is one line, ready to be shown."""


class SourceError(ReaderError):
    """One source could not be read."""

    def __init__(self, uri: str, reason: str, hint: str | None = None) -> None:
        # All three go to Exception, so that the error survives the way back from another process.
        super().__init__(uri, reason, hint)
        self.uri = uri
        self.reason = reason
        self.hint = hint
        """What to try instead; None when there is nothing to suggest."""
        self.id: str | None = None
        """What the collection that it is part of calls it; None outside of one."""

    @property
    def why(self) -> str:
        """Why it could not be read, and what to try."""
        return self.reason + (f" ({self.hint})" if self.hint else "")

    def __str__(self) -> str:
        return f"{self.uri}: {self.why}"


class SourceNotFound(SourceError):
    """There is no such file or page."""


class SourceIsFolder(SourceError):
    """The path is a folder, not an article."""


class SourceUnreadable(SourceError):
    """The file exists but cannot be read, or is too long for an article."""


class SourceUnsupported(SourceError):
    """This kind of address cannot be opened, or this kind of file holds no article."""


class SourceUnavailable(SourceError):
    """The page cannot be fetched now: there is no connection, it took too long, or the site says so."""


class SourceRefused(SourceError):
    """The site responded, but not with a page that can be read."""


class SourceNotKept(SourceError):
    """The network is turned off, and no copy of the page is kept."""


class SourceStopped(SourceError):
    """The caller cancelled reading it."""


class SourceIsBinary(SourceError):
    """The bytes are not text."""


class SourceIsEmpty(SourceError):
    """It contains nothing to read."""


class SourceFailed(SourceError):
    """A fault in this program ended reading it; the reason names the exception."""


class EngineMissing(ReaderError):
    """An engine cannot be used: packages that it needs are not installed, or its files are damaged."""


class OutputError(ReaderError):
    """The result could not be written."""


class OutputExists(OutputError):
    """The file already exists, and replacing it was not allowed."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: already exists"


class OutputIsSource(OutputError):
    """The file is also being read. It is never replaced, whatever the caller allows."""


class OutputOfOtherRun(OutputError):
    """The output was begun by a run that would have given another result, so that this one cannot resume it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: was begun {self.reason}; finish that run, or remove it to begin anew"


class SettingsError(ReaderError):
    """The settings file is not valid."""


class LibraryError(ReaderError):
    """The library cannot be read or written."""


class AnalysisFailed(ReaderError):
    """Finding names and quotes failed, or could not be finished."""


class PictureFailed(ReaderError):
    """The bytes are not a picture, are damaged, or hold more pixels than are shown."""


class OutsideFailed(ReaderError):
    """Another program, such as an editor, could not be run or failed."""
