"""Every error a caller may catch.

ReaderError
├── SourceError             one source could not be read; says which, why and what to try
│   ├── SourceNotFound
│   ├── SourceIsFolder
│   ├── SourceUnreadable    permissions, or the device failed
│   ├── SourceUnsupported   an address of a sort that nothing here can open
│   ├── SourceUnavailable   a page that cannot be had now; trying again may help
│   ├── SourceRefused       a page that the site does not give; a browser may get it
│   ├── SourceNotKept       offline, and no copy of the page is kept
│   ├── SourceStopped       whoever asked for it does not want it any more
│   ├── SourceIsBinary
│   ├── SourceIsEmpty
│   └── SourceFailed        a fault in this program, met while reading it
├── AnalysisFailed          names and quotes could not be found; the article is there all the same
├── PictureFailed           what should be a picture cannot be shown as one
├── OutsideFailed           another program could not be run, or said that it failed
├── OutputError             what was read could not be written
│   ├── OutputExists        there is such a file, and nobody has said that it may be replaced
│   └── OutputIsSource      it would go over what it was read from
└── SettingsError           the settings file is not valid
"""

from __future__ import annotations


class ReaderError(Exception):
    """Anything that goes wrong in a way the user can act on. `str()` is one line fit to be shown."""


class SourceError(ReaderError):
    """One source could not be read."""

    def __init__(self, uri: str, reason: str, hint: str | None = None) -> None:
        # All three go to Exception, so that the error survives the way back from another process.
        super().__init__(uri, reason, hint)
        self.uri = uri
        self.reason = reason
        self.hint = hint
        """What to try instead; None when there is nothing to suggest."""

    def __str__(self) -> str:
        return f"{self.uri}: {self.reason}" + (f" ({self.hint})" if self.hint else "")


class SourceNotFound(SourceError):
    """There is no such file or page."""


class SourceIsFolder(SourceError):
    """The path is a folder, not an article."""


class SourceUnreadable(SourceError):
    """The file is there but the system does not let it be read."""


class SourceUnsupported(SourceError):
    """The address is of a sort that nothing here can open."""


class SourceUnavailable(SourceError):
    """The page cannot be had now: no connection, it broke off, it took too long, or the site says so."""


class SourceRefused(SourceError):
    """The site answered, but not with a page that can be read here."""


class SourceNotKept(SourceError):
    """The network is not to be used, and no copy of the page is kept."""


class SourceStopped(SourceError):
    """Fetching was stopped by whoever asked for it."""


class SourceIsBinary(SourceError):
    """The bytes are not text."""


class SourceIsEmpty(SourceError):
    """There is nothing to read in it."""


class SourceFailed(SourceError):
    """Reading it met a fault in this program; the reason names the exception."""


class OutputError(ReaderError):
    """What was read could not be written to where it should go."""


class OutputExists(OutputError):
    """The file exists already, and nobody has said that it may be replaced."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: is there already"


class OutputIsSource(OutputError):
    """It would go over what it was read from, whatever may be replaced otherwise."""


class SettingsError(ReaderError):
    """The settings file is not valid."""


class AnalysisFailed(ReaderError):
    """Names and quotes could not be looked for, or not to the end."""


class PictureFailed(ReaderError):
    """The bytes are no picture, are damaged, or hold more pixels than are shown."""


class OutsideFailed(ReaderError):
    """Another program, such as an editor, could not be run or said that it failed."""
