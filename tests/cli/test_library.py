"""`reader library`: what was read, listed, searched and forgotten."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.base.values import replace
from reader.library import opening
from reader.library.anchors import Anchor
from reader.library.corrections import Correction, CorrectionKind, Target
from reader.library.identity import Origin, store_path
from reader.library.store import SavedState, Store

NOON = 1_770_000_000.0
FERRY, STRIKE = "ferry.txt", "strike.txt"
WORDS = Anchor("Kjellmark", "said Astrid ", ", the council", 3)


@pytest.fixture
def read_before(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles of the desk and a page were read; one has a correction."""
    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))
    monkeypatch.setenv("TZ", "UTC")
    Path(store_path()).parent.mkdir(parents=True)
    store = Store.open()
    read = (
        (FERRY, "Ferry waits for wind", 7),
        (STRIKE, "Port workers walk out", 0),
        ("https://averil.example/wind", "The wind that would not", 3),
    )
    for number, (uri, headline, offset) in enumerate(read):
        article = store.begin(Origin(uri, uri.encode()), headline, NOON + 60 * number)
        assert article is not None
        store.set_place(article, replace(WORDS, offset=offset), NOON + 60 * number)
        if uri == FERRY:
            store.set_mark(article, "a", WORDS)
            store.add_correction(article, Correction(CorrectionKind.HIDE, Target("Kjellmark", WORDS)))
    store.close()
    return desk


def test_what_was_read_is_listed_the_last_one_first(read_before: Path, run: Callable[..., Any]) -> None:
    status, out, err = run("library")
    assert (status, err) == (0, "")
    assert [line.split("\t")[1:3] for line in out.splitlines()] == [
        ["The wind that would not", "https://averil.example/wind"],
        ["Port workers walk out", str(read_before / "strike.txt")],
        ["Ferry waits for wind", str(read_before / "ferry.txt")],
    ]
    assert run("library", "list", "-n", "1").out == out.splitlines(keepends=True)[0]


def test_json_is_for_programs(read_before: Path, run: Callable[..., Any]) -> None:
    first, *_ = json.loads(run("library", "list", "-f", "json").out)
    assert first == {
        "id": 3,
        "publisher": None,
        "published": None,
        "uri": "https://averil.example/wind",
        "headline": "The wind that would not",
        "read": "2026-02-02T02:42:00+00:00",
        "notes": 0,
        "versions": 1,
        "copies": 0,
        "offset": 3,
    }


def test_search_wants_every_word_in_headline_or_address(read_before: Path, run: Callable[..., Any]) -> None:
    assert run("library", "search", "WIND").out.count("\n") == 2
    assert "ferry.txt" in run("library", "search", "wind", "Ferry", "-f", "paths").out
    assert run("library", "search", "snow") == (1, "", "")
    assert json.loads(run("library", "search", "snow", "-f", "json").out) == []


def test_remove_forgets_the_place_and_the_corrections(read_before: Path, run: Callable[..., Any]) -> None:
    assert run("library", "remove", "ferry.txt") == (0, "", "")
    store = Store.open()
    assert store.recall(Origin(FERRY, FERRY.encode())) == SavedState()
    assert store.recall(Origin(STRIKE, STRIKE.encode())).place == replace(WORDS, offset=0)
    store.close()
    status, _, err = run("library", "remove", "ferry.txt", "strike.txt")
    assert (status, err) == (1, "reader: ferry.txt: is not in the library\n")
    assert run("library", "remove", "--all").status == 0
    assert run("library").out == ""


def test_remove_wants_to_know_what(read_before: Path, run: Callable[..., Any]) -> None:
    assert run("library", "remove").status == 2
    assert run("library", "remove", "--all", "ferry.txt").status == 2
    assert run("library", "burn").status == 2


def test_where_nothing_was_read_it_says_so_and_makes_no_file(
    desk: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Any]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))
    assert run("library") == (0, "", "reader: nothing has been read yet\n")
    assert run("library", "remove", "ferry.txt").status == 1
    assert not (desk / "data").exists()


EMPTY = {"list": 0, "search strike": 1, "forget --all": 0}


@pytest.mark.parametrize(("action", "status"), EMPTY.items(), ids=EMPTY.keys())
def test_where_nothing_was_read_programs_get_an_empty_list(
    action: str, status: int, desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))
    said = run("library", *action.split(), "-f", "json")
    assert (said.status, json.loads(said.out), said.err) == (status, [], "reader: nothing has been read yet\n")


def test_where_nothing_was_read_the_doctor_counts_nothing(
    desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))
    said = json.loads(run("library", "doctor", "-f", "json").out)
    assert (said["troubles"], said["articles"], said["bytes"]) == ([], 0, 0)


def test_without_an_action_the_options_are_those_of_list(read_before: Path, run: Callable[..., Any]) -> None:
    assert run("library", "-f", "json", "-n", "1") == run("library", "list", "-f", "json", "-n", "1")
    assert "forget" in run("library", "--help").out


def test_a_library_that_cannot_be_read_is_reported(read_before: Path, run: Callable[..., Any]) -> None:
    Path(store_path()).write_bytes(b"no database at all, but long enough to look like something else" * 50)
    status, out, err = run("library")
    assert (status, out) == (1, "")
    assert "library" in err


COMMANDS = (
    "list",
    "search ferry",
    "person Astrid Kjellmark",
    "show 1",
    "diff 1",
    "note",
    "export",
    "forget 1",
    "doctor",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_library_that_cannot_be_opened_is_not_taken_for_none(
    command: str, read_before: Path, run: Callable[..., Any]
) -> None:
    path = Path(store_path())
    path.unlink()
    path.symlink_to(path)
    status, out, err = run("library", *command.split())
    assert (status, out) == (1, "")
    assert err.startswith(f"reader: nothing new is remembered: {path} cannot be read (")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look into every folder")
def test_a_folder_that_nobody_may_look_into_may_hold_a_library(read_before: Path, run: Callable[..., Any]) -> None:
    folder = Path(store_path()).parent
    folder.chmod(0)
    said = run("library")
    folder.chmod(0o700)
    assert said.status == 1
    assert "cannot be read (permission denied)" in said.err


def test_a_library_that_cannot_be_written_is_listed_and_the_reason_reported(
    read_before: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = run("library").out

    def refuse(*_: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(opening, "_ensure_file", refuse)
    status, out, err = run("library")
    assert (status, out) == (0, listed)
    assert err == f"reader: nothing new is remembered: {store_path()} cannot be written (permission denied)\n"
    assert run("library", "doctor") == (1, "", err)
    for listing in ("note", f"note {FERRY}"):
        assert run("library", *listing.split()) == (0, "", err)
    for change in (f"note {FERRY} call them", f"note {FERRY} --remove 1", f"remove {FERRY}"):
        assert run("library", *change.split()) == (1, "", err)
    Path(store_path()).write_bytes(b"not a database, whatever it was before" * 100)
    assert run("library").status == 1
