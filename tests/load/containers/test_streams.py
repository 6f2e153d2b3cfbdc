"""Streams for containers: bounded lines, and what is declared to be longer than it may be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.errors import SourceError
from reader.load.containers.streams import lines, stream_of
from reader.load.sources import expand


def test_a_line_that_is_too_long_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.load.containers.streams.MOST_BYTES", 10)
    stream = stream_of(iter([b"short\n", b"x" * 200_000, b"\nlast"]))
    assert list(lines(stream)) == [b"short\n", None, b"last"]


def test_pieces_are_made_only_as_they_are_read() -> None:
    made: list[int] = []

    def pieces() -> Any:
        for number in range(100):
            made.append(number)
            yield b"x" * 100_000

    assert stream_of(pieces()).read1(10) == b"x" * 10
    assert len(made) == 1


def test_an_item_that_is_too_long_is_named_and_the_rest_goes_on(
    read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.load.containers.streams.MOST_BYTES", 100)
    long = f'{{"text": "{"x" * 200}"}}'
    articles, errors = read("c.jsonl", f'{{"text": "A."}}\n{long}\n{{"text": "C."}}\n')
    assert [article.data for article in articles] == [b"A.", b"C."]
    assert errors == ["c.jsonl#2: a line is longer than 128 MiB, too long for an article"]


def test_a_page_of_200_mib_is_refused_by_what_it_declares(read: Callable[..., Any]) -> None:
    pytest.importorskip("warcio")
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/a\r\nContent-Length: {200 << 20}\r\n"
    )
    http = "\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>A.</p>"
    articles, errors = read("c.warc", head + "Content-Type: application/http; msgtype=response\r\n" + http)
    assert articles == []
    assert errors[0] == "c.warc#https://post.example/a: longer than 128 MiB, too long for an article"


def test_html_that_is_nested_deeply_is_read_or_refused(desk: Path) -> None:
    from reader.pipeline import read_many

    Path("c.csv").write_text(f"id,text\n1,{'<div>' * 50_000}A crane.{'</div>' * 50_000}\n2,<p>Another.</p>\n")
    first, second = read_many(expand(["c.csv"]), annotated=False)
    assert isinstance(first, SourceError) or "crane" in first.text
    assert not isinstance(second, SourceError)
