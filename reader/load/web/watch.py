"""Do slow work where it can be watched, stopped and timed. Knows nothing of what the work is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from time import monotonic
from typing import Generic, TypeVar

from reader.load.fetching import Cancelled, FetchProgress, Report

Result = TypeVar("Result")

TICK = 0.05
"""Seconds until a wish to stop is seen, and between two reports. Shorter costs work that nobody would notice."""


class StoppedError(Exception):
    """The work was stopped by whoever waited for it."""


class OutOfTimeError(Exception):
    """The work took longer than it may."""


class Line:
    """Between the thread that works and the one that waits: progress goes up, the wish to stop comes down."""

    def __init__(self) -> None:
        self.progress: FetchProgress | None = None
        self._stopped = Event()
        self._cut: Callable[[], object] | None = None

    def tell(self, progress: FetchProgress) -> None:
        """Say how far the work is. Raises `StoppedError` where nobody waits for it any more."""
        if self._stopped.is_set():
            raise StoppedError
        self.progress = progress

    def on_stop(self, cut: Callable[[], object]) -> None:
        """What ends a wait that the work is in; called from the other thread, or at once where that wants to stop."""
        self._cut = cut
        if self._stopped.is_set():
            self.stop()

    def stop(self) -> None:
        """Make the work end soon, whatever it waits for."""
        self._stopped.set()
        if self._cut is not None:
            with suppress(OSError):  # it has hung up by itself meanwhile
                self._cut()


class _Work(Generic[Result]):
    """Work in a thread of its own, and what came of it."""

    def __init__(self, work: Callable[[Line], Result]) -> None:
        self.line = Line()
        self.done = Event()
        self._work = work
        self._results: list[Result] = []
        self._error: BaseException | None = None
        # A look-up of a host cannot be interrupted; a daemon does not keep the program from leaving meanwhile.
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
        except BaseException as error:  # it is raised again where somebody waits
            self._error = error
        finally:
            self.done.set()


def watched(work: Callable[[Line], Result], seconds: float, report: Report, cancelled: Cancelled) -> Result:
    """What `work` gives or raises. Both callbacks run in the calling thread, some twenty times a second.

    Raises `StoppedError` soon after `cancelled()` is true, and `OutOfTimeError` after `seconds`. Then nothing waits for
    the work any more, and it ends by itself.
    """
    running = _Work(work)
    try:
        _wait(running, monotonic() + seconds, report, cancelled)
    except BaseException:  # Ctrl+C among them
        running.line.stop()
        raise
    return running.result()


def _wait(running: _Work[Result], end: float, report: Report, cancelled: Cancelled) -> None:
    told: FetchProgress | None = None
    done = False
    while not done:
        done = running.done.wait(min(TICK, max(end - monotonic(), 0)))
        progress = running.line.progress
        if progress is not None and progress is not told:
            report(progress)
            told = progress
        if not done and cancelled():
            raise StoppedError
        if not done and monotonic() >= end:
            raise OutOfTimeError
