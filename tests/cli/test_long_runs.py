"""Long exports: in parts, stopped at any moment and continued, shared among runs; never anything half written."""

from __future__ import annotations

import errno
import json
import os
import random
import re
import signal
import sys
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from reader import pipeline, processes
from reader.cli import main
from reader.export import parts
from reader.model.document import Document
from reader.model.raw import Raw

SPEAKERS = ("Astrid Kjellmark", "Mara Okafor", "Idris Calloway")
ARTICLES = 11
"""Enough for four parts of `SIZE`, the last of them short."""
SIZE = 3
EMPTY = (4, 9)
"""Articles without text, which cannot be read."""


def article(number: int) -> str:
    who = SPEAKERS[number % 3]
    return f"Ferry {number} waits for wind\n\n“It will come on day {number},” said {who}, the council’s leader.\n"


@pytest.fixture
def corpus(desk: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A corpus on the desk, to be exported in parts of `SIZE`."""
    monkeypatch.setattr(parts, "SIZE", SIZE)
    records = ({"id": f"a{number}", "text": "" if number in EMPTY else article(number)} for number in range(ARTICLES))
    (desk / "ferries.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    return "ferries.jsonl"


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("jobs", ["1", "3"])
@pytest.mark.parametrize("name", ["jsonl", "json", "csv", "markdown"])
def test_parts_are_joined_to_the_same_bytes(
    name: str, jobs: str, corpus: str, desk: Path, run: Callable[..., Any]
) -> None:
    at_once = run("export", corpus, "-f", name)
    in_parts = run("export", corpus, "-f", name, "-o", "out", "--resume", "--jobs", jobs)
    assert (desk / "out").read_text("utf-8") == at_once.out
    assert (in_parts.status, in_parts.err) == (1, at_once.err)
    assert not (desk / "out.parts").exists()


@pytest.mark.parametrize("only", ["entities", "facts"])
def test_tables_are_joined_under_one_heading(only: str, corpus: str, desk: Path, run: Callable[..., Any]) -> None:
    run("export", corpus, "-f", "csv", "--only", only, "-o", "out.csv", "--resume")
    assert (desk / "out.csv").read_text("utf-8") == run("export", corpus, "-f", "csv", "--only", only).out


def test_nothing_readable_is_an_empty_file(corpus: str, desk: Path, run: Callable[..., Any]) -> None:
    for name in ("json", "jsonl", "csv", "markdown"):
        at_once = run("export", "empty.txt", "nowhere.txt", "-f", name).out
        assert run("export", "empty.txt", "nowhere.txt", "-f", name, "-o", f"out.{name}", "--resume").status == 1
        assert (desk / f"out.{name}").read_text() == at_once


def dying(function: Callable[..., Any], moments: Iterator[int], number: int) -> Callable[..., Any]:
    """The function, which sends this process a signal once the moments have come to 0."""

    def call(*arguments: Any, **options: Any) -> Any:
        if next(moments) == 0:
            os.kill(os.getpid(), number)
        return function(*arguments, **options)

    return call


def run_until(moment: int, number: int, arguments: tuple[str, ...]) -> int:
    """Run a command in a process that gets a signal at some moment of its work, and return how it ended."""

    def run_there() -> None:
        moments = iter(range(moment, -1_000_000, -1))
        for place, name in ((os, "fsync"), (Path, "replace"), (parts.Plan, "next_part"), (parts, "Account")):
            setattr(place, name, dying(getattr(place, name), moments, number))
        add = parts.Ingredients.add
        setattr(parts.Ingredients, "add", dying(add, moments, number))  # noqa: B010 - mypy knows methods cannot be set
        os._exit(main(arguments))

    process = get_context("fork").Process(target=run_there)
    process.start()
    process.join()
    return process.exitcode or 0


MOMENTS = sorted(random.Random(7).sample(range(1, 48), 6))


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(("form", "jobs"), [("jsonl", "1"), ("parquet", "2")])
def test_a_run_killed_at_any_moment_is_continued(
    form: str, jobs: str, moment: int, corpus: str, desk: Path, run: Callable[..., Any]
) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    whole = run("export", corpus, "-f", form, "-o", "whole")
    arguments = ("export", corpus, "-f", form, "-o", "out", "--jobs", jobs, "--resume")
    assert run_until(moment, signal.SIGKILL, arguments) == -signal.SIGKILL
    result = run(*arguments)
    assert (result.status, result.err.endswith(whole.err)) == (1, True)
    if form == "parquet":
        assert tree(desk / "out") == tree(desk / "whole")
    else:
        assert (desk / "out").read_bytes() == (desk / "whole").read_bytes()
        assert not (desk / "out.parts").exists()


def test_a_run_stopped_before_its_parts_are_gone_is_continued(
    corpus: str, desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_folder: Path) -> None:
        raise KeyboardInterrupt

    arguments = ("export", corpus, "-o", "out.jsonl", "--resume")
    with monkeypatch.context() as patched:
        patched.setattr(parts, "remove", stop)
        assert run(*arguments).status == 130
    whole = (desk / "out.jsonl").read_bytes()
    (desk / "out.jsonl").rename("kept")
    (desk / "out.jsonl").write_text("precious")
    assert "already exists" in run(*arguments).err
    (desk / "kept").rename("out.jsonl")
    assert run(*arguments).status == 1
    assert (desk / "out.jsonl").read_bytes() == whole
    assert not (desk / "out.jsonl.parts").exists()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_says_how_to_go_on(
    number: int, status: int, corpus: str, desk: Path, run: Callable[..., Any], capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = ("export", corpus, "-o", "out.jsonl", "--resume", "--jobs", "2")
    assert run_until(30, number, arguments) == status
    assert capfd.readouterr().err.endswith("reader: stopped; resume with the same command and --resume\n")
    assert [path for path in (desk / "out.jsonl.parts").glob("part-*") if path.suffix != ".json"]
    assert not list((desk / "out.jsonl.parts").glob(".*"))
    assert run(*arguments).status == 1
    assert (desk / "out.jsonl").read_text("utf-8") == run("export", corpus, "-f", "jsonl").out


def signalled_at(monkeypatch: pytest.MonkeyPatch, uri: str, number: int) -> None:
    """Let whatever process reads this article get a signal."""
    read_raw = pipeline.read_raw

    def read_and_signal(raw: Raw, engine: str | None) -> Document:
        if raw.uri == uri:
            os.kill(os.getpid(), number)
        return read_raw(raw, engine)

    monkeypatch.setattr(pipeline, "read_raw", read_and_signal)


def test_a_signal_to_end_leaves_whole_lines(
    corpus: str, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = run("export", corpus, "-f", "jsonl").out
    signalled_at(monkeypatch, f"{corpus}#a6", signal.SIGTERM)
    result = run("export", corpus, "-f", "jsonl")
    assert result.status == 143
    assert result.out.splitlines() == whole.splitlines()[:5]
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_an_article_that_kills_whoever_reads_it_costs_itself_alone(
    corpus: str, desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = run("export", corpus, "-f", "jsonl").out.splitlines()
    signalled_at(monkeypatch, f"{corpus}#a6", signal.SIGKILL)
    result = run("export", corpus, "-o", "out.jsonl", "--jobs", "2", "--resume", "--failed", "failed.txt")
    assert result.status == 1
    assert (desk / "out.jsonl").read_text("utf-8").splitlines() == whole[:5] + whole[6:]
    assert f"{corpus}#a6\tthe process that read it ended early (exit code -9)\n" in (desk / "failed.txt").read_text()


def test_without_resume_a_long_run_says_what_would_have_kept_its_work(
    desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(raw: Raw, engine: str | None) -> Document:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "read_raw", interrupt)
    monkeypatch.setattr("reader.cli.export.WORTH_KEEPING", -1)
    result = run("export", "ferry.txt", "-o", "out.jsonl")
    assert result == (130, "", "reader: stopped, and nothing is kept; --resume would have kept what was done\n")


def test_what_is_done_is_not_parsed_again(
    corpus: str, desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("export", corpus, "-o", "out.jsonl", "--resume")
    assert run_until(30, signal.SIGKILL, arguments) == -signal.SIGKILL
    done = sum(path.suffix != ".json" for path in (desk / "out.jsonl.parts").glob("part-*"))
    read: list[str] = []
    read_raw = pipeline.read_raw

    def noted(raw: Raw, engine: str | None) -> Document:
        read.append(raw.uri)
        return read_raw(raw, engine)

    monkeypatch.setattr(pipeline, "read_raw", noted)
    run(*arguments)
    assert done
    assert read == [f"{corpus}#a{number}" for number in range(done * SIZE, ARTICLES)]


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("call", [1, 3, 5, 9])
def test_a_full_disk_costs_one_part(
    call: int, corpus: str, desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync, calls = os.fsync, iter(range(1, 1000))
    arguments = ("export", corpus, "-o", "out.jsonl", "--resume")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda number: full_disk() if next(calls) == call else fsync(number))
        result = run(*arguments)
    assert result.status == 1
    assert "cannot be written (no space left on device)" in result.err.splitlines()[-1]
    assert not (desk / "out.jsonl").exists()
    assert not list(desk.glob("**/.*"))
    assert run(*arguments).status == 1
    assert (desk / "out.jsonl").read_text("utf-8") == run("export", corpus, "-f", "jsonl").out


def begin(corpus: str, *options: str) -> None:
    assert run_until(30, signal.SIGKILL, ("export", corpus, "-o", "out.jsonl", "--resume", *options)) < 0


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (["-f", "csv"], "format"),
        (["--encoding", "latin-1"], "fields"),
        (["ferry.txt"], "sources"),
        (["ferry.txt", "-f", "csv"], "sources and format"),
    ],
)
def test_another_run_is_not_continued(
    options: list[str], what: str, corpus: str, desk: Path, run: Callable[..., Any]
) -> None:
    begin(corpus)
    result = run("export", corpus, "-o", "out.jsonl", "--resume", *options)
    assert result.status == 1
    assert result.err.splitlines()[-1] == (
        f"reader: out.jsonl.parts: was begun with other {what}; finish that run, or remove it to begin anew"
    )


@pytest.mark.parametrize("notes", [b"", b"oops", b"[1]", b"{}", b"\xff"], ids=repr)
@pytest.mark.parametrize("name", ["run.json", "part-000000.json"])
def test_a_run_whose_notes_are_damaged_is_not_continued(
    name: str, notes: bytes, corpus: str, desk: Path, run: Callable[..., Any]
) -> None:
    arguments = ("export", corpus, "-o", "out.jsonl", "--resume")
    run(*arguments, "--part", "1/2")
    (desk / "out.jsonl.parts" / name).write_bytes(notes)
    result = run(*arguments)
    last = result.err.splitlines()[-1]
    assert (result.status, last.startswith("reader: out.jsonl.parts: was begun ")) == (1, True)
    assert last.endswith("; finish that run, or remove it to begin anew")


def test_an_article_that_failed_keeps_the_id_of_its_corpus(desk: Path, run: Callable[..., Any]) -> None:
    pyarrow = pytest.importorskip("pyarrow.parquet")
    (desk / "mixed.jsonl").write_text(
        '{"id": "m1", "text": ""}\n{"id": "m2", "text": "\\n"}\n{"id": "m3", "text": "Ferry"}\n'
    )
    assert run("export", "mixed.jsonl", "empty.txt", "-f", "parquet", "-o", "out").status == 1
    articles = pyarrow.read_table(desk / "out" / "articles").to_pylist()
    assert [row["article_id"] for row in articles][:3] == ["m1", "m2", "m3"]
    assert [row["status"] for row in articles] == ["failed", "failed", "ok", "failed"]
    assert all((row["error"] is None) == (row["status"] == "ok") for row in articles)


def test_sources_that_have_changed_are_noticed(corpus: str, desk: Path, run: Callable[..., Any]) -> None:
    begin(corpus)
    (desk / corpus).write_text((desk / corpus).read_text().replace("Ferry 2 ", "Ferry 200 "))
    result = run("export", corpus, "-o", "out.jsonl", "--resume")
    assert (result.status, "articles that have changed since, in part 0" in result.err) == (1, True)


def test_two_runs_do_not_write_one_part_together(corpus: str, desk: Path, run: Callable[..., Any]) -> None:
    folder = parts.Parts(desk / "out.jsonl.parts", desk / "out.jsonl.parts", lambda number: (parts.part_name(number),))
    begin(corpus)
    with folder.writing(next(number for number in range(ARTICLES) if not folder.is_done(number))) as draft:
        result = run("export", corpus, "-o", "out.jsonl", "--resume")
        assert (result.status, "is being written by another run" in result.err) == (1, True)
        draft.account = parts.Account(0, "", [])


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2)])
@pytest.mark.parametrize("form", ["json", "parquet"])
def test_runs_that_share_the_work_give_the_same_bytes(
    form: str, order: tuple[int, ...], corpus: str, desk: Path, run: Callable[..., Any]
) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    for number in order:
        assert not (desk / "out").is_file()
        run("export", corpus, "-f", form, "-o", "out", "--resume", "--part", f"{number}/3")
    run("export", corpus, "-f", form, "-o", "whole")
    if form == "parquet":
        assert tree(desk / "out") == tree(desk / "whole")
    else:
        assert (desk / "out").read_bytes() == (desk / "whole").read_bytes()


def test_a_share_may_have_a_file_of_its_own(corpus: str, run: Callable[..., Any]) -> None:
    whole = run("export", corpus, "-f", "jsonl").out.splitlines()
    shares = [run("export", corpus, "-f", "jsonl", "--part", f"{number}/2").out.splitlines() for number in (1, 2)]
    assert sorted(shares[0] + shares[1]) == sorted(whole)
    assert shares[0][:3] == whole[:3]


def test_sources_that_failed_are_listed_and_can_be_read_again(corpus: str, desk: Path, run: Callable[..., Any]) -> None:
    for options in ([], ["--resume"], ["--jobs", "2"]):
        run("export", corpus, "nowhere.txt", "-o", "out.jsonl", "--failed", "failed.txt", "--force", *options)
        assert (desk / "failed.txt").read_text() == (
            "ferries.jsonl#a4\tis empty\nferries.jsonl#a9\tis empty\nnowhere.txt\tno such file\n"
        )
    (desk / "nowhere.txt").write_text(article(1))
    result = run("export", "--files-from", "failed.txt", "-f", "jsonl")
    assert [json.loads(line)["source"]["uri"] for line in result.out.splitlines()] == ["nowhere.txt"]


def test_any_file_name_can_be_listed(desk: Path, run: Callable[..., Any]) -> None:
    names = [b"caf\xe9.txt", b"tab\t.txt"]
    for name in names:
        Path(os.fsdecode(name)).touch()
    run("export", *map(os.fsdecode, names), "-f", "jsonl", "--failed", "failed.txt")
    assert (desk / "failed.txt").read_bytes() == b"caf\xe9.txt\tis empty\ntab\\t.txt\tis empty\n"
    assert "caf\\udce9.txt: is empty" in run("export", "--files-from", "failed.txt", "-f", "jsonl").err


def test_the_list_of_failures_is_not_written_over(corpus: str, desk: Path, run: Callable[..., Any]) -> None:
    (desk / "failed.txt").write_text("precious")
    assert "already exists" in run("export", corpus, "--failed", "failed.txt").err
    assert (desk / "failed.txt").read_text() == "precious"


def test_the_list_of_failures_never_replaces_what_is_read(corpus: str, desk: Path, run: Callable[..., Any]) -> None:
    (desk / "monday").mkdir()
    (desk / "monday" / "a.txt").write_text(article(1))
    before = tree(desk)
    for source, read in (("monday", "monday/a.txt"), (f"{corpus}#a1", corpus)):
        assert "is being read" in run("export", source, "-f", "jsonl", "--failed", read, "--force").err
    assert tree(desk) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--resume"], "--resume needs a file"),
        (["--resume", "-o", "-"], "--resume needs a file"),
        (["--resume", "-o", "out.html"], "--resume does not go with html"),
        (["-f", "parquet"], "parquet is a folder of tables: name one with -o"),
        (["--part", "3/2"], "3/2 is not a share such as 1/4"),
        (["--part", "0/2"], "is not a share"),
        (["--part", "x"], "is not a share"),
    ],
)
def test_wrong_usage_is_explained(arguments: list[str], says: str, corpus: str, run: Callable[..., Any]) -> None:
    result = run("export", corpus, *arguments)
    assert (result.status, says in result.err) == (2, True)


def test_an_output_that_is_there_is_refused_before_anything_is_read(
    corpus: str, desk: Path, run: Callable[..., Any]
) -> None:
    (desk / "out.jsonl").write_text("precious")
    result = run("export", corpus, "-o", "out.jsonl", "--resume")
    assert result == (1, "", "reader: out.jsonl: already exists; use --force to replace it\n")
    assert not (desk / "out.jsonl.parts").exists()
    assert run("export", corpus, "-o", "out.jsonl", "--resume", "--force").status == 1
    assert (desk / "out.jsonl").read_text("utf-8").startswith("{")


def test_a_folder_of_somebody_else_is_left_alone(corpus: str, desk: Path, run: Callable[..., Any]) -> None:
    (desk / "out.jsonl.parts").mkdir()
    (desk / "out.jsonl.parts" / "notes.txt").write_text("precious")
    result = run("export", corpus, "-o", "out.jsonl", "--resume")
    assert (result.status, result.err.splitlines()[-1].startswith("reader: out.jsonl.parts: already exists")) == (
        1,
        True,
    )
    assert [path.name for path in (desk / "out.jsonl.parts").iterdir()] == ["notes.txt"]


def test_tables_are_replaced_only_when_forced(corpus: str, desk: Path, run: Callable[..., Any]) -> None:
    pytest.importorskip("pyarrow")
    (desk / "out").mkdir()
    assert run("export", corpus, "-f", "parquet", "-o", "out").status == 1
    first = tree(desk / "out")
    assert "already exists" in run("export", "ferry.txt", "-f", "parquet", "-o", "out").err
    assert "with other sources" in run("export", "ferry.txt", "-f", "parquet", "-o", "out", "--resume").err
    assert tree(desk / "out") == first
    (desk / "out" / "notes.txt").write_text("precious")
    assert run("export", "ferry.txt", "-f", "parquet", "-o", "out", "--force").status == 0
    assert len(list((desk / "out").glob("articles/*"))) == 1
    assert (desk / "out" / "notes.txt").read_text() == "precious"


def test_tables_do_not_replace_what_is_read_from_them(corpus: str, desk: Path, run: Callable[..., Any]) -> None:
    pytest.importorskip("pyarrow")
    run("export", corpus, "-f", "parquet", "-o", "out")
    before = tree(desk / "out")
    result = run("export", "out/articles", "-f", "parquet", "-o", "out", "--force")
    assert (result.status, "is being read" in result.err) == (1, True)
    assert tree(desk / "out") == before


@pytest.mark.parametrize(
    ("options", "module", "needed_by", "says"),
    [
        (
            ["-f", "parquet", "-o", "out"],
            "pyarrow",
            "reader.export.parquet",
            "parquet needs pyarrow; to add it, run .*pyarrow",
        ),
        (
            ["-o", "out.jsonl", "--scheduler", "tcp://localhost:1"],
            "distributed",
            "reader.processes.cluster",
            "--scheduler needs distributed; to add it, run .*distributed",
        ),
    ],
)
def test_what_needs_a_missing_library_says_what_to_install(
    options: list[str],
    module: str,
    needed_by: str,
    says: str,
    corpus: str,
    run: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in list(sys.modules):
        if name.partition(".")[0] == module or name == needed_by:
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr(processes, "cluster", raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    result = run("export", corpus, *options)
    assert result.status == 1
    assert re.search(says, result.err.splitlines()[-1])
