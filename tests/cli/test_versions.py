"""`reader library diff` and `show --version`: an article that was read again after it had changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FIRST = """\
Docks stand still

“We will stay out,” said Mara Okafor, the union secretary.

The port loses two million euros a day.
"""

SECOND = """\
Docks stand still for a second day

“We will stay out,” said Mara Okafor, the union secretary.

The port loses three million euros a day.

“It cannot last,” said Tom Brandt, who runs the port.
"""


@pytest.fixture
def changed(desk: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Any]) -> Path:
    """The desk, with an article in the library in two versions, and another one."""
    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))
    for text in (FIRST, SECOND):
        (desk / "docks.txt").write_text(text, "utf-8")
        assert run("library", "add", "docks.txt", "ferry.txt").status == 0
    return desk


def test_what_changed_is_printed(changed: Path, run: Callable[..., Any]) -> None:
    status, out, err = run("library", "diff", "docks.txt")
    assert (status, err) == (0, "")
    assert "docks.txt (version 1)" in out
    assert "  - Docks stand still\n  + Docks stand still for a second day\n" in out
    assert "loses [-two-] {+three+} million" in out
    assert "Newly quoted: Tom Brandt" in out
    assert "Both carry" not in out, "what stayed is no change"


def test_changes_are_written_for_programs_and_for_notebooks(changed: Path, run: Callable[..., Any]) -> None:
    (versions,) = json.loads(run("library", "diff", "1", "-f", "json").out)["versions"]
    assert versions["headline"]["after"] == "Docks stand still for a second day"
    assert "~~two~~ **three**" in run("library", "diff", "1", "-f", "markdown").out


def test_versions_are_chosen_by_number(changed: Path, run: Callable[..., Any]) -> None:
    (changed / "docks.txt").write_text(SECOND.replace("second", "third"), "utf-8")
    run("library", "add", "docks.txt")
    assert "{+third+}" not in run("library", "diff", "1", "--version", "3").out, "that is what it is now"
    assert "Newly quoted" in run("library", "diff", "1", "--version", "1").out
    assert "Newly quoted" not in run("library", "diff", "1").out, "the last but one is meant"
    assert run("library", "diff", "1", "--version", "7").status == 1


def test_two_articles_can_be_told_apart(changed: Path, run: Callable[..., Any]) -> None:
    out = run("library", "diff", "1", "ferry.txt").out
    assert "Ferry waits for wind" in out
    assert "A → B, two articles (" in out
    status, out, err = run("library", "diff", "ferry.txt")
    assert (status, out) == (1, "")
    assert "only one version of it is in the library" in err
    assert run("library", "diff", "1", "none.txt").status == 1


def test_earlier_versions_are_shown(changed: Path, run: Callable[..., Any]) -> None:
    assert run("library", "show", "1", "--version", "1").out == FIRST
    assert run("library", "show", "1", "--version", "2").out == run("library", "show", "1").out == SECOND
    status, out, err = run("library", "show", "1", "--version", "3")
    assert (status, out) == (1, "")
    assert "has no such version" in err
    first = json.loads(run("library", "show", "1", "--version", "1", "-f", "json").out)
    assert first["copies"] == []
    assert (first["headline"], first["text"].count("two million")) == ("Docks stand still", 1)
    now = json.loads(run("library", "show", "1", "-f", "json").out)
    assert [(one["number"], one["headline"]) for one in now["earlier"]] == [(1, "Docks stand still")]
    listed = {one["id"]: one["versions"] for one in json.loads(run("library", "list", "-f", "json").out)}
    assert listed == {1: 2, 2: 1}
