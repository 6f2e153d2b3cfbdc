"""The sources of a command: those it names, those in a list, and all that folders and containers hold."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from io import BufferedReader
from itertools import chain

from reader.cli.messages import complain
from reader.errors import SourceError, SourceIsEmpty, SourceUnreadable
from reader.load import container_of, is_web
from reader.load.containers import JSON, MAILBOX, PACKED, PLAIN, TABLE, WARC
from reader.load.containers.choices import Choices
from reader.load.file import reason_of
from reader.load.sources import expand, files_in, unseen
from reader.model.raw import STANDARD_INPUT, Raw

LEAST_TELLING = 1 << 22
"""Bytes of which the share that was read says how many of the articles were. Some are read ahead."""

_STREAMED = (*JSON.suffixes, *TABLE.suffixes, *MAILBOX.suffixes, *WARC.suffixes, ".xml", *PACKED)
"""Suffixes of files that are read from beginning to end."""


def named_sources(options: Namespace) -> list[str]:
    """The sources of the command line, then those of the list. Raises `SourceError` if the list cannot be read."""
    if options.files_from is None:
        return list(options.sources)
    return [*options.sources, *_listed(options.files_from, b"\0" if options.null else b"\n")]


def _listed(path: str, separator: bytes) -> Iterator[str]:
    try:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read() if sys.stdin is not None else b""
        else:
            with open(path, "rb") as stream:
                data = stream.read()
    except OSError as error:
        raise SourceUnreadable(path, reason_of(error)) from error
    names = data.split(separator)
    if separator == b"\n":  # after a tab stands why a source failed, in a list that --failed wrote
        names = [line.partition(b"\t")[0].removesuffix(b"\r") for line in names]
    if not any(names):
        raise SourceIsEmpty(path, "lists no sources")
    return (os.fsdecode(name) for name in names if name)


class Corpus:
    """All that some sources hold, lazily. The first is looked at at once, to tell whether they hold many."""

    def __init__(self, sources: Sequence[str], choices: Choices | None, reach: Reach | None = None) -> None:
        """`reach` is told how much of the sources has been read."""
        found = expand(sources, choices, complain, reach.open if reach else unseen)
        first = next(found, None)
        self._found: Iterable[str | Raw | SourceError] = found if first is None else chain([first], found)
        self.holds_many = len(sources) != 1 or (first is not None and _uri(first) != sources[0])
        """Whether there is more than one source, or what there is holds many, though it may be just one."""

    def __iter__(self) -> Iterator[str | Raw | SourceError]:
        return iter(self._found)


class Reach:
    """How much of some files of many articles has been read: of a million articles, nobody has counted them before."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._total = sum(map(os.path.getsize, paths))
        self._passed = 0
        self._current: BufferedReader | None = None
        self._size = 0

    def open(self, stream: BufferedReader) -> None:
        """Note that the next file is being read."""
        self._passed += self._size
        self._current, self._size = stream, os.fstat(stream.fileno()).st_size

    @property
    def share(self) -> float | None:
        """How much has been read, from 0 to 1; None where too little is there to tell."""
        if self._current is None or self._total < LEAST_TELLING:
            return None
        here = self._size if self._current.closed else self._current.raw.tell()
        return min((self._passed + here) / self._total, 1.0)


def reach_of(sources: Iterable[str], choices: Choices | None) -> Reach | None:
    """Measures how much has been read; None unless all sources are files that are read from beginning to end."""
    paths = list(files_read(sources, choices))
    if not all(os.path.isfile(path) and path.lower().endswith(_STREAMED) for path in paths):
        return None
    return Reach(paths)


def _uri(found: str | Raw | SourceError) -> str:
    return found if isinstance(found, str) else found.uri


def files_read(sources: Iterable[str], choices: Choices | None) -> Iterator[str]:
    """The files that are read: those of folders, and those of articles that are named as part of one."""
    for source in sources:
        if os.path.isdir(source):
            yield from files_in(source, recursive=choices is not None and choices.recursive)
        else:
            yield container_of(source) or source


def article_count(sources: Iterable[str], choices: Choices | None) -> int | None:
    """How many articles there are; None if that is not known before they are read."""
    count = 0
    for source in sources:
        if container_of(source) is not None:
            count += 1
            continue
        for path in files_read([source], choices):
            if not is_web(path) and not path.lower().endswith((".txt", *PLAIN)):
                return None
            count += 1
    return count
