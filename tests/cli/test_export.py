"""Exports: formats, tables, and files that are replaced whole."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader import pipeline
from reader.model.document import Document
from reader.model.raw import Raw


def test_json_of_one_source_is_an_object_and_of_several_a_list(run: Callable[..., Any]) -> None:
    assert json.loads(run("export", "ferry.txt").out)["schema"] == 1
    assert len(json.loads(run("export", "ferry.txt", "strike.txt").out)) == 2
    assert len(json.loads(run("export", "ferry.txt", "empty.txt").out)) == 1


@pytest.mark.parametrize(("table", "column"), [("quotes", "content"), ("entities", "aliases")])
def test_csv_has_two_tables(table: str, column: str, run: Callable[..., Any]) -> None:
    assert column in run("export", "ferry.txt", "-f", "csv", "--only", table).out.splitlines()[0]


def test_the_ending_of_the_output_tells_the_format(desk: Path, run: Callable[..., Any]) -> None:
    assert run("export", "ferry.txt", "-o", "ferry.md").status == 0
    assert (desk / "ferry.md").read_text("utf-8").startswith("# Ferry waits for wind\n")


def test_processes_give_the_same_bytes(run: Callable[..., Any]) -> None:
    sources = ["ferry.txt", "strike.txt"] * 5
    for name in ("jsonl", "csv", "markdown", "html"):
        assert run("export", *sources, "-f", name).out == run("export", *sources, "-f", name, "--jobs", "3").out


def test_an_output_file_is_replaced_whole_and_keeps_its_mode(desk: Path, run: Callable[..., Any]) -> None:
    target = desk / "out.jsonl"
    target.write_text("old")
    target.chmod(0o640)
    result = run("export", "ferry.txt", "-o", "out.jsonl")
    assert (result.status, result.out) == (0, "")
    assert json.loads(target.read_text("utf-8"))["source"]["uri"] == "ferry.txt"
    assert target.stat().st_mode & 0o777 == 0o640
    assert not list(desk.glob(".out*"))


def test_a_link_stays_a_link(desk: Path, run: Callable[..., Any]) -> None:
    (desk / "latest.jsonl").symlink_to("out.jsonl")
    assert run("export", "ferry.txt", "-o", "latest.jsonl").status == 0
    assert (desk / "latest.jsonl").is_symlink()
    assert (desk / "out.jsonl").read_text("utf-8").startswith("{")


def test_an_interrupted_export_leaves_the_old_file(
    desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(raw: Raw) -> Document:
        raise KeyboardInterrupt

    (desk / "out.json").write_text("old")
    monkeypatch.setattr(pipeline, "read_raw", interrupt)
    result = run("export", "ferry.txt", "-o", "out.json")
    assert (result.status, result.err) == (130, "")
    assert [path.read_text() for path in desk.glob("*out.json*")] == ["old"]


@pytest.mark.parametrize("path", ["nowhere/out.json", "ferry.txt/out.json", "/proc/out.json"])
def test_an_output_that_cannot_be_written_says_so(path: str, run: Callable[..., Any]) -> None:
    result = run("export", "ferry.txt", "-o", path)
    assert result.status == 1
    assert result.err.startswith(f"reader: {path}: cannot be written, ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["show", "export"])
def test_a_full_disk_says_so(command: str, desk: Path, reader_command: Callable[..., list[str]]) -> None:
    with Path("/dev/full").open("wb") as full:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
        done = subprocess.run(
            reader_command(command, "ferry.txt"), stdout=full, stderr=subprocess.PIPE, env=environment
        )
    assert (done.returncode, done.stderr) == (
        1,
        b"reader: standard output: cannot be written, no space left on device\n",
    )


def test_a_link_that_leads_to_itself_is_named(desk: Path, run: Callable[..., Any]) -> None:
    (desk / "loop.json").symlink_to("loop.json")
    result = run("export", "ferry.txt", "-o", "loop.json")
    assert result.status == 1
    assert result.err.startswith("reader: loop.json: cannot be written, ")
