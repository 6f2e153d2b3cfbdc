"""Exports: formats, tables, and files that are replaced whole."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader import load, pipeline
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
    result = run("export", "ferry.txt", "-o", "out.jsonl", "--force")
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
    def interrupt(raw: Raw, engine: str | None) -> Document:
        raise KeyboardInterrupt

    (desk / "out.json").write_text("old")
    monkeypatch.setattr(pipeline, "read_raw", interrupt)
    result = run("export", "ferry.txt", "-o", "out.json", "--force")
    assert (result.status, result.err) == (130, "")
    assert [path.read_text() for path in desk.glob("*out.json*")] == ["old"]


@pytest.mark.parametrize("path", ["nowhere/out.json", "ferry.txt/out.json", "/proc/out.json"])
def test_an_output_that_cannot_be_written_says_so(path: str, run: Callable[..., Any]) -> None:
    result = run("export", "ferry.txt", "-o", path)
    assert result.status == 1
    assert result.err.startswith(f"reader: {path}: cannot be written (")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["show ferry.txt", "export ferry.txt", "--version", "--help", "config show"])
def test_a_full_disk_says_so(command: str, desk: Path, reader_command: Callable[..., list[str]]) -> None:
    with Path("/dev/full").open("wb") as full:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
        done = subprocess.run(reader_command(*command.split()), stdout=full, stderr=subprocess.PIPE, env=environment)
    assert (done.returncode, done.stderr) == (
        1,
        b"reader: standard output: cannot be written (no space left on device)\n",
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_what_prints_nothing_does_not_care_about_a_full_disk(
    desk: Path, reader_command: Callable[..., list[str]]
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(reader_command("export", "--nonsense"), stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert b"standard output" not in done.stderr


def test_a_link_that_leads_to_itself_is_named(desk: Path, run: Callable[..., Any]) -> None:
    (desk / "loop.json").symlink_to("loop.json")
    result = run("export", "ferry.txt", "-o", "loop.json")
    assert result.status == 1
    assert result.err.startswith("reader: loop.json: cannot be written (")


def test_a_file_that_is_there_is_kept_unless_forced(desk: Path, run: Callable[..., Any]) -> None:
    (desk / "out.json").write_text("precious")
    result = run("export", "ferry.txt", "-o", "out.json")
    assert result == (1, "", "reader: out.json: already exists; use --force to replace it\n")
    assert (desk / "out.json").read_text() == "precious"
    assert not list(desk.glob(".out*"))


def test_nothing_is_read_before_a_file_that_is_there_is_refused(
    desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Raw:
        raise AssertionError("a source was read")

    (desk / "out.json").touch()
    monkeypatch.setattr(load, "load", refuse)
    assert run("export", "ferry.txt", "-o", "out.json").err.startswith("reader: out.json: already exists")


NAMES: dict[str, Callable[[Path], object]] = {
    "itself": lambda other: None,
    "a hard link": lambda other: other.hardlink_to("ferry.txt"),
    "a symbolic link": lambda other: other.symlink_to("ferry.txt"),
}


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["not forced", "forced"])
@pytest.mark.parametrize("make", NAMES.values(), ids=NAMES.keys())
def test_a_source_is_never_written_over(
    make: Callable[[Path], object], force: list[str], desk: Path, story: str, run: Callable[..., Any]
) -> None:
    make(desk / "other.txt")
    target = "other.txt" if (desk / "other.txt").exists() else "archive/../ferry.txt"
    result = run("export", "strike.txt", "ferry.txt", "-f", "jsonl", "-o", target, *force)
    assert result == (1, "", f"reader: {target}: is being read, so it cannot be replaced; choose another name\n")
    assert (desk / "ferry.txt").read_text("utf-8") == story


def test_the_file_of_an_address_is_never_written_over(desk: Path, story: str, run: Callable[..., Any]) -> None:
    result = run("export", f"file://{desk}/ferry.txt", "-o", "ferry.txt", "--force")
    assert (result.status, result.out) == (1, "")
    assert (desk / "ferry.txt").read_text("utf-8") == story


@pytest.mark.parametrize("sources", [[], ["-"], ["strike.txt", "-"]])
def test_what_standard_input_comes_from_is_never_written_over(
    sources: list[str], desk: Path, story: str, reader_command: Callable[..., list[str]]
) -> None:
    with (desk / "ferry.txt").open("rb") as given:
        done = subprocess.run(
            reader_command("export", *sources, "-o", "ferry.txt", "--force"), stdin=given, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert done.stderr == b"reader: ferry.txt: is being read, so it cannot be replaced; choose another name\n"
    assert (desk / "ferry.txt").read_text("utf-8") == story


def test_a_source_that_is_not_there_is_not_made(desk: Path, run: Callable[..., Any]) -> None:
    (desk / "latest.txt").symlink_to("gone.txt")
    assert run("export", "latest.txt", "-o", "gone.txt").status == 1
    assert not (desk / "gone.txt").exists()


def test_a_file_that_appears_while_sources_are_read_is_kept(
    desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_raw = pipeline.read_raw

    def read_late(raw: Raw, engine: str | None) -> Document:
        (desk / "out.json").write_text("precious")
        return read_raw(raw)

    monkeypatch.setattr(pipeline, "read_raw", read_late)
    result = run("export", "ferry.txt", "-o", "out.json")
    assert result == (1, "", "reader: out.json: already exists; use --force to replace it\n")
    assert [path.read_text() for path in desk.glob("*out.json*")] == ["precious"]


def test_a_pipe_is_written_to_though_it_is_there(desk: Path, reader_command: Callable[..., list[str]]) -> None:
    os.mkfifo(desk / "wire")
    with subprocess.Popen(reader_command("export", "ferry.txt", "-f", "jsonl", "-o", "wire")) as writing:
        lines = (desk / "wire").read_text("utf-8").splitlines()
    assert (writing.returncode, len(lines)) == (0, 1)
    assert (desk / "wire").is_fifo()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs a name for standard output")
def test_standard_output_by_its_name_goes_on_where_it_stands(
    desk: Path, reader_command: Callable[..., list[str]]
) -> None:
    with (desk / "log.jsonl").open("ab") as log:
        log.write(b"{}\n")
        log.flush()
        done = subprocess.run(reader_command("export", "ferry.txt", "-f", "jsonl", "-o", "/dev/stdout"), stdout=log)
    assert done.returncode == 0
    assert [bool(json.loads(line)) for line in (desk / "log.jsonl").read_text("utf-8").splitlines()] == [False, True]
