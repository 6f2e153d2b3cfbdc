"""What pasted text is: an address, a path, or an article. Knows nothing of keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.load import is_web
from reader.load.file import path_of
from reader.model.raw import PASTED, Raw
from reader.session.reading import Reading

_ARTICLE = 200
"""Code points from which one pasted line is read as an article."""

COMMANDS: Sequence[Sequence[str]] = (
    ("wl-paste", "--no-newline"),
    ("xclip", "-selection", "clipboard", "-out"),
    ("pbpaste",),
)
"""What gives the text that was copied, on Wayland, X11 and macOS."""


def reading_of(text: str) -> Reading | None:
    """What the pasted text leads to; None where it is nothing that can be opened."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # terminals paste line ends as the Enter key
    words = text.strip()
    line = words if "\n" not in words else ""
    if line and is_web(line) and " " not in line:
        return Reading(source=line)
    path = _path(line) if line else None
    if path is not None:
        return Reading(source=str(path))
    if len(words) >= _ARTICLE or "\n" in words:
        return Reading(Raw(PASTED, text.encode("utf-8", "replace"), media_type="text/plain"))
    return None


def _path(line: str) -> Path | None:
    """The file that is meant by what a terminal pastes where one is dropped on it: quoted, escaped or as an address."""
    if line.startswith("file://"):
        line = path_of(line)
    elif len(line) > 1 and line[0] == line[-1] and line[0] in "'\"":
        line = line[1:-1]
    try:
        path = Path(line.replace("\\ ", " ")).expanduser()
        return path if path.is_file() else None
    except (OSError, RuntimeError, ValueError):  # too long for a name, nobody's home, signs that no name has
        return None


def copied_text() -> str:
    """The text that was copied last, where a program of the system tells; "" where none does."""
    import shutil
    import subprocess

    for command in COMMANDS:
        if shutil.which(command[0]):
            found = subprocess.run(command, capture_output=True, timeout=2, check=False)
            if found.returncode == 0:
                return found.stdout.decode("utf-8", "replace")
    return ""
