"""Other programs: an editor, a command, a browser, a file."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from reader.errors import OutputExists, OutsideFailed
from reader.export import SUFFIXES
from reader.library.anchors import anchor_span
from reader.library.notes import NoteState, SavedNote
from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import parse_document
from reader.session.reading import Reading
from reader.tui import outside
from reader.tui.articles import Articles
from tests.tui.conftest import Open, press

STORY = "Ferry waits for wind\n\nIt came at dawn, and nobody was there.\n\nThe last one left at noon.\n"


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", ["vi", "+7", "a.txt"]),
        ("/usr/bin/nvim -R", ["/usr/bin/nvim", "-R", "+7", "a.txt"]),
        ("code --wait", ["code", "--wait", "a.txt"]),
        ("", ["vi", "+7", "a.txt"]),
    ],
)
def test_editors_start_at_the_line_if_they_can(editor: str, command: list[str]) -> None:
    assert outside.editor_command(editor, "a.txt", 7) == command


def test_the_line_of_a_paragraph_is_found_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(STORY)
    document = parse_document(Raw(str(path), STORY.encode()))
    assert outside.line_of(document, document.text.index("nobody"), str(path)) == 3
    assert outside.line_of(document, document.text.index("noon"), str(path)) == 5
    assert outside.line_of(document, 0, str(tmp_path / "gone.txt")) == 1


PLACES = {
    "of the paragraph, not of one that begins alike": (
        "Ferry waits\n\n“I do not think it will sail,” she said.\n\n“I do not think so,” he said at the quay.\n",
        "so,”",
        {5},
    ),
    "found where markup parts the first words": (
        "# Ferry waits\n\nIt came at dawn.\n\n[The *last*](https://example.org) one left at noon on Friday.\n",
        "noon",
        {5},
    ),
    "none that holds but a scrap of the paragraph": (
        "Ferry waits\n\nThere it lay.\n\nNo **crane** moved again on *Monday*, the **union** *said* **at** last.\n",
        "crane",
        {1, 5},
    ),
}


@pytest.mark.parametrize(("story", "word", "lines"), PLACES.values(), ids=PLACES.keys())
def test_the_line_is(story: str, word: str, lines: set[int], tmp_path: Path) -> None:
    path = tmp_path / "ferry.md"
    path.write_text(story)
    document = parse_document(Raw(str(path), story.encode()))
    assert outside.line_of(document, document.text.index(word), str(path)) in lines


async def test_the_editor_starts_at_the_highlighted_quote(
    opened: Open, annotated: Document, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[int] = []

    def line_of(document: Document, offset: int, path: str) -> int:
        asked.append(offset)
        return 1

    monkeypatch.setattr(outside, "line_of", line_of)
    monkeypatch.setattr(outside, "run", lambda command: None)
    async with opened() as pilot:
        path = tmp_path / "strike.txt"
        path.write_text(annotated.text)
        monkeypatch.setattr(Reading, "source", str(path))
        monkeypatch.setattr(type(pilot.app), "suspend", nullcontext)
        monkeypatch.setattr(Articles, "reload", lambda articles, **_: None)
        await press(pilot, "e", "]", "e", "escape", "V", "e")
    quote = annotated.quotes[0].content[0]
    assert asked[0] <= 0
    assert asked[1] == quote.start
    assert asked[2] in {block.span.start for block in annotated.blocks}


def test_a_program_that_is_missing_or_fails_is_reported() -> None:
    with pytest.raises(OutsideFailed, match="no-such-editor"):
        outside.run(["no-such-editor", "a.txt"])
    with pytest.raises(OutsideFailed, match="status 3"):
        outside.run([sys.executable, "-c", "raise SystemExit(3)"])


def test_copied_text_goes_to_the_command(tmp_path: Path) -> None:
    target = tmp_path / "copied"
    outside.copy(
        f"{sys.executable} -c \"import sys; open('{target}', 'w').write(sys.stdin.read())\"", "It came — at dawn."
    )
    assert target.read_text() == "It came — at dawn."
    with pytest.raises(OutsideFailed):
        outside.copy("no-such-command", "words")


@pytest.mark.parametrize("name", ["ferry.json", "ferry.md", "ferry.csv", "ferry.html", "ferry.jsonl"])
def test_the_suffix_of_a_file_chooses_the_format(name: str, tmp_path: Path, annotated: Document) -> None:
    target = tmp_path / name
    written = outside.export(annotated, str(target), replace=False, sources=["strike.txt"])
    assert target.stat().st_size > 100
    assert (written.path, SUFFIXES[target.suffix]) == (str(target), written.format)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    if name.endswith(".json"):
        assert json.loads(target.read_text())["text"] == annotated.text


def test_an_unfinished_export_leaves_the_file_unchanged(
    tmp_path: Path, annotated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(_documents: object) -> Iterator[str]:
        yield "{"
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / "ferry.json"
    target.write_text("before")
    monkeypatch.setattr(outside, "writer", lambda *_: fill)
    with pytest.raises(OutsideFailed, match=r"ferry.json: cannot be written \(no space left on device\)"):
        outside.export(annotated, str(target), replace=True, sources=())
    assert [path.name for path in tmp_path.iterdir()] == ["ferry.json"]
    assert target.read_text() == "before"


def test_an_export_does_not_block_on_a_pipe(tmp_path: Path, annotated: Document) -> None:
    os.mkfifo(tmp_path / "wire.json")
    with pytest.raises(OutsideFailed, match="is not a regular file"):
        outside.export(annotated, str(tmp_path / "wire.json"), replace=True, sources=())


def test_an_impossible_export_is_reported(tmp_path: Path, annotated: Document) -> None:
    with pytest.raises(OutsideFailed, match="unknown format"):
        outside.export(annotated, str(tmp_path / "ferry.doc"), replace=False, sources=())
    with pytest.raises(OutsideFailed, match="no such folder"):
        outside.export(annotated, str(tmp_path / "gone" / "ferry.json"), replace=False, sources=())


def test_an_existing_file_is_replaced_only_if_asked_for(
    tmp_path: Path, annotated: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "ferry.json"
    target.write_text("precious")
    with pytest.raises(OutputExists) as refused:
        outside.export(annotated, "ferry.json", replace=False, sources=())
    assert refused.value.path == str(target)
    assert target.read_text() == "precious"
    assert outside.export(annotated, "ferry.json", replace=True, sources=()).path == str(target)
    assert json.loads(target.read_text())["text"] == annotated.text


def test_the_open_article_is_never_overwritten(tmp_path: Path, annotated: Document) -> None:
    source, link = tmp_path / "ferry.md", tmp_path / "copy.md"
    source.write_text(STORY)
    link.symlink_to(source)
    for target in (source, link):
        with pytest.raises(OutsideFailed, match="is being read"):
            outside.export(annotated, str(target), replace=True, sources=[str(source)])
    assert source.read_text() == STORY


async def test_e_writes_the_document_to_a_file(opened: Open, tmp_path: Path) -> None:
    target = tmp_path / "strike.json"
    async with opened() as pilot:
        await press(pilot, "E", "ctrl+u", *str(target), "enter")
        assert json.loads(target.read_text())["quotes"]


async def test_only_web_addresses_are_opened_in_the_browser(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(outside, "browse", lambda command, address: seen.append(address))
    monkeypatch.setattr(outside, "is_drawn_here", lambda command: False)
    async with opened() as pilot:
        for address in ("https://example.org/ferry", "file:///etc/passwd", "javascript:alert(1)"):
            pilot.app.open_url(address)
    assert seen == ["https://example.org/ferry"]


@pytest.mark.parametrize(
    ("command", "here"),
    [("w3m", True), ("/usr/bin/lynx -nopause %s", True), ("firefox --new-tab %s", False), ("", False)],
)
def test_a_terminal_browser_is_recognized(command: str, here: bool) -> None:
    assert outside.is_drawn_here(command) is here


def test_a_terminal_browser_is_waited_for(tmp_path: Path) -> None:
    browser = tmp_path / "w3m"
    browser.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/seen\n')
    browser.chmod(0o755)
    outside.browse(str(browser), "https://example.org/ferry?a=1&b=2")
    assert (tmp_path / "seen").read_text() == "https://example.org/ferry?a=1&b=2\n"


async def test_a_terminal_without_copying_is_warned_about(
    opened: Open, notices: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        await press(pilot, "]", "y")
        assert not notices
        monkeypatch.setenv("TERM_PROGRAM", "Apple_Terminal")
        await press(pilot, "y")
        [warning] = notices
        assert "does not let programs copy" in warning


async def test_what_is_selected_is_written_with_its_source(opened: Open, tmp_path: Path) -> None:
    async with opened() as pilot:
        target = tmp_path / "part.md"
        await press(pilot, "right_square_bracket", "v", "E", "ctrl+u", *str(target), "enter")
        first, *_, last = target.read_text("utf-8").splitlines()
        assert first.startswith("“We will hold this quay,” Okafor said")
        assert last == "strike.txt, ¶ 2"


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.notes.md", "---"), ("a.bib", "@"), ("a.csl.json", "["), ("A.JSONLD", "[")],
    ids=["Markdown", "BibTeX", "CSL-JSON", "annotations"],
)
def test_notes_are_written_by_the_end_of_the_name(name: str, begins: str, annotated: Document, tmp_path: Path) -> None:
    note = SavedNote(
        1, 1, "who says?", anchor_span(annotated.text, annotated.quotes[0].content[0]), NoteState.ANCHORED, 1
    )
    outside.export(annotated, str(tmp_path / name), replace=False, sources=(), notes=[note])
    written = (tmp_path / name).read_text("utf-8")
    assert written.startswith(begins)
    assert ("who says?" in written) == ("bib" not in name and "csl" not in name)
