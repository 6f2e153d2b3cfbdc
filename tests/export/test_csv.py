"""Rows for spreadsheets, and nothing in them that a spreadsheet would run."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from reader.base.values import replace
from reader.export import writer
from reader.model.annotation import Alias
from reader.model.document import Document, Source


def rows(document: Document, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO("".join(writer("csv", table)([document])))))


def test_a_row_a_quote(document: Document) -> None:
    split = rows(document, "quotes")[0]
    assert split == {
        "uri": "desk/strike.txt",
        "id": "q1",
        "kind": "direct",
        "speaker": "Mara Okafor",
        "role": "Union secretary",
        "cue": "said",
        "via": "Yonder News",
        "paragraph": "2",
        "start": str(document.quotes[0].content[0].start),
        "end": str(document.quotes[0].content[-1].end),
        "content": "“=SUM of all fears,” … “Not [sic] ours.” “Go on.",
        "reason": "name and verb after the quote",
        "certainty": "likely",
    }


def test_words_that_nobody_speaks_have_no_speaker_and_no_certainty(document: Document) -> None:
    scare = rows(document, "quotes")[1]
    assert (scare["kind"], scare["speaker"], scare["certainty"]) == ("scare", "", "")


def test_a_row_a_name(document: Document) -> None:
    person = rows(document, "entities")[0]
    assert person == {
        "uri": "desk/strike.txt",
        "id": "e1",
        "kind": "person",
        "name": "Mara Okafor",
        "role": "Union secretary",
        "mentions": "1",
        "aliases": "M. Okafor",
        "start": str(document.entities[0].mentions[0].start),
    }


def test_documents_follow_one_another_under_one_heading(document: Document) -> None:
    text = "".join(writer("csv")([document, document]))
    assert text.count("uri,id,kind") == 1
    assert text.count("desk/strike.txt,q1") == 2


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_cell_is_taken_for_a_formula(name: str, document: Document) -> None:
    person = document.entities[0]
    hostile = replace(document, entities=(replace(person, name=name, aliases=(Alias(name, "", person.mentions[0]),)),))
    (row,) = rows(hostile, "entities")
    assert (row["name"], row["aliases"]) == ("'" + name, "'" + name)


def test_file_names_are_shown_not_obeyed(document: Document) -> None:
    hostile = replace(document, source=Source("a\x1b[31m\nb.txt", "text"))
    assert rows(hostile, "quotes")[0]["uri"] == r"a\x1b[31m\nb.txt"


def test_each_place_of_a_fact_is_a_row(document: Document) -> None:
    [row] = rows(document, "facts")
    assert (row["kind"], row["text"], row["certainty"]) == ("link", "Mara Okafor", "certain")
    assert row["value"] == "https://averil.example/okafor"
    assert document.text[int(row["start"]) : int(row["end"])] == "Mara Okafor"
