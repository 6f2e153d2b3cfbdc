"""Records of earlier versions are migrated, and get their words when the text is read again."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import opening, schema
from reader.library.anchors import Anchor, anchor_point, anchor_span, find_anchor
from reader.library.corrections import Correction, CorrectionKind, Target, describe
from reader.library.identity import Origin, text_hash
from reader.library.store import Store
from reader.model.document import Document, Source
from reader.model.span import Span
from reader.session.memory import Memory
from tests.library.articles import forget

FERRY = "Ferry waits for wind\n\n“It will come,” said Astrid Kjellmark, the council’s leader. Kjellmark waited."
STRIKE = "Cranes stand still\n\n“We will hold this quay,” Mara Okafor said."
FIRST_PAGES = "A novel\n\nThe ferry stayed in port."
NOVEL = f"{FIRST_PAGES}\n\n“There is no wind,” Mara Okafor told the council. Okafor went home."


def document(text: str, uri: str = "/desk/ferry.txt") -> Document:
    return Document(Source(uri, "text"), text)


def span(words: str, text: str = FERRY) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def hash_of(text: str) -> str:
    return text_hash(document(text))


ARTICLES = (
    (hash_of(FERRY), "/desk/ferry.txt", "Ferry waits for wind", 60, 1000.5),
    (hash_of("Ferry waits"), "/desk/ferry.txt", "Ferry waits", 3, 900.5),
    (hash_of(STRIKE), "-", "Cranes stand still", 5, 1100.0),
    (hash_of(FIRST_PAGES), "/desk/novel.txt", "A novel", len(NOVEL) - 10, 1200.0),
)
CORRECTIONS = (
    (hash_of(FERRY), "hide", "", *span("“It will come,”"), None, None, None, ""),
    (
        hash_of(FERRY),
        "merge",
        "Kjellmark",
        *span("Kjellmark waited")._replace(end=span("Kjellmark waited").start + 9),
        "Astrid Kjellmark",
        *span("Astrid Kjellmark"),
        "",
    ),
    (hash_of(STRIKE), "rename", "Mara Okafor", *span("Mara Okafor", STRIKE), None, None, None, "M. O."),
    (hash_of(FIRST_PAGES), "give", "", *span("“There is no wind,”", NOVEL), "Mara Okafor", 55, 66, ""),
    (hash_of("never opened"), "hide", "Kirby", 4, 9, None, None, None, ""),
)
MARKS = (
    (hash_of(FERRY), "a", span("Kjellmark waited").start),
    (hash_of(FIRST_PAGES), "a", span("The ferry", NOVEL).start),
    (hash_of(FIRST_PAGES), "b", span("Okafor went", NOVEL).start),
)

HIDE = Correction(CorrectionKind.HIDE, Target("", anchor_span(FERRY, span("“It will come,”"))))


def write_old(path: Path, version: int) -> None:
    """A library as that version left it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    old = sqlite3.connect(path)
    for statements in schema.MIGRATIONS[:version]:
        for statement in statements:
            old.execute(statement)
    old.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?)", ARTICLES)
    old.executemany("INSERT INTO corrections VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", CORRECTIONS)
    if version > 1:
        old.executemany("INSERT INTO marks VALUES (?, ?, ?)", MARKS)
    old.execute("INSERT INTO preferences VALUES ('theme', 'nord')")
    old.execute(f"PRAGMA user_version = {version}")
    old.commit()
    old.close()


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in a library of an earlier version."""
    with sqlite3.connect(path) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(names)}
    connection.close()
    return found


@pytest.fixture(params=[1, 2])
def version(request: pytest.FixtureRequest, path: Path) -> int:
    """The version of the library file."""
    number: int = request.param
    write_old(path, number)
    return number


def memory_of(store: Store, text: str, uri: str = "/desk/ferry.txt", shown: str = "") -> Memory:
    """What is saved of a text when it is opened; of a long one, a part is shown first."""
    memory = Memory(lambda: store, Origin(uri, text.encode()))
    memory.adopt(document(shown or text))
    return memory


def test_all_records_are_there_before_any_text_is_read_again(version: int, open_store: Callable[[], Store]) -> None:
    store = open_store()
    assert store.problem is None
    assert [recent[1:] for recent in store.recent()] == [
        ("/desk/novel.txt", "A novel", len(NOVEL) - 10, 1200.0),
        ("-", "Cranes stand still", 5, 1100.0),
        ("/desk/ferry.txt", "Ferry waits for wind", 60, 1000.5),
    ]
    known = store.recall(Origin("/desk/ferry.txt", b"Quite another text."))
    assert len(known.articles) == 2, "by their path, though nobody knows their bytes"
    assert known.place is None
    assert [describe(correction) for correction in known.corrections] == [
        "hidden: a quote at character 22 of an earlier text",
        "merged into Astrid Kjellmark: “Kjellmark”",
    ]
    assert known.marks == ({"a": Anchor("", "", "", MARKS[0][2])} if version > 1 else {})
    assert store.theme == "nord"


def test_a_text_read_again_provides_the_words(version: int, open_store: Callable[[], Store]) -> None:
    memory = memory_of(open_store(), FERRY)
    assert memory.known.place == anchor_point(FERRY, 60)
    hide, merge = memory.corrections
    assert hide == HIDE
    assert (merge.target.anchor.exact, merge.target.anchor.offset) == ("Kjellmark", span("Kjellmark waited").start)
    assert merge.other == Target("Astrid Kjellmark", anchor_span(FERRY, span("Astrid Kjellmark")))
    assert memory.known.marks == ({"a": anchor_point(FERRY, MARKS[0][2])} if version > 1 else {})


def test_records_with_words_are_found_in_the_next_version_of_the_text(
    version: int, open_store: Callable[[], Store]
) -> None:
    memory_of(open_store(), FERRY).begin("Ferry waits for wind", 2000.0)
    edited = f"A line more.\n\n{FERRY}"
    memory = memory_of(open_store(), edited)
    assert find_anchor(edited, memory.corrections[0].target.anchor) == span("“It will come,”", edited)


@pytest.mark.usefixtures("version")
def test_another_text_leaves_records_unchanged_until_the_right_one_comes(open_store: Callable[[], Store]) -> None:
    edited = memory_of(open_store(), "The ferry came.")
    edited.begin("The ferry came", 2000.0)
    assert [correction.target.anchor.exact for correction in edited.corrections] == ["", ""]
    assert memory_of(open_store(), FERRY).corrections[0] == HIDE


@pytest.mark.usefixtures("version")
def test_a_text_is_recognized_under_another_path(open_store: Callable[[], Store]) -> None:
    store = open_store()
    memory = memory_of(store, STRIKE, "/shelf/strike.txt")
    assert memory.known.place == anchor_point(STRIKE, 5)
    memory.begin("Cranes stand still", 2000.0)
    assert store.recent(1)[0].uri == "/shelf/strike.txt"
    assert memory_of(store, STRIKE, "-").corrections == memory.corrections


@pytest.mark.usefixtures("version")
def test_records_of_a_long_text_are_completed_once_all_of_it_is_there(
    version: int, open_store: Callable[[], Store]
) -> None:
    store = open_store()
    memory = memory_of(store, NOVEL, "/desk/novel.txt", FIRST_PAGES)
    assert memory.known.place is None, "it lies further down"
    if version > 1:
        assert memory.known.marks["a"].exact
        assert not memory.known.marks["b"].exact
    assert memory.corrected(document(FIRST_PAGES)).lost == memory.corrections
    (lost,) = memory.corrected(document(NOVEL)).lost
    assert describe(lost) == "given to Mara Okafor: “There is no wind,”", "since no quotes are found in it yet"
    assert memory.known.place == anchor_point(NOVEL, len(NOVEL) - 10)
    if version > 1:
        assert memory.known.marks["b"] == anchor_point(NOVEL, MARKS[2][2])


@pytest.mark.usefixtures("version")
def test_legacy_records_are_deleted_once_all_have_their_words(open_store: Callable[[], Store], path: Path) -> None:
    store = open_store()
    for text, uri in ((FERRY, ""), ("Ferry waits", ""), (STRIKE, "-"), ("never opened", "x")):
        memory_of(store, text, uri or "/desk/ferry.txt")
    memory_of(store, NOVEL, "/desk/novel.txt", FIRST_PAGES).corrected(document(NOVEL))
    assert not store.has_legacy_records()
    store.close()
    assert not [name for name, kept in rows(path).items() if name.startswith("earlier_") and kept]


@pytest.mark.usefixtures("version")
def test_new_corrections_come_after_the_migrated_ones(open_store: Callable[[], Store]) -> None:
    memory = memory_of(open_store(), FERRY)
    memory.begin(None, 2000.0)
    memory.correct(HIDE)
    assert [memory.undo() == HIDE for _ in range(2)] == [True, False]
    assert memory.corrections == (HIDE,)


@pytest.mark.usefixtures("version")
def test_forgetting_deletes_from_the_legacy_tables_too(open_store: Callable[[], Store], path: Path) -> None:
    store = open_store()
    assert forget(store, "/desk/ferry.txt") == 2
    assert memory_of(store, FERRY).corrections == ()
    store.close()
    assert "Kjellmark" not in str(rows(path))


# The backup


def test_a_backup_is_made_next_to_the_file(version: int, path: Path, open_store: Callable[[], Store]) -> None:
    before = rows(path)
    open_store()
    backup = path.with_name(f"library.db.v{version}.backup")
    assert rows(backup) == before
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    kept = sqlite3.connect(backup)
    assert kept.execute("PRAGMA user_version").fetchone()[0] == version
    kept.close()
    open_store()
    assert [file.name for file in path.parent.glob("*backup*")] == [backup.name], "once"


def test_a_backup_of_that_name_is_left_alone(version: int, path: Path, open_store: Callable[[], Store]) -> None:
    backup = path.with_name(f"library.db.v{version}.backup")
    backup.write_text("of somebody else")
    path.with_name(f"{backup.name}.2").write_text("of somebody else")
    before = rows(path)
    open_store()
    assert backup.read_text() == "of somebody else"
    assert rows(path.with_name(f"{backup.name}.3")) == before


def test_a_new_library_has_no_backup(path: Path, open_store: Callable[[], Store]) -> None:
    open_store()
    assert not list(path.parent.glob("*backup*"))


def fail_to_make(name: str) -> bool:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_without_a_backup_nothing_is_changed(
    version: int, path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(path)
    with monkeypatch.context() as patch:
        patch.setattr(opening, "_try_create", fail_to_make)
        store = open_store()
        trouble = f"no backup of {path} could be made (no space left on device)"
        assert store.problem == f"nothing new is remembered: {trouble}"
        assert memory_of(store, FERRY).corrections[0] == HIDE, "it works on a copy"
        store.close()
    assert rows(path) == before
    store = open_store()
    assert store.problem is None
    assert memory_of(store, FERRY).corrections[0] == HIDE


def test_an_unfinished_backup_is_removed(
    version: int, path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(path)
    connect = sqlite3.connect

    def full(name: str, *arguments: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(name, *arguments, **options)  # type: ignore[call-overload]
        if "backup" in str(name):
            connection.execute("PRAGMA max_page_count = 1")
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", full)
        store = open_store()
        assert store.problem is not None
        assert "no backup of" in store.problem
        store.close()
    assert rows(path) == before
    assert not list(path.parent.glob("*backup*"))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_in_a_read_only_folder_it_works_on_a_copy(version: int, path: Path, open_store: Callable[[], Store]) -> None:
    path.parent.chmod(0o500)
    store = open_store()
    assert store.problem is not None
    assert memory_of(store, FERRY).corrections[0] == HIDE
    path.parent.chmod(0o700)


def test_a_failed_migration_leaves_no_backup(version: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(path)
    with monkeypatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS[:2], (*schema.MIGRATIONS[2], "NONSENSE")))
        with pytest.raises(sqlite3.Error):
            opening._migrated(opening._connect(str(path)), str(path))
    assert rows(path) == before
    assert not list(path.parent.glob("*backup*"))


OPENING = """
import sys
from pathlib import Path
from reader.library import opening
from reader.library.store import Store
opening.WAIT = 60.0  # however slow the machine is
sys.stdin.readline()
store = Store.open(Path(sys.argv[1]))
assert store.problem is None, store.problem
assert len(store.recent()) == 3
store.close()
"""


def test_of_several_processes_one_migrates(version: int, path: Path) -> None:
    command = [sys.executable, "-c", OPENING, str(path)]
    processes = [subprocess.Popen(command, stdin=subprocess.PIPE, encoding="utf-8") for _ in range(6)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    assert [file.name for file in path.parent.glob("*backup*")] == [f"library.db.v{version}.backup"]
