"""Run other programs on the article: an editor, a command, a browser; and write it to a file. Knows no widgets."""

from __future__ import annotations

import shlex
import subprocess
import webbrowser
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.base.text import one_line
from reader.errors import OutputError, OutputExists, OutsideFailed
from reader.export import SUFFIXES, references, writer
from reader.export.target import failure, open_target
from reader.model.document import Document

if TYPE_CHECKING:
    from reader.library.notes import SavedNote

LINE_EDITORS = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "mg", "vis"}
)
"""Editors that accept the line to start at before the file name: `+12`."""

TERMINAL_BROWSERS = frozenset({"w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl", "cha"})
"""Browsers that run in the terminal."""

WORDS_SUFFIXES = {".md": "markdown", ".txt": "text"}
"""Formats of words of the article, by suffix."""

_PARAGRAPH_WORDS = 12
"""Words at the beginning of a paragraph by which its line is found in the file."""


def editor_command(editor: str, path: str, line: int) -> Sequence[str]:
    """The command to edit a file, starting at a line, counted from 1, if the editor supports that."""
    command = shlex.split(editor) or ["vi"]
    at_line = [f"+{line}"] if Path(command[0]).name in LINE_EDITORS else []
    return [*command, *at_line, path]


def line_of(document: Document, offset: int, path: str) -> int:
    """The line of the file, counted from 1, that contains the paragraph at `offset`; 1 if it is not found."""
    block = max(
        (block for block in document.blocks if block.span.start <= max(0, offset)),
        key=lambda block: block.span.start,
        default=None,
    )
    if block is None:
        return 1
    words = document.slice(block.span).split(maxsplit=_PARAGRAPH_WORDS)[:_PARAGRAPH_WORDS]
    lines: list[str] = []
    with suppress(OSError):
        lines = [one_line(line) for line in Path(path).read_text("utf-8", "replace").splitlines()]
    # Six words distinguish paragraphs that start alike; three, further on, are found if markup splits the first ones.
    starts = ((start, many) for many in (6, 3) for start in range(max(1, len(words) - many + 1)))
    for sought in (" ".join(words[start : start + many]) for start, many in starts):
        for number, line in enumerate(lines, 1):
            if sought in line:
                return number
    return 1


@contextmanager
def _starting(program: str) -> Iterator[None]:
    """Raise `OutsideFailed` if the program cannot be started."""
    try:
        yield
    except OSError as error:
        raise OutsideFailed(f"{program}: {error.strerror or error}") from error


def run(command: Sequence[str]) -> None:
    """Run a program in the terminal and wait for it. Raises `OutsideFailed`."""
    with _starting(command[0]):
        status = subprocess.run(command, check=False).returncode
    if status:
        raise OutsideFailed(f"{command[0]} ended with status {status}")


def pipe(command: str, words: str) -> int:
    """Run a shell command with these words on its standard input; return its exit status."""
    return subprocess.run(command, shell=True, input=words.encode(), check=False).returncode


def page(pager: str, document: Document) -> None:
    """Show the text of the article in a pager. Raises `OutsideFailed`."""
    command = shlex.split(pager) or ["less"]
    with _starting(command[0]):
        subprocess.run(command, input=document.text.encode(), check=False)


def copy(command: str, words: str) -> None:
    """Pass words to the user's copy command. Raises `OutsideFailed`."""
    parts = shlex.split(command)
    try:
        subprocess.run(
            parts, input=words.encode(), check=True, timeout=5, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise OutsideFailed(f"{command}: what was copied was not taken") from error


def takes_copies(environment: Mapping[str, str]) -> bool:
    """Whether copying through the terminal may work; for most terminals that is unknown."""
    return environment.get("TERM_PROGRAM") != "Apple_Terminal"


def is_drawn_here(command: str | None) -> bool:
    """Whether this browser, or the system's default for None, runs in the terminal."""
    if command is None:
        with suppress(webbrowser.Error):
            return getattr(webbrowser.get(), "name", "") in TERMINAL_BROWSERS
        return False
    return Path(next(iter(shlex.split(command)), "")).name in TERMINAL_BROWSERS


def browse(command: str | None, address: str) -> None:
    """Open a web address with a command, or with the system's default browser. Raises `OutsideFailed`.

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
    with _starting(parts[0]):
        subprocess.Popen(parts, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Exported(NamedTuple):
    """The file that was written."""

    path: str
    """Its absolute path."""
    format: str


def export(
    document: Document, path: str, *, replace: bool, sources: Iterable[str], notes: Sequence[SavedNote] = ()
) -> Exported:
    """Write the article to a file, in the format that its suffix asks for; in those of `references`, with its notes.

    Raises `OutputExists` if the file exists and `replace` is False; `OutsideFailed` if it cannot be written, or if one
    of the `sources` is read from it.
    """
    ending = _ending(path, references.SUFFIXES)
    if ending:
        target = _target(path, ending, references.SUFFIXES)
        form = references.SUFFIXES[ending]
        from reader.export.references.note import NotedArticle, notes_of  # late: seldom needed

        noted = NotedArticle(document, notes_of(document, notes))
        _write(target, references.writer(form)([noted]), replace=replace, sources=sources)
        return Exported(str(target), form)
    suffix = Path(path).suffix.lower()
    target = _target(path, suffix, SUFFIXES)
    name = SUFFIXES[suffix]
    variant = {"json": "one", "csv": "quotes"}.get(name)
    _write(target, writer(name, variant)([document]), replace=replace, sources=sources)
    return Exported(str(target), name)


def export_pieces(writers: Mapping[str, Callable[[], Iterable[str]]], path: str, *, replace: bool) -> str:
    """Write a file with the first of these writers that belongs to the end of its name; return its absolute path.

    Raises what `export` does, and what the writer raises.
    """
    ending = _ending(path, writers)
    target = _target(path, ending, writers)
    _write(target, _pieces(writers[ending]), replace=replace, sources=())
    return str(target)


def _pieces(write: Callable[[], Iterable[str]]) -> Iterator[str]:
    """What it yields; it is called only once the file can be written."""
    yield from write()


def export_words(words: str, path: str, *, replace: bool, sources: Iterable[str]) -> Exported:
    """Write words of the article to a file. Raises what `export` does."""
    suffix = Path(path).suffix.lower()
    target = _target(path, suffix, WORDS_SUFFIXES)
    _write(target, [words, "\n"], replace=replace, sources=sources)
    return Exported(str(target), WORDS_SUFFIXES[suffix])


def _ending(path: str, endings: Iterable[str]) -> str:
    """Which of these the path ends with, the first if it is several; "" if it is none."""
    return next((ending for ending in endings if path.lower().endswith(ending)), "")


def _target(path: str, ending: str, endings: Collection[str]) -> Path:
    """The file to write, if its `ending` is one of these. Raises `OutsideFailed`."""
    try:
        target = Path(path).expanduser().absolute()
    except RuntimeError as error:
        raise OutsideFailed(f"{path}: no such user") from error
    if ending not in endings:
        raise OutsideFailed(f"{target.name}: unknown format; use one of {', '.join(endings)}")
    try:
        is_special = target.exists() and not target.is_file()  # writing to a pipe would block
    except OSError as error:  # a name too long, a folder without permission
        raise OutsideFailed(f"{target.name}: {(error.strerror or str(error)).lower()}") from error
    if is_special:
        raise OutsideFailed(f"{target}: is not a regular file")
    return target


def _write(target: Path, parts: Iterable[str], *, replace: bool, sources: Iterable[str]) -> None:
    try:
        with open_target(str(target), replace=replace, sources=sources) as stream:
            try:
                stream.writelines(part.encode("utf-8", "backslashreplace") for part in parts)
                stream.flush()
            except OSError as error:
                raise failure(str(target), error) from error
    except OutputExists:
        raise
    except OutputError as error:
        raise OutsideFailed(str(error)) from error
