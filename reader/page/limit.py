"""Abandon work that takes too long, where the system allows it: some regular expressions never terminate."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

T = TypeVar("T")


class TimeLimitExceeded(Exception):
    """The work was not finished in time."""


def run_within(seconds: float, work: Callable[[], T]) -> T:
    """Return `work()`. Raises `TimeLimitExceeded` if it uses more than `seconds` of CPU time.

    A match cannot be interrupted from outside, but the regex engine checks for signals. Without signals, and outside
    the main thread, there is no limit.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
        or seconds == float("inf")
    ):
        return work()
    armed = True

    def give_up(_number: int, _frame: FrameType | None) -> None:
        if armed:
            raise TimeLimitExceeded

    # CPU time, so that a busy machine does not abort the work. Nothing else uses this signal.
    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        return work()
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before or signal.SIG_DFL)
