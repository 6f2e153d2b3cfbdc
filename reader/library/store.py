"""What is saved between runs: places, marks, corrections, preferences. One SQLite file; no method raises.

An article is identified by its source and its bytes, a place in it by its words.
"""

from __future__ import annotations

from _thread import allocate_lock  # what threading.Lock returns, without an import that would delay the first page
from collections.abc import Callable, Iterable
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, TypeVar

from reader.base.text import one_line
from reader.errors import LibraryError
from reader.library import records
from reader.library.identity import Origin, store_path
from reader.library.opening import OpenedDatabase, identity_of, in_memory, is_busy, open_file
from reader.library.records import RecentArticle, SavedState
from reader.library.rows import anchor_row, clean, correction_row, placeholders, without_bytes

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.library.anchors import Anchor
    from reader.library.corrections import Correction
    from reader.library.known_corrections import KnownCorrections
    from reader.library.notes import SavedNote

__all__ = ["TURNED_OFF", "RecentArticle", "SavedState", "Store"]

T = TypeVar("T")

TURNED_OFF = "nothing is remembered: the settings say so"

SEARCHES_KEPT = 50
"""Searches that are remembered."""


PATIENCE = 10.0
"""Seconds to wait for another process that is writing, where nobody waits for it."""


class Store:
    """The library of one run. If the file fails, it continues in memory and says so in `problem`.

    Thread-safe. Several processes may have it open.
    """

    def __init__(self, opened: OpenedDatabase, path: str | None = None) -> None:
        self.problem: str | None = opened.problem
        """Why nothing is saved beyond this run, for the user; None if all is well."""
        self._connection = opened.connection
        self._is_file = opened.problem is None
        self._path = path
        self._identity = identity_of(path) if path and self._is_file else None
        self._lock = allocate_lock()

    @classmethod
    def open(cls, path: str | PathLike[str] | None = None, timeout: float | None = None) -> Store:
        """The library in this file, by default the user's own. It is created if it does not exist.

        `timeout` is how many seconds to wait for another process that is writing, if not as long as a user would.
        """
        name = fspath(path or store_path())
        return cls(open_file(name, timeout), name)

    @classmethod
    def off(cls) -> Store:
        """A library without a file, which forgets everything at the end of the run."""
        try:
            connection = in_memory(TURNED_OFF).connection
        except ImportError:
            connection = None
        return cls(OpenedDatabase(connection, TURNED_OFF))

    def second(self) -> Store | None:
        """Another connection to the same file, for work that may take longer than a key press; None if nothing is
        saved. It waits for others that are writing, and has to be closed; this one may be closed already."""
        if self._path is None or not self._is_file:
            return None
        store = Store.open(self._path, timeout=PATIENCE)
        if store.is_kept:
            return store
        store.close()
        return None

    def close(self) -> None:
        """Close the file. Afterwards it behaves like an empty library."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def recall(self, origin: Origin) -> SavedState:
        """What was saved of a text. Its bytes are hashed only if an article has as many."""
        digest = origin.digest if self._do(lambda connection: records.has_size(connection, origin.size), False) else ""
        nothing: tuple[int, ...] = ()
        articles = self._do(lambda connection: records.articles_of(connection, origin, digest), nothing)
        if not articles:
            return SavedState()
        return self._do(lambda connection: records.saved_state(connection, articles), SavedState(articles))

    def begin(self, origin: Origin, headline: str | None, when: float) -> int | None:
        """Record that an article is being read; return its id, None if it cannot be saved."""
        _ = origin.digest  # slow for a long text, so not under the lock
        return self._change(lambda connection: records.begin(connection, origin, headline, when), None)

    def set_place(self, article: int, anchor: Anchor, when: float) -> None:
        """Save where the article was left."""
        place = "exact = ?, before = ?, after = ?, offset = ?"
        self._write(f"UPDATE articles SET {place}, seen = ? WHERE id = ?", (*anchor_row(anchor), when, article))

    def set_mark(self, article: int, letter: str, anchor: Anchor) -> None:
        """Save a mark, replacing one of the same name."""
        row = (article, clean(letter), *anchor_row(anchor))
        self._write(f"INSERT OR REPLACE INTO marks VALUES {placeholders(row)}", row)

    def add_correction(self, article: int, correction: Correction) -> None:
        """Save one more correction."""
        row = (None, article, *correction_row(correction))  # SQLite numbers it
        self._write(f"INSERT INTO corrections VALUES {placeholders(row)}", row)

    def undo_last(self, articles: tuple[int, ...]) -> Correction | None:
        """Delete the last correction of these articles and return it; None if there is none."""
        return self._change(lambda connection: records.undo_last(connection, articles), None)

    # Notes

    def notes(self, articles: tuple[int, ...]) -> tuple[SavedNote, ...]:
        """The notes on these articles, oldest first."""
        nothing: tuple[SavedNote, ...] = ()
        return self._do(lambda connection: records.notes_of(connection, articles), nothing)

    def add_note(self, article: int, anchor: Anchor, words: str, when: float) -> int | None:
        """Save a note; return its number, None if it cannot be saved."""
        from reader.library import notes  # late: seldom needed

        return self._change(lambda connection: notes.add(connection, article, anchor, words, when), None)

    def change_note(self, number: int, words: str) -> bool:
        """Write something else in a note; return whether that is saved."""
        from reader.library import notes  # late, as above

        return self._change(lambda connection: notes.change(connection, number, words), otherwise=False)

    def remove_note(self, number: int) -> bool:
        """Delete a note; return whether that was done."""
        from reader.library import notes  # late, as above

        return self._change(lambda connection: notes.remove(connection, number), otherwise=False)

    def restore_note(self, note: SavedNote) -> int | None:
        """Save a note again that was deleted; return its number, None if it cannot be saved."""
        from reader.library import notes  # late, as above

        return self._change(lambda connection: notes.restore(connection, note), None)

    # Articles

    def recent(self, limit: int = 20, *, only_reopenable: bool = False) -> tuple[RecentArticle, ...]:
        """The articles read last, latest first. A page whose text has changed since is one article.

        With `only_reopenable`, articles that were piped in or pasted are left out.
        """
        return self._do(lambda connection: tuple(records.recent(connection, limit, only_reopenable)), ())

    def read_among(self, uris: Iterable[str]) -> frozenset[str]:
        """Those of these absolute sources whose articles were read."""
        return self._do(lambda connection: frozenset(records.read_among(connection, uris)), frozenset())

    def all_corrections(self) -> KnownCorrections | None:
        """The corrections of all articles; None if there are none."""
        known = self._do(records.known_corrections, None)
        return known if known is not None and known.corrections else None

    # Records of earlier versions

    def has_legacy_records(self) -> bool:
        """Whether there are records that earlier versions saved without words."""
        return self._do(records.has_legacy_records, False)

    def convert_legacy_record(self, origin: Origin, text_hash: str, text: str) -> bool:
        """Convert the legacy records of the text with this hash to anchors, and link them to these bytes.

        `text` is that text, or all of it if that was only the beginning. Return whether some records lie beyond it.
        """
        from reader.library import legacy_records  # late: few libraries have any

        article = self._do(lambda connection: legacy_records.article_of(connection, text_hash), None)
        known = (
            self._do(lambda connection: legacy_records.legacy_record(connection, article), None) if article else None
        )
        if article is None or known is None:
            return False
        updates = list(known.updates(article, text))  # searches the text, so not under the lock
        is_all = known.is_within(text)
        _ = origin.digest

        def take(connection: Connection) -> bool:
            for statement, row in updates:
                connection.execute(statement, row)
            records.bind(connection, origin, article)
            if is_all:
                legacy_records.forget(connection, (article,))
            return not is_all

        return self._change(take, False)

    # Preferences

    def preference(self, name: str) -> str | None:
        """A choice saved by an earlier run; None if there is none."""

        def find(connection: Connection) -> str | None:
            row = connection.execute("SELECT value FROM preferences WHERE name = ?", (name,)).fetchone()
            return str(row[0]) if row else None

        return self._do(find, None)

    def set_preference(self, name: str, value: str | None) -> None:
        """Save a choice; None deletes it."""
        if value is None:
            self._write("DELETE FROM preferences WHERE name = ?", (name,))
        else:
            self._write("INSERT OR REPLACE INTO preferences VALUES (?, ?)", (name, clean(value)))

    @property
    def theme(self) -> str | None:
        """The theme chosen in the interface."""
        return self.preference("theme")

    @theme.setter
    def theme(self, name: str | None) -> None:
        self.set_preference("theme", name)

    @property
    def measure(self) -> int | None:
        """The column width chosen in the interface."""
        chosen = self.preference("measure")
        return int(chosen) if chosen and chosen.isascii() and chosen.isdigit() else None

    @measure.setter
    def measure(self, columns: int | None) -> None:
        self.set_preference("measure", None if columns is None else str(columns))

    @property
    def searches(self) -> tuple[str, ...]:
        """The words that were last searched for, the newest first, as many as `SEARCHES_KEPT`."""
        saved = self.preference("searches")
        return tuple(saved.split("\n")) if saved else ()

    def add_search(self, words: str) -> None:
        """Put words in front of the searches."""
        line = one_line(words)
        if line:
            others = [other for other in self.searches if other != line]
            self.set_preference("searches", "\n".join([line, *others][:SEARCHES_KEPT]))

    # Everything else that the library holds, which other modules know how to read and write

    @property
    def path(self) -> str | None:
        """The file; None if there is none."""
        return self._path if self._is_file else None

    @property
    def is_kept(self) -> bool:
        """Whether what is saved is still there after this run."""
        return self._is_file and self._connection is not None

    def query(self, work: Callable[[Connection], T], otherwise: T) -> T:
        """What `work` reads, without bytes, all of it as it is at one moment, whatever others write meanwhile;
        `otherwise` if that fails. Unlike what is saved of single articles, the rest is never copied to memory."""
        with self._lock:
            if self._connection is None:
                return otherwise
            import sqlite3

            self._connection.row_factory = without_bytes
            try:
                return _in_transaction(self._connection, work, "BEGIN")
            except (sqlite3.Error, *_VALUE_ERRORS) as error:
                self.problem = f"the library cannot be read ({error})"
                return otherwise
            finally:
                self._connection.row_factory = None

    def update(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a transaction. If it raises, nothing is changed; `LibraryError` where the file fails."""
        with self._lock:
            self._leave_lost_file()
            if not self.is_kept or self._connection is None:
                raise LibraryError(self.problem or "the library is closed")
            import sqlite3

            try:
                return _in_transaction(self._connection, work)
            except (sqlite3.Error, *_VALUE_ERRORS) as error:
                raise LibraryError(f"the library cannot be written ({error})") from error

    def run(self, statement: str) -> None:
        """Run a statement outside a transaction. Raises `LibraryError`."""
        with self._lock:
            if self._connection is None:
                raise LibraryError("the library is closed")
            import sqlite3

            try:
                self._connection.execute(statement).fetchall()
            except sqlite3.Error as error:
                raise LibraryError(f"the library cannot be written ({error})") from error

    def _write(self, statement: str, row: tuple[Any, ...]) -> None:
        self._do(lambda connection: connection.execute(statement, row), None)

    def _change(self, work: Callable[[Connection], T], otherwise: T) -> T:
        """Run `work` in a transaction."""
        return self._do(lambda connection: _in_transaction(connection, work), otherwise)

    def _do(self, work: Callable[[Connection], T], otherwise: T) -> T:
        """Run `work` on the file, or on an in-memory copy if the file fails; return `otherwise` if that fails too."""
        with self._lock:
            self._leave_lost_file()
            connection = self._connection
            if connection is None:
                return otherwise
            import sqlite3

            try:
                done = work(connection)
            except _VALUE_ERRORS:
                return otherwise
            except sqlite3.Error as error:
                if is_busy(error):
                    self.problem = "not remembered: another reader was busy writing"
                    return otherwise
                if not self._is_file:
                    return otherwise
                moved = self._move_to_memory(connection, f"the library cannot be used ({error})")
            else:
                self.problem = None if self._is_file else self.problem
                return done
            try:
                return work(moved)
            except (sqlite3.Error, *_VALUE_ERRORS):
                return otherwise

    def _leave_lost_file(self) -> None:
        """Go on with a copy in memory once the file is gone, or another is in its place: SQLite would keep writing to
        what nobody will ever find."""
        if self._is_file and self._connection is not None and identity_of(self._path or "") != self._identity:
            self._move_to_memory(self._connection, f"{self._path} was taken away or replaced while it was open")

    def _move_to_memory(self, connection: Connection, reason: str) -> Connection:
        opened = in_memory(reason, connection)
        connection.close()
        assert opened.connection is not None
        self._connection, self.problem, self._is_file = opened.connection, opened.problem, False
        return opened.connection


_VALUE_ERRORS = (TypeError, ValueError, OverflowError)
"""Raised by values that this program does not write, but another might have."""


def _in_transaction(connection: Connection, work: Callable[[Connection], T], begin: str = "BEGIN IMMEDIATE") -> T:
    """Run `work` in a transaction, by default one that may write. If it raises, nothing is changed."""
    connection.execute(begin)
    try:
        done = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise
    return done


def _roll_back(connection: Connection) -> None:
    import sqlite3
    from contextlib import suppress

    if connection.in_transaction:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
