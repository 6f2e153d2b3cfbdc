"""What is saved of an article, whatever happens to it. Needs no screen."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.base.values import replace
from reader.library import opening
from reader.library.anchors import Anchor, anchor_point, anchor_span, find_anchor
from reader.library.corrections import hide, hide_quote, rename
from reader.library.identity import Origin
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document
from reader.model.span import Span
from reader.session.memory import Memory


@pytest.fixture
def opened(store: Store) -> Callable[[Document], Memory]:
    """The memory of an article read from its file, whatever that contains now."""

    def open_it(document: Document) -> Memory:
        memory = Memory(lambda: store, Origin("strike.txt", document.text.encode()))
        memory.adopt(document)
        memory.begin(document.metadata.headline, 1000.0)
        return memory

    return open_it


def edited(document: Document) -> Document:
    """The text with one more line at the start, not annotated yet."""
    return Document(document.source, f"A line more.\n\n{document.text}", document.metadata)


def test_nothing_is_saved_of_an_article_never_read(opened: Callable[[Document], Memory], plain: Document) -> None:
    memory = opened(plain)
    assert (memory.known.place, memory.known.marks, memory.corrections) == (None, {}, ())
    assert memory.corrected(plain) == (plain, ())
    assert memory.undo() is None


def test_place_and_marks_follow_their_words(opened: Callable[[Document], Memory], plain: Document) -> None:
    memory = opened(plain)
    quay, voice = plain.text.index("“We will hold"), plain.text.index("“It is over")
    memory.save_place(anchor_point(plain.text, quay))
    memory.set_mark("a", anchor_point(plain.text, voice))
    new = edited(plain)
    memory = opened(new)
    assert memory.known.place is not None
    assert find_anchor(new.text, memory.known.place) == Span(quay + 14, quay + 14 + len("“We will hold this"))
    assert find_anchor(new.text, memory.known.marks["a"]) == Span(voice + 14, voice + 14 + len("“It is over,” a voice"))


def test_no_place_is_saved_before_the_article_is_begun(store: Store, plain: Document) -> None:
    memory = Memory(lambda: store, Origin.of(plain))
    memory.save_place(anchor_point(plain.text, 100))
    assert store.recent() == ()
    memory.begin(None, 1000.0)
    memory.save_place(Anchor("", "", "", 0))
    assert memory.known.place is None, "nothing stands there"


def test_corrections_are_made_undone_and_made_again(
    opened: Callable[[Document], Memory], plain: Document, annotated: Document
) -> None:
    memory = opened(plain)
    person, place = annotated.entities
    memory.correct(rename(annotated, person, "Mara N. Okafor"))
    renamed = memory.corrected(annotated).document
    memory.correct(hide(renamed, place))
    assert [entity.name for entity in memory.corrected(annotated).document.entities] == ["Mara N. Okafor"]
    again = opened(plain)
    assert len(again.corrections) == 2
    assert again.undo() == hide(renamed, place)
    assert again.corrected(annotated) == (renamed, ())


def test_lost_corrections_return_with_their_words(
    opened: Callable[[Document], Memory], plain: Document, annotated: Document
) -> None:
    memory = opened(plain)
    hidden = hide_quote(annotated, annotated.quotes[0])
    memory.correct(hidden)
    changed = replace(annotated, text=annotated.text.replace("this quay", "that quay"))
    assert opened(changed).corrected(changed) == (changed, (hidden,))
    assert opened(annotated).corrected(annotated) == (replace(annotated, quotes=annotated.quotes[1:]), ())


def test_a_correction_made_before_the_article_is_begun_is_saved(store: Store, annotated: Document) -> None:
    memory = Memory(lambda: store, Origin.of(annotated))
    memory.correct(hide(annotated, annotated.entities[0]))
    memory.begin("Lowmere port stands still", 1000.0)
    assert len(memory.corrections) == 1
    assert [recent.headline for recent in store.recent()] == ["Lowmere port stands still"]


def test_corrections_in_the_rest_of_a_long_article_are_found_once_it_is_there(
    store: Store, annotated: Document
) -> None:
    memory = Memory(lambda: store, Origin.of(annotated))
    last = annotated.quotes[-1]
    memory.correct(hide_quote(annotated, last))
    first_pages = replace(annotated, text=annotated.text[:400], quotes=annotated.quotes[:1], entities=())
    assert memory.corrected(first_pages) == (first_pages, memory.corrections)
    assert memory.corrected(annotated) == (replace(annotated, quotes=annotated.quotes[:-1]), ())


def test_a_text_is_searched_once_for_all_its_slices(
    store: Store, annotated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory(lambda: store, Origin.of(annotated))
    memory.correct(hide(annotated, annotated.entities[0]))
    new = edited(annotated)
    searches: list[Anchor] = []

    def count(text: str, sought: Anchor) -> None:
        searches.append(sought)

    monkeypatch.setattr("reader.library.anchors._best", count)
    for found in (new, replace(new, entities=annotated.entities), new):
        memory.corrected(found)
    assert len(searches) == 1


def test_the_store_is_queried_every_time(store: Store, annotated: Document) -> None:
    requests: list[Store] = []

    def ask() -> Store:
        requests.append(store)
        return store

    memory = Memory(ask, Origin.of(annotated))
    for look in (
        lambda: memory.known.place,
        lambda: memory.known.marks,
        lambda: memory.corrected(annotated),
        memory.undo,
    ):
        before = len(requests)
        look()
        assert len(requests) > before


def test_without_a_library_nothing_is_saved_and_nothing_fails(annotated: Document) -> None:
    store = Store.off()
    store.close()
    memory = Memory(lambda: store, Origin.of(annotated))
    memory.adopt(annotated)
    memory.begin(None, 1000.0)
    memory.set_mark("a", anchor_span(annotated.text, Span(0, 7)))
    memory.save_place(anchor_point(annotated.text, 0))
    memory.correct(hide(annotated, annotated.entities[0]))
    assert memory.corrected(annotated) == (annotated, ())
    assert (memory.known.place, memory.known.marks) == (None, {})


@pytest.fixture
def missed(tmp_path: Path, plain: Document, monkeypatch: pytest.MonkeyPatch) -> Iterator[Memory]:
    """That of an article that was opened while another reader, which has stopped since, was writing."""
    monkeypatch.setattr(opening, "BUSY_TIMEOUT", 0.05)
    path = tmp_path / "library.db"
    store = Store.open(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    memory = Memory(lambda: store, Origin.of(plain))
    memory.begin("Lowmere port stands still", 1000.0)
    assert store.recent() == ()
    other.execute("COMMIT")
    other.close()
    yield memory
    store.close()


def test_what_could_not_be_saved_at_first_is_saved_once_it_can(missed: Memory, plain: Document) -> None:
    store = missed.store()
    missed.keep(plain)
    assert [(one.headline, one.when) for one in store.recent()] == [("Lowmere port stands still", 1000.0)]
    assert Shelf(store).document(store.recent()[0].article) is not None


def test_a_mark_saves_what_could_not_be_saved_at_first(missed: Memory, plain: Document) -> None:
    missed.set_mark("a", anchor_span(plain.text, Span(0, 7)))
    assert [(one.headline, one.when) for one in missed.store().recent()] == [("Lowmere port stands still", 1000.0)]
    assert [*missed.known.marks] == ["a"]
