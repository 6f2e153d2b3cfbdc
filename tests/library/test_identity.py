"""What an article and its source are known by."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.base.values import replace
from reader.library.identity import Origin, lasting_uri, text_hash
from reader.model.document import Document, Metadata, Source
from reader.model.raw import PASTED, STANDARD_INPUT, Raw

FERRY = Document(Source("ferry.txt", "text"), "Ferry waits for wind")


def test_an_origin_is_the_source_and_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ferry = Origin.of(Raw("ferry.txt", b"Ferry waits for wind"))
    assert (ferry.uri, ferry.size) == (str(tmp_path / "ferry.txt"), 20)
    assert ferry.digest == "75506cb5fde00031788b4ced942cc50ea920ae5dc817d4a2ef6a8e453e6e3026"


def test_bytes_are_let_go_when_their_digest_is_known() -> None:
    ferry = Origin("-", b"Ferry waits for wind")
    assert ferry._data is not None
    assert [ferry.digest, ferry.digest] == ["75506cb5fde00031788b4ced942cc50ea920ae5dc817d4a2ef6a8e453e6e3026"] * 2
    assert ferry._data is None
    assert ferry.size == 20


def test_a_document_without_bytes_is_known_by_its_text() -> None:
    strange = replace(FERRY, text="Ferry \udce9 waits")
    assert Origin.of(strange).size == len("Ferry  waits") + 3
    assert Origin.of(FERRY).digest == Origin("elsewhere.txt", FERRY.text.encode()).digest
    assert Origin.of(Raw(PASTED, b"")).uri == STANDARD_INPUT


def test_earlier_versions_went_by_the_text_alone() -> None:
    assert text_hash(FERRY) == text_hash(replace(FERRY, source=Source("-", "html"), metadata=Metadata("Ferry")))
    assert text_hash(FERRY) != text_hash(replace(FERRY, text="Ferry waits for winds"))


def test_the_hash_is_the_same_for_good() -> None:
    assert text_hash(FERRY) == "75506cb5fde00031788b4ced942cc50ea920ae5dc817d4a2ef6a8e453e6e3026"


@pytest.mark.parametrize("uri", ["-", "https://news.example/a"])
def test_what_is_no_path_stays(uri: str) -> None:
    assert lasting_uri(uri) == uri


def test_a_path_leads_there_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert lasting_uri("./monday/ferry.txt") == str(tmp_path / "monday" / "ferry.txt")
    assert lasting_uri("/desk/ferry.txt") == "/desk/ferry.txt"


def test_nothing_leads_to_what_was_pasted() -> None:
    assert lasting_uri(PASTED) == STANDARD_INPUT
