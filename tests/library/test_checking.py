"""The library is checked, counted, and what was found in it made again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import checking
from reader.library.corrections import rename
from reader.library.identity import Origin
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document
from reader.pipeline import read_text
from tests.invented import PASTED


@pytest.fixture
def document() -> Document:
    """An article as it is read."""
    return read_text(PASTED, uri="/desk/rovers.txt")


@pytest.fixture
def store(open_store: Callable[[], Store], document: Document) -> Store:
    """A library with that article."""
    made = open_store()
    Shelf(made).add(Origin(document.source.uri, PASTED.encode()), document)
    return made


def make_again(store: Store, engine: str | None = None) -> None:
    checking.rebuild(store)
    for kept in checking.kept_documents(store, checking.outdated(store, engine)):
        annotated = checking.annotate_kept(engine, kept)
        assert annotated is not None
        checking.keep_again(store, annotated)
    checking.drop_unused_people(store)


def found(path: Path) -> list[list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        tables = ("entities", "quotes", "people", "people_words", "shingles", "analysed", "documents")
        rows = [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
    connection.close()
    return [
        [row[:-2] if table == "documents" else row for row in found] for table, found in zip(tables, rows, strict=True)
    ]


def test_a_sound_library_is_counted(store: Store, path: Path, document: Document) -> None:
    health = checking.examine(store, str(path), None)
    assert health.troubles == ()
    assert (health.counts["articles"], health.counts["kept"], health.counts["outdated"]) == (1, 1, 0)
    assert health.counts["quotes"] > 0
    assert health.counts["bytes"] > 4096


def test_what_was_found_is_made_again(store: Store, path: Path) -> None:
    before = found(path)
    make_again(store)
    assert found(path) == before
    assert checking.examine(store, str(path), None).troubles == ()


def test_articles_of_another_engine_are_outdated(store: Store, path: Path) -> None:
    assert checking.examine(store, str(path), "rules").counts["outdated"] == 1
    make_again(store, "rules")
    assert checking.outdated(store, "rules") == ()


def test_corrections_are_applied_again(store: Store, document: Document) -> None:
    person = next(entity for entity in document.entities if entity.name == "Marlon Oduya")
    store.add_correction(1, rename(document, person, "Marlon Q. Oduya"))
    make_again(store)
    assert "Marlon Q. Oduya" in [entity.name for entity in Shelf(store).entities(1)]


def test_search_tables_that_disagree_are_reported_and_mended(store: Store, path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("UPDATE contents SET text = replace(text, 'Oduya', 'Adeya')")
    other.close()
    (trouble,) = checking.examine(store, str(path), None).troubles
    assert "--rebuild" in trouble
    make_again(store)
    assert checking.examine(store, str(path), None).troubles == ()


def test_an_article_that_breaks_a_rule_stays_outdated(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: Document, engine: str | None) -> Document:
        raise ZeroDivisionError

    monkeypatch.setattr(checking, "annotate_document", fail)
    (kept,) = checking.kept_documents(store, (1,))
    assert checking.annotate_kept(None, kept) is None


def test_damage_is_reported(store: Store, path: Path) -> None:
    store.close()
    data = bytearray(path.read_bytes())
    for page in range(8, len(data) // 4096):
        data[page * 4096 : page * 4096 + 512] = b"\xa5" * 512
    path.write_bytes(data)
    damaged = Store.open(path)
    assert checking.examine(damaged, str(path), None).troubles
    damaged.close()
