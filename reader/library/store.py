"""What is remembered between runs: places, marks, corrections, tastes. One SQLite file; no method raises.

An article is known by where it came from and by its bytes, a place in it by its words.
"""

from __future__ import annotations

from _thread import allocate_lock  # what threading.Lock makes, without an import for which the first page would wait
from collections.abc import Callable
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, TypeVar

from reader.library import records
from reader.library.identity import Origin, store_path
from reader.library.opening import Opened, in_memory, is_passing, open_file
from reader.library.records import Recent, Remembered
from reader.library.rows import anchor_row, clean, correction_row, placeholders

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.library.anchors import Anchor
    from reader.library.corrections import Correction
    from reader.library.known import Known

__all__ = ["TURNED_OFF", "Recent", "Remembered", "Store"]

T = TypeVar("T")

TURNED_OFF = "nothing is remembered: the settings say so"


class Store:
    """The store of one run. Whatever happens to the file, it works on in memory and says so in `trouble`.

    Any thread may use it. Several processes may have it open.
    """

    def __init__(self, opened: Opened) -> None:
        self.trouble: str | None = opened.trouble
        """Why nothing is remembered beyond this run, as a line to show; None where all is well."""
        self._connection = opened.connection
        self._is_file = opened.trouble is None
        self._lock = allocate_lock()

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

    def recall(self, origin: Origin) -> Remembered:
        """What is known of a text that is opened. Its bytes are looked at only where an article has as many."""
        digest = origin.digest if self._do(lambda connection: records.has_size(connection, origin.size), False) else ""
        nothing: tuple[int, ...] = ()
        articles = self._do(lambda connection: records.articles_of(connection, origin, digest), nothing)
        if not articles:
            return Remembered()
        return self._do(lambda connection: records.remembered(connection, articles), Remembered(articles))

    def begin(self, origin: Origin, headline: str | None, when: float) -> int | None:
        """It is read now: the article that it is, a new one where none is known; None where nothing can be kept."""
        _ = origin.digest  # of a long text this takes a while, and nobody else shall wait for it
        return self._change(lambda connection: records.begin(connection, origin, headline, when), None)

    def set_place(self, article: int, anchor: Anchor, when: float) -> None:
        """The article was left here now."""
        place = "exact = ?, before = ?, after = ?, offset = ?"
        self._write(f"UPDATE articles SET {place}, seen = ? WHERE id = ?", (*anchor_row(anchor), when, article))

    def set_mark(self, article: int, letter: str, anchor: Anchor) -> None:
        """Name a place in the article; what had this name before has it no more."""
        row = (article, clean(letter), *anchor_row(anchor))
        self._write(f"INSERT OR REPLACE INTO marks VALUES {placeholders(row)}", row)

    def add_correction(self, article: int, correction: Correction) -> None:
        """One more correction of the article."""
        row = (None, article, *correction_row(correction))  # SQLite numbers it
        self._write(f"INSERT INTO corrections VALUES {placeholders(row)}", row)

    def undo_last(self, articles: tuple[int, ...]) -> Correction | None:
        """Take back the last correction of any of these: which one it was; None where there is none."""
        return self._change(lambda connection: records.take_back(connection, articles), None)

    def forget(self, uri: str) -> int:
        """Remember no article of this source any more, nor anything that belongs to it: how many there were."""
        return self._change(lambda connection: records.forget(connection, uri), 0)

    def recent(self, limit: int = 20, *, only_lasting: bool = False) -> tuple[Recent, ...]:
        """The articles read last, the last one first. A page whose text has changed since is one article.

        With `only_lasting`, those are left out to which nothing leads: they were piped in or pasted.
        """
        return self._do(lambda connection: tuple(records.recent(connection, limit, only_lasting)), ())

    def all_corrections(self) -> Known | None:
        """The corrections of every article that has any; None where none has."""
        known = self._do(records.known, None)
        return known if known is not None and known.corrections else None

    # Records of earlier versions

    def has_wordless(self) -> bool:
        """Whether anything is left that was kept before the words of places were."""
        return self._do(records.has_wordless, False)

    def give_words(self, origin: Origin, text_hash: str, text: str) -> bool:
        """What was kept of the text with this hash gets its words, and is from now on known by these bytes.

        `text` is that text or, where that was the beginning of a long one, may be all of it. Gives whether some of it
        lies beyond what is there.
        """
        from reader.library import earlier  # late: few have anything of that sort

        article = self._do(lambda connection: earlier.article_of(connection, text_hash), None)
        known = self._do(lambda connection: earlier.wordless(connection, article), None) if article else None
        if article is None or known is None:
            return False
        updates = list(known.updates(article, text))  # as long as looking through the text takes: not while it is held
        is_all = known.is_within(text)
        _ = origin.digest

        def take(connection: Connection) -> bool:
            for statement, row in updates:
                connection.execute(statement, row)
            records.bind(connection, origin, article)
            if is_all:
                earlier.forget(connection, (article,))
            return not is_all

        return self._change(take, False)

    # Tastes

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
            self._write("INSERT OR REPLACE INTO preferences VALUES (?, ?)", (name, clean(value)))

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

    def _change(self, work: Callable[[Connection], T], otherwise: T) -> T:
        """Do all of it or nothing."""

        def change(connection: Connection) -> T:
            connection.execute("BEGIN IMMEDIATE")
            done = work(connection)
            connection.execute("COMMIT")
            return done

        return self._do(change, otherwise)

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
                _roll_back(connection)
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


def _roll_back(connection: Connection) -> None:
    import sqlite3
    from contextlib import suppress

    if connection.in_transaction:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
