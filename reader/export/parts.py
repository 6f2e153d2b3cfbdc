"""A long export in parts: where they lie, and what each was made of. Knows nothing of formats.

The files of a part are written under other names, and get their own only once they are whole and on the disk. So
whatever ends a run, the next one goes on where it stopped.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from itertools import chain, count, islice
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple

from reader.errors import OutputError, OutputExists, OutputOfOtherRun, SourceError
from reader.export.target import naming
from reader.load import file_of
from reader.model.raw import Raw

SIZE = 1000
"""Articles of a part, failed ones included: a minute or two of work, which is what a stopped run loses at most."""

Item = str | Raw | SourceError
"""An article that is to be read: its path or address, its bytes, or why it cannot be read."""


class Account(NamedTuple):
    """What a part was made of."""

    articles: int
    fingerprint: str
    """Differs if an article differs."""
    failed: Sequence[Sequence[str]]
    """Of each article that failed its source and the reason."""

    def to_json(self) -> bytes:
        """The fields by name."""
        return json.dumps(self._asdict()).encode()


class Share(NamedTuple):
    """The parts that one of several runs is to write."""

    number: int
    """From 1."""
    runs: int

    def holds(self, part: int) -> bool:
        """Whether a part, counted from 0, is among them."""
        return part % self.runs == self.number - 1

    def of_items(self, items: Iterable[Item]) -> Iterator[Item]:
        """The articles of these parts."""
        return (item for number, item in enumerate(items) if self.holds(number // SIZE))


WHOLE = Share(1, 1)


class Parts:
    """The parts of one export, in its folder."""

    def __init__(self, folder: Path, ledger: Path, names: Callable[[int], tuple[str, ...]]) -> None:
        """`names` are the files of a part within `folder`, in the order in which they appear; the last one shows that
        all are there. `ledger` is the folder for what is known about parts."""
        self.folder = folder
        self._ledger = ledger
        self._manifest = ledger / "run.json"
        self._joined = ledger / "joined.json"
        self._names = names

    def begin(self, run: dict[str, str]) -> None:
        """Make the folders, or resume what another run began.

        `run` is what decides the result; see `facts`. Raises `OutputOfOtherRun` if it differs from that of the run that
        began, or cannot be read, `OutputExists` if the ledger is somebody else's folder, and `OutputError` if nothing
        can be written.
        """
        with naming(str(self.folder)):
            self._ledger.mkdir(parents=True, exist_ok=True)
            with locked(self._ledger):
                if not self._manifest.exists():
                    self._begin(json.dumps(run, indent=1).encode())
            for path in self.paths(0):
                path.parent.mkdir(exist_ok=True)
            begun = self._read(self._manifest)
        differing = [what for what in run if begun.get(what) != run[what]]
        if differing:
            raise OutputOfOtherRun(str(self.folder), f"with other {' and '.join(differing)}")

    @property
    def is_begun(self) -> bool:
        """Whether a run has begun to write them."""
        return self._ledger.exists()

    def _begin(self, manifest: bytes) -> None:
        if any(path != _draft_of(self._manifest) for path in self._ledger.iterdir()):
            raise OutputExists(str(self._ledger))
        _write_whole(self._manifest, manifest)

    def clear(self) -> None:
        """Remove them, whole or not, and what is known about them. Raises `OutputError`."""
        with naming(str(self.folder)):
            for name in self._names(0):
                for path in (self.folder / name).parent.glob("*part-*"):
                    path.unlink()
            remove(self._ledger)

    def note_joined(self, stream: BinaryIO) -> None:
        """Note which file holds all the parts now, so that a run that is stopped before they are gone can be continued.
        Raises `OSError`."""
        sync(stream)
        _write_whole(self._joined, _file_mark(os.fstat(stream.fileno())))

    def are_joined_in(self, path: Path) -> bool:
        """Whether this file holds all the parts, which a run that was stopped has left behind."""
        try:
            return self._joined.read_bytes() == _file_mark(path.stat())
        except OSError:
            return False

    def discard(self, count: int) -> None:
        """Remove the parts, and what is known about them last."""
        for number in range(count):
            for path in (*self.paths(number), self._account(number)):
                with suppress(OSError):
                    path.unlink()
        remove(self._ledger)

    def is_done(self, number: int) -> bool:
        """Whether all files of a part are there."""
        return (self.folder / self._names(number)[-1]).exists()

    def account(self, number: int) -> Account:
        """What a part that is done was made of. Raises `OutputError`."""
        with naming(str(self.folder)):
            known = self._read(self._account(number), Account._fields)
        return Account(*(known[name] for name in Account._fields))

    def paths(self, number: int) -> list[Path]:
        """The files of a part."""
        return [self.folder / name for name in self._names(number)]

    @contextmanager
    def writing(self, number: int) -> Iterator[PartDraft]:
        """Streams for the files of a part. They appear if the block ends well, and has said what the part is made of.

        Raises `OutputError` where they cannot be written, or where another process is writing them.
        """
        with naming(str(self.folder)), ExitStack() as opened:
            draft = PartDraft([opened.enter_context(_draft(path)) for path in self.paths(number)])
            yield draft
            _write_whole(self._account(number), draft.account.to_json())
            for stream, path in zip(draft.streams, self.paths(number), strict=True):
                _finish(stream, path)

    def _read(self, path: Path, needed: Sequence[str] = ()) -> dict[str, Any]:
        """What a file of the ledger says. Raises `OSError`, and `OutputOfOtherRun` if it is damaged."""
        try:
            known = json.loads(path.read_text("utf-8"))
        except ValueError:
            known = None
        if not isinstance(known, dict) or not known.keys() >= set(needed):
            raise OutputOfOtherRun(str(self.folder), f"by a run whose notes in {path.name} are damaged")
        return known

    def _account(self, number: int) -> Path:
        return self._ledger / f"{part_name(number)}.json"


class PartDraft:
    """A part that is being written."""

    account: Account

    def __init__(self, streams: list[BinaryIO]) -> None:
        self.streams = streams


def part_name(number: int) -> str:
    """What the files of a part are called, without an extension."""
    return f"part-{number:06}"


def facts(**facts: Any) -> dict[str, str]:
    """What decides the result of a run, in a form that can be kept and compared."""
    return {name: json.dumps(fact, sort_keys=True) for name, fact in {**facts, "size": SIZE}.items()}


class Plan:
    """Tells the articles that are still to be read from those whose parts are done, which are passed over unparsed.

    Iterating yields the articles to be read, in order; `next_part` then says where they belong.
    """

    def __init__(
        self, items: Iterable[Item], parts: Parts, share: Share, skipped: Callable[[int, Account], None]
    ) -> None:
        """`skipped` is called with each part that is found done."""
        self._items = iter(items)
        self._parts = parts
        self._share = share
        self._skipped = skipped
        self._begun: deque[Ingredients] = deque()
        self.count = 0
        """Parts of the whole export, as far as it is known."""

    def __iter__(self) -> Iterator[Item]:
        for part, items in self.unfinished():
            self._begun.append(part)
            yield from items

    def unfinished(self) -> Iterator[tuple[Ingredients, Iterator[Item]]]:
        """The parts that are still to be written, each with its articles, which must be drawn before the next part."""
        for number in count():
            rest = islice(self._items, SIZE)
            first = next(rest, None)
            if first is None:
                return
            self.count += 1
            items = chain([first], rest)
            if not self._share.holds(number):
                deque(items, maxlen=0)
            elif self._parts.is_done(number):
                self._skip(number, items)
            else:
                part = Ingredients(number)
                yield part, map(part.add, items)

    def next_part(self) -> Ingredients:
        """The part that the first article belongs to that was not yet asked about."""
        return self._begun.popleft()

    def _skip(self, number: int, items: Iterator[Item]) -> None:
        found, account = Ingredients(number), self._parts.account(number)
        deque(map(found.add, items), maxlen=0)
        if found.fingerprint != account.fingerprint:
            raise OutputOfOtherRun(str(self._parts.folder), f"of articles that have changed since, in part {number}")
        self._skipped(number, account)


class Ingredients:
    """The articles that go into a part."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.articles = 0
        self._digest = sha256()

    def add(self, item: Item) -> Item:
        """Note an article, and return it."""
        self.articles += 1
        for field in _identity(item):
            self._digest.update(b"%d:" % len(field) + field)
        return item

    @property
    def fingerprint(self) -> str:
        """Differs if an article differs."""
        return self._digest.hexdigest()


def _identity(item: Item) -> Iterator[bytes]:
    """What tells whether an article is the same: its bytes, or when its file was last changed."""
    yield (item if isinstance(item, str) else item.uri).encode("utf-8", "surrogateescape")
    if isinstance(item, Raw):
        yield item.data
    elif isinstance(item, str) and isinstance(path := file_of(item), str):
        with suppress(OSError, ValueError):
            about = Path(path).stat()
            if stat.S_ISREG(about.st_mode):
                yield b"%d %d" % (about.st_size, about.st_mtime_ns)


def remove(folder: Path) -> None:
    """Remove a folder that is no longer needed, with all that is in it."""
    shutil.rmtree(folder, ignore_errors=True)


def sync(stream: IO[bytes]) -> None:
    """Make sure that what was written outlives a loss of power. Raises `OSError`."""
    stream.flush()
    os.fsync(stream.fileno())


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Keep other runs from doing the same for the block; whether the folder is still there."""
    import fcntl

    try:
        number = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        yield False
        return
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(number, fcntl.LOCK_EX)
        yield folder.exists()
    finally:
        os.close(number)


@contextmanager
def _draft(path: Path) -> Iterator[BinaryIO]:
    """A file that is to become `path`; removed if it has not."""
    draft = _draft_of(path)
    with draft.open("ab") as stream:
        _lock(stream, path)
        stream.truncate(0)
        try:
            yield stream
        except BaseException:
            with suppress(OSError):
                draft.unlink()
            raise


def _file_mark(about: os.stat_result) -> bytes:
    """What tells a file from one that was put in its place."""
    return b"%d %d %d" % (about.st_ino, about.st_size, about.st_mtime_ns)


def _draft_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.tmp")


def _lock(stream: BinaryIO, path: Path) -> None:
    """Two runs of the same command must not write one part together. The lock ends with the process."""
    import fcntl

    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise _taken(path) from error
    except OSError:  # a file system without locks
        return
    if not os.path.samestat(os.fstat(stream.fileno()), _draft_of(path).stat()):
        raise _taken(path)  # it was finished between opening and locking it


def _taken(path: Path) -> OutputError:
    return OutputError(f"{path}: is being written by another run")


def _finish(stream: BinaryIO, path: Path) -> None:
    sync(stream)
    _draft_of(path).replace(path)
    _sync_folder(path.parent)


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file that appears at once. No other process may be writing it. Raises `OSError`."""
    with _draft(path) as stream:
        stream.write(data)
        _finish(stream, path)


def _sync_folder(folder: Path) -> None:
    """Make sure that new names outlive a loss of power, where the file system can."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
