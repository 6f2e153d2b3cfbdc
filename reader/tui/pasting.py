"""Classify pasted text: an address, a path, or an article. Knows nothing of keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.base.values import replace
from reader.load import is_web
from reader.load.fetching import DEFAULT, Fetching
from reader.load.file import path_of
from reader.model.raw import PASTED, Raw
from reader.session.reading import Reading

_MIN_ARTICLE_CHARS = 200
"""Minimum code points of a single line to be treated as an article."""

PASTE_COMMANDS: Sequence[Sequence[str]] = (
    ("wl-paste", "--no-newline"),
    ("xclip", "-selection", "clipboard", "-out"),
    ("pbpaste",),
)
"""Commands that print the clipboard, on Wayland, X11 and macOS."""


def reading_of(text: str, fetching: Fetching = DEFAULT) -> Reading | None:
    """A reading of what the pasted text leads to; None if it is nothing that can be opened."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # terminals paste line breaks as the Enter key
    words = text.strip()
    line = words if "\n" not in words else ""
    if line and is_web(line) and " " not in line:
        return Reading(source=line, fetching=fetching)
    path = _path(line) if line else None
    if path is not None:
        return Reading(source=str(path), fetching=fetching)
    if len(words) >= _MIN_ARTICLE_CHARS or "\n" in words:
        raw = Raw(PASTED, text.encode("utf-8", "replace"), media_type="text/plain")
        return Reading(raw, fetching=replace(fetching, encoding=None))
    return None


def _path(line: str) -> Path | None:
    """The file named by a line, which may be quoted, escaped or a `file:` URL, as pasted when it is dropped on a
    terminal."""
    if line.startswith("file://"):
        line = path_of(line)
    elif len(line) > 1 and line[0] == line[-1] and line[0] in "'\"":
        line = line[1:-1]
    try:
        path = Path(line.replace("\\ ", " ")).expanduser()
        return path if path.is_file() else None
    except (OSError, RuntimeError, ValueError):  # a name too long, an unknown home directory, invalid characters
        return None


def read_clipboard() -> str:
    """The clipboard, if a system program prints it; "" otherwise."""
    import shutil
    import subprocess

    for command in PASTE_COMMANDS:
        if shutil.which(command[0]):
            found = subprocess.run(command, capture_output=True, timeout=2, check=False)
            if found.returncode == 0:
                return found.stdout.decode("utf-8", "replace")
    return ""
