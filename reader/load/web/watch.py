"""Run slow work so that it can be watched, stopped and timed. Knows nothing of what the work is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from time import monotonic
from typing import Generic, TypeVar

from reader.load.fetching import Cancelled, FetchProgress, Report

Result = TypeVar("Result")

TICK = 0.05
"""Seconds until a request to stop is seen, and between two reports. Shorter costs work that nobody would notice."""


class StoppedError(Exception):
    """The caller stopped the work."""


class OutOfTimeError(Exception):
    """The work took longer than allowed."""


class Line:
    """Between the thread that works and the one that waits: progress goes up, a request to stop comes down."""

    def __init__(self) -> None:
        self.progress: FetchProgress | None = None
        self._stopped = Event()
        self._cut: Callable[[], object] | None = None

    def report(self, progress: FetchProgress) -> None:
        """Report how far the work is. Raises `StoppedError` if nobody waits for it any more."""
        if self._stopped.is_set():
            raise StoppedError
        self.progress = progress

    def on_stop(self, cut: Callable[[], object]) -> None:
        """Register what interrupts the work while it waits. `stop` calls it, from the other thread."""
        self._cut = cut
        if self._stopped.is_set():
            self.stop()

    def stop(self) -> None:
        """Make the work end soon, whatever it is waiting for."""
        self._stopped.set()
        if self._cut is not None:
            with suppress(OSError):  # the connection was closed meanwhile
                self._cut()


class _Work(Generic[Result]):
    """Work in a thread of its own, and its result."""

    def __init__(self, work: Callable[[Line], Result]) -> None:
        self.line = Line()
        self.done = Event()
        self._work = work
        self._results: list[Result] = []
        self._error: BaseException | None = None
        # Looking up a host cannot be interrupted; a daemon thread does not keep the program from exiting.
        self._thread = Thread(target=self._run, name="fetch", daemon=True)
        self._thread.start()

    def result(self) -> Result:
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _run(self) -> None:
        try:
            self._results.append(self._work(self.line))
        except BaseException as error:  # raised again in the thread that waits
            self._error = error
        finally:
            self.done.set()


def watched(work: Callable[[Line], Result], seconds: float, report: Report, cancelled: Cancelled) -> Result:
    """What `work` returns or raises. Both callbacks run in the calling thread, some twenty times a second.

    Raises `StoppedError` soon after `cancelled()` returns true, and `OutOfTimeError` after `seconds`. The work then
    ends by itself.
    """
    running = _Work(work)
    try:
        _wait(running, monotonic() + seconds, report, cancelled)
    except BaseException:  # Ctrl+C among them
        running.line.stop()
        raise
    return running.result()


def _wait(running: _Work[Result], end: float, report: Report, cancelled: Cancelled) -> None:
    reported: FetchProgress | None = None
    done = False
    while not done:
        done = running.done.wait(min(TICK, max(end - monotonic(), 0)))
        progress = running.line.progress
        if progress is not None and progress is not reported:
            report(progress)
            reported = progress
        if not done and cancelled():
            raise StoppedError
        if not done and monotonic() >= end:
            raise OutOfTimeError
