"""Every error a caller may catch.

ReaderError
├── SourceError             one source could not be read; says which, why and what to try
│   ├── SourceNotFound
│   ├── SourceIsFolder
│   ├── SourceUnreadable    permissions, or the device failed
│   ├── SourceIsBinary
│   └── SourceIsEmpty
└── SettingsError           the settings file is not valid
"""

from __future__ import annotations


class ReaderError(Exception):
    """Anything that goes wrong in a way the user can act on. `str()` is one line fit to be shown."""


class SourceError(ReaderError):
    """One source could not be read."""

    def __init__(self, uri: str, reason: str, hint: str | None = None) -> None:
        super().__init__(f"{uri}: {reason}" + (f" ({hint})" if hint else ""))
        self.uri = uri
        self.reason = reason
        self.hint = hint
        """What to try instead; None when there is nothing to suggest."""


class SourceNotFound(SourceError):
    """There is no such file."""


class SourceIsFolder(SourceError):
    """The path is a folder, not an article."""


class SourceUnreadable(SourceError):
    """The file is there but the system does not let it be read."""


class SourceIsBinary(SourceError):
    """The bytes are not text."""


class SourceIsEmpty(SourceError):
    """There is nothing to read in it."""


class SettingsError(ReaderError):
    """The settings file is not valid."""
