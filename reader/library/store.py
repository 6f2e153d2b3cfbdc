"""What is remembered between runs: places, marks, corrections, tastes. One SQLite file; no method raises."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike, fspath
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from reader.library.identity import store_path
from reader.library.opening import Opened, in_memory, is_passing, open_file
from reader.model.raw import STANDARD_INPUT
from reader.model.span import Span

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.library.corrections import Correction

T = TypeVar("T")

TURNED_OFF = "nothing is remembered: the settings say so"


class Recent(NamedTuple):
    """An article that was read."""

    text_hash: str
    uri: str
    headline: str | None
    offset: int
    """Where it was left, in code points of its text."""
    when: float
    """When that was, in seconds since 1970."""


class Store:
    """The store of one run. Whatever happens to the file, it works on in memory and says so in `trouble`.

    Any thread may use it. Several processes may have it open.
    """

    def __init__(self, opened: Opened) -> None:
        self.trouble: str | None = opened.trouble
        """Why nothing is remembered beyond this run, as a line to show; None where all is well."""
        self._connection = opened.connection
        self._is_file = opened.trouble is None
        self._lock = Lock()

    @classmethod
    def open(cls, path: str | PathLike[str] | None = None) -> Store:
        """The store in this file, by default the user's own. It is made where it is missing."""
        return cls(open_file(fspath(path or store_path())))

    @classmethod
    def off(cls) -> Store:
        """A store that touches no file and forgets all at the end of the run."""
        try:
            opened = in_memory("")
        except ImportError:
            opened = Opened(None, None)
        return cls(Opened(opened.connection, TURNED_OFF))

    def close(self) -> None:
        """Let go of the file. Whatever is asked afterwards is answered as by an empty store."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def position(self, text_hash: str) -> int | None:
        """Where this text was left, as a code point offset; None where it was never read."""

        def find(connection: Connection) -> int | None:
            row = connection.execute("SELECT position FROM articles WHERE text_hash = ?", (text_hash,)).fetchone()
            return int(row[0]) if row else None

        return self._do(find, None)

    def remember_position(self, text_hash: str, uri: str, headline: str | None, offset: int, when: float) -> None:
        """Where the text was left now. `uri` is best one that leads to it from any folder: see `lasting_uri`."""
        row = (text_hash, _clean(uri), _clean(headline), offset, when)
        self._write("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?)", row)

    def recent(self, limit: int = 20, *, only_lasting: bool = False) -> tuple[Recent, ...]:
        """The articles read last, the last one first. A page whose text has changed since is one article.

        With `only_lasting`, those are left out to which nothing leads: they were piped in or pasted.
        """

        def find(connection: Connection) -> tuple[Recent, ...]:
            rows = connection.execute(
                """
                SELECT text_hash, uri, headline, position, max(seen) FROM articles
                WHERE NOT (? AND uri = ?)
                GROUP BY CASE uri WHEN ? THEN text_hash ELSE uri END
                ORDER BY max(seen) DESC, text_hash LIMIT ?
                """,
                (only_lasting, STANDARD_INPUT, STANDARD_INPUT, max(0, limit)),
            )
            return tuple(Recent(*row) for row in rows)

        return self._do(find, ())

    def forget(self, uri: str) -> int:
        """Remember no article of this source any more, no mark in it nor what was put right: how many there were."""

        def forget(connection: Connection) -> int:
            connection.execute("BEGIN IMMEDIATE")
            hashes = connection.execute("SELECT text_hash FROM articles WHERE uri = ?", (_clean(uri),)).fetchall()
            for table in ("corrections", "marks", "articles"):
                connection.executemany(f"DELETE FROM {table} WHERE text_hash = ?", hashes)
            connection.execute("COMMIT")
            return len(hashes)

        return self._do(forget, 0)

    def marks(self, text_hash: str) -> dict[str, int]:
        """The places in this text that were named by a letter, as code point offsets."""

        def find(connection: Connection) -> dict[str, int]:
            rows = connection.execute("SELECT letter, position FROM marks WHERE text_hash = ?", (text_hash,))
            return {str(letter): int(position) for letter, position in rows}

        return self._do(find, {})

    def set_mark(self, text_hash: str, letter: str, offset: int) -> None:
        """Name a place in this text; what had this name before has it no more."""
        self._write("INSERT OR REPLACE INTO marks VALUES (?, ?, ?)", (text_hash, _clean(letter), offset))

    def corrections(self, text_hash: str) -> tuple[Correction, ...]:
        """All corrections of this text, in the order in which they were made."""

        def find(connection: Connection) -> tuple[Correction, ...]:
            rows = connection.execute(_CORRECTIONS + "ORDER BY number", (text_hash,))
            return tuple(correction for row in rows if (correction := _correction(row)) is not None)

        return self._do(find, ())

    def all_corrections(self) -> dict[str, tuple[Correction, ...]]:
        """The corrections of every text that has any."""

        def find(connection: Connection) -> dict[str, tuple[Correction, ...]]:
            hashes = connection.execute("SELECT DISTINCT text_hash FROM corrections").fetchall()
            rows = {found: connection.execute(_CORRECTIONS + "ORDER BY number", (found,)) for (found,) in hashes}
            return {found: tuple(filter(None, map(_correction, of_text))) for found, of_text in rows.items()}

        return self._do(find, {})

    def add_correction(self, text_hash: str, correction: Correction) -> None:
        """One more correction of this text."""
        target, other = correction.target, correction.other
        row = (
            text_hash,
            correction.kind.value,
            _clean(target.name),
            *target.span,
            _clean(other.name) if other else None,
            *(other.span if other else (None, None)),
            _clean(correction.text),
        )
        self._write("INSERT INTO corrections VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def undo_last(self, text_hash: str) -> Correction | None:
        """Take back the last correction of this text: which one it was; None where there is none."""

        def undo(connection: Connection) -> Correction | None:
            connection.execute("BEGIN IMMEDIATE")
            row = connection.execute(_CORRECTIONS + "ORDER BY number DESC LIMIT 1", (text_hash,)).fetchone()
            if row:
                connection.execute("DELETE FROM corrections WHERE number = ?", (row[0],))
            connection.execute("COMMIT")
            return _correction(row) if row else None

        return self._do(undo, None)

    def preference(self, name: str) -> str | None:
        """What was chosen in an earlier run; None where nothing was."""

        def find(connection: Connection) -> str | None:
            row = connection.execute("SELECT value FROM preferences WHERE name = ?", (name,)).fetchone()
            return str(row[0]) if row else None

        return self._do(find, None)

    def prefer(self, name: str, value: str | None) -> None:
        """Remember a choice; None forgets it."""
        if value is None:
            self._write("DELETE FROM preferences WHERE name = ?", (name,))
        else:
            self._write("INSERT OR REPLACE INTO preferences VALUES (?, ?)", (name, _clean(value)))

    @property
    def theme(self) -> str | None:
        """The theme that was chosen in the interface."""
        return self.preference("theme")

    @theme.setter
    def theme(self, name: str | None) -> None:
        self.prefer("theme", name)

    @property
    def measure(self) -> int | None:
        """The width that was chosen in the interface."""
        chosen = self.preference("measure")
        return int(chosen) if chosen and chosen.isascii() and chosen.isdigit() else None

    @measure.setter
    def measure(self, columns: int | None) -> None:
        self.prefer("measure", None if columns is None else str(columns))

    def _write(self, statement: str, row: tuple[Any, ...]) -> None:
        self._do(lambda connection: connection.execute(statement, row), None)

    def _do(self, work: Callable[[Connection], T], otherwise: T) -> T:
        """Do it on the file; on a copy in memory where the file has failed; `otherwise` where that fails too."""
        with self._lock:
            connection = self._connection
            if connection is None:
                return otherwise
            import sqlite3

            try:
                done = work(connection)
            except _ODD:
                return otherwise
            except sqlite3.Error as error:
                _roll_back(connection)
                if is_passing(error):
                    self.trouble = "not remembered: another reader was busy writing"
                    return otherwise
                if not self._is_file:
                    return otherwise
                moved = self._move_to_memory(connection, error)
            else:
                self.trouble = None if self._is_file else self.trouble
                return done
            try:
                return work(moved)
            except (sqlite3.Error, *_ODD):
                _roll_back(moved)
                return otherwise

    def _move_to_memory(self, connection: Connection, error: Exception) -> Connection:
        opened = in_memory(f"the library cannot be used ({error})", connection)
        connection.close()
        assert opened.connection is not None
        self._connection, self.trouble, self._is_file = opened.connection, opened.trouble, False
        return opened.connection


_ODD = (TypeError, ValueError, OverflowError)
"""What values raise that this program does not write, but somebody else might have."""

_CORRECTIONS = """
    SELECT number, kind, name, start, "end", other_name, other_start, other_end, text
    FROM corrections WHERE text_hash = ?
"""


def _correction(row: tuple[Any, ...]) -> Correction | None:
    """The correction in a row; None for one that is not of this program's making."""
    from reader.library.corrections import Correction, CorrectionKind, Target  # late: the first page needs none

    _, kind, name, start, end, other_name, other_start, other_end, text = row
    other = None if other_name is None else Target(other_name, Span(other_start, other_end))
    try:
        return Correction(CorrectionKind(kind), Target(name, Span(start, end)), other, text)
    except ValueError:
        return None


def _clean(words: Any) -> Any:
    """Words that SQLite takes: file names may hold bytes that are no UTF-8, which Python keeps as lone surrogates."""
    return words.encode("utf-8", "backslashreplace").decode() if isinstance(words, str) else words


def _roll_back(connection: Connection) -> None:
    import sqlite3
    from contextlib import suppress

    if connection.in_transaction:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
