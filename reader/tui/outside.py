"""Hand the article to other programs: an editor, a command, a browser, a file. The interface stands aside meanwhile."""

from __future__ import annotations

import shlex
import subprocess
import webbrowser
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader.base.text import one_line
from reader.errors import OutputError, OutputExists, OutsideFailed
from reader.export import SUFFIXES, writer
from reader.export.target import failure, open_target
from reader.model.document import Document

LINED = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "mg", "vis"}
)
"""Editors that begin at the line that is named before the file: `+12`."""

IN_TERMINAL = frozenset({"w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl", "cha"})
"""Browsers that are drawn on the terminal."""

_BEGINNING = 12
"""Words of a paragraph by which its line is found in the file."""


def editor_command(editor: str, path: str, line: int) -> Sequence[str]:
    """What runs an editor on a file, at a line counted from 1 where it can begin at one."""
    command = shlex.split(editor) or ["vi"]
    at_line = [f"+{line}"] if Path(command[0]).name in LINED else []
    return [*command, *at_line, path]


def line_of(document: Document, offset: int, path: str) -> int:
    """The line of the file that holds the paragraph at `offset`, from 1; 1 where it is not found there."""
    block = max(
        (block for block in document.blocks if block.span.start <= max(0, offset)),
        key=lambda block: block.span.start,
        default=None,
    )
    if block is None:
        return 1
    words = document.slice(block.span).split(maxsplit=_BEGINNING)[:_BEGINNING]
    lines: list[str] = []
    with suppress(OSError):
        lines = [one_line(line) for line in Path(path).read_text("utf-8", "replace").splitlines()]
    # Many words tell paragraphs apart that begin alike; a few, further on, are found where markup parts the first.
    starts = ((start, many) for many in (6, 3) for start in range(max(1, len(words) - many + 1)))
    for sought in (" ".join(words[start : start + many]) for start, many in starts):
        for number, line in enumerate(lines, 1):
            if sought in line:
                return number
    return 1


def run(command: Sequence[str]) -> None:
    """Run a program on the terminal and wait for it. Raises `OutsideFailed`."""
    try:
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        raise OutsideFailed(f"{command[0]}: {error.strerror or error}") from error
    if status:
        raise OutsideFailed(f"{command[0]} ended with status {status}")


def pipe(command: str, words: str) -> int:
    """Run a command of the shell with these words on its standard input: its exit status."""
    return subprocess.run(command, shell=True, input=words.encode(), check=False).returncode


def page(pager: str, document: Document) -> None:
    """Show the words of the article in a pager. Raises `OutsideFailed`."""
    command = shlex.split(pager) or ["less"]
    try:
        subprocess.run(command, input=document.text.encode(), check=False)
    except OSError as error:
        raise OutsideFailed(f"{command[0]}: {error.strerror or error}") from error


def copy(command: str, words: str) -> None:
    """Give words to the command that keeps what is copied. Raises `OutsideFailed`."""
    parts = shlex.split(command)
    try:
        subprocess.run(
            parts, input=words.encode(), check=True, timeout=5, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise OutsideFailed(f"{command}: what was copied was not taken") from error


def takes_copies(environment: Mapping[str, str]) -> bool:
    """Whether what is copied through the terminal may arrive; of most terminals that is not known."""
    return environment.get("TERM_PROGRAM") != "Apple_Terminal"


def is_drawn_here(command: str | None) -> bool:
    """Whether this browser, None for the system's own, needs the terminal for itself."""
    if command is None:
        with suppress(webbrowser.Error):
            return getattr(webbrowser.get(), "name", "") in IN_TERMINAL
        return False
    return Path(next(iter(shlex.split(command)), "")).name in IN_TERMINAL


def browse(command: str | None, address: str) -> None:
    """Open a web address with a command, or with what the system opens them with. Raises `OutsideFailed`.

    Waits only for a browser that `is_drawn_here`.
    """
    if command is None:
        if not webbrowser.open(address):
            raise OutsideFailed("no browser was found")
        return
    parts = shlex.split(command.replace("%s", shlex.quote(address)))
    if "%s" not in command:
        parts.append(address)
    if is_drawn_here(command):
        run(parts)
        return
    try:
        subprocess.Popen(parts, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError as error:
        raise OutsideFailed(f"{parts[0]}: {error.strerror or error}") from error


class Exported(NamedTuple):
    """What was written."""

    path: str
    """The whole path of the file."""
    format: str


def export(document: Document, path: str, *, replace: bool, sources: Iterable[str]) -> Exported:
    """Write the article to a file, in the format that its ending asks for.

    Raises `OutputExists` where there is such a file and it is not to be `replace`d; `OutsideFailed` where it cannot be
    written, or is what one of the `sources` is read from.
    """
    try:
        target = Path(path).expanduser().absolute()
    except RuntimeError as error:
        raise OutsideFailed(f"{path}: no such user") from error
    name = SUFFIXES.get(target.suffix.lower())
    if name is None:
        raise OutsideFailed(f"{target.name}: unknown format; use one of {', '.join(SUFFIXES)}")
    try:
        is_special = target.exists() and not target.is_file()  # writing to a pipe would wait for a reader
    except OSError as error:  # a name too long, a folder that is closed to us
        raise OutsideFailed(f"{target.name}: {(error.strerror or str(error)).lower()}") from error
    if is_special:
        raise OutsideFailed(f"{target}: is not a regular file")
    variant = {"json": "one", "csv": "quotes"}.get(name)
    try:
        with open_target(str(target), replace=replace, sources=sources) as stream:
            try:
                stream.writelines(
                    part.encode("utf-8", "backslashreplace") for part in writer(name, variant)([document])
                )
                stream.flush()
            except OSError as error:
                raise failure(str(target), error) from error
    except OutputExists:
        raise
    except OutputError as error:
        raise OutsideFailed(str(error)) from error
    return Exported(str(target), name)
