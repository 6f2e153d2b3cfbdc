"""An open article: the one owner of its document, corrections, places and cursor."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest

import reader.annotate
from reader.base.values import replace
from reader.errors import AnalysisFailed, SourceIsEmpty
from reader.library import corrections
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.load import load
from reader.model.document import Document
from reader.model.raw import Raw
from reader.model.span import Span
from reader.page.item_keys import AuthorKey, EntityKey, QuoteKey
from reader.page.selecting import Selecting
from reader.page.trail import span_trail
from reader.pipeline import parse_document
from reader.session.changes import Change
from reader.session.memory import Memory
from reader.session.reading import Reading, Stage
from reader.session.worker import ReadingProgress

PATIENCE = 30.0
"""Seconds after which a test has failed."""


@pytest.fixture
def opened(plain: Document, annotated: Document, store: Store, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """The annotated article of conftest, and a store."""
    monkeypatch.setattr(reader.annotate, "annotate", lambda document, engine: annotated)
    reading = Reading(document=plain)
    reading.remember(lambda: store, resume=True)
    for step in reading.steps():
        reading.take(step)
    return reading


def test_two_threads_parse_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = Reading(Raw("wait.txt", b"Ferry waits for wind\n\nThe ferry did not come that day either.\n"))
    begun, may_end = Event(), Event()
    parsed: list[Raw] = []

    def parse_slowly(raw: Raw) -> Document:
        parsed.append(raw)
        begun.set()
        may_end.wait(PATIENCE)
        return parse_document(raw)

    monkeypatch.setattr("reader.session.supply.parse_document", parse_slowly)
    with ThreadPoolExecutor() as threads:
        first = threads.submit(lambda: reading.document)
        assert begun.wait(PATIENCE)
        second = threads.submit(lambda: reading.document)
        with suppress(TimeoutError):
            second.result(timeout=0.05)
        may_end.set()
        assert first.result() is second.result()
    assert len(parsed) == 1


def changes_of(reading: Reading) -> list[Change]:
    changes: list[Change] = []
    reading.changed.connect(changes.append)
    return changes


def test_a_long_article_passes_through_every_stage() -> None:
    words = "The ferry did not come that day either, said Mara Okafor.\n\n" * 3000
    reading = Reading(Raw("wait.txt", f"Ferry waits for wind\n\n{words}".encode()))
    stages = [reading.stage]
    beginning = reading.document
    stages.append(reading.stage)
    assert not reading.is_whole
    assert 0 < reading.share < 1
    changes = changes_of(reading)
    for step in reading.steps():
        reading.take(step)
        stages.append(reading.stage)
    assert stages == sorted(stages)
    assert list(dict.fromkeys(stages)) == [Stage.WAITING, Stage.FIRST_PAGES, Stage.WHOLE, Stage.ANNOTATED]
    assert set(changes) == {Change.TEXT, Change.FINDINGS}
    assert reading.document.text.startswith(beginning.text)
    assert reading.share == 1.0
    assert not reading.is_annotating


def test_a_source_without_text_raises_on_begin() -> None:
    reading = Reading(Raw("a.txt", b" \n"))
    with pytest.raises(SourceIsEmpty):
        reading.begin()
    assert reading.stage is Stage.WAITING


def test_a_failed_analysis_keeps_the_document(plain: Document) -> None:
    reading = Reading(document=plain)
    reading.begin()
    changes = changes_of(reading)
    reading.fail(AnalysisFailed("it ended early"))
    assert reading.stage is Stage.FAILED
    assert str(reading.failure) == "it ended early"
    assert reading.document is plain
    assert changes == [Change.STAGE]


def test_what_the_fast_engine_found_stays_if_the_better_one_fails(plain: Document, annotated: Document) -> None:
    reading = Reading(document=plain)
    reading.begin()
    reading.take(ReadingProgress(annotated, has_findings=True, is_last=False, is_draft=True))
    reading.fail(AnalysisFailed("the strong engine cannot be loaded"))
    assert reading.stage is Stage.ANNOTATED
    assert reading.document is annotated
    assert str(reading.failure) == "the strong engine cannot be loaded"


def test_the_cursor_is_on_one_item(opened: Reading) -> None:
    changes = changes_of(opened)
    trail = opened.lookup.trail(QuoteKey("q1"))
    opened.highlight(trail)
    assert opened.key == QuoteKey("q1")
    assert opened.cursor == trail.current.span  # type: ignore[union-attr]
    opened.select(Selecting.begin((Span(0, 5), Span(6, 9)), (Span(0, 9),), 7))
    assert opened.key is None, "what is selected is the cursor now"
    assert opened.cursor == Span(6, 9)
    opened.select(None)
    assert opened.key == QuoteKey("q1")
    opened.highlight(None, AuthorKey("Ana Reyes"))
    assert opened.key == AuthorKey("Ana Reyes"), "who has no place in the text"
    assert opened.cursor is None
    assert changes == [Change.CURSOR] * 4


def test_the_highlight_stays_while_more_is_found(opened: Reading, annotated: Document) -> None:
    opened.highlight(opened.lookup.trail(EntityKey("e1")))
    person, place = annotated.entities
    renamed = replace(annotated, entities=(replace(place, id="e1"), replace(person, id="e2")), quotes=())
    opened.take(ReadingProgress(renamed, has_findings=True, is_last=True))
    assert opened.key == EntityKey("e2"), "the same words, whatever they are called"
    opened.take(ReadingProgress(replace(renamed, entities=()), has_findings=True, is_last=True))
    assert opened.key is None, "it is not found any more"


def test_a_search_is_not_a_finding_and_stays(opened: Reading, annotated: Document) -> None:
    hits = span_trail("“quay”", "hits", [Span(10, 14)])
    opened.highlight(hits)
    opened.take(ReadingProgress(replace(annotated, entities=(), quotes=()), has_findings=True, is_last=True))
    assert opened.trail is hits


def test_corrections_are_applied_saved_and_undone(
    opened: Reading, annotated: Document, plain: Document, store: Store
) -> None:
    changes = changes_of(opened)
    person = annotated.entities[0]
    opened.correct(corrections.hide(opened.document, person))
    assert person not in opened.document.entities
    assert opened.uncorrected is annotated, "what was found is as it was"
    again = Reading(document=plain)
    again.remember(lambda: store, resume=True)
    for step in again.steps():
        again.take(step)
    assert again.document == opened.document
    correction = opened.undo()
    assert correction is not None
    assert opened.document == annotated
    assert opened.key_of(correction) == EntityKey("e1")
    assert opened.undo() is None
    assert changes == [Change.FINDINGS] * 2


@pytest.fixture
def wait(tmp_path: Path, store: Store) -> Callable[[str], Reading]:
    """The article at one path, with these words in it; all with one store."""
    path = tmp_path / "wait.txt"

    def read(text: str) -> Reading:
        path.write_text(text)
        reading = Reading(load(str(path)))
        reading.remember(lambda: store, resume=True)
        for step in reading.steps():
            reading.take(step)
        return reading

    return read


STORY = "The long wait\n\n" + "\n\n".join(
    f"On day {day} Mara Okafor of pier {day * 7} counted {day * 13} ships and went home again." for day in range(1, 40)
)


def test_places_are_found_after_an_edit_and_lost_with_their_words(wait: Callable[[str], Reading]) -> None:
    first = wait(STORY)
    text = first.document.text
    first.note_read()
    first.mark("a", text.index("On day 20 "))
    first.look_at(text.index("On day 12 "))
    first.leave()
    edited = wait(STORY.replace("The long wait", "The very long wait at last").replace("On day 5 ", "Later "))
    text = edited.document.text
    assert edited.destination == edited.places.top == text.index("On day 12 ")
    assert edited.places.marks == {"a": text.index("On day 20 ")}
    assert edited.lost == []
    paragraphs = STORY.split("\n\n")
    without = wait("\n\n".join(paragraphs[:17] + paragraphs[24:]))
    assert without.places.marks == {}
    [lost] = without.lost
    assert lost.startswith("mark a: “On day 20")
    back = wait(STORY)
    assert back.places.marks == {"a": back.document.text.index("On day 20 ")}, "it comes back with its words"
    assert back.lost == []


def test_lost_corrections_are_listed_by_their_words(wait: Callable[[str], Reading]) -> None:
    first = wait(STORY)
    [person] = [entity for entity in first.document.entities if entity.name == "Mara Okafor"]
    first.correct(corrections.rename(first.document, person, "Mara N. Okafor"))
    assert "Mara N. Okafor" in {entity.name for entity in first.document.entities}
    gone = wait(STORY.replace("Mara Okafor", "Somebody else"))
    [lost] = gone.lost
    assert "Mara N. Okafor" in lost
    assert "Mara N. Okafor" in {entity.name for entity in wait(STORY).document.entities}


def test_a_reopened_article_starts_at_the_same_place(tmp_path: Path) -> None:
    path = tmp_path / "wait.txt"
    path.write_text(STORY)
    reading = Reading(load(str(path)))
    text = reading.document.text
    reading.places.record_jump(text.index("On day 3 "))
    reading.look_at(text.index("On day 30 "))
    path.write_text(STORY.replace("The long wait", "A longer wait than that"))
    again = reading.reopened()
    again.load(lambda _: None, lambda: False)
    again.begin()
    again.resume_from(reading)
    text = again.document.text
    assert again.destination == text.index("On day 30 ")
    assert again.places.back == [text.index("On day 3 ")]


def test_a_listener_is_called_once_per_change_until_disconnected(opened: Reading) -> None:
    changes: list[Change] = []
    listener = changes.append
    opened.changed.connect(listener)
    opened.changed.connect(listener)
    opened.highlight(None)
    assert changes == [Change.CURSOR]
    opened.changed.disconnect(listener)
    opened.highlight(None)
    assert changes == [Change.CURSOR]


def test_an_article_is_kept_once_names_and_quotes_are_found_and_it_is_recorded_as_read(
    plain: Document, annotated: Document, store: Store
) -> None:
    reading = Reading(document=plain)
    reading.remember(lambda: store, resume=False)
    reading.note_read()
    assert not reading.is_to_be_kept
    reading.take(ReadingProgress(annotated, has_findings=True, is_last=True))
    assert reading.is_to_be_kept
    reading.keep()
    assert not reading.is_to_be_kept
    shelf = Shelf(store)
    assert [hit.listed.is_unread for hit in shelf.search("crane by:okafor")] == [False]
    reading.correct(corrections.rename(annotated, annotated.entities[0], "Nara Okafor"))
    assert reading.is_to_be_kept
    reading.keep()
    assert [quote.speaker for quote in shelf.quotes("by:nara")] == ["Nara Okafor"]
    assert shelf.people("mara") == []


def test_an_article_that_is_left_while_it_is_kept_is_not_kept_again(
    plain: Document, annotated: Document, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Reading(document=plain)
    reading.remember(lambda: store, resume=False)
    reading.note_read()
    reading.take(ReadingProgress(annotated, has_findings=True, is_last=True))
    meanwhile: list[bool] = []
    monkeypatch.setattr(Memory, "keep", lambda *_: meanwhile.append(reading.is_to_be_kept))
    reading.keep()
    assert meanwhile == [False]


def test_nothing_is_kept_where_nothing_is_remembered(plain: Document, annotated: Document) -> None:
    store = Store.off()
    reading = Reading(document=plain)
    assert not reading.is_to_be_kept
    reading.remember(lambda: store, resume=False)
    reading.note_read()
    reading.take(ReadingProgress(annotated, has_findings=True, is_last=True))
    reading.keep()
    assert Shelf(store).search("crane") == ()
    store.close()


def test_a_note_far_down_in_a_long_article_is_found_once_that_is_there(tmp_path: Path, store: Store) -> None:
    words, path = "Nobody asked the fishermen.", tmp_path / "tide.txt"
    text = "\n\n".join(f"On day {day} the tide at pier {day * 7} was high." for day in range(3000)) + f"\n\n{words}"
    for added, is_there in (("", False), ("NEW: it rains.\n\n", True)):
        path.write_text(added + text)
        reading = Reading(load(str(path)))
        reading.remember(lambda: store, resume=False)
        assert not reading.is_whole
        assert reading.notes.places == ()
        steps = reading.steps()
        while not reading.is_whole:
            reading.take(next(steps))
        document = reading.document
        assert [document.slice(note.span) for note in reading.notes.places] == [words] * is_there
        assert not reading.lost
        if not is_there:
            start = document.text.index(words)
            assert reading.notes.add(document.text, Span(start, start + len(words)), "ask them") is not None
        reading.leave()
