"""What the interface is opened on; here it is replaced by one that tells what it was given."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.arguments import parse_arguments
from reader.cli.chosen import chosen
from reader.library.identity import Origin
from reader.library.store import Store
from reader.samples import SAMPLES

SESSION = """
import os, sys, types
os.open({tty!r}, os.O_RDWR)  # the first terminal that a new session opens becomes its own
def run_reader(openings, settings, store, is_painted, is_demo, fetching):
    documents = [opening.document for opening in openings]
    print("OPENED", [(os.path.basename(d.source.uri), len(d.text.split())) for d in documents], end=" ")
    print(settings.theme, settings.mouse)
    print("TERMINALS", os.isatty(0), os.isatty(1), os.isatty(2))
    return 0, []
app = types.ModuleType("reader.tui.app")
app.run_reader = run_reader
sys.modules["reader.tui.app"] = app
from reader.cli import main
status = main({arguments!r})
print("STATUS", status)
"""


def run_in_terminal(*arguments: str, given: str | None = None, term: str = "xterm-256color") -> str:
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
        process.communicate(given.encode())
    seen = b""
    try:
        while part := os.read(ours, 65536):
            seen += part
    except OSError:  # how Linux tells that the last process has left the terminal
        pass
    os.close(ours)
    process.wait()
    return seen.decode("utf-8").replace("\r\n", "\n")


def test_a_file_opens_in_the_interface(desk: Path, story: str) -> None:
    seen = run_in_terminal("ferry.txt", "--theme", "reader-light", "--no-mouse")
    assert f"OPENED [('ferry.txt', {len(story.split())})] reader-light False\n" in seen
    assert seen.endswith("STATUS 0\n")


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_a_pipe_is_read_and_the_keyboard_is_back(arguments: list[str], story: str) -> None:
    seen = run_in_terminal(*arguments, given=story)
    assert f"OPENED [('-', {len(story.split())})]" in seen
    assert "TERMINALS True True True" in seen


def test_without_a_source_the_first_sample_opens() -> None:
    assert f"OPENED [('{SAMPLES[0].name}'," in run_in_terminal()


@pytest.mark.parametrize(
    ("uri", "opened"), [("/desk/ferry.txt", "OPENED [] "), ("-", f"OPENED [('{SAMPLES[0].name}',")]
)
def test_without_a_source_it_begins_with_what_can_be_read_again(uri: str, opened: str) -> None:
    store = Store.open()
    store.begin(Origin(uri, b"Ferry waits for wind"), "Ferry waits for wind", 1000.0)
    store.close()
    assert opened in run_in_terminal()


def test_what_fails_is_named_and_the_rest_opens(desk: Path) -> None:
    seen = run_in_terminal("ferry.txt", "gone.md", "strike.txt")
    assert seen.startswith("reader: gone.md: no such file\n")
    assert "OPENED [('ferry.txt'" in seen
    assert seen.endswith("STATUS 1\n")


def test_nothing_opens_where_everything_failed(desk: Path) -> None:
    assert run_in_terminal("gone.md") == "reader: gone.md: no such file\nSTATUS 1\n"


def test_a_dumb_terminal_gets_plain_text(desk: Path, story: str) -> None:
    assert run_in_terminal("ferry.txt", term="dumb") == story + "STATUS 0\n"


def test_what_is_wrong_with_the_keys_is_reported_at_the_end(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(desk))
    (desk / "article-reader").mkdir()
    (desk / "article-reader" / "config.toml").write_text('measur = 60\n[keys]\n"trail.nxt" = "x"\n')
    seen = run_in_terminal("ferry.txt")
    path = f"reader: {desk}/article-reader/config.toml: "
    assert seen.startswith(f"{path}measur is not a setting (did you mean measure?)\n")
    assert f"{path}keys.trail.nxt is not an action (did you mean trail.next?)\nSTATUS 0\n" in seen


def test_private_reading_is_not_remembered() -> None:
    options = parse_arguments(["--private", "ferry.txt"])
    assert not chosen(options).settings.remember
    assert chosen(options).origins["remember"] == "command line (--private)"
    assert chosen(parse_arguments(["ferry.txt"])).settings.remember


def test_a_folder_and_a_container_open_as_their_articles(desk: Path) -> None:
    (desk / "archive" / "b.txt").write_text("Two words")
    (desk / "archive" / "a.jsonl").write_text('{"id": 7, "text": "Now three words"}\n{"id": 8}\n')
    shown = run_in_terminal("archive")
    assert "OPENED [('a.jsonl#7', 3), ('b.txt', 2)]" in shown
    assert "archive/a.jsonl#8: has no text" in shown


def test_a_container_that_is_piped_in_opens_as_its_articles(desk: Path) -> None:
    assert "OPENED [('-#1', 3), ('-#2', 2)]" in run_in_terminal(
        given='{"text": "Now three words"}\n{"text": "Two words"}\n'
    )
