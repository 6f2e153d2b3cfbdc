"""`reader library` with what is in the articles: added, searched, followed, shown, checked, forgotten."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.cli.library import listing
from reader.library.identity import store_path

FERRY_TITLE, STRIKE_TITLE = "Ferry waits for wind", "Port workers walk out"
REPLY = """\
Council answers at last

“Nobody asked us,” said Astrid J. Kjellmark, the harbour chief. “It was a shame,” Tom Brandt said.
"""


@pytest.fixture
def added(desk: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Any]) -> Path:
    """The desk, whose articles are in the library, and one more in a folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))
    monkeypatch.setenv("TZ", "UTC")
    (desk / "archive" / "deep").mkdir()
    (desk / "archive" / "deep" / "reply.txt").write_text(REPLY, "utf-8")
    (desk / "archive" / ".hidden.txt").write_text("Nobody reads this.")
    assert run("library", "add", "ferry.txt", "strike.txt", "archive", "--recursive") == (0, "", "")
    return desk


def test_articles_are_added_without_being_opened(added: Path, run: Callable[..., Any]) -> None:
    listed = json.loads(run("library", "list", "-f", "json").out)
    assert {Path(one["uri"]).name: (one["id"], one["read"]) for one in listed} == {
        "ferry.txt": (1, None),
        "strike.txt": (2, None),
        "reply.txt": (3, None),
    }


def test_what_cannot_be_added_is_reported_and_the_others_are_added(added: Path, run: Callable[..., Any]) -> None:
    (added / "late.txt").write_text("Late news\n\nThe ferry sailed.\n")
    (added / "empty").mkdir()
    status, out, err = run("library", "add", "picture.png", "late.txt", "none.txt", "empty", "--jobs", "2")
    assert (status, out) == (1, "")
    assert [line.split(": ")[1] for line in err.splitlines()] == ["picture.png", "none.txt", "empty"]
    assert run("library", "search", "sailed").status == 0


def test_programs_are_told_what_was_added_and_what_was_forgotten(added: Path, run: Callable[..., Any]) -> None:
    (added / "late.txt").write_text(REPLY.replace("Council answers at last", "Harbour asks for boats"), "utf-8")
    (late,) = json.loads(run("library", "add", "late.txt", "ferry.txt", "-f", "json").out)
    assert (late["id"], late["headline"], late["versions"]) == (4, "Harbour asks for boats", 1)
    (added / "late.txt").write_text(REPLY.replace("Council answers at last", "Harbour gets two boats"), "utf-8")
    (later,) = json.loads(run("library", "add", "late.txt", "-f", "json").out)
    assert (later["id"], later["headline"], later["versions"]) == (4, "Harbour gets two boats", 2)
    assert json.loads(run("library", "-n", "1", "-f", "json").out)[0]["headline"] == "Harbour gets two boats"
    assert json.loads(run("library", "forget", "4", "4", "-f", "json").out) == [later]
    assert run("library", "forget", "4", "-f", "json").out == "[\n]\n"
    assert len(json.loads(run("library", "forget", "--all", "-f", "json").out)) == 3


def test_what_is_held_already_is_not_read_again(
    added: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def read_many(sources: Any, jobs: int, **options: Any) -> Any:
        asked.extend(sources)
        return iter(())

    monkeypatch.setattr("reader.cli.library.adding.read_many", read_many)
    (added / "strike.txt").write_text("Port workers walk in\n\nCranes moved.\n")
    assert run("library", "add", "ferry.txt", "strike.txt", "archive", "--recursive").status == 0
    assert asked == ["strike.txt"]


def test_nothing_is_added_where_nothing_is_to_be_remembered(
    desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(desk / "config"))
    (desk / "config" / "article-reader").mkdir(parents=True)
    (desk / "config" / "article-reader" / "config.toml").write_text("remember = false\n")
    status, _, err = run("library", "add", "ferry.txt")
    assert (status, err) == (1, "reader: nothing is remembered: the settings say so\n")
    assert not (desk / "data").exists()


def test_hits_are_lines_of_date_publisher_headline_snippet_and_id(added: Path, run: Callable[..., Any]) -> None:
    status, out, _ = run("library", "search", "always", "has")
    (line,) = out.splitlines()
    day, publisher, headline, snippet, number = line.split("\t")
    assert (status, day, publisher, headline, number) == (0, "no date", "", FERRY_TITLE, "1")
    assert "always has" in snippet


def test_hits_for_programs(added: Path, run: Callable[..., Any]) -> None:
    (hit,) = json.loads(run("library", "search", "cranes", "-f", "json").out)
    assert (hit["headline"], [hit["snippet"][slice(*span)] for span in hit["lit"]]) == (STRIKE_TITLE, ["Cranes"])
    assert json.loads(run("library", "search", "cranes", "-f", "jsonl").out) == hit
    assert run("library", "search", "cranes", "-f", "paths").out == f"{added / 'strike.txt'}\n"


@pytest.mark.parametrize("words", [["snow"], ["+"], ["by:nobody"], ['"'], ["is:read"]])
def test_without_hits_the_status_is_1(words: list[str], added: Path, run: Callable[..., Any]) -> None:
    assert run("library", "search", *words) == (1, "", "")
    assert run("library", "search", *words, "-f", "json") == (1, "[\n]\n", "")


def test_filters_and_rank(added: Path, run: Callable[..., Any]) -> None:
    assert run("library", "search", "by:kjellmark", "-f", "paths", "--rank").out.count("\n") == 2
    assert (
        run("library", "search", "it", "by:brandt", "--rank", "-n", "1").out.split("\t")[2] == "Council answers at last"
    )


def test_a_person_is_followed_across_articles(added: Path, run: Callable[..., Any]) -> None:
    status, out, err = run("library", "person", "Astrid", "Kjellmark")
    assert (status, err) == (0, "")
    name, *lines = [line.split("\t") for line in out.splitlines()]
    assert name[1:3] == ["2 quotes", "2 articles"]
    assert {line[1] for line in lines if line[0] == "called"} == {"council’s leader", "harbour chief"}
    assert [line[1:3] for line in lines if line[0] == "named with"] == [["Tom Brandt", "1 article"]]
    said = [line for line in lines if line[0] == "no date"]
    assert {(line[2], line[3]) for line in said} == {(FERRY_TITLE, "direct"), ("Council answers at last", "direct")}


def test_a_person_for_programs(added: Path, run: Callable[..., Any]) -> None:
    person = json.loads(run("library", "person", "kjellmark", "-f", "json").out)
    assert (person["article_count"], person["quote_count"]) == (2, 2)
    assert {quote["speaker"] for quote in person["quotes"]} == {"Astrid Kjellmark", "Astrid J. Kjellmark"}
    assert {tuple(called["publishers"]) for called in person["roles"]} == {()}, "files name no publisher"
    assert (
        run("library", "person", str(person["id"]), "-f", "json").out
        == run("library", "person", "astrid kjellmark", "-f", "json").out
    )


def test_what_a_person_said_is_written_to_a_file(added: Path, run: Callable[..., Any]) -> None:
    assert run("library", "person", "kjellmark", "-o", "said.md") == (0, "", "")
    written = (added / "said.md").read_text("utf-8")
    assert written == run("library", "person", "kjellmark", "-f", "markdown").out
    assert "- harbour chief (1 article)" in written
    assert "> “Nobody asked us,”\n\n— Astrid J. Kjellmark · Council answers at last" in written
    assert run("library", "person", "kjellmark", "-o", "said.md").err.endswith("use --force to replace it\n")
    assert run("library", "person", "kjellmark", "-o", "archive").status == 2
    assert run("library", "person", "kjellmark", "-o", "said.json").status == 0
    said = json.loads((added / "said.json").read_text("utf-8"))
    assert [quote["speaker"] for quote in said["about"]] == []


def test_who_may_be_meant_is_listed(added: Path, run: Callable[..., Any]) -> None:
    (added / "other.txt").write_text("Brandts\n\n“No,” said Tim Brandt, a baker.\n", "utf-8")
    run("library", "add", "other.txt")
    status, out, err = run("library", "person", "Brandt")
    assert (status, err) == (1, "reader: Brandt: 2 people have that name; give it in full, or the number of one\n")
    assert {line.split("\t")[0] for line in out.splitlines()} == {"Tom Brandt", "Tim Brandt"}
    assert len(json.loads(run("library", "person", "Brandt", "-f", "json").out)) == 2
    assert run("library", "person", "Okafor") == (1, "", "reader: Okafor: nobody of that name is in the library\n")


def test_decisions_about_people_are_kept(added: Path, run: Callable[..., Any]) -> None:
    assert run("library", "person", "Astrid Kjellmark", "--apart", "Astrid J. Kjellmark") == (0, "", "")
    assert run("library", "person", "Kjellmark").status == 1
    assert run("library", "person", "Astrid Kjellmark", "--same", "Tom Brandt") == (0, "", "")
    assert run("library", "person", "Tom Brandt", "-f", "json").out.count('"words"') == 2
    status, _, err = run("library", "person", "Astrid Kjellmark", "--same", "Mara Okafor")
    assert (status, err) == (1, "reader: Mara Okafor: nobody in the library has that name\n")
    assert run("library", "person", "Tom Brandt", "--same", "Astrid Kjellmark").status == 0
    assert run("library", "person", "Tom Brandt", "--apart", "Tom Brandt").status == 1


def test_an_article_is_shown_after_its_file_is_gone(added: Path, run: Callable[..., Any], story: str) -> None:
    (added / "ferry.txt").unlink()
    assert run("library", "show", "1") == run("library", "show", "ferry.txt") == (0, story, "")
    shown = json.loads(run("library", "show", "1", "-f", "json").out)
    assert shown["text"].startswith(FERRY_TITLE)
    assert [one["name"] for one in shown["entities"] if one["kind"] == "person"] == ["Astrid Kjellmark"]
    assert [one["speaker"] for one in shown["quotes"]] == ["Astrid Kjellmark"]
    status, out, err = run("library", "show", "99", "2")
    assert (status, out.splitlines()[0], err) == (1, STRIKE_TITLE, "reader: 99: is not in the library\n")


def test_several_articles_are_a_list_for_programs(added: Path, run: Callable[..., Any]) -> None:
    status, out, err = run("library", "show", "1", "9", "3", "-f", "json")
    assert (status, err) == (1, "reader: 9: is not in the library\n")
    assert [one["id"] for one in json.loads(out)] == [1, 3]
    assert json.loads(run("library", "show", "1", "-f", "json").out)["id"] == 1


@pytest.mark.parametrize("action", ["forget", "remove"])
def test_an_article_is_forgotten_by_number_and_by_path(action: str, added: Path, run: Callable[..., Any]) -> None:
    assert run("library", action, "1", "strike.txt", "7") == (1, "", "reader: 7: is not in the library\n")
    assert [one["id"] for one in json.loads(run("library", "list", "-f", "json").out)] == [3]
    data = b"".join(file.read_bytes() for file in Path(store_path()).parent.iterdir())
    assert b"Cranes" not in data
    assert b"Nobody asked us" in data


def test_the_doctor_checks_counts_and_rebuilds(added: Path, run: Callable[..., Any]) -> None:
    status, out, err = run("library", "doctor")
    assert (status, err) == (0, "")
    assert "articles\t3\n" in out
    before = run("library", "person", "kjellmark").out
    health = json.loads(run("library", "doctor", "--rebuild", "--jobs", "2", "-f", "json").out)
    assert (health["troubles"], health["kept"], health["outdated"]) == ([], 3, 0)
    assert run("library", "person", "kjellmark").out == before


def test_copies_of_a_story_are_named_with_their_outlets(
    desk: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Any]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))
    story = "Fishermen waited outside Lowmere harbour throughout yesterday, because somebody had forgotten the lamps.\n"
    for name in ("post", "gazette"):
        (desk / f"{name}.txt").write_text(f"Lamps out, says the {name}\n\n{story}")
    assert run("library", "add", "post.txt", "gazette.txt", "ferry.txt").status == 0
    assert [one["copies"] for one in json.loads(run("library", "list", "-f", "json").out)] == [0, 1, 1]
    assert len(run("library", "search", "lamps").out.splitlines()) == 1, "to read, once"
    assert len(run("library", "search", "lamps", "-f", "paths").out.splitlines()) == 2, "for programs, each"
    copies = json.loads(run("library", "show", "1", "-f", "json").out)["copies"]
    assert [(one["id"], Path(one["uri"]).name) for one in copies] == [(2, "gazette.txt")]


BYTES = "X'00ff80'"
READING = (
    ("list",),
    ("list", "-f", "json"),
    ("search", "said"),
    ("search", "said", "-f", "json"),
    ("person", "Tom", "Brandt"),
    ("show", "3"),
    ("show", "3", "-f", "json"),
    ("doctor",),
)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("contents", "text", BYTES),
        ("documents", "headline", BYTES),
        ("documents", "address", BYTES),
        ("documents", "publisher", BYTES),
        ("documents", "layers", BYTES),
        ("documents", "layers", "'7'"),
        ("documents", "layers", "'{\"blocks\": [[]]}'"),
        ("documents", "layers", "'{\"comments\": [1]}'"),
        ("documents", "layers", "printf('%.*c', 100000, '[')"),
        ("entities", "roles", BYTES),
        ("people", "name", BYTES),
        ("quotes", "words", BYTES),
        ("quotes", "start", "'x'"),
        ("sources", "uri", BYTES),
    ],
)
def test_odd_rows_of_other_programs_crash_nothing(
    table: str, column: str, value: str, added: Path, run: Callable[..., Any]
) -> None:
    connection = sqlite3.connect(store_path())
    connection.execute(f"UPDATE OR REPLACE {table} SET {column} = {value}")
    connection.commit()
    connection.close()
    for command in READING:
        assert run("library", *command).status in (0, 1), command


def test_what_cannot_be_read_is_told(added: Path, run: Callable[..., Any]) -> None:
    connection = sqlite3.connect(store_path())
    connection.execute("DROP TABLE entities")
    connection.close()
    status, _, err = run("library", "show", "3", "-f", "json")
    assert status == 1
    assert "the library cannot be read (no such table: entities)" in err


def test_names_of_files_do_not_steer_a_terminal(
    added: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "quay\x1b[31m.txt"
    (added / name).write_text(REPLY.replace("asked", "paid"), "utf-8")
    assert run("library", "add", name).status == 0
    assert "\x1b" in run("library", "search", "paid", "-f", "paths").out
    monkeypatch.setattr(listing, "is_terminal_output", lambda _: True)
    assert "\x1b" not in run("library", "search", "paid", "-f", "paths").out


def test_another_person_of_a_name_is_meant_in_some_articles(added: Path, run: Callable[..., Any]) -> None:
    kjellmark = json.loads(run("library", "person", "kjellmark", "-f", "json").out)
    first, second = (str(article) for article in sorted({quote["article"] for quote in kjellmark["quotes"]}))
    assert "not named in each" in run("library", "person", "kjellmark", "--apart-in", "999").err
    assert "no other article" in run("library", "person", "kjellmark", "--apart-in", first, second).err
    assert run("library", "person", "Nobody Here", "--apart-in", first).status == 1
    assert run("library", "person", "kjellmark", "--apart-in", second) == (0, "", "")
    people = json.loads(run("library", "person", "kjellmark", "-f", "json").out)
    assert [person["article_count"] for person in people] == [1, 1]
    one, other = (str(person["id"]) for person in people)
    assert f"\t{other}\n" in run("library", "person", one).out
    assert run("library", "person", one, "--same", other).status == 0
    assert json.loads(run("library", "person", "kjellmark", "-f", "json").out)["article_count"] == 2
