"""What identifies an article and its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.base.values import replace
from reader.library.identity import Origin, absolute_uri, text_hash
from reader.model.document import Document, Metadata, Source
from reader.model.raw import PASTED, STANDARD_INPUT, Raw

FERRY = Document(Source("ferry.txt", "text"), "Ferry waits for wind")


def test_an_origin_is_the_source_and_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ferry = Origin.of(Raw("ferry.txt", b"Ferry waits for wind"))
    assert (ferry.uri, ferry.size) == (str(tmp_path / "ferry.txt"), 20)
    assert ferry.digest == "75506cb5fde00031788b4ced942cc50ea920ae5dc817d4a2ef6a8e453e6e3026"


def test_bytes_are_released_once_their_digest_is_known() -> None:
    ferry = Origin("-", b"Ferry waits for wind")
    assert ferry._data is not None
    assert [ferry.digest, ferry.digest] == ["75506cb5fde00031788b4ced942cc50ea920ae5dc817d4a2ef6a8e453e6e3026"] * 2
    assert ferry._data is None
    assert ferry.size == 20


def test_a_document_without_bytes_is_identified_by_its_text() -> None:
    strange = replace(FERRY, text="Ferry \udce9 waits")
    assert Origin.of(strange).size == len("Ferry  waits") + 3
    assert Origin.of(FERRY).digest == Origin("elsewhere.txt", FERRY.text.encode()).digest
    assert Origin.of(Raw(PASTED, b"")).uri == STANDARD_INPUT


def test_earlier_versions_used_the_text_alone() -> None:
    assert text_hash(FERRY) == text_hash(replace(FERRY, source=Source("-", "html"), metadata=Metadata("Ferry")))
    assert text_hash(FERRY) != text_hash(replace(FERRY, text="Ferry waits for winds"))


def test_the_hash_never_changes() -> None:
    assert text_hash(FERRY) == "75506cb5fde00031788b4ced942cc50ea920ae5dc817d4a2ef6a8e453e6e3026"


@pytest.mark.parametrize("uri", ["-", "https://news.example/a"])
def test_what_is_not_a_path_stays(uri: str) -> None:
    assert absolute_uri(uri) == uri


def test_a_path_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute_uri("./monday/ferry.txt") == str(tmp_path / "monday" / "ferry.txt")
    assert absolute_uri("/desk/ferry.txt") == "/desk/ferry.txt"


def test_pasted_text_cannot_be_reopened() -> None:
    assert absolute_uri(PASTED) == STANDARD_INPUT
