"""Share work among processes: results in order, memory bounded, a dead worker costs one item. Knows nothing of news."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""Items for each worker that may be under way or done out of turn. More evens out long items and holds more memory."""


def ordered(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    died: Callable[[Item, int], Result],
) -> Iterator[Result]:
    """`work(item)` for each item, in the order given, done by `jobs` processes.

    Items are drawn only as there is room for them. Where a worker dies, its item gives `died(item, exit code)` and a
    new worker takes its place. Closing the iterator ends the workers at once.
    """
    pool: _Pool[Item, Result] = _Pool(work, died)
    queue = enumerate(items)
    exhausted = False
    turn = 0
    try:
        while True:
            while not exhausted and pool.can_take(jobs) and pool.last - turn < jobs * AHEAD:
                try:
                    pool.give(*next(queue))
                except StopIteration:
                    exhausted = True
            while turn in pool.done:
                yield pool.done.pop(turn)
                turn += 1
            if pool.busy:
                pool.collect()
            elif exhausted and not pool.done:
                return
    finally:
        pool.close()


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection[Any, Any]


@dataclass
class _Pool(Generic[Item, Result]):
    work: Callable[[Item], Result]
    died: Callable[[Item, int], Result]
    idle: list[_Worker] = field(default_factory=list)
    busy: list[tuple[_Worker, int, Item]] = field(default_factory=list)
    done: dict[int, Result] = field(default_factory=dict)
    last: int = -1
    """Number of the item handed out last."""

    def can_take(self, jobs: int) -> bool:
        return len(self.busy) < jobs

    def give(self, number: int, item: Item) -> None:
        worker = self.idle.pop() if self.idle else self._start()
        self.busy.append((worker, number, item))
        self.last = number
        # One that died while idle shows as a closed pipe when its answer is collected.
        with suppress(BrokenPipeError, ConnectionResetError):
            worker.pipe.send(item)

    def collect(self) -> None:
        """Wait until a worker has answered or died, and take what it left."""
        ready = wait([worker.pipe for worker, _, _ in self.busy])
        for task in [task for task in self.busy if task[0].pipe in ready]:
            worker, number, item = task
            self.busy.remove(task)
            try:
                self.done[number] = worker.pipe.recv()
                self.idle.append(worker)
            except (EOFError, ConnectionResetError):
                worker.process.join()
                worker.pipe.close()
                self.done[number] = self.died(item, worker.process.exitcode or 0)

    def close(self) -> None:
        workers = self.idle + [worker for worker, _, _ in self.busy]
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            worker.process.join()
            worker.pipe.close()

    def _start(self) -> _Worker:
        # Forked workers share what is imported already. Elsewhere than on Linux, forking is not safe.
        context = get_context("fork" if sys.platform == "linux" else None)
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(self.work, theirs, ours), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _serve(work: Callable[[Any], Any], pipe: Connection[Any, Any], far_end: Connection[Any, Any]) -> None:
    # Under fork this process holds the other end too. Were it left open, the death of the parent would not show.
    far_end.close()
    # Ctrl+C reaches every process of the terminal; only the one that started us shall answer it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while True:
        try:
            item = pipe.recv()
        except (EOFError, ConnectionResetError):  # the parent is gone
            return
        result = work(item)
        with suppress(BrokenPipeError, ConnectionResetError):
            pipe.send(result)
