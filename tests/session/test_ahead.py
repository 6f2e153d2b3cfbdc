"""The next article is prepared while the current one is being read."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.session.ahead import ReadAhead
from reader.session.reading import Reading, Stage

STORY = "Ferry waits\n\n“It will sail,” said Ann Moor, the captain, on Monday.\n"


def test_it_is_loaded_parsed_and_annotated_before_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY, "utf-8")
    reading, ahead = Reading(source=str(path)), ReadAhead()
    ahead.read(reading)
    ahead.read(reading)
    ahead.wait()
    assert reading.stage is Stage.WHOLE
    assert reading.can_be_shown
    ahead.hand_over(reading)
    ahead.stop()
    for progress in reading.steps():
        reading.take(progress)
    assert [quote.content for quote in reading.document.quotes]
    reading.leave()


def test_an_article_that_cannot_be_read_fails_only_when_it_is_opened(tmp_path: Path) -> None:
    reading, ahead = Reading(source=str(tmp_path / "gone.txt")), ReadAhead()
    ahead.read(reading)
    ahead.wait()
    assert not reading.can_be_shown
    ahead.stop()
    assert reading.stage is Stage.WAITING


def test_a_failure_of_any_kind_is_left_to_whoever_opens_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    reading, ahead = Reading(source=str(tmp_path / "ferry.txt")), ReadAhead()

    def load(*_: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(reading, "load", load)
    ahead.read(reading)
    ahead.wait()
    assert not reading.can_be_shown


def test_what_is_given_up_can_be_shown_later(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY, "utf-8")
    reading, ahead = Reading(source=str(path)), ReadAhead()
    ahead.read(reading)
    ahead.wait()
    ahead.read(Reading(source=str(path)))
    ahead.wait()
    ahead.stop()
    for progress in reading.steps():
        reading.take(progress)
    assert reading.stage is Stage.ANNOTATED
    reading.leave()


def test_what_is_given_up_while_it_is_prepared_is_stopped_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY, "utf-8")
    reading, ahead = Reading(source=str(path)), ReadAhead()
    start = reading.start

    def start_and_be_given_up() -> None:
        start()
        ahead.stop()

    monkeypatch.setattr(reading, "start", start_and_be_given_up)
    ahead.read(reading)
    ahead.wait()
    assert reading._supply._analysis is None, "its process has ended"
    assert reading.can_be_shown


def test_nobody_else_begins_with_it_before_all_is_prepared(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY, "utf-8")
    reading = Reading(source=str(path))
    could_be_shown: list[bool] = []

    def is_wanted() -> bool:
        could_be_shown.append(reading.can_be_shown)
        return True

    reading.prepare_ahead(is_wanted)
    assert could_be_shown
    assert not any(could_be_shown)
    assert reading.can_be_shown
    reading.leave()
