"""Reading an article in a separate process."""

from __future__ import annotations

import gc
import os
import signal

import pytest

import reader.pipeline
import reader.session.worker
from reader.base.values import replace
from reader.errors import AnalysisFailed
from reader.load import load
from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import annotate_document, parse_document, parse_head
from reader.samples import SAMPLES
from reader.session.worker import Analysis, ReadingProgress, failure_log_path, keep_findings

DAYS = 800
LONG = "\n\n".join(
    f"Union secretary Mara Okafor closed the gate on day {day}. “We will hold this quay,” Okafor said."
    for day in range(DAYS)
).encode()


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Smaller limits, so that shorter texts count as long; in a forked process too."""
    monkeypatch.setattr(reader.session.worker, "FIRST_SLICE_CHARS", 1 << 15)
    monkeypatch.setattr(reader.session.worker, "SECOND_PART_BYTES", 1 << 15)


@pytest.fixture(params=["forked", "spawned"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "spawned":
        monkeypatch.setattr(reader.session.worker, "can_fork", lambda: False)


@pytest.mark.usefixtures("either_way")
def test_the_worker_finds_the_same_as_this_process() -> None:
    shown = parse_document(load(str(SAMPLES[0])))
    assert [*Analysis(shown, shown).progress()] == [
        ReadingProgress(annotate_document(shown), has_findings=True, is_last=True)
    ]


@pytest.mark.usefixtures("either_way")
def test_the_strong_engine_refines_what_the_fast_one_found() -> None:
    shown = parse_document(load(str(SAMPLES[0])))
    assert [*Analysis(shown, shown, engine="strong").progress()] == [
        ReadingProgress(annotate_document(shown, "fast"), has_findings=True, is_last=False, is_draft=True),
        ReadingProgress(annotate_document(shown, "strong"), has_findings=True, is_last=True),
    ]


def test_a_long_article_comes_in_steps() -> None:
    raw = Raw("a.txt", LONG)
    shown = parse_head(raw)
    assert shown is not None
    first, bare, *slices, last = Analysis(raw, shown).progress()
    assert first.has_findings
    assert first.document.text == shown.text
    assert first.document.quotes
    whole = parse_document(raw)
    assert replace(bare.document, sentences=(), entities=(), quotes=(), facts=(), engine=None) == whole
    assert bare.document.quotes == first.document.quotes
    assert not bare.has_findings
    assert not any(progress.is_last for progress in (first, bare, *slices))
    assert last == ReadingProgress(annotate_document(whole), has_findings=True, is_last=True)
    found = [len(progress.document.quotes) for progress in (first, *slices, last)]
    assert found == sorted(set(found))
    assert found[-1] == DAYS
    for progress in slices:
        assert progress.document.blocks == whole.blocks
        assert set(progress.document.quotes[0].content) == set(last.document.quotes[0].content)


def test_what_is_garbage_already_is_kept_by_no_short_article(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append("all"))
    short = parse_document(load(str(SAMPLES[0])))
    assert [*Analysis(short, short).progress()][-1].is_last
    assert not frozen
    long = parse_document(Raw("a.txt", LONG))
    assert [*Analysis(long, long).progress()][-1].is_last
    assert frozen


def test_a_complete_document_is_not_parsed_again() -> None:
    whole = parse_document(Raw("a.txt", LONG))
    *slices, last = Analysis(whole, whole).progress()
    assert slices
    assert all(progress.has_findings and progress.document.blocks == whole.blocks for progress in slices)
    assert last == ReadingProgress(annotate_document(whole), has_findings=True, is_last=True)


def test_the_visible_place_is_annotated_first() -> None:
    long = b"\n\n".join([LONG] * 4)
    raw = Raw("a.txt", long)
    analysis = Analysis(raw, parse_document(raw))
    here = len(long.decode()) * 3 // 4
    for progress in analysis.progress():
        analysis.look_at(here)
        quotes = progress.document.quotes
        if progress.has_findings and any(quote.content[0].start > here for quote in quotes):
            break
    assert not progress.is_last
    assert not any(here // 2 < quote.content[0].start < here * 0.9 for quote in quotes)


def test_one_endless_paragraph_is_annotated_once() -> None:
    raw = Raw("a.txt", LONG.replace(b"\n\n", b" "))
    shown = parse_head(raw)
    assert shown is not None
    assert len([*Analysis(raw, shown).progress()]) == 3


def test_a_very_long_article_arrives_in_growing_parts() -> None:
    pages = reader.session.worker.SECOND_PART_BYTES
    raw = Raw("a.txt", LONG * (4 * pages // len(LONG) + 1))
    shown = parse_head(raw)
    assert shown is not None
    analysis = Analysis(raw, shown)
    first, more, bare, *_ = analysis.progress()
    assert [progress.is_whole for progress in (first, more, bare)] == [False, False, True]
    assert pages / 2 < len(more.document.text) <= pages
    assert bare.document.text.startswith(more.document.text)
    assert more.document.quotes == first.document.quotes
    assert not more.has_findings


@pytest.mark.usefixtures("either_way")
def test_landings_are_known_once_they_are_parsed() -> None:
    raw = Raw("a.md", b"# Quay\n\nThere is [an end](#the-end) to it.\n\n" + LONG + b"\n\n## The end\n\nIt is over.\n")
    shown = parse_head(raw)
    assert shown is not None
    assert shown.landings == ()
    *_, last = Analysis(raw, shown).progress()
    assert [last.document.text[place.offset :] for place in last.document.landings] == ["The end\n\nIt is over."]


def test_a_bare_document_comes_first_if_nothing_is_shown_yet() -> None:
    raw = Raw(
        "a.html",
        b"<html><body><article><h1>Cranes stand still</h1><p>\xe2\x80\x9cWe wait,\xe2\x80\x9d Mara Okafor said.",
    )
    shown, last = Analysis(raw, None).progress()
    assert shown == ReadingProgress(parse_document(raw), has_findings=False, is_last=False)
    assert last == ReadingProgress(annotate_document(shown.document), has_findings=True, is_last=True)


@pytest.mark.usefixtures("either_way")
def test_a_dead_worker_is_reported() -> None:
    raw = load(str(SAMPLES[0]))
    analysis = Analysis(raw, parse_document(raw))
    os.kill(analysis._child.process, signal.SIGKILL)
    with pytest.raises(AnalysisFailed, match="ended early"):
        list(analysis.progress())


@pytest.mark.usefixtures("either_way")
def test_it_only_parses_if_that_is_all_that_is_asked() -> None:
    raw = Raw("a.txt", LONG)
    beginning = annotate_document(parse_document(Raw("a.txt", LONG[: LONG.index(b"\n\n", 1000)])))
    whole = keep_findings(parse_document(raw), beginning)
    assert whole.entities
    assert [*Analysis(raw, beginning, text_only=True).progress()] == [
        ReadingProgress(whole, has_findings=False, is_last=True)
    ]


@pytest.mark.usefixtures("either_way")
def test_a_failure_in_the_worker_is_reported() -> None:
    analysis = Analysis(Raw("a.txt", b""), parse_document(Raw("a.txt", b"A tide.")))
    with pytest.raises(AnalysisFailed, match="SourceIsEmpty"):
        list(analysis.progress())


@pytest.mark.usefixtures("either_way")
def test_the_worker_ends_when_stopped() -> None:
    raw = Raw("a.txt", LONG)
    analysis = Analysis(raw, parse_document(raw))
    analysis.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(analysis._child.process, 0)
    assert list(analysis.progress()) == []


def test_a_failure_is_logged_where_the_message_says(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: Document, _engine: str | None) -> Document:
        raise RuntimeError(document.source.uri)

    monkeypatch.setattr(reader.pipeline, "annotate_document", fail)
    raw = Raw("fog.txt", b"A tide.")
    with pytest.raises(AnalysisFailed) as failed:
        list(Analysis(raw, parse_document(raw)).progress())
    assert str(failed.value) == f"RuntimeError: fog.txt\n\nWhere in the program: {failure_log_path()}"
    log = failure_log_path().read_text("utf-8")
    assert log.startswith("fog.txt\nTraceback")
    assert failure_log_path().parent.stat().st_mode & 0o077 == 0, "nobody else's business"


def test_it_uses_the_engine_that_was_chosen() -> None:
    shown = parse_document(load(str(SAMPLES[0])))
    found = [*Analysis(shown, shown, engine="rules").progress()][-1].document
    assert found == annotate_document(shown, "rules")
    assert found != annotate_document(shown)
