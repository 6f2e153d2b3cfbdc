"""Notes find their words again after an edit, and are lost and return with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.base.values import replace
from reader.library.anchors import AnchorFinder, anchor_span
from reader.library.identity import Origin
from reader.library.notes import NO_WORDS, NoteState, find_note
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document
from reader.model.span import Span
from tests.library.articles import add, article, forget

BODY = """
The pilots of Lowmere harbour met on Monday. They asked for two more boats before the winter. The harbour board said
that it has money for one boat. A second one would have to wait until the spring, when the new quay is paid for. Nobody
asked the fishermen what they thought of it.
"""

PILOTS = article("Pilots ask for boats", body=BODY, uri="/desk/pilots.txt")

NOTED = "The harbour board said that it has money for one boat."

EDITS = {
    "as it was": (lambda text: text, NOTED),
    "words before it": (lambda text: text.replace("The pilots", "CORRECTED: The old pilots"), NOTED),
    "words after it": (lambda text: text.replace("until the spring", "for a year"), NOTED),
    "its paragraph was moved to the top": (lambda text: f"{NOTED}\n\n{text.replace(NOTED, '')}", None),
    "a word in it was changed": (lambda text: text.replace("one boat.", "two boats."), NOTED[:-9] + "two boats."),
    "words were put into it": (
        lambda text: text.replace("has money", "has some money left"),
        NOTED.replace("has money", "has some money left"),
    ),
    "it was set in other lines": (
        lambda text: text.replace("The harbour board said ", "The harbour board said\n"),
        NOTED.replace("said ", "said\n"),
    ),
    "it was rewritten": (
        lambda text: text.replace(NOTED, "A spokesman would not talk about boats at all today."),
        None,
    ),
    "it is gone": (lambda text: text.replace(NOTED, ""), None),
    "all is gone": (lambda text: "Please log in to read this article.", None),
}


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS.keys())
def test_a_note_is_found_after_an_edit(edit: Callable[[str], str], expected: str | None) -> None:
    text = edit(PILOTS.text)
    found = find_note(AnchorFinder(text), anchor_span(PILOTS.text, span_of(PILOTS)))
    assert (text[found.start : found.end] if found is not None else None) == expected


def span_of(document: Document, words: str = NOTED) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def edited(document: Document, text: str) -> Document:
    first, last = document.blocks
    end = min(first.span.end, len(text))
    blocks = (replace(first, span=Span(0, end)), replace(last, span=Span(min(end + 2, len(text)), len(text))))
    return replace(document, text=text, blocks=blocks)


def states(store: Store, number: int) -> list[tuple[str, str, str]]:
    return [(note.words, note.anchor.exact, note.state.value) for note in store.notes((number,))]


@pytest.fixture
def kept(open_store: Callable[[], Store]) -> tuple[Store, Shelf, int]:
    """A library that holds the article with a note on a sentence and one on all of it."""
    store = open_store()
    shelf = Shelf(store)
    number = add(shelf, PILOTS)
    store.add_note(number, anchor_span(PILOTS.text, span_of(PILOTS)), "only one?", 1000.0)
    store.add_note(number, NO_WORDS, "call them", 1001.0)
    return store, shelf, number


def put(shelf: Shelf, number: int, text: str) -> None:
    shelf.put(number, Origin(PILOTS.source.uri, text.encode()), edited(PILOTS, text))


def test_another_version_keeps_its_notes(kept: tuple[Store, Shelf, int]) -> None:
    store, shelf, number = kept
    on_all = ("call them", "", "anchored")
    put(shelf, number, "UPDATED. " + PILOTS.text)
    assert states(store, number) == [("only one?", NOTED, "anchored"), on_all]
    assert store.notes((number,))[0].anchor.offset == PILOTS.text.index(NOTED) + len("UPDATED. ")
    put(shelf, number, PILOTS.text.replace("one boat.", "two boats."))
    assert states(store, number) == [("only one?", NOTED[:-9] + "two boats.", "moved"), on_all]
    put(shelf, number, PILOTS.text)
    assert states(store, number) == [("only one?", NOTED, "moved"), on_all]


def test_lost_notes_return_with_their_words(kept: tuple[Store, Shelf, int]) -> None:
    store, shelf, number = kept
    before = store.notes((number,))
    for text in ("Please log in to read this article.", PILOTS.text.replace(NOTED, "")):
        put(shelf, number, text)
        assert [note.state for note in store.notes((number,))] == [NoteState.LOST, NoteState.ANCHORED]
        assert store.notes((number,))[0].anchor == before[0].anchor
    put(shelf, number, PILOTS.text)
    assert store.notes((number,)) == before


def test_notes_are_changed_taken_away_and_brought_back(kept: tuple[Store, Shelf, int]) -> None:
    store, _, number = kept
    first, second = store.notes((number,))
    assert store.change_note(first.number, "why one?")
    assert store.remove_note(second.number)
    assert not store.remove_note(second.number)
    assert not store.change_note(second.number, "again")
    assert states(store, number) == [("why one?", NOTED, "anchored")]
    assert store.restore_note(second) == second.number
    assert store.notes((number,))[1] == second


def test_articles_with_notes_are_found(kept: tuple[Store, Shelf, int]) -> None:
    store, shelf, number = kept
    add(shelf, article("Nothing to note", body="Nobody wrote anything here."))
    assert [hit.listed.article for hit in shelf.search("has:note")] == [number]
    for note in store.notes((number,)):
        store.remove_note(note.number)
    assert not shelf.search("has:note")


def test_two_programs_see_each_others_notes(kept: tuple[Store, Shelf, int], open_store: Callable[[], Store]) -> None:
    store, _, number = kept
    other = open_store()
    assert other.notes((number,)) == store.notes((number,))
    made = other.add_note(number, NO_WORDS, "from elsewhere", 1002.0)
    assert made == store.notes((number,))[-1].number


def test_a_closed_library_keeps_no_notes(kept: tuple[Store, Shelf, int]) -> None:
    store, _, number = kept
    store.close()
    assert store.add_note(number, NO_WORDS, "late", 1.0) is None
    assert not store.change_note(1, "late")
    assert not store.remove_note(1)
    assert store.notes((number,)) == ()


def test_forgetting_an_article_forgets_its_notes(kept: tuple[Store, Shelf, int]) -> None:
    store, _, number = kept
    forget(store, PILOTS.source.uri)
    assert store.notes((number,)) == ()


def test_foreign_rows_are_passed_over(kept: tuple[Store, Shelf, int]) -> None:
    store, _, number = kept
    store.run("UPDATE notes SET state = 'blue' WHERE body = 'call them'")
    store.run("UPDATE notes SET exact = x'00' WHERE body = 'only one?'")
    assert store.notes((number,)) == ()
