"""The command line as its users meet it: what is printed where, and with which exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import reader
from reader import pipeline
from reader.cli import main
from reader.model.document import Document
from reader.model.raw import Raw
from reader.samples import SAMPLES

STORY = "Ferry waits for wind\n\n“It will come,” said Astrid Kjellmark, the council’s leader. “It always has.”\n"
PLAIN = STORY.encode()

Run = Callable[..., "Result"]


class Result:
    """What a run left behind."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two articles, a picture and an empty file in it."""
    (tmp_path / "ferry.txt").write_bytes(PLAIN)
    (tmp_path / "strike.txt").write_text("Port workers walk out\n\nCranes stood still.\n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "archive").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(desk: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def run_here(*arguments: str) -> Result:
        status = main(arguments)
        return Result(status, *capfd.readouterr())

    return run_here


def reader_process(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "reader", *arguments]


def run_piped(*arguments: str, given: bytes = b"", **environment: str) -> Result:
    """Run a command in a process of its own, with bytes on its standard input."""
    done = subprocess.run(
        reader_process(*arguments), input=given, capture_output=True, env={**os.environ, **environment}
    )
    return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


# Commands and usage


def test_version(run: Run) -> None:
    result = run("--version")
    assert (result.status, result.out, result.err) == (0, f"reader {reader.__version__}\n", "")


@pytest.mark.parametrize("command", [[], ["show"], ["export"]])
def test_help_gives_examples_before_options(command: list[str], run: Run) -> None:
    result = run(*command, "--help")
    assert (result.status, result.err) == (0, "")
    assert result.out.index("strike.txt") < result.out.index("--help")


WRONG = {
    "unknown option": ["--nonsense"],
    "unknown part": ["show", "ferry.txt", "--only", "adverts"],
    "no part": ["show", "ferry.txt", "--only", ""],
    "width that is no number": ["show", "ferry.txt", "--width", "wide"],
    "width too small": ["show", "ferry.txt", "--width", "3"],
    "no processes": ["export", "ferry.txt", "--jobs", "0"],
    "unknown format": ["export", "ferry.txt", "-f", "docx"],
    "table of a format without tables": ["export", "ferry.txt", "-f", "json", "--only", "quotes"],
    "output into a folder": ["export", "ferry.txt", "-o", "archive"],
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_told_on_stderr(arguments: list[str], run: Run) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err


def test_a_file_named_like_a_command_opens_by_its_path(desk: Path, run: Run) -> None:
    (desk / "export").write_bytes(PLAIN)
    assert run("./export").out.startswith("Ferry waits for wind\n")


def test_after_two_dashes_everything_is_a_source(desk: Path, run: Run) -> None:
    (desk / "--help").write_bytes(PLAIN)
    assert run("--", "--help").out.startswith("Ferry waits for wind\n")
    assert run("show", "--only", "headline", "--", "--help").out == "Ferry waits for wind\n"


def test_options_may_stand_between_sources(run: Run) -> None:
    result = run("show", "ferry.txt", "--only", "headline", "strike.txt")
    assert (result.status, result.out.count("==>")) == (0, 2)


# Sources that fail

FAILING = {
    "missing": ("fery.txt", "reader: fery.txt: no such file (did you mean ferry.txt?)\n"),
    "folder": ("archive", "reader: archive: is a folder, not an article (name the files in it)\n"),
    "empty": ("empty.txt", "reader: empty.txt: is empty\n"),
    "address": ("https://news.example/a", None),
    "binary": ("picture.png", None),
}


@pytest.mark.parametrize(("source", "message"), FAILING.values(), ids=FAILING.keys())
@pytest.mark.parametrize("command", [[], ["show"], ["export", "-f", "jsonl"]])
def test_a_source_that_fails_is_named_on_one_line(
    command: list[str], source: str, message: str | None, run: Run
) -> None:
    result = run(*command, source)
    assert (result.status, result.out) == (1, "")
    assert result.err.startswith(f"reader: {source}: ")
    assert result.err.count("\n") == 1
    assert message is None or result.err == message


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_the_other_sources_are_done_in_their_order(jobs: str, run: Run) -> None:
    sources = ["strike.txt", *(source for source, _ in FAILING.values()), "ferry.txt"]
    result = run("export", *sources, "-f", "jsonl", "--jobs", jobs)
    assert result.status == 1
    assert [json.loads(line)["source"]["uri"] for line in result.out.splitlines()] == ["strike.txt", "ferry.txt"]
    assert len(result.err.splitlines()) == len(FAILING)


def test_a_fault_of_ours_does_not_stop_the_others(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.read_raw

    def stumble(raw: Raw) -> Document:
        if raw.uri == "ferry.txt":
            raise RecursionError("too deep")
        return whole(raw)

    monkeypatch.setattr(pipeline, "read_raw", stumble)
    result = run("export", "ferry.txt", "strike.txt", "-f", "jsonl")
    assert result.status == 1
    assert result.err == "reader: ferry.txt: reading it failed: RecursionError: too deep\n"
    assert json.loads(result.out)["source"]["uri"] == "strike.txt"


def test_a_file_name_cannot_steer_the_terminal(run: Run) -> None:
    assert run("show", "a\x1b[31m\nb\u202ec.txt").err == r"reader: a\x1b[31m\nb\u202ec.txt: no such file" + "\n"


def test_a_file_name_that_is_no_text_is_shown(desk: Path) -> None:
    (desk / os.fsdecode(b"caf\xe9.txt")).write_bytes(PLAIN)
    result = run_piped("export", os.fsdecode(b"caf\xe9.txt"), "-f", "jsonl")
    assert (result.status, json.loads(result.out)["source"]["uri"]) == (0, "caf\udce9.txt")
    assert "caf\\udcf1.txt" in run_piped("show", os.fsdecode(b"caf\xf1.txt")).err


# Plain output


def test_without_a_terminal_reader_prints_as_show_does(run: Run) -> None:
    assert run("ferry.txt").out == run("show", "ferry.txt").out == STORY


def test_escape_sequences_of_an_article_never_come_out(desk: Path, run: Run) -> None:
    (desk / "evil.txt").write_bytes(b"Head\x1b[31mline\n\nBody \x1b]52;c;aGk=\x07 and \xc2\x9b31m more.\n")
    for arguments in (["show", "evil.txt"], ["show", "evil.txt", "--width", "40"], ["export", "evil.txt"]):
        assert not {"\x1b", "\x07", "\x9b"} & set(run(*arguments).out)


def test_width_wraps(run: Run) -> None:
    lines = run("show", "ferry.txt", "--width", "30").out.splitlines()
    assert max(map(len, lines)) <= 30


@pytest.mark.parametrize(("color", "styled"), [("always", True), ("never", False), ("auto", False)])
def test_color(color: str, styled: bool, run: Run) -> None:
    assert ("\x1b[1m" in run("show", "ferry.txt", "--color", color).out) is styled


def test_only_quotes(run: Run) -> None:
    assert "“It will come,” … “It always has.”" in run("show", "ferry.txt", "--only", "quotes").out


def test_several_sources_are_named(run: Run) -> None:
    out = run("show", "ferry.txt", "strike.txt").out
    assert out.startswith("==> ferry.txt <==\n\nFerry waits")
    assert "\n\n==> strike.txt <==\n\nPort workers walk out\n" in out


@pytest.mark.parametrize("arguments", [[], ["-"], ["show"], ["show", "-"], ["/dev/stdin"]])
def test_standard_input_is_read(arguments: list[str]) -> None:
    result = run_piped(*arguments, given=PLAIN)
    assert (result.status, result.out, result.err) == (0, STORY, "")


def test_nothing_on_standard_input_is_an_empty_source() -> None:
    result = run_piped()
    assert (result.status, result.err) == (1, "reader: -: is empty\n")


def test_the_demo_is_the_first_sample(run: Run) -> None:
    headline = SAMPLES[0].read_text("utf-8").partition("\n")[0]
    assert run("--demo").out.startswith(headline + "\n")


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf_8_in_any_locale(locale: str) -> None:
    settings: dict[str, Any] = {
        "LC_ALL": locale,
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    assert run_piped("show", given=PLAIN, **settings).out == STORY
    assert run_piped("--help", **settings).status == 0
    assert run_piped("show", "Örtchen.txt", **settings).err.endswith("rtchen.txt: no such file\n")


# Export


def test_json_of_one_source_is_an_object_and_of_several_a_list(run: Run) -> None:
    assert json.loads(run("export", "ferry.txt").out)["schema"] == 1
    assert len(json.loads(run("export", "ferry.txt", "strike.txt").out)) == 2
    assert len(json.loads(run("export", "ferry.txt", "empty.txt").out)) == 1


@pytest.mark.parametrize(("table", "column"), [("quotes", "content"), ("entities", "aliases")])
def test_csv_has_two_tables(table: str, column: str, run: Run) -> None:
    assert column in run("export", "ferry.txt", "-f", "csv", "--only", table).out.splitlines()[0]


def test_the_ending_of_the_output_tells_the_format(desk: Path, run: Run) -> None:
    assert run("export", "ferry.txt", "-o", "ferry.md").status == 0
    assert (desk / "ferry.md").read_text("utf-8").startswith("# Ferry waits for wind\n")


def test_processes_give_the_same_bytes(run: Run) -> None:
    sources = ["ferry.txt", "strike.txt"] * 5
    for name in ("jsonl", "csv", "markdown", "html"):
        assert run("export", *sources, "-f", name).out == run("export", *sources, "-f", name, "--jobs", "3").out


def test_an_output_file_is_replaced_whole_and_keeps_its_mode(desk: Path, run: Run) -> None:
    target = desk / "out.jsonl"
    target.write_text("old")
    target.chmod(0o640)
    result = run("export", "ferry.txt", "-o", "out.jsonl")
    assert (result.status, result.out) == (0, "")
    assert json.loads(target.read_text("utf-8"))["source"]["uri"] == "ferry.txt"
    assert target.stat().st_mode & 0o777 == 0o640
    assert not list(desk.glob(".out*"))


def test_a_link_stays_a_link(desk: Path, run: Run) -> None:
    (desk / "latest.jsonl").symlink_to("out.jsonl")
    assert run("export", "ferry.txt", "-o", "latest.jsonl").status == 0
    assert (desk / "latest.jsonl").is_symlink()
    assert (desk / "out.jsonl").read_text("utf-8").startswith("{")


def test_an_interrupted_export_leaves_the_old_file(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(raw: Raw) -> Document:
        raise KeyboardInterrupt

    (desk / "out.json").write_text("old")
    monkeypatch.setattr(pipeline, "read_raw", interrupt)
    result = run("export", "ferry.txt", "-o", "out.json")
    assert (result.status, result.err) == (130, "")
    assert [path.read_text() for path in desk.glob("*out.json*")] == ["old"]


@pytest.mark.parametrize("path", ["nowhere/out.json", "ferry.txt/out.json", "/proc/out.json"])
def test_an_output_that_cannot_be_written_says_so(path: str, run: Run) -> None:
    result = run("export", "ferry.txt", "-o", path)
    assert result.status == 1
    assert result.err.startswith(f"reader: {path}: cannot be written, ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["show", "export"])
def test_a_full_disk_says_so(command: str, desk: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(reader_process(command, "ferry.txt"), stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (
        1,
        b"reader: standard output: cannot be written, no space left on device\n",
    )


# Pipes and signals


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_lines_come_as_soon_as_they_are_ready(jobs: str, desk: Path) -> None:
    os.mkfifo(desk / "wire")
    command = reader_process("export", "ferry.txt", "wire", "-f", "jsonl", "--jobs", jobs)
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        if jobs == "1":
            assert json.loads(process.stdout.readline())["source"]["uri"] == "ferry.txt"
        (desk / "wire").write_bytes(PLAIN)
        assert process.stdout.read().splitlines()
    assert process.returncode == 0


@pytest.mark.parametrize("arguments", [["show"], ["export", "-f", "jsonl"], ["export", "-f", "jsonl", "--jobs", "2"]])
def test_a_closed_pipe_ends_silently(arguments: list[str], desk: Path) -> None:
    command = reader_process(*arguments, *["ferry.txt"] * 400)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_without_a_traceback(jobs: str, desk: Path) -> None:
    os.mkfifo(desk / "wire")  # Nobody writes, so the command waits until it is interrupted.
    command = reader_process("export", *["ferry.txt"] * 20, "wire", "-f", "jsonl", "--jobs", jobs)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr.read() == b""
    assert process.returncode == 130


# The interface, replaced by one that tells what it was given

SESSION = """
import os, sys, types
os.open({tty!r}, os.O_RDWR)  # the first terminal that a new session opens becomes its own
def run_reader(raws, settings):
    print("OPENED", [(os.path.basename(raw.uri), len(raw.data)) for raw in raws], settings.theme, settings.mouse)
    print("TERMINALS", os.isatty(0), os.isatty(1), os.isatty(2))
    return 0
app = types.ModuleType("reader.tui.app")
app.run_reader = run_reader
sys.modules["reader.tui.app"] = app
from reader.cli import main
status = main({arguments!r})
print("STATUS", status)
"""


def run_in_terminal(*arguments: str, given: bytes | None = None, term: str = "xterm-256color") -> str:
    """What stands on a terminal after the command; `given` comes through a pipe, None leaves the keyboard."""
    ours, theirs = os.openpty()
    code = SESSION.format(tty=os.ttyname(theirs), arguments=list(arguments))
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=theirs if given is None else subprocess.PIPE,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "TERM": term},
    )
    os.close(theirs)
    if given is not None:
        process.communicate(given)
    seen = b""
    try:
        while part := os.read(ours, 65536):
            seen += part
    except OSError:  # how Linux tells that the last process has left the terminal
        pass
    os.close(ours)
    process.wait()
    return seen.decode("utf-8").replace("\r\n", "\n")


def test_a_file_opens_in_the_interface(desk: Path) -> None:
    seen = run_in_terminal("ferry.txt", "--theme", "reader-light", "--no-mouse")
    assert f"OPENED [('ferry.txt', {len(PLAIN)})] reader-light False\n" in seen
    assert seen.endswith("STATUS 0\n")


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_a_pipe_is_read_and_the_keyboard_is_back(arguments: list[str]) -> None:
    seen = run_in_terminal(*arguments, given=PLAIN)
    assert f"OPENED [('-', {len(PLAIN)})]" in seen
    assert "TERMINALS True True True" in seen


def test_without_a_source_the_first_sample_opens() -> None:
    assert f"OPENED [('{SAMPLES[0].name}'," in run_in_terminal()


def test_what_fails_is_named_and_the_rest_opens(desk: Path) -> None:
    seen = run_in_terminal("ferry.txt", "gone.md", "strike.txt")
    assert seen.startswith("reader: gone.md: no such file\nOPENED [('ferry.txt'")
    assert seen.endswith("STATUS 1\n")


def test_nothing_opens_where_everything_failed(desk: Path) -> None:
    assert run_in_terminal("gone.md") == "reader: gone.md: no such file\nSTATUS 1\n"


def test_a_dumb_terminal_gets_plain_text(desk: Path) -> None:
    assert run_in_terminal("ferry.txt", term="dumb") == STORY + "STATUS 0\n"
