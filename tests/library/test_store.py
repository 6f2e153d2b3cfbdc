"""What is remembered between runs, and what becomes of it when files and processes fail."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.library import opening, schema
from reader.library.corrections import Correction, CorrectionKind, Target
from reader.library.identity import store_path
from reader.library.store import TURNED_OFF, Recent, Store
from reader.model.span import Span

FERRY, STRIKE = "ferry" * 8, "strike" * 8

MERGE = Correction(CorrectionKind.MERGE, Target("Kjellmark", Span(40, 49)), Target("Astrid Kjellmark", Span(3, 19)))
RENAME = Correction(CorrectionKind.RENAME, Target("the “council”", Span(50, 63)), text="Skerrow Council")
HIDE = Correction(CorrectionKind.HIDE, Target("", Span(70, 90)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store of this test is; its folder is not there yet."""
    return tmp_path / "data" / "library.db"


@pytest.fixture
def open_store(path: Path) -> Iterator[Callable[[], Store]]:
    """Open the store once more. All are closed at the end."""
    stores: list[Store] = []

    def open_it() -> Store:
        stores.append(Store.open(path))
        return stores[-1]

    yield open_it
    for store in stores:
        store.close()


def fill(store: Store) -> None:
    """A place, a correction and two tastes."""
    store.remember_position(FERRY, "/desk/ferry.txt", "Ferry waits for wind", 120, 1000.5)
    store.add_correction(FERRY, MERGE)
    store.theme, store.measure = "reader-light", 66


def assert_filled(store: Store) -> None:
    """All of it is there."""
    assert store.position(FERRY) == 120
    assert store.recent() == (Recent(FERRY, "/desk/ferry.txt", "Ferry waits for wind", 120, 1000.5),)
    assert store.corrections(FERRY) == (MERGE,)
    assert (store.theme, store.measure) == ("reader-light", 66)


def assert_empty(store: Store) -> None:
    """Nothing of it is there."""
    assert (store.position(FERRY), store.recent(), store.corrections(FERRY)) == (None, (), ())
    assert (store.theme, store.measure, store.undo_last(FERRY)) == (None, None, None)


def test_a_new_store_knows_nothing(open_store: Callable[[], Store]) -> None:
    store = open_store()
    assert store.trouble is None
    assert_empty(store)


def test_what_is_remembered_is_there_in_the_next_run(open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    store.close()
    assert_filled(open_store())


def test_nobody_else_can_read_it(path: Path, open_store: Callable[[], Store]) -> None:
    fill(open_store())
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_file_is_in_the_folder_for_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere/else")
    assert store_path() == "/somewhere/else/article-reader/library.db"


def test_a_place_is_replaced_by_a_later_one(open_store: Callable[[], Store]) -> None:
    store = open_store()
    store.remember_position(FERRY, "ferry.txt", None, 5, 1.0)
    store.remember_position(FERRY, "ferry.txt", None, 3, 2.0)
    assert store.position(FERRY) == 3
    assert [recent.offset for recent in store.recent()] == [3]


def test_what_was_read_last_comes_first(open_store: Callable[[], Store]) -> None:
    store = open_store()
    for number, name in enumerate(("ferry", "strike", "harbour")):
        store.remember_position(name, f"/desk/{name}.txt", name.title(), 0, float(number))
    assert [recent.headline for recent in store.recent(2)] == ["Harbour", "Strike"]
    assert store.recent(0) == store.recent(-1) == ()


def test_a_page_that_changed_is_one_article_and_standard_input_never_is(open_store: Callable[[], Store]) -> None:
    store = open_store()
    for when, (text, uri) in enumerate([("a", "https://news.example/live"), ("b", "https://news.example/live")]):
        store.remember_position(text, uri, None, 0, float(when))
    for text in ("c", "d"):
        store.remember_position(text, "-", None, 0, 9.0)
    assert [recent.text_hash for recent in store.recent()] == ["c", "d", "b"]
    assert [recent.text_hash for recent in store.recent(only_lasting=True)] == ["b"]


def test_corrections_keep_their_order_and_are_taken_back_last_first(open_store: Callable[[], Store]) -> None:
    store = open_store()
    for correction in (MERGE, RENAME, HIDE):
        store.add_correction(FERRY, correction)
    store.add_correction(STRIKE, HIDE)
    assert store.corrections(FERRY) == (MERGE, RENAME, HIDE)
    assert [store.undo_last(FERRY) for _ in range(4)] == [HIDE, RENAME, MERGE, None]
    assert store.corrections(STRIKE) == (HIDE,)


def test_marks_are_kept_by_letter_for_each_text(open_store: Callable[[], Store]) -> None:
    store = open_store()
    store.set_mark(FERRY, "a", 7)
    store.set_mark(FERRY, "a", 9)
    store.set_mark(FERRY, "ö", 12)
    store.set_mark(STRIKE, "a", 1)
    store.close()
    assert open_store().marks(FERRY) == {"a": 9, "ö": 12}


def test_a_store_of_the_first_version_takes_marks(
    path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
        patch.setattr(schema, "VERSION", 1)
        store = open_store()
        fill(store)
        store.close()
    store = open_store()
    assert_filled(store)
    store.set_mark(FERRY, "a", 7)
    assert store.marks(FERRY) == {"a": 7}


def test_a_choice_is_replaced_and_forgotten(open_store: Callable[[], Store]) -> None:
    store = open_store()
    store.theme, store.measure = "reader-dark", 60
    store.theme, store.measure = "reader-light", None
    assert (store.theme, store.measure) == ("reader-light", None)
    store.prefer("measure", "wide")
    assert store.measure is None


def test_names_that_are_no_text_are_kept_all_the_same(open_store: Callable[[], Store]) -> None:
    store = open_store()
    store.remember_position(FERRY, "/desk/caf\udce9.txt", None, 1, 1.0)
    assert [recent.uri for recent in store.recent()] == ["/desk/caf\\udce9.txt"]


def test_turned_off_it_forgets_and_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    store = Store.off()
    assert store.trouble == TURNED_OFF
    fill(store)
    assert_filled(store)
    assert store.trouble == TURNED_OFF
    store.close()
    assert not list(tmp_path.iterdir())


def test_a_closed_store_answers_as_an_empty_one(open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    store.close()
    store.close()
    fill(store)
    assert_empty(store)


def test_any_thread_may_use_it(open_store: Callable[[], Store]) -> None:
    store = open_store()
    with ThreadPoolExecutor(8) as threads:
        for number in range(200):
            threads.submit(store.add_correction, FERRY, HIDE if number % 2 else MERGE)
    assert len(store.corrections(FERRY)) == 200
    assert store.trouble is None


def assert_works_on_in_memory(store: Store, reason: str) -> None:
    """It is told why, and all is as ever until the end of the run."""
    assert store.trouble is not None
    assert reason in store.trouble
    assert "\n" not in store.trouble
    fill(store)
    assert_filled(store)
    assert store.trouble is not None


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    store = Store.open(tmp_path / "data" / "library.db")
    assert_works_on_in_memory(store, "cannot be written")
    store.close()


def test_a_folder_in_place_of_the_file(path: Path, open_store: Callable[[], Store]) -> None:
    path.mkdir(parents=True)
    assert_works_on_in_memory(open_store(), "cannot be written (is a directory)")


def test_a_file_that_can_only_be_read_still_tells_what_was(
    path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    fill(store)
    store.close()
    before = path.read_bytes()

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(opening, "_make", refuse)
    store = open_store()
    assert store.trouble == f"nothing new is remembered: {path} cannot be written (permission denied)"
    assert_filled(store)
    store.measure = 50
    assert store.measure == 50
    assert path.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder(path: Path, open_store: Callable[[], Store]) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o500)
    assert_works_on_in_memory(open_store(), "cannot be written")


def test_a_file_that_fails_later_on_loses_nothing_of_this_run(open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    assert store._connection is not None
    store._connection.execute("PRAGMA query_only = ON")  # as if its disk were read-only now
    store.add_correction(FERRY, RENAME)
    assert store.corrections(FERRY) == (MERGE, RENAME)
    assert store.trouble is not None
    assert "readonly" in store.trouble
    assert open_store().corrections(FERRY) == (MERGE,)


DAMAGED = {
    "no database": b"Ferry waits for wind\n" * 500,
    "the head of one": b"SQLite format 3\x00" + bytes(3000),
    "noise after the head": b"SQLite format 3\x00" + bytes(range(256)) * 64,
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_told_and_left_alone(data: bytes, path: Path, open_store: Callable[[], Store]) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    assert_works_on_in_memory(open_store(), f"{path} is damaged")
    assert path.read_bytes() == data


@pytest.mark.parametrize("page", range(1, 8))
def test_damage_inside_the_file_never_raises(page: int, path: Path, open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    store.close()
    data = bytearray(path.read_bytes())
    data[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    store = open_store()
    store.recent()
    store.add_correction(FERRY, HIDE)
    store.undo_last(FERRY)
    fill(store)
    assert store.position(FERRY) in (120, None)


def test_an_empty_file_is_a_new_store(path: Path, open_store: Callable[[], Store]) -> None:
    path.parent.mkdir()
    path.touch()
    store = open_store()
    assert store.trouble is None
    fill(store)
    assert_filled(store)


def test_values_of_somebody_else_are_passed_over(path: Path, open_store: Callable[[], Store]) -> None:
    store = open_store()
    store.add_correction(FERRY, MERGE)
    with sqlite3.connect(path) as other:
        other.execute("INSERT INTO articles VALUES (?, 'ferry.txt', NULL, 'far down', 'today')", (FERRY,))
        other.execute("UPDATE corrections SET kind = 'praise'")
    other.close()
    assert store.position(FERRY) is None
    assert store.corrections(FERRY) == ()
    assert store.trouble is None


def test_a_newer_version_is_left_alone(path: Path, open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    store.close()
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    newer.close()
    store = open_store()
    assert_works_on_in_memory(store, "was written by a newer version of reader")
    store.remember_position(STRIKE, "strike.txt", None, 1, 1.0)
    left = sqlite3.connect(path)
    assert left.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION + 1
    assert left.execute("SELECT count(*) FROM articles").fetchone()[0] == 1
    left.close()


def test_a_later_version_keeps_what_is_there(
    path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    fill(store)
    store.close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("CREATE TABLE notes (words TEXT)",)))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    assert_filled(open_store())
    made = sqlite3.connect(path)
    assert made.execute("SELECT count(*) FROM notes").fetchone()[0] == 0
    made.close()


def test_a_step_to_a_later_version_is_taken_whole_or_not_at_all(
    path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    fill(store)
    store.close()
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("CREATE TABLE notes (words TEXT)", "NONSENSE")))
        patch.setattr(schema, "VERSION", schema.VERSION + 1)
        with pytest.raises(sqlite3.Error):
            opening._connect(str(path))
    store = open_store()
    assert store.trouble is None
    assert_filled(store)


def test_without_sqlite_nothing_is_remembered(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    for store in (Store.open(path), Store.off()):
        fill(store)
        assert_empty(store)
        assert store.trouble is not None
        store.close()


def test_a_writer_that_takes_too_long_is_told_until_it_is_done(
    path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "WAIT", 0.05)
    store = open_store()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.measure = 60
    assert store.trouble == "not remembered: another reader was busy writing"
    other.execute("COMMIT")
    other.close()
    store.measure = 66
    assert [store.measure, store.trouble] == [66, None]


WRITING = """
import sys
from pathlib import Path
from reader.library.corrections import Correction, CorrectionKind, Target
from reader.library.store import Store
from reader.model.span import Span
path, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = Store.open(path)
assert store.trouble is None, store.trouble
for number in range(times):
    store.remember_position(name, name, None, number, float(number))
    store.add_correction(name, Correction(CorrectionKind.HIDE, Target("", Span(number, number + 1))))
    assert store.trouble is None, store.trouble
    print(number, flush=True)
store.close()
"""


def writer_process(path: Path, name: str, times: int) -> subprocess.Popen[str]:
    """A process that writes places and corrections and says the number of each when it is done."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITING, str(path), name, str(times)], stdout=subprocess.PIPE, encoding="utf-8"
    )


@pytest.mark.parametrize("written", [0, 1, 7, 40])
def test_what_was_written_before_a_kill_is_there(written: int, path: Path, open_store: Callable[[], Store]) -> None:
    with writer_process(path, FERRY, 10**9) as process:
        assert process.stdout is not None
        said = [int(process.stdout.readline()) for _ in range(written + 1)]
        process.kill()  # in the middle of whatever it is writing now
    store = open_store()
    assert store.trouble is None
    position, corrections = store.position(FERRY), store.corrections(FERRY)
    assert position is not None
    assert position >= said[-1] == written
    assert [correction.target.span.start for correction in corrections] == list(range(len(corrections)))
    assert len(corrections) in (position, position + 1)
    assert store._connection is not None
    assert store._connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_two_readers_at_once_lose_nothing(path: Path, open_store: Callable[[], Store]) -> None:
    # Neither file nor tables are there when they begin.
    processes = [writer_process(path, name, 1500) for name in (FERRY, STRIKE)]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    store = open_store()
    for name in (FERRY, STRIKE):
        assert store.position(name) == 1499
        assert len(store.corrections(name)) == 1500
