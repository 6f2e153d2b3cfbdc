"""How far a long run has come: a line on standard error, where that is a terminal."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

from reader.cli.output import is_terminal_output

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from reader.cli.corpus import Reach

REFRESHED = 0.1
"""Seconds between two drawings of the line. No thread draws it, since workers are forked."""

LEAST_COUNTED = 50
"""Articles after which the number of all is estimated."""


class Progress:
    """Counts articles. Draws nothing."""

    def __init__(self, total: int | None, workers: int, reach: Reach | None = None) -> None:
        """`total` is how many there are, if that is known; `reach` tells how much of them has been read if not."""
        self._total = total
        self.reach = reach
        self._workers = workers
        self._started = time.monotonic()
        self._done = self._skipped = self._failed = 0

    def count(self, failed: bool) -> None:
        """Count an article that was read, or failed."""
        self._done += 1
        self._failed += failed

    def skip(self, articles: int, failed: int) -> None:
        """Count articles that were read in an earlier run."""
        self._done += articles
        self._skipped += articles
        self._failed += failed

    @property
    def seconds(self) -> float:
        """How long the run has taken."""
        return time.monotonic() - self._started

    @property
    def line(self) -> str:
        """How far it is, in words: "1,204 of 20,000  41/s  7 min left  3 failed  (2 workers)", or "of about"."""
        return "  ".join(part for part in self._parts() if part)

    @property
    def total(self) -> int | None:
        """How many articles there are, as far as that can be told."""
        if self._total is not None:
            return self._total if self._total >= self._done else None
        share = self.reach.share if self.reach is not None else None
        return _rounded(self._done / share) if share and self._done >= LEAST_COUNTED else None

    def _parts(self) -> Iterator[str]:
        total = self.total
        about = "about " if self._total is None else ""
        of = f" of {about}{total:,}" if total is not None else ""
        yield f"{self._done:,}{of}"
        rate = (self._done - self._skipped) / max(self.seconds, 0.001)
        yield f"{rate:.0f}/s" if rate >= 10 else f"{rate:.1f}/s"
        if total is not None and rate:
            yield f"{_duration((total - self._done) / rate)} left"
        yield f"{self._failed:,} failed" if self._failed else ""
        yield f"({self._workers} workers)" if self._workers > 1 else ""


class DrawnProgress(Progress):
    """Counts articles, and draws the line with a bar."""

    def __init__(self, total: int | None, workers: int, reach: Reach | None, bar: Bar) -> None:
        super().__init__(total, workers, reach)
        self._bar = bar
        self._task = bar.add_task("", total=total, line=self.line)
        self._drawn = 0.0

    def count(self, failed: bool) -> None:
        """Count an article, and draw the line if it is time, or if that is news."""
        super().count(failed)
        self._draw(at_once=failed)

    def skip(self, articles: int, failed: int) -> None:
        """Count articles that were read in an earlier run."""
        super().skip(articles, failed)
        self._draw(at_once=True)

    def _draw(self, *, at_once: bool) -> None:
        now = time.monotonic()
        if at_once or now - self._drawn >= REFRESHED:
            self._drawn = now
            self._bar.update(self._task, completed=self._done, total=self.total, line=self.line, refresh=True)


def has_terminal() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


def is_watched(options: Namespace) -> bool:
    """Whether the progress of an export is shown: the output must not go to the terminal too."""
    return has_terminal() and not is_terminal_output(options.output) and options.progress == "auto"


def progress_of(
    total: int | None, workers: int, reach: Reach | None = None, *, is_shown: bool
) -> AbstractContextManager[Progress]:
    """Counts articles during the block, and shows the count if wanted. Messages that are printed meanwhile stand above
    it."""
    return _drawn(total, workers, reach) if is_shown else nullcontext(Progress(total, workers))


@contextmanager
def _drawn(total: int | None, workers: int, reach: Reach | None) -> Iterator[Progress]:
    from rich.console import Console  # late: most runs are short, or no terminal is there
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    has_bar = total is not None or reach is not None
    columns = [TextColumn("{task.fields[line]}", markup=False), *([BarColumn()] if has_bar else [])]
    console = Console(stderr=True)
    with Bar(*columns, console=console, auto_refresh=False, transient=True, redirect_stdout=False) as bar:
        yield DrawnProgress(total, workers, reach, bar)


def _rounded(number: float) -> int:
    """A number of which only the first two digits are known."""
    return int(float(f"{number:.1e}"))


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
