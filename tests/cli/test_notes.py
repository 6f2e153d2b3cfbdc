"""`reader library note` and `export`: notes on articles, and articles with their notes for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string

from reader.library.store import Store

DOCKS = """\
Docks stand still

By Ana Reyes

4 March 2025

“We will stay out,” said Mara Okafor, the union secretary. The port loses two million euros a day.

Nobody knows when the talks begin. The minister of labour was in Antwerp.
"""


@pytest.fixture
def noted(desk: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Any]) -> Path:
    """The desk, with two articles in the library, one of which has notes."""
    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))
    (desk / "docks.txt").write_text(DOCKS, "utf-8")
    assert run("library", "add", "docks.txt", "ferry.txt").status == 0
    assert run("library", "note", "1", "call", "them", "back") == (0, "", "")
    assert run("library", "note", "docks.txt", "--on", "two million euros a day", "who", "says?") == (0, "", "")
    assert run("library", "note", "1", "--on", '"We will stay out,"') == (0, "", "")
    return desk


def test_notes_are_listed_in_the_order_of_the_text(noted: Path, run: Callable[..., Any]) -> None:
    assert [line.split("\t") for line in run("library", "note", "1").out.splitlines()] == [
        ["1", "article", "", "call them back"],
        ["3", "¶1", "“We will stay out,”", ""],
        ["2", "¶1", "two million euros a day", "who says?"],
    ]
    records = json.loads(run("library", "note", "docks.txt", "-f", "json").out)
    assert [(one["note"], one["words"], one["state"]) for one in records] == [
        ("call them back", None, "anchored"),
        ("", "“We will stay out,”", "anchored"),
        ("who says?", "two million euros a day", "anchored"),
    ]
    start, end = records[2]["span"]
    assert json.loads(run("library", "show", "1", "-f", "json").out)["text"][start:end] == "two million euros a day"


def test_the_notes_on_all_articles_are_one_list(noted: Path, run: Callable[..., Any]) -> None:
    run("library", "note", "2", "call", "them")
    status, out, err = run("library", "note")
    assert (status, err) == (0, "")
    own = [f"{line}\tDocks stand still\t1" for line in run("library", "note", "1").out.splitlines()]
    assert sorted(out.splitlines()) == sorted([*own, "4\tarticle\t\tcall them\tFerry waits for wind\t2"])
    listed = json.loads(run("library", "note", "-f", "json").out)
    assert {one["article"] for one in listed} == {1, 2}
    assert all(one["headline"] and one["uri"] for one in listed)
    assert run("library", "note", "--remove", "1").status == 2


def test_articles_with_notes_are_found_and_counted(noted: Path, run: Callable[..., Any]) -> None:
    listed = json.loads(run("library", "list", "-f", "json").out)
    assert {one["id"]: one["notes"] for one in listed} == {1: 3, 2: 0}
    (hit,) = json.loads(run("library", "search", "has:note", "-f", "json").out)
    assert (hit["id"], hit["notes"]) == (1, 3)


def test_a_note_is_taken_away(noted: Path, run: Callable[..., Any]) -> None:
    assert run("library", "note", "1", "--remove", "2") == (0, "", "")
    assert run("library", "note", "1").out.count("\n") == 2
    assert run("library", "note", "1", "--remove", "2").status == 1
    assert run("library", "note", "2", "--remove", "1").status == 1, "it is on another article"
    assert run("library", "note", "1", "--remove", "1", "now").status == 2


def test_programs_are_told_which_note_was_kept_or_taken_away(noted: Path, run: Callable[..., Any]) -> None:
    kept = json.loads(run("library", "note", "1", "ask", "again", "-f", "json").out)
    assert (kept["note"], kept["state"]) == ("ask again", "anchored")
    assert kept in json.loads(run("library", "note", "1", "-f", "json").out)
    gone = json.loads(run("library", "note", "1", "--remove", str(kept["id"]), "-f", "json").out)
    assert gone == kept
    assert kept not in json.loads(run("library", "note", "1", "-f", "json").out)


def test_words_must_be_in_the_article_once(noted: Path, run: Callable[..., Any]) -> None:
    status, out, err = run("library", "note", "1", "--on", "three million", "no")
    assert (status, out) == (1, "")
    assert "“three million”: is not in this article" in err
    assert "stands" in run("library", "note", "1", "--on", "The", "which?").err
    assert "is not in the library" in run("library", "note", "99", "so").err


def test_a_corrected_article_keeps_its_notes(noted: Path, run: Callable[..., Any]) -> None:
    (noted / "docks.txt").write_text(DOCKS.replace("“We", "UPDATED: It is quiet. “We").replace("The port", "It"))
    run("library", "add", "docks.txt")
    states = [(one["words"], one["state"]) for one in json.loads(run("library", "note", "1", "-f", "json").out)]
    assert states == [(None, "anchored"), ("“We will stay out,”", "anchored"), ("two million euros a day", "anchored")]
    (noted / "docks.txt").write_text(DOCKS.replace("The port loses two million euros a day.", ""))
    run("library", "add", "docks.txt")
    last = run("library", "note", "1").out.splitlines()[-1]
    assert last.split("\t") == ["2", "lost", "two million euros a day", "who says?"]


def exported(run: Callable[..., Any], *arguments: str) -> str:
    status, out, err = run("library", "export", *arguments)
    assert (status, err) == (0, "")
    return str(out)


def test_notes_are_written_as_markdown(noted: Path, run: Callable[..., Any]) -> None:
    text = exported(run)
    front, body = text.split("---\n")[1:]
    assert 'title: "Docks stand still"' in front
    assert "notes: 3" in front
    assert body.index("call them back") < body.index("> “We will stay out,”") < body.index("who says?")
    assert "Mara Okafor" in body, "it says who said the words"


def test_articles_are_written_as_bibtex_and_csl(noted: Path, run: Callable[..., Any]) -> None:
    entries = parse_string(exported(run, "-f", "bibtex")).entries
    assert {entry["title"].strip("{}") for entry in entries} == {"Docks stand still", "Ferry waits for wind"}
    items = json.loads(exported(run, "-f", "csl", "1"))
    assert [item["title"] for item in items] == ["Docks stand still"]
    assert all(item["id"] and item["type"] in ("webpage", "article-newspaper") for item in items)


def test_notes_are_written_as_web_annotations(noted: Path, run: Callable[..., Any]) -> None:
    text = json.loads(exported(run, "-f", "json", "1"))[0]["text"]
    annotations = json.loads(exported(run, "-f", "annotations"))
    assert len({one["id"] for one in annotations}) == 3
    for one in annotations:
        assert one["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert one["type"] == "Annotation"
        assert one["id"].startswith("urn:uuid:")
        assert one["motivation"] in ("commenting", "highlighting")
    assert annotations == json.loads(exported(run, "-f", "annotations")), "the same each time"
    whole, *placed = (one["target"] for one in annotations)
    assert whole == (noted / "docks.txt").as_uri()
    for target in placed:
        quoted, place = target["selector"]
        assert text[place["start"] : place["end"]] == quoted["exact"]
        assert text[: place["start"]].endswith(quoted["prefix"])
        assert text[place["end"] :].startswith(quoted["suffix"])


def test_lost_notes_are_written_too(noted: Path, run: Callable[..., Any]) -> None:
    (noted / "docks.txt").write_text("Docks stand still\n\nPlease log in to read this article.\n")
    run("library", "add", "docks.txt")
    assert exported(run).count("no longer in the text") == 2
    targets = [one["target"] for one in json.loads(exported(run, "-f", "annotations"))]
    assert [one["selector"][0]["exact"] for one in targets[1:]] == ["two million euros a day", "“We will stay out,”"]


def test_a_query_chooses_and_the_extension_sets_the_format(noted: Path, run: Callable[..., Any]) -> None:
    assert exported(run, "has:note", "docks", "-o", "all.bib") == ""
    assert len(parse_string((noted / "all.bib").read_text("utf-8")).entries) == 1
    assert run("library", "export", "-o", "all.bib").status != 0, "nothing is replaced unasked"
    assert run("library", "export", "2").status == 1, "it has no notes"
    assert run("library", "export", "zeppelin").status == 1


def test_a_folder_gets_a_file_for_each_article(noted: Path, run: Callable[..., Any]) -> None:
    (noted / "vault").mkdir()
    run("library", "note", "2", "so", "it", "goes")
    assert exported(run, "-o", "vault") == ""
    files = sorted((noted / "vault").iterdir())
    assert [file.name for file in files] == ["ferry.md", "reyes2025docks.md"]
    assert all(file.read_text("utf-8").startswith("---\n") for file in files)
    assert run("library", "export", "-o", "vault").status != 0, "nothing is replaced unasked"
    assert exported(run, "-o", "vault", "--force") == ""


def test_notes_of_the_interface_and_the_command_line_are_the_same(noted: Path, run: Callable[..., Any]) -> None:
    store = Store.open(noted / "data" / "article-reader" / "library.db")
    assert [note.words for note in store.notes((1,))] == ["call them back", "who says?", ""]
    store.close()
