"""Run a program in a terminal and time what it draws. Needs a POSIX system; memory is measured on Linux only."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path

COLUMNS, ROWS = 120, 40
QUIET = 0.05
"""Seconds of silence after which an answer to a key is complete."""
SETTLED = 0.15
"""The same of an answer that makes it lay out everything."""
PATIENCE = 60.0

_LEFT_OUT = ("COLUMNS", "LINES", "NO_COLOR", "PYTHONDONTWRITEBYTECODE")
"""Variables of our own terminal and Python that say nothing of the one that is measured."""

ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=]*[A-Za-z~$]|\x1b[()][0-9A-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[=>78]")
_FRAME_END = b"\x1b[?2026l"
"""What Textual writes after each frame on a terminal that draws it at once."""

_QUESTIONS = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?1;2c", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
"""What a terminal is asked, and what it answers."""


class Terminal:
    """A program that runs. Times are in seconds since it was started."""

    def __init__(self, command: Sequence[str]) -> None:
        self._ours, theirs = os.openpty()
        self._size(COLUMNS, ROWS)
        environment = {key: value for key, value in os.environ.items() if key not in _LEFT_OUT}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, env=environment
        )
        os.close(theirs)
        self.bytes = 0

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def now(self) -> float:
        """Seconds since it was started."""
        return time.perf_counter() - self._started

    def _read(self, wait: float) -> bytes:
        if not select.select([self._ours], [], [], wait)[0]:
            return b""
        try:
            data = os.read(self._ours, 1 << 16)
        except OSError:  # how Linux tells that the program has ended
            return b""
        self.bytes += len(data)
        for question, answer in _QUESTIONS.items():
            if question in data:
                os.write(self._ours, answer)
        return data

    def until(self, words: str) -> float:
        """When these words were drawn. Raises `TimeoutError` where they are not."""
        seen = b""
        while self.now() < PATIENCE:
            seen += self._read(0.5)
            if words.encode() in ESCAPES.sub(b"", seen):
                return self.now()
            seen = seen[-100_000:]
        raise TimeoutError(words)

    def send(self, keys: str) -> None:
        """Type something, and wait for nothing."""
        os.write(self._ours, keys.encode())

    def settle(self, quiet: float = QUIET) -> float:
        """When the last byte came before this many seconds of silence."""
        last = self.now()
        while self._read(quiet):
            last = self.now()
        return last

    def press(self, key: str) -> float:
        """How long it takes from a key until the answer is drawn; 0 where there is none.

        That is the first frame with at least a third of what the largest draws: a count that changes in a corner is no
        answer, nor are the lists that are filled meanwhile, when the text was drawn before.
        """
        before = self.now()
        os.write(self._ours, key.encode())
        return self._answered(self._frames(0.5, QUIET), before) - before

    def resize(self, columns: int, rows: int) -> float:
        """How long it takes until the text stands in the new size: see `press`."""
        before = self.now()
        self._size(columns, rows)
        os.killpg(self._process.pid, signal.SIGWINCH)
        return self._answered(self._frames(2, SETTLED), before) - before

    @staticmethod
    def _answered(frames: Sequence[tuple[int, float]], before: float) -> float:
        """When the first of them with at least a third of what the largest draws was there; `before` without any."""
        enough = max((size for size, _ in frames), default=0) / 3
        return next((when for size, when in frames if size >= enough), before)

    def _frames(self, patience: float, quiet: float) -> list[tuple[int, float]]:
        """How many bytes each frame has, and when it was there. `patience` is for the first, `quiet` ends the last."""
        frames, size = [], 0
        data = self._read(patience)
        while data:
            *ends, rest = data.split(_FRAME_END)
            for end in ends:
                frames.append((size + len(end), self.now()))
                size = 0
            size += len(rest)
            data = self._read(quiet)
        return frames

    def idle(self, seconds: float) -> tuple[float, int]:
        """Seconds of processor time used and bytes written while nothing happens."""
        used, written = self._used(), self.bytes
        ends = self.now() + seconds
        while self.now() < ends:
            self._read(ends - self.now())
        return self._used() - used, self.bytes - written

    def _used(self) -> float:
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Megabytes that the program itself holds in memory, without the processes that it started."""
        return megabytes(self._process.pid)

    def end(self, key: str = "q") -> float:
        """How long it takes from a key until the program has ended."""
        before = self.now()
        os.write(self._ours, key.encode())
        while self._process.poll() is None and self.now() - before < 5:
            self._read(0.002)
        took = self.now() - before
        self._process.kill()
        self._process.wait()
        os.close(self._ours)
        return took


def megabytes(pid: int) -> float:
    """What a process holds in memory. Raises `OSError` where it has ended."""
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1000 if found else 0.0
