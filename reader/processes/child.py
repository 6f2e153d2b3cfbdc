"""A child process that answers requests over pipes. POSIX only. Knows nothing of news."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Lock, active_count
from typing import IO


class Child:
    """A child process. It ends by itself when its request pipe is closed, provided that it reads from it."""

    def __init__(self, process: int, requests: int, responses: int) -> None:
        """Takes its process id, and this process's ends of both pipes."""
        self.process = process
        self.requests: IO[bytes] = os.fdopen(requests, "wb")
        self.responses: IO[bytes] = os.fdopen(responses, "rb")
        self._has_ended = False
        self._lock = Lock()

    def end(self) -> None:
        """Kill the process. May be called from any thread, more than once."""
        with self._lock:
            if not self._has_ended:
                self._has_ended = True
                with suppress(ProcessLookupError, ChildProcessError):
                    os.kill(self.process, signal.SIGKILL)
                    os.waitpid(self.process, 0)
        for stream in (self.requests, self.responses):
            with suppress(OSError):  # unwritten data is dropped
                stream.close()


def can_fork() -> bool:
    """Whether forking is safe: only on Linux, and only from a single thread, since no other thread would run in the
    child."""
    return sys.platform == "linux" and active_count() == 1


def fork_child(serve: Callable[[IO[bytes], IO[bytes]], None]) -> Child:
    """Fork a child that shares all state and imports of this process. `serve` gets its request and answer streams.

    It starts within milliseconds. It keeps neither the terminal nor any other open file of this process.
    """

    def fork(requests: int, responses: int) -> int:
        process = os.fork()
        if process:
            return process
        try:
            _forget_parent((requests, responses))
            serve(os.fdopen(requests, "rb"), os.fdopen(responses, "wb"))
        finally:
            os._exit(0)  # skip the parent's cleanup handlers

    return _start_child(fork)


def spawn_child(module: str, *arguments: str) -> Child:
    """Spawn a child that runs a module from scratch. It reads requests on standard input and answers on standard
    output."""

    def spawn(requests: int, responses: int) -> int:
        return os.posix_spawn(
            sys.executable,
            [sys.executable, "-m", module, *arguments],
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, requests, 0),
                (os.POSIX_SPAWN_DUP2, responses, 1),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
            ],
        )

    return _start_child(spawn)


def _start_child(start: Callable[[int, int], int]) -> Child:
    """The child that `start` creates from its ends of both pipes. Raises `OSError` if the system lacks resources."""
    theirs_asked, requests = os.pipe()
    responses, theirs_answers = os.pipe()
    try:
        process = start(theirs_asked, theirs_answers)
    except OSError:
        os.close(requests)
        os.close(responses)
        raise
    finally:
        os.close(theirs_asked)
        os.close(theirs_answers)
    return Child(process, requests, responses)


def _forget_parent(kept: tuple[int, int]) -> None:
    """Close all other descriptors, and reset signal handlers to their defaults."""
    for number in signal.valid_signals():
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    for descriptor in _open_descriptors():
        if descriptor > 2 and descriptor not in kept:
            with suppress(OSError):
                os.close(descriptor)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nothing, standard)
    os.close(nothing)
    gc.freeze()  # a collection would copy all memory shared with the parent


def _open_descriptors() -> Iterable[int]:
    """Descriptors that are open, or may be: trying every permitted number could take minutes."""
    try:
        return [int(name) for name in os.listdir("/proc/self/fd")]
    except OSError:
        return range(1024)
