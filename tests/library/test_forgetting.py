"""What is forgotten leaves no trace."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import search_tables
from reader.library.anchors import anchor_span
from reader.library.checking import examine
from reader.library.corrections import rename
from reader.library.forgetting import IN_USE, forget
from reader.library.identity import Origin
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.load.web import cache
from reader.model.span import Span
from tests.library.articles import ALL, add, article

SECRET = article(
    "Quibblesnatch found",
    (("Zebedee Wobbleforth", "The drobnix is gone"),),
    publisher="Plimsoth Post",
    roles={"Zebedee Wobbleforth": "grumvalder"},
    uri="/desk/fnordlund.txt",
)
TRACES = ("quibblesnatch", "zebedee", "wobbleforth", "drobnix", "plimsoth", "grumvalder", "fnordlund")


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    """A library with several articles, one of them secret: read, corrected and marked."""
    made = open_store()
    shelf = Shelf(made)
    for document in (*ALL[:2], SECRET, *ALL[2:]):
        add(shelf, document)
    number = made.begin(Origin(SECRET.source.uri, SECRET.text.encode()), SECRET.metadata.headline, 2000.0)
    assert number is not None
    made.set_place(number, anchor_span(SECRET.text, Span(0, 10)), 2001.0)
    made.set_mark(number, "a", anchor_span(SECRET.text, Span(0, 10)))
    made.add_correction(number, rename(SECRET, SECRET.entities[0], "Zebedee T. Wobbleforth"))
    (one,), (other,) = shelf.named("Zebedee Wobbleforth"), shelf.named("Inés Valdra")
    shelf.decide(one, other, same=False)
    return made


def traces(folder: Path) -> set[str]:
    """What the files in the folder still know."""
    data = b"".join(file.read_bytes().lower() for file in folder.iterdir())
    return {word for word in TRACES if word.encode() in data}


def forget_secret(store: Store, path: Path) -> list[str]:
    return list(forget(store, str(path), Shelf(store).articles_of(SECRET.source.uri)))


def test_no_byte_of_it_is_left(store: Store, path: Path) -> None:
    assert traces(path.parent) == set(TRACES)
    assert forget_secret(store, path) == []
    assert traces(path.parent) == set()
    assert not examine(store, str(path), None).troubles
    assert len(Shelf(store).search("said")) == 4, "the others are still found"
    store.close()
    assert traces(path.parent) == set()


def test_an_earlier_version_is_forgotten_too(store: Store, path: Path) -> None:
    changed = article("Ferry sails", body="It sailed.", uri=SECRET.source.uri)
    add(Shelf(store), changed)
    assert traces(path.parent) == set(TRACES)
    forget_secret(store, path)
    assert traces(path.parent) == set()


def test_everything_is_forgotten(store: Store, path: Path) -> None:
    assert list(forget(store, str(path), None)) == []
    assert traces(path.parent) == set()
    assert store.recent() == ()
    assert not Shelf(store).search("said")
    assert examine(store, str(path), None).counts["people"] == 0


def test_kept_pages_are_forgotten_under_every_address(
    store: Store, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    address, other = "https://post.example/ferry", "https://post.example/ferry?again"
    for when, (uri, text) in enumerate([(other, b"Old"), (address, b"Old"), (address, b"New")]):
        store.begin(Origin(uri, text), "Ferry", float(when))
        cache.keep(cache.Copy(cache.Note(uri, uri, 0.0, 0.0), text))
    assert list(forget(store, str(path), None)) == []
    assert [cache.find(uri) for uri in (address, other)] == [None, None]


def test_backups_that_know_it_go_too(store: Store, path: Path) -> None:
    knowing, other = path.with_name("library.db.v3.backup"), path.with_name("library.db.v2.backup")
    knowing.write_bytes(b"..." + SECRET.source.uri.encode())
    other.write_bytes(b"...")
    assert forget_secret(store, path) == [f"{knowing}: deleted too, since it has what was forgotten"]
    assert (knowing.exists(), other.exists()) == (False, True)


def test_it_says_that_another_program_holds_on_to_it(store: Store, path: Path, open_store: Callable[[], Store]) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM articles").fetchone()
    store.run("PRAGMA busy_timeout = 50")
    assert forget_secret(store, path) == [IN_USE]
    assert Shelf(store).articles_of(SECRET.source.uri) == ()
    other.execute("COMMIT")
    other.close()
    store.close()
    open_store().close()
    assert "drobnix" not in traces(path.parent)


def test_it_says_that_the_file_is_damaged(store: Store, path: Path, open_store: Callable[[], Store]) -> None:
    page = store.query(lambda connection: connection.execute(UNUSED).fetchone()[0], 0)
    store.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 512)
    (said,) = forget_secret(open_store(), path)
    assert said.startswith("what was deleted may still be in the file: ")
    assert "malformed" in said


UNUSED = "SELECT rootpage FROM sqlite_master WHERE name = 'earlier_marks'"
"""The page of a table that is not looked into."""


def test_without_full_text_search_nothing_is_forgotten_by_halves(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_tables, "can_search", lambda connection: False)
    with pytest.raises(LibraryError, match="nothing was forgotten"):
        forget_secret(store, path)
    assert Shelf(store).articles_of(SECRET.source.uri)
