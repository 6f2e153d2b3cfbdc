"""A process that works for this one, which asks it and reads what it answers. POSIX only. Knows nothing of news."""

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
    """One such process. It ends by itself when what is written to it ends, if it reads that."""

    def __init__(self, process: int, asked: int, answers: int) -> None:
        """Its number, and the descriptors of both pipes."""
        self.process = process
        self.asked: IO[bytes] = os.fdopen(asked, "wb")
        self.answers: IO[bytes] = os.fdopen(answers, "rb")
        self._has_ended = False
        self._lock = Lock()

    def end(self) -> None:
        """End it at once, whatever it does. Any thread may do so, more than once."""
        with self._lock:
            if not self._has_ended:
                self._has_ended = True
                with suppress(ProcessLookupError, ChildProcessError):
                    os.kill(self.process, signal.SIGKILL)
                    os.waitpid(self.process, 0)
        for stream in (self.asked, self.answers):
            with suppress(OSError):  # what was still to be written has nowhere to go
                stream.close()


def can_fork() -> bool:
    """Whether this process can be doubled: of several threads one alone would go on in the child, and other systems
    than Linux have threads of their own in it."""
    return sys.platform == "linux" and active_count() == 1


def forked(serve: Callable[[IO[bytes], IO[bytes]], None]) -> Child:
    """A child that knows all that is known here and has it imported. `serve` gets what is asked and where to answer.

    It comes to life in some milliseconds. It has neither the terminal nor any other file of this process.
    """

    def fork(asked: int, answers: int) -> int:
        process = os.fork()
        if process:
            return process
        try:
            _forget_parent((asked, answers))
            serve(os.fdopen(asked, "rb"), os.fdopen(answers, "wb"))
        finally:
            os._exit(0)  # whatever the parent has begun is for the parent to end

    return _started(fork)


def spawned(module: str, *arguments: str) -> Child:
    """A child that runs this module and knows nothing. It is asked on standard input and answers on standard output."""

    def spawn(asked: int, answers: int) -> int:
        return os.posix_spawn(
            sys.executable,
            [sys.executable, "-m", module, *arguments],
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, asked, 0),
                (os.POSIX_SPAWN_DUP2, answers, 1),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
            ],
        )

    return _started(spawn)


def _started(start: Callable[[int, int], int]) -> Child:
    """The child that `start` begins, given its ends of both pipes. Raises `OSError` where the system has no room."""
    theirs_asked, asked = os.pipe()
    answers, theirs_answers = os.pipe()
    try:
        process = start(theirs_asked, theirs_answers)
    except OSError:
        os.close(asked)
        os.close(answers)
        raise
    finally:
        os.close(theirs_asked)
        os.close(theirs_answers)
    return Child(process, asked, answers)


def _forget_parent(kept: tuple[int, int]) -> None:
    """Close all descriptors but these, and leave every signal to the system."""
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
    gc.freeze()  # looking through what came from the parent would copy all of it


def _open_descriptors() -> Iterable[int]:
    """Those that are open, or may be: trying all that are allowed may take minutes."""
    try:
        return [int(name) for name in os.listdir("/proc/self/fd")]
    except OSError:
        return range(1024)
