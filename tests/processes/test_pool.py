"""Work shared among processes comes back in order, whatever happens to the processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.processes import pool


def doubled(number: int) -> int:
    return 2 * number


def dies_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def dies_once(marker: Path) -> str:
    """Die if the file is not there yet, after making it."""
    if marker.exists():
        return marker.name
    marker.touch()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def waits_at_zero(number: int) -> int:
    if number == 0:
        signal.pause()
    return number


def killed(number: int, exit_code: int) -> int:
    return 1000 * number - exit_code


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(pool.map_ordered(doubled, range(100), jobs, killed)) == [2 * number for number in range(100)]


def test_no_items_give_no_results() -> None:
    assert list(pool.map_ordered(doubled, [], 2, killed)) == []


def test_a_worker_that_dies_costs_only_its_own_item() -> None:
    assert list(pool.map_ordered(dies_at_three, range(8), 2, killed)) == [0, 2, 4, 3009, 8, 10, 12, 14]


def test_an_item_whose_worker_died_is_tried_once_more(tmp_path: Path) -> None:
    markers = [tmp_path / str(number) for number in range(4)]
    assert list(pool.map_ordered(dies_once, markers, 2, lambda marker, _: f"{marker} failed")) == ["0", "1", "2", "3"]


def test_an_item_costs_two_workers_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    started = 0
    start = pool._Pool._start

    def counted(self: Any) -> Any:
        nonlocal started
        started += 1
        return start(self)

    monkeypatch.setattr(pool._Pool, "_start", counted)
    assert list(pool.map_ordered(dies_at_three, range(8), 1, killed))[3] == 3009
    assert started == 3


def test_items_are_drawn_only_as_they_are_needed() -> None:
    drawn = 0

    def items() -> Iterator[int]:
        nonlocal drawn
        for number in range(1000):
            drawn = number + 1
            yield number

    results = pool.map_ordered(doubled, items(), 2, killed)
    assert [next(results) for _ in range(10)] == [2 * number for number in range(10)]
    assert drawn <= 10 + 2 * pool.MAX_AHEAD
    results.close()  # type: ignore[attr-defined]


def test_closing_ends_workers_in_the_middle_of_their_work() -> None:
    results = pool.map_ordered(waits_at_zero, [1, 0, 0], 3, killed)
    assert next(results) == 1
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


PARENT = """
import sys
from reader.processes import pool

def items():
    yield from range(6)
    print("waiting", flush=True)
    sys.stdin.read()  # the parent is killed while it waits here

for result in pool.map_ordered(abs, items(), 3, max):
    pass
"""


def test_workers_end_when_the_program_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "waiting\n"
        process.kill()
        process.stdout.read()  # ends only when every worker has closed it too
