"""What folders and files with many articles come apart into, and how little of them is read at a time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.errors import SourceError, SourceUnreadable
from reader.load import load
from reader.load.containers.choices import Choices
from reader.load.sources import expand
from reader.model.raw import Raw
from reader.pipeline import read_many

STORY = "Cranes stood still on Tuesday."


def names(found: Iterable[str | Raw | SourceError]) -> list[str]:
    """What each is called, without the folder that the test runs in."""
    return [one if isinstance(one, str) else one.uri for one in found]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_lines(path: Path, *records: Any) -> None:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records))


def test_what_is_an_article_stays_what_it_was(desk: Path) -> None:
    Path("strike.txt").write_text(STORY)
    sources = ["strike.txt", "https://news.example/a", "missing.txt", "ftp://news.example/b"]
    assert list(expand(sources)) == sources


def test_a_folder_is_its_files_by_name(desk: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "within/c.txt", ".cache/d.txt", "empty/"):
        path = Path("monday", name)
        (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            path.write_text(STORY)
    assert list(expand(["monday"])) == ["monday/a.txt", "monday/b.txt"]
    assert list(expand(["monday"], Choices(recursive=True))) == ["monday/a.txt", "monday/b.txt", "monday/within/c.txt"]
    assert [str(error) for error in expand(["monday/empty"])] == [
        "monday/empty: is a folder without articles (--recursive reads the folders in it)"
    ]


def test_a_link_back_to_the_folder_is_not_followed(desk: Path) -> None:
    Path("monday").mkdir()
    Path("monday/a.txt").write_text(STORY)
    Path("monday/again").symlink_to("../monday")
    assert list(expand(["monday"], Choices(recursive=True))) == ["monday/a.txt"]


def test_articles_are_named_by_their_ids_or_numbered(desk: Path) -> None:
    write_lines(Path("c.jsonl"), {"id": "x", "text": STORY}, {"text": STORY}, {"id": "x", "text": STORY}, {"id": 2})
    found = list(expand(["c.jsonl"]))
    assert names(found) == ["c.jsonl#x", "c.jsonl#2", "c.jsonl#x~3", "c.jsonl#2~4"]
    assert isinstance(found[3], SourceUnreadable)
    assert [one.metadata.id for one in found if isinstance(one, Raw) and one.metadata] == ["x", None, "x~3"]


def test_one_article_of_a_container_is_a_source(desk: Path) -> None:
    write_lines(Path("c.jsonl"), {"id": "x", "text": STORY}, {"id": "y", "text": "Another."})
    assert names(expand(["c.jsonl#y"])) == ["c.jsonl#y"]
    assert load("c.jsonl#y").data == b"Another."
    with pytest.raises(SourceUnreadable, match=r"c.jsonl#1: c.jsonl holds no such article \(its first is c.jsonl#x\)"):
        load("c.jsonl#1")


def test_ids_may_hold_anything(desk: Path) -> None:
    ids = ["a#b", "a/b", "../c", "d e", "a", "a~6", "a", "\ud800f"]
    write_lines(Path("c#1.jsonl"), *({"id": name, "title": name, "text": STORY} for name in ids))
    uris = names(expand(["c#1.jsonl"]))
    assert uris == [f"c#1.jsonl#{name}" for name in [*ids[:6], "a~7", "f"]]
    assert [load(uri).uri for uri in uris] == uris
    write_lines(Path("d.jsonl"), *({"id": name, "text": STORY} for name in ("a~3", "a", "a")))
    assert names(expand(["d.jsonl"])) == ["d.jsonl#a~3", "d.jsonl#a", "d.jsonl#a~3~3"]


def test_many_articles_of_a_container_are_found_in_one_pass(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.load import sources

    write_lines(Path("c.jsonl"), *({"id": f"a{number}", "text": STORY} for number in range(50)))
    Path("b.txt").write_text(STORY)
    passes: list[str] = []
    read_file = sources._file

    def counted(*about: Any) -> Any:
        passes.append(about[1])
        return read_file(*about)

    monkeypatch.setattr(sources, "_file", counted)
    wanted = [f"c.jsonl#a{number}" for number in range(0, 50, 3)]
    assert names(expand([*wanted, "b.txt"])) == [*wanted, "b.txt"]
    assert passes == ["c.jsonl", "b.txt"]
    backwards = ["c.jsonl#a2", "c.jsonl#a1", "c.jsonl#none", "c.jsonl#a3"]
    assert names(expand(backwards)) == backwards


def test_the_container_states_what_is_otherwise_looked_for(desk: Path) -> None:
    write_lines(
        Path("c.jsonl"),
        {"id": "x", "title": "Port workers walk out", "text": f"Port workers walk out\n\n{STORY}", "by": "Jo Lind"},
        {
            "title": "Ferry waits",
            "text": f"<p>By Mara Okafor</p><p>{STORY}</p>",
            "date": "4 March 2025",
            "by": "J Lind",
        },
    )
    first, second = (one for one in read_many(expand(["c.jsonl"])) if not isinstance(one, SourceError))
    assert [first.slice(block.span) for block in first.blocks] == ["Port workers walk out", STORY]
    assert [block.kind for block in first.blocks] == ["headline", "paragraph"]
    assert (second.metadata.headline, second.metadata.authors) == ("Ferry waits", ("J Lind",))
    assert second.metadata.published == "2025-03-04"
    assert "headline" not in [block.kind for block in second.blocks]
    assert (second.source.format, second.notices) == ("html", ())


def test_a_packed_file_is_unpacked(desk: Path) -> None:
    Path("strike.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    Path("c.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": STORY}).encode()))
    assert names(expand(["strike.txt.gz", "c.jsonl.gz"])) == ["strike.txt.gz", "c.jsonl.gz#1"]


def test_a_file_is_read_no_further_than_it_is_asked_for(desk: Path) -> None:
    def records() -> Iterator[str]:
        yield json.dumps({"text": STORY}) + "\n"
        yield from ("x" * 1000 for _ in range(1000))

    Path("c.jsonl").write_text("".join(records()))
    found = expand(["c.jsonl"])
    assert names([next(found)]) == ["c.jsonl#1"]


def test_errors_and_what_was_loaded_go_through(desk: Path) -> None:
    error = SourceUnreadable("b", "is broken")
    first, second = read_many([Raw("a", STORY.encode()), error], annotated=False)
    assert not isinstance(first, SourceError)
    assert first.text == STORY
    assert second is error
