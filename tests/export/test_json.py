"""JSON and JSON Lines hold the same objects, and lines that any tool can read."""

from __future__ import annotations

import json

from reader.base.values import replace
from reader.export import writer
from reader.export.jsonl import dumps
from reader.export.record import record_of
from reader.model.document import Document, Source


def test_a_line_a_document(document: Document) -> None:
    pieces = list(writer("jsonl")([document, document]))
    assert [json.loads(piece) for piece in pieces] == [record_of(document)] * 2
    assert all(piece.endswith("\n") and len(piece.splitlines()) == 1 for piece in pieces)


def test_one_source_gives_one_object(document: Document) -> None:
    assert json.loads("".join(writer("json", "one")([document]))) == record_of(document)


def test_several_sources_give_a_list(document: Document) -> None:
    assert json.loads("".join(writer("json")([document, document]))) == [record_of(document)] * 2


def test_no_source_read_gives_an_empty_list() -> None:
    assert json.loads("".join(writer("json")([]))) == []


def test_readable_json_has_an_item_a_line(document: Document) -> None:
    lines = "".join(writer("json", "one")([document])).splitlines()
    assert '    {"kind": "headline", "start": 0, "end": 35},' in lines


def test_letters_stay_letters() -> None:
    assert dumps("“Kjellmark” 北 🛳️") == '"“Kjellmark” 北 🛳️"'


def test_what_breaks_lines_or_steers_terminals_is_escaped() -> None:
    hostile = "a\x1b[31m\x9b31m\x85\u2028\u2029\x7f\n"
    assert dumps(hostile) == r'"a\u001b[31m\u009b31m\u0085\u2028\u2029\u007f\n"'
    assert json.loads(dumps(hostile)) == hostile


def test_a_file_name_that_is_no_text_survives(document: Document) -> None:
    odd = replace(document, source=Source("caf\udce9.txt", "text"))
    line = "".join(writer("jsonl")([odd])).encode("utf-8")
    assert json.loads(line)["source"]["uri"] == "caf\udce9.txt"
