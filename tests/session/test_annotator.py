"""Documents annotated one after another in a separate process."""

from __future__ import annotations

import io
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

import reader.annotate
from reader.base.values import replace
from reader.errors import AnalysisFailed
from reader.model.document import Document
from reader.pipeline import annotate_document
from reader.session.annotator import Annotator, serve


def test_one_process_annotates_all_as_this_one_does(plain: Document) -> None:
    with Annotator("rules") as annotate:
        assert [annotate(plain), annotate(plain)] == [annotate_document(plain, "rules")] * 2


def test_a_process_that_has_ended_is_reported(plain: Document) -> None:
    with Annotator("rules") as annotate:
        annotate(plain)
        annotate.stop()
        with pytest.raises(AnalysisFailed, match="ended early"):
            annotate(plain)


def test_one_that_was_stopped_before_it_began_annotates_nothing(plain: Document) -> None:
    annotate = Annotator("rules")
    annotate.stop()
    with pytest.raises(AnalysisFailed):
        annotate(plain)


def test_several_threads_get_their_own_documents(plain: Document) -> None:
    documents = [replace(plain, source=replace(plain.source, uri=f"/desk/{number}.txt")) for number in range(6)]
    with Annotator("rules") as annotate, ThreadPoolExecutor(3) as threads:
        assert [one.source for one in threads.map(annotate, documents)] == [one.source for one in documents]


def test_an_article_that_fails_is_given_back_as_it_is(plain: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.annotate, "annotate", lambda *_: 1 / 0)
    answers = io.BytesIO()
    with pytest.raises(EOFError):
        serve(io.BytesIO(pickle.dumps(plain)), answers)
    assert pickle.loads(answers.getvalue()) == plain
