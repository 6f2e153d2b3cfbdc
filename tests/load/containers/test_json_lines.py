"""Articles in JSON, whole, broken and cut off."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

STORY = "Cranes stood still."
RECORDS = [{"id": "a", "text": STORY}, {"id": "b", "text": "Ferry waits."}]

SHAPES = {
    "lines": ("c.jsonl", "".join(json.dumps(record) + "\n" for record in RECORDS)),
    "lines without a name": ("c.txt", "".join(json.dumps(record) + "\n" for record in RECORDS)),
    "blank lines": ("c.ndjson", "\n\n".join(json.dumps(record) for record in RECORDS)),
    "a list": ("c.json", json.dumps(RECORDS)),
    "a list over many lines": ("c.json", json.dumps(RECORDS, indent=2)),
    "a list in an object": ("c.json", json.dumps({"status": "ok", "response": {"docs": RECORDS}}, indent=2)),
    "objects over many lines": ("c.json", "".join(json.dumps(record, indent=2) + "\n" for record in RECORDS)),
    "old line ends": ("c.jsonl", "".join(json.dumps(record) + "\r" for record in RECORDS)),
    "UTF-16": ("c.jsonl", "".join(json.dumps(record) + "\n" for record in RECORDS).encode("utf-16")),
}


@pytest.mark.parametrize(("name", "data"), SHAPES.values(), ids=SHAPES.keys())
def test_every_shape_gives_its_articles(name: str, data: str | bytes, read: Callable[..., Any]) -> None:
    articles, errors = read(name, data)
    assert [article.data.decode() for article in articles] == [STORY, "Ferry waits."]
    assert [article.uri for article in articles] == [f"{name}#a", f"{name}#b"]
    assert errors == []


BROKEN = {
    "a broken line": (
        "c.jsonl",
        '{"id": 1, "text": "A."}\n{"id": 2,\n{"id": 3, "text": "C."}\n',
        ["A.", "C."],
        "c.jsonl#2: is not JSON: ",
    ),
    "a line that is cut off": (
        "c.jsonl",
        '{"id": 1, "text": "A."}\n{"id": 2, "te',
        ["A."],
        "c.jsonl#2: is cut off: the file ends within it",
    ),
    "a list that is cut off": (
        "c.json",
        '[{"text": "A."}, {"text": "B',
        ["A."],
        "c.json: is cut off: the file ends within article 2 of its list",
    ),
    "a list without its end": (
        "c.json",
        '[{"text": "A."}',
        ["A."],
        "c.json: is cut off: the file ends after article 1",
    ),
    "a broken list": (
        "c.json",
        '[{"text": "A."}, {"text" "B."}, {"text": "C."}]',
        ["A."],
        "c.json: article 2 of its list is not JSON",
    ),
    "no objects": ("c.json", "[1, 2]", [], "c.json#1: is JSON, but not an object with fields"),
    "no list": ("c.json", '{"name": "harbour"}', [], "c.json: no field is known to hold the text"),
    "nothing": ("c.jsonl", "", [], "c.jsonl: is JSON without articles"),
    "a first line that is broken": (
        "c.jsonl",
        '{"text": "A.\n{"text": "B."}\n',
        ["B."],
        "c.jsonl#1: is not JSON: Unterminated string",
    ),
    "a first line that is deep": (
        "c.jsonl",
        '{"text": ' + "[" * 100_000 + "\n" + '{"text": "B."}\n',
        ["B."],
        "c.jsonl#1: is nested too deeply",
    ),
    "objects over many lines, cut off": (
        "c.json",
        '{\n "text": "A."\n}\n{\n "text": "B',
        ["A."],
        "c.json: is cut off: the file ends within article 2",
    ),
    "prose": ("c.json", "Cranes stood still.\n", [], "c.json: is not JSON: "),
    "deep": ("c.json", "{" + '"a": {' * 100_000, [], "c.json: is nested too deeply"),
}


@pytest.mark.parametrize(("name", "data", "texts", "error"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_broken_is_named(name: str, data: str, texts: list[str], error: str, read: Callable[..., Any]) -> None:
    articles, errors = read(name, data)
    assert [article.data.decode() for article in articles] == texts
    assert errors[0].startswith(error)


def test_other_fields_become_metadata(read: Callable[..., Any], told: list[str]) -> None:
    record = {
        "articleBody": ["First.", "Second."],
        "headline": "Port &amp; workers",
        "publishedAt": 1741082400000,
        "author": [{"name": "Ana Reyes"}, {"name": "Jo Lind"}],
        "source": {"name": "Harbour Post"},
        "link": "https://post.example/a",
        "lang": "en-GB",
    }
    (article,), _ = read("c.jsonl", json.dumps(record) + "\n")
    metadata = article.metadata
    assert article.data == b"First.\n\nSecond."
    assert (metadata.headline, metadata.authors) == ("Port & workers", ("Ana Reyes", "Jo Lind"))
    assert (metadata.published, metadata.publisher) == ("2025-03-04T10:00:00+00:00", "Harbour Post")
    assert (metadata.url, metadata.language) == ("https://post.example/a", "en")
    assert told == ["c.jsonl: text from articleBody, headline from headline, date from publishedAt, address from link"]


def test_fields_that_are_named_are_not_guessed(read: Callable[..., Any], told: list[str]) -> None:
    (article,), _ = read("c.jsonl", '{"a": "A.", "text": "B.", "k": 7}\n', text_field="a", id_field="k")
    assert (article.data, article.uri, told) == (b"A.", "c.jsonl#7", [])


def test_a_field_that_is_missing_is_named_with_those_that_are_there(read: Callable[..., Any]) -> None:
    _, errors = read("c.jsonl", '{"a": "A.", "text": "B."}\n', text_field="body")
    assert errors == ["c.jsonl: has no field body (its fields are a, text; see --text-field)"]


def test_bytes_that_are_not_utf_8_are_read_with_a_notice(read: Callable[..., Any]) -> None:
    (article,), _ = read("c.jsonl", '{"text": "Café."}\n'.encode("cp1252"))
    assert (article.data.decode(), article.notices) == ("Café.", ("is not UTF-8, and was read as windows-1252",))
