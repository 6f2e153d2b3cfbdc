"""What is saved between runs, and what happens when files and processes fail."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.base.values import replace
from reader.errors import LibraryError
from reader.library import opening, schema
from reader.library.anchors import Anchor, anchor_point, anchor_span
from reader.library.corrections import Correction, CorrectionKind, Target
from reader.library.identity import Origin, store_path
from reader.library.store import SEARCHES_KEPT, TURNED_OFF, RecentArticle, SavedState, Store
from reader.model.span import Span
from tests.library.articles import forget

TEXT = "“It will come,” said Astrid Kjellmark. Kjellmark waited for the “council”, and the tide for nobody at all."
FERRY, STRIKE = Origin("/desk/ferry.txt", TEXT.encode()), Origin("/desk/strike.txt", b"Cranes stood still.")
COPY = Origin("/shelf/copy.txt", TEXT.encode())


def at(words: str) -> Anchor:
    """The first place of these words."""
    start = TEXT.index(words)
    return anchor_span(TEXT, Span(start, start + len(words)))


PLACE, MARK = anchor_point(TEXT, 39), anchor_point(TEXT, 75)
MERGE = Correction(
    CorrectionKind.MERGE,
    Target("Kjellmark", at("Kjellmark waited")),
    Target("Astrid Kjellmark", at("Astrid Kjellmark")),
)
RENAME = Correction(CorrectionKind.RENAME, Target("the “council”", at("the “council”")), text="Skerrow Council")
HIDE = Correction(CorrectionKind.HIDE, Target("", at("“It will come,”")))


def read(store: Store, origin: Origin = FERRY, when: float = 1000.5, headline: str | None = None) -> int:
    """Record the article as being read; return its id."""
    article = store.begin(origin, headline, when)
    assert article is not None
    return article


def fill(store: Store) -> None:
    """Save a place, a mark, a correction and two preferences."""
    article = store.begin(FERRY, "Ferry waits for wind", 1000.0)
    if article is not None:
        store.set_place(article, PLACE, 1000.5)
        store.set_mark(article, "a", MARK)
        store.add_correction(article, MERGE)
    store.theme, store.measure = "reader-light", 66


def assert_filled(store: Store) -> None:
    """All of it is saved."""
    article = store.recent()[0].article
    assert store.recall(FERRY) == SavedState((article,), PLACE, {"a": MARK}, (MERGE,))
    assert store.recent() == (RecentArticle(article, "/desk/ferry.txt", "Ferry waits for wind", PLACE.offset, 1000.5),)
    assert (store.theme, store.measure) == ("reader-light", 66)


def assert_empty(store: Store) -> None:
    """None of it is saved."""
    assert (store.recall(FERRY), store.recent(), store.all_corrections()) == (SavedState(), (), None)
    assert (store.theme, store.measure, store.undo_last((1,))) == (None, None, None)
    assert not store.has_legacy_records()


def test_a_new_store_is_empty(open_store: Callable[[], Store]) -> None:
    store = open_store()
    assert store.problem is None
    assert_empty(store)


def test_what_was_saved_is_there_in_the_next_run(open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    store.close()
    assert_filled(open_store())


def test_nobody_else_can_read_the_file(path: Path, open_store: Callable[[], Store]) -> None:
    fill(open_store())
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_file_is_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere/else")
    assert store_path() == "/somewhere/else/article-reader/library.db"


def test_a_place_is_replaced_by_a_later_one(open_store: Callable[[], Store]) -> None:
    store = open_store()
    article = read(store)
    assert store.recall(FERRY).place is None
    store.set_place(article, MARK, 2000.0)
    store.set_place(article, PLACE, 2001.0)
    assert store.recall(FERRY).place == PLACE
    assert [(recent.offset, recent.when) for recent in store.recent()] == [(PLACE.offset, 2001.0)]


def test_the_article_read_last_comes_first(open_store: Callable[[], Store]) -> None:
    store = open_store()
    for number, name in enumerate(("ferry", "strike", "harbour")):
        read(store, Origin(f"/desk/{name}.txt", name.encode()), number, name.title())
    assert [recent.headline for recent in store.recent(2)] == ["Harbour", "Strike"]
    assert store.recent(0) == store.recent(-1) == ()


def test_which_sources_were_read(open_store: Callable[[], Store]) -> None:
    store = open_store()
    read(store)
    assert store.read_among([FERRY.uri, STRIKE.uri]) == {FERRY.uri}


def test_piped_text_is_identified_by_its_bytes_alone(open_store: Callable[[], Store]) -> None:
    store = open_store()
    piped, other = Origin("-", TEXT.encode()), Origin("-", b"Cranes stood still.")
    for number, origin in enumerate((piped, other)):
        store.add_correction(read(store, origin, number), HIDE if number else MERGE)
    assert store.recall(piped).corrections == (MERGE,)
    assert store.recall(other).corrections == (HIDE,)
    assert store.recall(Origin("-", b"Cranes stood still!")) == SavedState()
    assert [recent.uri for recent in store.recent()] == ["-", "-"]
    assert store.recent(only_reopenable=True) == ()


def test_a_page_fetched_again_is_the_same_article(open_store: Callable[[], Store]) -> None:
    store = open_store()
    page, again = (Origin("https://news.example/live", body) for body in (b"<p>Cranes", b"<p>Cranes stood"))
    article = read(store, page, 1.0)
    store.set_mark(article, "a", MARK)
    assert store.recall(again) == SavedState((article,), None, {"a": MARK})
    assert read(store, again, 2.0) == article
    assert len(store.recent()) == 1
    assert store.recall(Origin("-", b"<p>Cranes")).articles == (article,), "as it was before, it is known as well"


def test_a_copy_under_another_path_is_the_same_article(open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    (article,) = store.recall(FERRY).articles
    assert store.recall(COPY) == store.recall(FERRY)
    assert read(store, COPY, 2000.0) == article
    assert [(recent.uri, recent.headline) for recent in store.recent()] == [
        ("/shelf/copy.txt", "Ferry waits for wind")
    ], "listed once, where it was seen last"
    edited = Origin(COPY.uri, TEXT.encode() + b" Wind.")
    assert store.recall(edited).corrections == (MERGE,), "by its path now"
    assert [recent.uri for recent in store.recent(only_reopenable=True)] == ["/shelf/copy.txt"]


def test_a_copy_that_was_piped_in_is_listed_by_its_path(open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    read(store, Origin("-", TEXT.encode()), 2000.0)
    assert [recent.uri for recent in store.recent()] == ["-"]
    assert [recent.uri for recent in store.recent(only_reopenable=True)] == ["/desk/ferry.txt"]


def test_nothing_is_hashed_unless_an_article_has_as_many_bytes(open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    longer = Origin("/desk/longer.txt", TEXT.encode() + b"!")
    store.recall(longer)
    assert longer._data is not None
    as_long = Origin("/desk/other.txt", TEXT.upper().encode())
    assert store.recall(as_long) == SavedState()
    assert as_long._data is None


def test_a_path_overwritten_with_a_copy_leads_to_both_articles(open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    (ferry,) = store.recall(FERRY).articles
    strike = read(store, STRIKE, 1001.0)
    store.add_correction(strike, HIDE)
    store.set_mark(strike, "a", PLACE)
    store.set_mark(strike, "b", MARK)
    overwritten = Origin(STRIKE.uri, TEXT.encode())
    both = store.recall(overwritten)
    assert both == SavedState((ferry, strike), PLACE, {"a": MARK, "b": MARK}, (MERGE, HIDE)), "the same bytes first"
    assert read(store, overwritten, 1002.0) == ferry
    store.add_correction(ferry, RENAME)
    assert store.recall(Origin(STRIKE.uri, b"Something else.")).articles == (ferry, strike), "what was seen last first"
    assert store.recall(STRIKE).articles == (strike, ferry)
    assert [store.undo_last(both.articles) for _ in range(4)] == [RENAME, HIDE, MERGE, None]
    assert [(recent.article, recent.uri) for recent in store.recent()] == [(ferry, STRIKE.uri)], "one of one path"


def test_forgetting_an_article_deletes_all_its_records(open_store: Callable[[], Store], path: Path) -> None:
    store = open_store()
    fill(store)
    read(store, COPY, 1001.0)
    store.add_correction(read(store, STRIKE, 1002.0), HIDE)
    assert forget(store, "/desk/ferry.txt") == 1
    assert forget(store, "/desk/ferry.txt") == 0
    assert store.recall(FERRY) == store.recall(COPY) == SavedState()
    assert store.recall(STRIKE).corrections == (HIDE,)
    assert [recent.uri for recent in store.recent()] == [STRIKE.uri]
    store.close()
    left = sqlite3.connect(path)
    for table in ("articles", "sources", "texts", "corrections"):
        assert left.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 1
    assert left.execute("SELECT count(*) FROM marks").fetchone()[0] == 0
    left.close()


def test_corrections_keep_their_order_and_are_undone_last_first(open_store: Callable[[], Store]) -> None:
    store = open_store()
    ferry, strike = read(store), read(store, STRIKE)
    for correction in (MERGE, RENAME, HIDE):
        store.add_correction(ferry, correction)
    store.add_correction(strike, HIDE)
    assert store.recall(FERRY).corrections == (MERGE, RENAME, HIDE)
    assert [store.undo_last((ferry,)) for _ in range(4)] == [HIDE, RENAME, MERGE, None]
    assert store.undo_last(()) is None
    assert store.recall(STRIKE).corrections == (HIDE,)


def test_marks_are_saved_by_letter_for_each_article(open_store: Callable[[], Store]) -> None:
    store = open_store()
    article = read(store)
    for letter, place in (("b", PLACE), ("a", PLACE), ("a", MARK), ("ö", PLACE)):
        store.set_mark(article, letter, place)
    store.set_mark(read(store, STRIKE), "a", PLACE)
    store.close()
    assert list(open_store().recall(FERRY).marks.items()) == [("a", MARK), ("b", PLACE), ("ö", PLACE)]


def test_a_headline_is_kept_if_none_is_known_now(open_store: Callable[[], Store]) -> None:
    store = open_store()
    for headline in ("Ferry waits", None):
        read(store, headline=headline)
    assert store.recent()[0].headline == "Ferry waits"


def test_a_preference_is_replaced_and_deleted(open_store: Callable[[], Store]) -> None:
    store = open_store()
    store.theme, store.measure = "reader-dark", 60
    store.theme, store.measure = "reader-light", None
    assert (store.theme, store.measure) == ("reader-light", None)
    store.set_preference("measure", "wide")
    assert store.measure is None


def test_paths_that_are_not_utf_8_are_saved(open_store: Callable[[], Store]) -> None:
    store = open_store()
    strange = Origin("/desk/caf\udce9.txt", b"Ferry")
    store.add_correction(read(store, strange), replace(RENAME, text="\udce9"))
    assert [recent.uri for recent in store.recent()] == ["/desk/caf\\udce9.txt"]
    assert store.recall(Origin(strange.uri, b"")).corrections[0].text == "\\udce9"
    assert forget(store, strange.uri) == 1


def test_turned_off_it_forgets_and_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    store = Store.off()
    assert store.problem == TURNED_OFF
    fill(store)
    assert_filled(store)
    assert store.problem == TURNED_OFF
    store.close()
    assert not list(tmp_path.iterdir())


def test_a_closed_store_behaves_like_an_empty_one(open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    store.close()
    store.close()
    fill(store)
    assert_empty(store)


def test_any_thread_may_use_the_store(open_store: Callable[[], Store]) -> None:
    store = open_store()
    article = read(store)
    with ThreadPoolExecutor(8) as threads:
        for number in range(200):
            threads.submit(store.add_correction, article, HIDE if number % 2 else MERGE)
            threads.submit(store.begin, Origin(f"/desk/{number % 20}.txt", bytes(number % 20)), None, float(number))
    assert len(store.recall(FERRY).corrections) == 200
    assert len(store.recent(100)) == 21
    assert store.problem is None


def assert_works_on_in_memory(store: Store, reason: str) -> None:
    """There is a warning with the reason, and everything works until the end of the run."""
    assert store.problem is not None
    assert reason in store.problem
    assert "\n" not in store.problem
    fill(store)
    assert_filled(store)
    assert store.problem is not None


def test_a_folder_that_cannot_be_created(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    store = Store.open(tmp_path / "data" / "library.db")
    assert_works_on_in_memory(store, "cannot be written")
    store.close()


def test_a_folder_in_place_of_the_file(path: Path, open_store: Callable[[], Store]) -> None:
    path.mkdir(parents=True)
    assert_works_on_in_memory(open_store(), "cannot be read (is a directory)")


def test_a_read_only_file_can_still_be_read(
    path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    fill(store)
    store.close()
    before = path.read_bytes()

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(opening, "_ensure_file", refuse)
    store = open_store()
    assert store.problem == f"nothing new is remembered: {path} cannot be written (permission denied)"
    assert_filled(store)
    store.measure = 50
    assert store.measure == 50
    assert path.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder(path: Path, open_store: Callable[[], Store]) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o500)
    assert_works_on_in_memory(open_store(), "cannot be written")


def test_a_file_that_fails_later_loses_nothing_of_this_run(open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    (article,) = store.recall(FERRY).articles
    assert store._connection is not None
    store._connection.execute("PRAGMA query_only = ON")  # as if its disk were read-only now
    assert store.begin(FERRY, None, 2000.0) == article
    store.add_correction(article, RENAME)
    assert store.recall(FERRY).corrections == (MERGE, RENAME)
    assert store.problem is not None
    assert "readonly" in store.problem
    assert open_store().recall(FERRY).corrections == (MERGE,)


@pytest.mark.parametrize("is_replaced", [False, True], ids=["taken away", "replaced"])
def test_a_file_that_is_lost_while_it_is_open_is_reported(
    is_replaced: bool, path: Path, open_store: Callable[[], Store], tmp_path: Path
) -> None:
    store = open_store()
    fill(store)
    path.rename(tmp_path / "elsewhere.db")
    if is_replaced:
        path.write_bytes(b"")
    assert_filled(store)
    assert store.problem == f"nothing new is remembered: {path} was taken away or replaced while it was open"
    assert not store.is_kept
    with pytest.raises(LibraryError, match="taken away"):
        store.update(lambda _: None)
    assert path.exists() == is_replaced


DAMAGED = {
    "no database": b"Ferry waits for wind\n" * 500,
    "the head of one": b"SQLite format 3\x00" + bytes(3000),
    "noise after the head": b"SQLite format 3\x00" + bytes(range(256)) * 64,
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_reported_and_left_alone(data: bytes, path: Path, open_store: Callable[[], Store]) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    assert_works_on_in_memory(open_store(), f"{path} is damaged")
    assert path.read_bytes() == data


def test_damage_to_names_inside_the_file_is_reported(path: Path, open_store: Callable[[], Store]) -> None:
    open_store().close()
    data = path.read_bytes()
    assert b"CREATE TABLE marks" in data
    path.write_bytes(
        data.replace(b"marksmarks", b"mark\xf3marks").replace(b"CREATE TABLE marks", b"CREATE TABLX marks")
    )
    assert_works_on_in_memory(open_store(), f"{path} is damaged")


@pytest.mark.parametrize("page", range(1, 24))
def test_damage_inside_the_file_never_raises(page: int, path: Path, open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    store.close()
    data = bytearray(path.read_bytes())
    data[page * 4096 : (page + 1) * 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    store = open_store()
    store.recent()
    store.all_corrections()
    store.add_correction(1, HIDE)
    store.undo_last((1,))
    fill(store)
    assert store.recall(FERRY).place in (PLACE, None)


def test_an_empty_file_is_a_new_store(path: Path, open_store: Callable[[], Store]) -> None:
    path.parent.mkdir()
    path.touch()
    store = open_store()
    assert store.problem is None
    fill(store)
    assert_filled(store)


def test_foreign_values_are_ignored(path: Path, open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    article = store.recent()[0].article
    store.add_correction(article, RENAME)
    store.set_mark(article, "b", PLACE)
    with sqlite3.connect(path) as other:
        other.execute("UPDATE articles SET offset = 'far down', seen = 'today'")
        other.execute("UPDATE corrections SET kind = 'praise' WHERE kind = 'merge'")
        other.execute("UPDATE marks SET offset = x'00ff' WHERE letter = 'a'")
    other.close()
    assert store.recall(FERRY) == SavedState((article,), None, {"b": PLACE}, (RENAME,))
    assert store.problem is None


@pytest.mark.parametrize("when", ["1e300", "-1e300", "9e999", "'today'", "x'00'", "253402300800.0", "-1"])
def test_times_that_make_no_sense_are_long_ago(when: str, path: Path, open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    with sqlite3.connect(path) as other:
        other.execute(f"UPDATE articles SET seen = {when}, headline = x'ff', offset = -3")
    other.close()
    assert [article[2:] for article in store.recent()] == [(None, 0, 0.0)]


def test_sources_that_are_no_text_are_passed_over(path: Path, open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    with sqlite3.connect(path) as other:
        other.execute("UPDATE sources SET uri = x'ff00'")
    other.close()
    assert store.recent() == ()
    assert store.problem is None


def test_a_newer_version_is_left_alone(path: Path, open_store: Callable[[], Store]) -> None:
    store = open_store()
    fill(store)
    store.close()
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    newer.close()
    store = open_store()
    assert_works_on_in_memory(store, "was written by a newer version of reader")
    store.begin(STRIKE, None, 1.0)
    left = sqlite3.connect(path)
    assert left.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION + 1
    assert left.execute("SELECT count(*) FROM articles").fetchone()[0] == 1
    left.close()


def test_a_migration_keeps_existing_records(
    path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store()
    fill(store)
    store.close()
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("CREATE TABLE later (words TEXT)",)))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    assert_filled(open_store())
    made = sqlite3.connect(path)
    assert made.execute("SELECT count(*) FROM later").fetchone()[0] == 0
    made.close()


def test_a_migration_is_atomic(path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store()
    fill(store)
    store.close()
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("CREATE TABLE later (words TEXT)", "NONSENSE")))
        patch.setattr(schema, "VERSION", schema.VERSION + 1)
        with pytest.raises(sqlite3.Error):
            opening._migrated(opening._connect(str(path)), str(path))
    assert [file.name for file in path.parent.iterdir() if "backup" in file.name] == [], "nothing was changed"
    store = open_store()
    assert store.problem is None
    assert_filled(store)


def test_without_sqlite_nothing_is_saved(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    for store in (Store.open(path), Store.off()):
        fill(store)
        assert_empty(store)
        assert store.problem is not None
        store.close()


def test_a_slow_writer_is_reported_until_it_is_done(
    path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_TIMEOUT", 0.05)
    store = open_store()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.measure = 60
    assert store.problem == "not remembered: another reader was busy writing"
    other.execute("COMMIT")
    other.close()
    store.measure = 66
    assert [store.measure, store.problem] == [66, None]


WRITING = """
import sys
from pathlib import Path
from reader.library.anchors import Anchor
from reader.library.corrections import Correction, CorrectionKind, Target
from reader.library.identity import Origin
from reader.library import opening
from reader.library.store import Store
opening.WAIT = 60.0  # however slow the machine is
path, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = Store.open(path)
assert store.problem is None, store.problem
article = store.begin(Origin(name, name.encode()), None, 0.0)
assert article is not None
for number in range(times):
    words = Anchor("words", "", "", number)
    store.set_place(article, words, float(number))
    store.add_correction(article, Correction(CorrectionKind.HIDE, Target("", words)))
    assert store.problem is None, store.problem
    print(number, flush=True)
store.close()
"""


def writer_process(path: Path, name: str, times: int) -> subprocess.Popen[str]:
    """A process that writes places and corrections and prints the number of each when it is done."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITING, str(path), name, str(times)], stdout=subprocess.PIPE, encoding="utf-8"
    )


def written(store: Store, name: str) -> tuple[int, list[int]]:
    """The place and the corrections that such a process wrote, by number."""
    known = store.recall(Origin(name, name.encode()))
    assert known.place is not None
    return known.place.offset, [correction.target.anchor.offset for correction in known.corrections]


@pytest.mark.parametrize("count", [0, 1, 7, 40])
def test_what_was_written_before_a_kill_is_there(count: int, path: Path, open_store: Callable[[], Store]) -> None:
    with writer_process(path, "/ferry", 10**9) as process:
        assert process.stdout is not None
        said = [int(process.stdout.readline()) for _ in range(count + 1)]
        process.kill()  # in the middle of whatever it is writing now
    store = open_store()
    assert store.problem is None
    place, corrections = written(store, "/ferry")
    assert place >= said[-1] == count
    assert corrections == list(range(len(corrections)))
    assert len(corrections) in (place, place + 1)
    assert store._connection is not None
    assert store._connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_two_processes_at_once_lose_nothing(path: Path, open_store: Callable[[], Store]) -> None:
    # Neither file nor tables are there when they begin.
    processes = [writer_process(path, name, 1500) for name in ("/ferry", "/strike")]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    store = open_store()
    for name in ("/ferry", "/strike"):
        assert written(store, name) == (1499, list(range(1500)))


def test_the_last_searches_are_kept_once_each(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    store = Store.open(path)
    assert store.searches == ()
    for words in ("tide", "the  quay", " ", "tide"):
        store.add_search(words)
    store.close()
    store = Store.open(path)
    assert store.searches == ("tide", "the quay")
    for number in range(SEARCHES_KEPT + 5):
        store.add_search(str(number))
    assert len(store.searches) == SEARCHES_KEPT
    store.close()
