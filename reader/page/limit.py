"""Give up work that takes too long, where the system allows it: a search for an expression may take for ever."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

T = TypeVar("T")


class TookTooLong(Exception):
    """The work was not done in time."""


def within(seconds: float, work: Callable[[], T]) -> T:
    """What `work` gives. Raises `TookTooLong` when it computes for longer than this.

    Matching an expression cannot be left from outside, but it looks for signals now and then. Without signals, and
    outside the main thread, the work takes as long as it takes.
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
            raise TookTooLong

    # The time that the program computes, so that a busy machine stops nothing; and nobody else uses this signal.
    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        return work()
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before or signal.SIG_DFL)
