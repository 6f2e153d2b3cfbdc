"""The order of things, and what happens when one of them fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader import label, pipeline
from reader.errors import SourceError, SourceFailed, SourceIsEmpty, SourceNotFound
from reader.model.document import Document
from reader.model.draft import Draft
from reader.pipeline import load_many, read, read_many

STORY = "Ferry waits for wind\n\n“It will come,” said Astrid Kjellmark, the council leader. “It always has.”\n"


@pytest.fixture
def desk(tmp_path: Path) -> list[str]:
    """Two articles with an empty file and a missing one between them."""
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / "empty.txt").touch()
    return [str(tmp_path / name) for name in ("one.txt", "empty.txt", "missing.txt", "two.txt")]


def test_reading_a_path_gives_the_whole_document(desk: list[str]) -> None:
    document = read(Path(desk[0]))
    assert document.metadata.headline == "Ferry waits for wind"
    assert [document.slice(span) for span in document.quotes[0].content] == ["“It will come,”", "“It always has.”"]


def test_annotation_never_changes_the_text(desk: list[str]) -> None:
    (raw,) = load_many(desk[:1])
    assert not isinstance(raw, SourceError)
    parsed, whole = pipeline.parse_document(raw), pipeline.read_raw(raw)
    assert (whole.text, whole.blocks, whole.captions) == (parsed.text, parsed.blocks, parsed.captions)


@pytest.mark.parametrize("jobs", [1, 3])
def test_failures_stand_where_their_documents_would(jobs: int, desk: list[str]) -> None:
    outcomes = list(read_many(desk, jobs))
    assert [type(outcome) for outcome in outcomes] == [Document, SourceIsEmpty, SourceNotFound, Document]
    assert [str(outcome).partition(": ")[0] for outcome in outcomes[1:3]] == desk[1:3]


def test_processes_give_the_same_documents(desk: list[str]) -> None:
    sources = desk[:1] * 9
    assert list(read_many(sources, 3)) == list(read_many(sources))


def test_names_and_quotes_can_be_left_out(desk: list[str]) -> None:
    (document,) = read_many(desk[:1], annotated=False)
    assert isinstance(document, Document)
    assert (document.sentences, document.quotes, document.entities) == ((), (), ())


def test_sources_are_read_only_as_they_are_asked_for(desk: list[str]) -> None:
    outcomes = read_many(desk)
    assert isinstance(next(outcomes), Document)
    Path(desk[3]).unlink()
    assert isinstance(list(outcomes)[-1], SourceNotFound)


def test_a_fault_of_ours_is_told_as_that_source_failing(desk: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(draft: Draft) -> Draft:
        raise ZeroDivisionError("no columns")

    monkeypatch.setattr(label, "RULES", (("stumble", stumble),))
    (outcome,) = read_many(desk[:1])
    assert isinstance(outcome, SourceFailed)
    assert outcome.reason == "reading it failed: ZeroDivisionError: no columns"


def test_a_process_that_dies_is_told_as_that_source_failing(desk: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def die(draft: Draft) -> Draft:
        if "one.txt" in draft.source.uri:
            os._exit(7)
        return draft

    monkeypatch.setattr(label, "RULES", (*label.RULES, ("die", die)))
    outcomes = list(read_many([desk[0], desk[3]], 2))
    assert isinstance(outcomes[0], SourceFailed)
    assert "exit code 7" in outcomes[0].reason
    assert isinstance(outcomes[1], Document)
