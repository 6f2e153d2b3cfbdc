"""Reading an article in a process of its own."""

from __future__ import annotations

import os
import signal

import pytest

from reader.analysis import Analysis, log_path
from reader.errors import AnalysisFailed
from reader.load import load
from reader.model.raw import Raw
from reader.pipeline import annotate_document, parse_document, parse_head
from reader.samples import SAMPLES

DAYS = 3500
LONG = "\n\n".join(
    f"Union secretary Mara Okafor closed the gate on day {day}. “We will hold this quay,” Okafor said."
    for day in range(DAYS)
).encode()


def test_what_it_finds_is_what_is_found_here() -> None:
    raw = load(str(SAMPLES[0]))
    shown = parse_document(raw)
    assert [*Analysis(raw, shown).progress()] == [(annotate_document(shown), True)]


def test_a_long_article_comes_in_steps() -> None:
    raw = Raw("a.txt", LONG)
    shown = parse_head(raw)
    assert shown is not None
    first, bare, last = Analysis(raw, shown).progress()
    assert first.has_findings
    assert first.document.text == shown.text
    assert first.document.quotes
    assert bare == (parse_document(raw), False)
    assert last.document.text == bare.document.text
    assert len(last.document.quotes) == DAYS


def test_its_death_is_told() -> None:
    raw = load(str(SAMPLES[0]))
    analysis = Analysis(raw, parse_document(raw))
    os.kill(analysis._process.pid, signal.SIGKILL)
    with pytest.raises(AnalysisFailed, match="ended early"):
        list(analysis.progress())


def test_what_goes_wrong_there_is_told_here() -> None:
    analysis = Analysis(Raw("a.txt", b""), parse_document(Raw("a.txt", b"A tide.")))
    with pytest.raises(AnalysisFailed, match="SourceIsEmpty"):
        list(analysis.progress())


def test_it_ends_when_it_is_stopped() -> None:
    raw = Raw("a.txt", LONG)
    analysis = Analysis(raw, parse_document(raw))
    analysis.stop()
    assert analysis._process.returncode is not None
    assert list(analysis.progress()) == []


def test_a_failure_is_written_down_where_the_message_says() -> None:
    with pytest.raises(AnalysisFailed) as failed:
        list(Analysis(Raw("empty.txt", b" "), parse_document(Raw("a.txt", b"A tide."))).progress())
    assert str(failed.value).endswith(f"Where in the program: {log_path()}")
    log = log_path().read_text("utf-8")
    assert log.startswith("empty.txt\nTraceback")
    assert log_path().parent.stat().st_mode & 0o077 == 0, "nobody else's business"
