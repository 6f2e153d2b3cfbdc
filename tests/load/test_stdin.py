"""Standard input as a source."""

from __future__ import annotations

import io
import sys

import pytest

from reader.errors import SourceUnreadable
from reader.load import load


def test_a_pipe_is_read_to_its_end_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9 closed\r\n"), "utf-8"))
    raw = load("-")
    assert (raw.uri, raw.data) == ("-", b"caf\xe9 closed\r\n")


def test_a_closed_stream_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SourceUnreadable, match="standard input is closed"):
        load("-")
