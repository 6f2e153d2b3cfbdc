"""A line on the terminal that says how far a long command is."""

from __future__ import annotations

import sys
import time

INTERVAL = 0.2
"""Seconds between two lines."""


class Progress:
    """Counts what is done. Draws nothing unless standard error is a terminal."""

    def __init__(self, total: int) -> None:
        self.done = 0
        self.failed = 0
        self._total = total
        self._begun = time.monotonic()
        self._drawn_at = 0.0
        self._is_shown = sys.stderr is not None and sys.stderr.isatty()

    def step(self, *, failed: bool = False) -> None:
        """One more is done."""
        self.done += 1
        self.failed += failed
        now = time.monotonic()
        if self._is_shown and now - self._drawn_at >= INTERVAL:
            self._drawn_at = now
            self._write(f"\r{self.line(now - self._begun)}\x1b[K")

    def line(self, seconds: float) -> str:
        """What is shown after so many seconds."""
        speed = self.done / seconds if seconds > 0 else 0.0
        parts = [f"{self.done:,} of {self._total:,}", f"{speed:.0f}/s"]
        if speed and self.done < self._total:
            parts.append(_time_left((self._total - self.done) / speed))
        if self.failed:
            parts.append(f"{self.failed:,} failed")
        return "  ".join(parts)

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn_at:
            self._drawn_at = 0.0
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


def _time_left(seconds: float) -> str:
    return f"{seconds / 60:.0f} min left" if seconds >= 90 else f"{seconds:.0f} s left"
