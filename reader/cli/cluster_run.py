"""Export in parts that the workers of a cluster read and spell. What they send back is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from threading import Lock
from typing import BinaryIO, NamedTuple

from reader import __version__
from reader.cli.reading import Notices, notices_of
from reader.errors import OutsideFailed, SourceError
from reader.export.parts import Ingredients, Item
from reader.load.fetching import Fetching
from reader.model.document import Document
from reader.pipeline import Amend, load_local, read_many

Outcomes = Iterator[Document | SourceError]
Spell = Callable[[Outcomes, Sequence[BinaryIO]], None]
"""Writes the articles of a part to its files."""

_READING = Lock()
"""One part at a time in a process: the taggers are not made for several threads."""


class SpelledPart(NamedTuple):
    """What a worker made of a part."""

    files: Sequence[bytes]
    outcomes: Sequence[SourceError | Notices]
    """Of each article why it failed, or what the user should know about it."""


class Remote(NamedTuple):
    """What a worker needs to know besides the articles."""

    spell: Spell
    file_count: int
    fetching: Fetching
    amend: Amend | None
    version: str = __version__

    def spelled(self, items: Iterable[Item]) -> SpelledPart:
        """Read and spell a part. Raises `OutsideFailed` where this is another version of the program."""
        if self.version != __version__:
            raise OutsideFailed(f"a worker runs reader {__version__}, not {self.version}")
        streams = [BytesIO() for _ in range(self.file_count)]
        seen: list[SourceError | Notices] = []
        with _READING:
            outcomes = read_many(items, fetching=self.fetching, amend=self.amend)
            self.spell(_noting(outcomes, seen), streams)
        return SpelledPart([stream.getvalue() for stream in streams], seen)


def _noting(outcomes: Outcomes, seen: list[SourceError | Notices]) -> Outcomes:
    for outcome in outcomes:
        seen.append(outcome if isinstance(outcome, SourceError) else notices_of(outcome))
        yield outcome


def spelled_parts(
    address: str, remote: Remote, parts: Iterable[tuple[Ingredients, Iterator[Item]]]
) -> Iterator[tuple[Ingredients, SpelledPart]]:
    """The parts, as the workers of the scheduler at `address` are done with them. Raises `OutsideFailed`."""
    try:
        from reader.processes import cluster  # late: it is an extra, and takes long to import
    except ModuleNotFoundError as error:
        from reader.base.installed import how_to_add_extra  # late: it is seldom needed

        raise OutsideFailed(f"--scheduler needs {error.name}; to add it, run {how_to_add_extra('cluster')}") from error
    loaded = ((part, [load_local(remote.fetching, item) for item in items]) for part, items in parts)
    try:
        yield from cluster.map_unordered(address, remote.spelled, loaded)
    except cluster.ClusterError as error:
        raise OutsideFailed(str(error)) from error
