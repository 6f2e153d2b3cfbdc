"""A child process shares what it should, nothing else, and ends when it should."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO

import pytest

from reader.processes.child import can_fork, fork_child, spawn_child

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux only")


def _repeat(before: bytes, requests: IO[bytes], out: IO[bytes]) -> None:
    out.write(before + requests.read())
    out.flush()


def _tell_files(requests: IO[bytes], out: IO[bytes]) -> None:
    os.write(1, b"this reaches nobody")
    nothing = Path(os.devnull).stat().st_rdev
    found = []
    for number in range(1000):
        with suppress(OSError):
            found.append((number, os.fstat(number).st_rdev == nothing))
    out.write(json.dumps([found, sorted((requests.fileno(), out.fileno()))]).encode())
    out.flush()


def _tell_handlers(_asked: IO[bytes], out: IO[bytes]) -> None:
    handled = [int(number) for number in signal.valid_signals() if callable(signal.getsignal(number))]
    out.write(json.dumps(handled).encode())
    out.flush()


def _fail(_asked: IO[bytes], out: IO[bytes]) -> None:
    out.write(b"begun")
    out.flush()
    raise ValueError


def test_a_forked_child_shares_state_and_answers() -> None:
    one = fork_child(partial(_repeat, b"the tide "))
    one.requests.write(b"turns")
    one.requests.close()
    assert one.responses.read() == b"the tide turns"
    one.end()


def test_it_has_no_open_file_of_this_process(capfd: pytest.CaptureFixture[str]) -> None:
    one = fork_child(_tell_files)
    found, pipes = json.loads(one.responses.read())
    one.end()
    assert [number for number, is_nothing in found if is_nothing] == [0, 1, 2]
    assert [number for number, is_nothing in found if not is_nothing] == pipes
    assert capfd.readouterr().out == ""


def test_it_has_no_signal_handler_of_this_process() -> None:
    one = fork_child(_tell_handlers)
    assert json.loads(one.responses.read()) == []
    one.end()


def test_a_failure_ends_only_the_child() -> None:
    one = fork_child(_fail)
    assert one.responses.read() == b"begun"
    one.end()


@pytest.mark.parametrize("wait", [lambda: fork_child(lambda requests, out: signal.pause()), lambda: spawn_child("pdb")])
def test_any_thread_can_end_it_whatever_it_does(wait: object) -> None:
    assert callable(wait)
    one = wait()
    threads = [threading.Thread(target=one.end) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with pytest.raises(ProcessLookupError):
        os.kill(one.process, 0)
    assert one.requests.closed
    assert one.responses.closed


def test_it_is_not_forked_if_there_is_another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_fork()
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    assert not can_fork()
    done.set()
    other.join()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not can_fork()
