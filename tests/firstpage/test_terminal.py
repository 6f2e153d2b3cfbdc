"""The program on a terminal of its own: from the first page to the interface and out again."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import pyte
import pytest

from reader.firstpage.terminal import TERMINATION_SIGNALS
from reader.samples import SAMPLES

COLUMNS, ROWS = 100, 30
HEADLINE = "Cranes Stand Still"
NAMED = b"\x1b]2;Cranes Stand Still"
"""The article's name in the terminal's title."""
PATIENCE = 60.0
"""Seconds to wait for output."""

START = "import sys; from reader.cli import main; sys.exit(main())"


class Terminal:
    """A program in a terminal, observed from outside."""

    started: ClassVar[list[subprocess.Popen[bytes]]] = []
    """The programs of this test."""

    def __init__(
        self, *arguments: str, is_controlling: bool = False, run_by: Sequence[str] = (), **environment: str
    ) -> None:
        """`run_by` is a command that runs the program."""
        self._ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._theirs = theirs
        self.before = termios.tcgetattr(theirs)
        self.process = subprocess.Popen(
            [*run_by, sys.executable, "-c", START, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=partial(fcntl.ioctl, theirs, termios.TIOCSCTTY, 0) if is_controlling else None,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
        )
        self.started.append(self.process)
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""

    def send(self, keys: str | bytes) -> None:
        os.write(self._ours, keys.encode() if isinstance(keys, str) else keys)

    def read(self, while_silent: bool = False) -> Iterator[str]:
        """The content of the screen after each output, until there is none for a while."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends and self.process.poll() is None:
            is_drawn = bool(select.select([self._ours], [], [], 0.05)[0])
            if is_drawn:
                self._take()
            if is_drawn or while_silent:
                yield "\n".join(self.screen.display)

    @property
    def is_stopped(self) -> bool:
        """Whether the program was suspended."""
        status = Path(f"/proc/{self.process.pid}/stat")
        if not status.exists():
            pytest.skip("there is no /proc")
        return status.read_text().rpartition(")")[2].split()[0] == "T"

    def _take(self) -> None:
        try:
            part = os.read(self._ours, 65536)
        except OSError:  # how Linux tells that nobody has the terminal open any more
            return
        self.output += part
        # pyte takes the > of a private sequence for text.
        self._stream.feed(part.replace(b"\x1b[>", b"\x1b[?"))

    def until(self, words: str) -> None:
        assert any(words in shown for shown in self.read()), f"{words!r} was never seen"

    def wait_for(self, holds: Callable[[], bool]) -> None:
        """Read on until something holds."""
        assert any(holds() for _ in self.read(while_silent=True)), "it never came to that"

    def end(self) -> int:
        """Read until the program has ended; return its exit status."""
        for _ in self.read():
            pass
        self.take_all()
        return self.process.wait(PATIENCE)

    def take_all(self) -> None:
        """Read the available output."""
        while select.select([self._ours], [], [], 0)[0]:
            self._take()

    def go_away(self) -> int:
        """Close the terminal like a window; return the program's exit status."""
        os.close(self._theirs)
        os.close(self._ours)
        return self.process.wait(PATIENCE)

    @property
    def is_restored(self) -> bool:
        """Whether the terminal has its original attributes."""
        left = self.output.rindex(b"\x1b[?1049l") > self.output.rindex(b"\x1b[?1049h")
        return left and termios.tcgetattr(self._theirs) == self.before


KITTY_KEYS = re.compile(rb"\x1b\[>\d+u")
"""What asks a terminal for kitty's keyboard mode."""


@pytest.fixture(autouse=True)
def _no_program_outlives_its_test() -> Iterator[None]:
    yield
    for process in Terminal.started:
        process.kill()
        process.wait()
    Terminal.started.clear()


@pytest.fixture
def broken_textual(tmp_path: Path) -> str:
    """A folder in which importing Textual fails."""
    (tmp_path / "textual").mkdir()
    (tmp_path / "textual" / "__init__.py").write_text("raise ImportError('no such luck')")
    return str(tmp_path)


@pytest.fixture
def waiting_textual(tmp_path: Path) -> tuple[str, Path]:
    """A folder in which importing Textual waits for a file, and that file."""
    (tmp_path / "textual").mkdir()
    (tmp_path / "textual" / "__init__.py").write_text(
        f"import importlib, os, sys, time\n"
        f"while not os.path.exists({str(tmp_path / 'go')!r}):\n"
        f"    time.sleep(0.001)\n"
        f"sys.path.remove({str(tmp_path)!r})\n"
        f"del sys.modules['textual']\n"
        f"importlib.import_module('textual')\n"
    )
    return str(tmp_path), tmp_path / "go"


def started_waiting(waiting_textual: tuple[str, Path]) -> Terminal:
    """The program with its first page shown, whose interface does not load before the file is there."""
    terminal = Terminal(str(SAMPLES[0]), PYTHONPATH=os.pathsep.join([waiting_textual[0], *sys.path]))
    terminal.wait_for(lambda: b"\x1b[0m" in terminal.output.partition(b"\x1b[%d;1H" % ROWS)[2])
    return terminal


def article_rows(shown: str) -> list[str]:
    """The rows of the article on the screen, without its scroll bar and what is beside it."""
    return [row[:57].rstrip() for row in shown.split("\n")[1:-3]]


@pytest.mark.parametrize(
    ("keys", "rows"),
    [("j", 1), ("jjj", 3), ("jk\x1b[Bj", 2), (" ", 24), (" b\x1b[6~", 24), ("Ggj", 1), ("jjj2", 3), ("j]k", 1)],
)
def test_keys_are_answered_before_the_interface_loads(keys: str, rows: int, waiting_textual: tuple[str, Path]) -> None:
    terminal = started_waiting(waiting_textual)
    begun = article_rows("\n".join(terminal.screen.display))
    for key in keys:
        terminal.send(key)  # some are sequences, which may arrive in pieces
    wanted = begun[rows:]
    terminal.wait_for(
        lambda: (
            article_rows("\n".join(terminal.screen.display))[: len(wanted)] == wanted
            and terminal.output.endswith(b"\x1b[0m")
        )
    )
    painted = article_rows("\n".join(terminal.screen.display))
    waiting_textual[1].touch()
    for shown in terminal.read():
        if "]" not in keys:
            assert article_rows(shown) == painted, "the interface begins with the same rows"
        if "by person" in shown:
            break
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.is_restored


def test_one_can_go_back_from_a_leap_before_the_interface_loads(waiting_textual: tuple[str, Path]) -> None:
    terminal = started_waiting(waiting_textual)
    begun = article_rows("\n".join(terminal.screen.display))
    terminal.send("G")
    terminal.until("100%")
    waiting_textual[1].touch()
    terminal.until("by person")
    terminal.send("\x7f")
    terminal.wait_for(lambda: article_rows("\n".join(terminal.screen.display)) == begun)
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.is_restored


def test_keys_that_the_first_page_does_not_know_reach_the_interface_in_order(
    waiting_textual: tuple[str, Path],
) -> None:
    terminal = started_waiting(waiting_textual)
    terminal.send("jj/cranes\rj")
    waiting_textual[1].touch()
    terminal.until("“cranes”")
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.is_restored


@pytest.mark.parametrize(
    ("keys", "status"), [("q", 0), ("jjq", 0), ("\x03\x03", 130), ("j\x03j\x03", 130), ("\x11", 0)]
)
@pytest.mark.parametrize("is_loading", [True, False], ids=["while it waits", "while it loads"])
def test_keys_that_leave_restore_the_terminal(
    keys: str, status: int, is_loading: bool, waiting_textual: tuple[str, Path]
) -> None:
    terminal = started_waiting(waiting_textual)
    if is_loading:
        waiting_textual[1].touch()
    terminal.send(keys)
    waiting_textual[1].touch()
    assert terminal.end() == status
    assert terminal.is_restored


def test_ctrl_c_is_answered_before_the_interface_loads(waiting_textual: tuple[str, Path]) -> None:
    terminal = started_waiting(waiting_textual)
    terminal.send("j\x03")
    terminal.until("or Ctrl+C again")
    terminal.send("\x03")
    assert terminal.end() == 130
    assert terminal.is_restored


def test_one_ctrl_c_is_answered_by_the_interface_too(waiting_textual: tuple[str, Path]) -> None:
    terminal = started_waiting(waiting_textual)
    terminal.send("\x03")
    terminal.until("or Ctrl+C again")
    waiting_textual[1].touch()
    terminal.wait_for(lambda: "Ctrl+C again" in terminal.screen.display[-2] and "1 Who" in terminal.screen.display[-1])
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.is_restored


@pytest.mark.parametrize("number", TERMINATION_SIGNALS)
def test_a_signal_after_a_key_restores_the_terminal(number: signal.Signals, waiting_textual: tuple[str, Path]) -> None:
    terminal = started_waiting(waiting_textual)
    terminal.send("jjj")
    terminal.process.send_signal(number)
    assert terminal.end() == 128 + number
    assert terminal.is_restored


def test_a_signal_is_not_lost_in_a_module_that_ignores_errors(waiting_textual: tuple[str, Path]) -> None:
    Path(waiting_textual[0], "textual", "__init__.py").write_text(
        "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except BaseException:\n        pass\n"
    )
    terminal = started_waiting(waiting_textual)
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.end() == 128 + signal.SIGTERM
    assert terminal.is_restored


def test_the_page_stays_while_the_interface_loads_and_no_key_is_lost() -> None:
    terminal = Terminal(str(SAMPLES[0]))
    terminal.until(HEADLINE)
    assert terminal.output.count(b"\x1b[?1049h") == 1
    terminal.wait_for(lambda: b"\x1b[0m" in terminal.output.partition(b"\x1b[%d;1H" % ROWS)[2])
    terminal.send("2")  # Textual is not there yet
    painted = terminal.screen.display[:-1]
    share = painted[0].split()[-1]
    for shown in terminal.read():
        top, *rows, _keys = shown.split("\n")
        assert top[:60] == painted[0][:60]
        assert top.split()[-1] == share
        assert [row[:57] for row in rows] == [row[:57] for row in painted[1:]], "the article is never drawn otherwise"
        if "by person" in shown:
            break
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.output.count(b"\x1b[?1049h") == 1, "the screen was entered once"
    assert terminal.is_restored


@pytest.mark.parametrize("closed", ["2>&-", "<&-", "<&- 2>&-"])
def test_it_is_drawn_with_any_descriptor_closed(closed: str, tmp_path: Path) -> None:
    page = tmp_path / "tide.html"
    page.write_text("<html><body><article><h1>The tide waits</h1><p>“We wait,” said Mara Okafor on the quay at dawn.")
    for source, words in ((str(SAMPLES[0]), HEADLINE), (str(page), "The tide waits")):
        terminal = Terminal(source, run_by=("sh", "-c", f'exec "$@" {closed}', "sh"), is_controlling=True)
        terminal.until(words)
        terminal.until("by person")
        terminal.send("q")
        assert terminal.end() == 0
        assert terminal.is_restored


def test_a_web_page_is_fetched_by_the_interface(site: Any, tmp_path: Path) -> None:
    site.give("/tide", "The tide waits\n\n“We wait,” said Mara Okafor on the quay at dawn.", Content_Type="text/plain")
    terminal = Terminal(f"{site.address}/tide", XDG_CACHE_HOME=str(tmp_path))
    terminal.until("The tide waits")
    terminal.until("by person")
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.is_restored


def test_other_programs_find_the_terminal_restored() -> None:
    terminal = Terminal(str(SAMPLES[0]), is_controlling=True)
    terminal.until("by person")
    named = terminal.output.count(NAMED)
    assert named
    terminal.send("\x1a")
    terminal.wait_for(lambda: terminal.is_stopped)
    terminal.take_all()
    assert terminal.is_restored
    terminal.screen.reset()
    terminal.process.send_signal(signal.SIGCONT)
    terminal.until(HEADLINE)
    assert terminal.output.count(NAMED) == named + 1, "the title is there again"
    terminal.send("|")
    terminal.until("Give the text to a command")
    terminal.send("stty -a </dev/tty\r")
    terminal.until("Enter leads back")
    assert {b"icanon", b"echo", b"icrnl"} <= set(terminal.output.split())
    terminal.send("\rq")
    assert terminal.end() == 0
    assert terminal.is_restored


@pytest.mark.parametrize("signals", [[signal.SIGCONT], [signal.SIGSTOP, signal.SIGCONT]], ids=["go on", "stop, go on"])
def test_it_continues_whichever_process_is_signalled(signals: Sequence[signal.Signals]) -> None:
    terminal = Terminal(str(SAMPLES[0]), is_controlling=True)
    terminal.until("by person")
    earlier = b""
    for number in (*signals, *signals):
        terminal.process.send_signal(number)
        if number == signal.SIGSTOP:
            terminal.wait_for(lambda: terminal.is_stopped)
        else:
            earlier += terminal.output
            terminal.output = b""
            terminal.wait_for(lambda: b"\x1b[?1049h" in terminal.output)
    terminal.send("3")
    terminal.until("by place")
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.is_restored
    written = earlier + terminal.output
    assert len(KITTY_KEYS.findall(written)) == written.count(b"\x1b[<u") > 0
    assert written.count(b"\x1b[22;2t") == written.count(b"\x1b[23;2t")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("TERM", value) for value in ("", "nonsense")),
        *(("COLUMNS", value) for value in ("-5", "abc", "9" * 30)),
        *(("TEXTUAL_DRIVER", value) for value in ("nonsense", "os:system", ":", "textual.driver:", "..:x")),
        ("TEXTUAL_COLOR_SYSTEM", "nonsense"),
        ("TEXTUAL_LOG", "/nowhere/log.txt"),
    ],
)
def test_variables_that_make_no_sense_are_passed_over(name: str, value: str) -> None:
    environment: dict[str, Any] = {name: value}
    terminal = Terminal(str(SAMPLES[0]), **environment)
    terminal.until("by person")
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.is_restored


@pytest.mark.parametrize("editor", ["nosuchprogram", "false"], ids=["not there", "fails"])
def test_the_terminal_is_taken_back_from_an_editor_that_fails(editor: str) -> None:
    terminal = Terminal(str(SAMPLES[0]), VISUAL=editor)
    terminal.until("by person")
    terminal.send("e")
    terminal.until(editor)
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.is_restored


def test_an_interrupt_goes_to_the_command_that_has_the_terminal() -> None:
    terminal = Terminal(str(SAMPLES[0]), is_controlling=True)
    terminal.until("by person")
    terminal.send("|")
    terminal.until("Give the text to a command")
    waiting = "import signal; signal.signal(2, signal.SIG_DFL); print('begun', flush=True); signal.pause()"
    terminal.send(f'{sys.executable} -c "{waiting}"\r')
    terminal.wait_for(lambda: b"begun\r\n" in terminal.output)
    terminal.send("\x03")
    terminal.until("Enter leads back")
    terminal.send("\r")
    terminal.until("by person")
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.is_restored


def test_invalid_utf_8_does_not_end_the_program() -> None:
    terminal = Terminal(str(SAMPLES[0]))
    terminal.until("by person")
    terminal.send(b"\xff\x80\xc3 \xe2\x80")
    terminal.send("z")
    assert any("by person" not in shown for shown in terminal.read()), "the article is alone"
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.is_restored


def test_a_failure_before_the_interface_loads_restores_the_terminal(broken_textual: str) -> None:
    terminal = Terminal(str(SAMPLES[0]), PYTHONPATH=os.pathsep.join([broken_textual, *sys.path]))
    assert terminal.end() != 0
    assert b"no such luck" in terminal.output
    assert terminal.is_restored


@pytest.mark.parametrize("is_controlling", [True, False], ids=["told by the system", "not told"])
@pytest.mark.parametrize("seen", [HEADLINE, "by person"], ids=["first page", "interface"])
def test_the_program_ends_when_its_terminal_is_closed(seen: str, is_controlling: bool) -> None:
    terminal = Terminal(str(SAMPLES[0]), is_controlling=is_controlling)
    terminal.until(seen)
    assert terminal.go_away() != 0


@pytest.mark.parametrize("number", TERMINATION_SIGNALS)
@pytest.mark.parametrize("seen", [HEADLINE, "by person"], ids=["first page", "interface"])
def test_a_termination_signal_restores_the_terminal(number: signal.Signals, seen: str) -> None:
    terminal = Terminal(str(SAMPLES[0]))
    terminal.until(seen)
    terminal.process.send_signal(number)
    assert terminal.end() == 128 + number
    assert terminal.is_restored


def test_a_terminal_with_few_colours_is_left_to_the_interface() -> None:
    terminal = Terminal(str(SAMPLES[0]), TERM="xterm", COLORTERM="")
    terminal.until(HEADLINE)
    terminal.send("q")
    assert terminal.end() == 0
    assert terminal.is_restored
