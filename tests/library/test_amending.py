"""Corrections apply without the interface; those that are lost are reported."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.base.values import replace
from reader.library import schema
from reader.library.amending import CorrectionApplier
from reader.library.corrections import hide, hide_quote, merge, rename
from reader.library.identity import Origin, text_hash
from reader.library.store import Store
from reader.model.document import Document
from reader.model.raw import Raw


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store.open(path)
    yield store
    store.close()


def raw_of(document: Document, uri: str = "/desk/strike.txt") -> Raw:
    return Raw(uri, document.text.encode())


def amending(store: Store) -> CorrectionApplier:
    """The known corrections, as another process gets them."""
    known = store.all_corrections()
    assert known is not None
    amending: CorrectionApplier = pickle.loads(pickle.dumps(CorrectionApplier(known)))
    return amending


@pytest.fixture
def corrected(store: Store, annotated: Document) -> Document:
    """The article with all corrections applied."""
    article = store.begin(Origin.of(raw_of(annotated)), None, 1.0)
    assert article is not None
    person, place = annotated.entities
    for correction in (
        merge(annotated, place, into=person),
        rename(annotated, person, "Mara N. Okafor"),
        hide_quote(annotated, annotated.quotes[1]),
    ):
        store.add_correction(article, correction)
    assert store.begin(Origin("/desk/other.txt", b"Cranes stood still."), None, 2.0) is not None
    return amending(store)(raw_of(annotated), annotated)


def test_corrections_apply_in_the_order_they_were_made(corrected: Document, annotated: Document) -> None:
    assert [entity.name for entity in corrected.entities] == ["Mara N. Okafor"]
    assert corrected.quotes == (annotated.quotes[0], *annotated.quotes[2:])
    assert corrected.notices == annotated.notices


@pytest.mark.parametrize("uri", ["/shelf/copy.txt", "-"])
def test_the_same_bytes_are_the_same_article(uri: str, store: Store, corrected: Document, annotated: Document) -> None:
    assert amending(store)(raw_of(annotated, uri), annotated) == corrected


def test_the_same_path_is_the_same_article(store: Store, corrected: Document, annotated: Document) -> None:
    edited = replace(annotated, text=annotated.text.replace("a “pause”", "a ‘pause’"))
    there = amending(store)(raw_of(edited), edited)
    assert there.entities == corrected.entities
    assert there.quotes == edited.quotes
    assert there.notices == ("a correction has lost its place: hidden: “pause”",)


@pytest.mark.usefixtures("corrected")
def test_other_articles_are_not_hashed(store: Store, plain: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    amend = amending(store)

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("hashlib.sha256", refuse)
    monkeypatch.setattr("reader.library.amending.apply", refuse)
    for uri in ("/desk/other.txt", "-", "https://averil.example/wind"):
        assert amend(Raw(uri, b"Another article."), plain) is plain


def test_without_corrections_there_is_nothing_to_do(store: Store, plain: Document) -> None:
    assert store.begin(Origin.of(plain), None, 1.0) is not None
    assert store.all_corrections() is None


@pytest.fixture
def carried_over(path: Path, annotated: Document) -> Callable[[Document], Document]:
    """The result for an article whose scare quote was hidden in the second version of the library."""
    old = sqlite3.connect(path)
    for statements in schema.MIGRATIONS[:2]:
        for statement in statements:
            old.execute(statement)
    known_by, quote = text_hash(annotated), annotated.quotes[1].content[0]
    old.execute("INSERT INTO articles VALUES (?, '/desk/strike.txt', NULL, 0, 1.0)", (known_by,))
    old.execute("INSERT INTO corrections VALUES (NULL, ?, 'hide', '', ?, ?, NULL, NULL, NULL, '')", (known_by, *quote))
    old.execute("PRAGMA user_version = 2")
    old.commit()
    old.close()

    def amended(document: Document) -> Document:
        store = Store.open(path)
        try:
            return amending(store)(raw_of(document), document)
        finally:
            store.close()

    return amended


def test_a_migrated_correction_applies_to_its_text(
    carried_over: Callable[[Document], Document], annotated: Document
) -> None:
    assert carried_over(annotated) == replace(annotated, quotes=(annotated.quotes[0], *annotated.quotes[2:]))


def test_a_migrated_correction_is_lost_in_any_other_text(
    carried_over: Callable[[Document], Document], annotated: Document
) -> None:
    edited = replace(annotated, text=f"{annotated.text} More.")
    place = f"a quote at character {annotated.quotes[1].content[0].start} of an earlier text"
    assert carried_over(edited) == replace(edited, notices=(f"a correction has lost its place: hidden: {place}",))


def test_names_are_found_without_their_place(store: Store, annotated: Document) -> None:
    article = store.begin(Origin.of(raw_of(annotated)), None, 1.0)
    assert article is not None
    store.add_correction(article, hide(annotated, annotated.entities[1]))
    other = replace(annotated, text=annotated.text.replace("Lowmere basin", "Lowmere quays"))
    assert amending(store)(raw_of(other), other).entities == annotated.entities[:1]
