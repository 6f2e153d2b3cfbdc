"""What a text and its source are known by."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.identity import lasting_uri, text_hash
from reader.model.document import Document, Metadata, Source
from reader.model.raw import PASTED, STANDARD_INPUT
from reader.values import replace

FERRY = Document(Source("ferry.txt", "text"), "Ferry waits for wind")


def test_the_text_alone_tells() -> None:
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
