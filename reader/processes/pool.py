"""Distribute work among processes: ordered results, bounded memory, and an item whose worker dies is tried once more.
Knows nothing of news."""

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

from reader.processes.garbage import collect_seldom

Item = TypeVar("Item")
Result = TypeVar("Result")

_STOPPING = (signal.SIGINT, signal.SIGTERM)

MAX_AHEAD = 4
"""Items per worker that may be running, or finished out of order. More even out long items, but take more memory."""


def map_ordered(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    on_death: Callable[[Item, int], Result],
) -> Iterator[Result]:
    """Yield `work(item)` for each item, in order, computed by `jobs` processes.

    Items are drawn only as there is room for them. If a worker dies, a new one takes its place and its item; if that
    one dies too, the item yields `on_death(item, exit code)`. Closing the iterator ends the workers at once.
    """
    pool: _Pool[Item, Result] = _Pool(work, on_death)
    queue = enumerate(items)
    exhausted = False
    turn = 0
    try:
        while True:
            while not exhausted and pool.can_take(jobs) and pool.last - turn < jobs * MAX_AHEAD:
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
    on_death: Callable[[Item, int], Result]
    idle: list[_Worker] = field(default_factory=list)
    busy: list[tuple[_Worker, int, Item]] = field(default_factory=list)
    done: dict[int, Result] = field(default_factory=dict)
    tried: set[int] = field(default_factory=set)
    """Numbers of the items that a worker has died of."""
    last: int = -1
    """Number of the item handed out last."""

    def can_take(self, jobs: int) -> bool:
        return len(self.busy) < jobs

    def give(self, number: int, item: Item) -> None:
        self._give(self.idle.pop() if self.idle else self._start(), number, item)
        self.last = number

    def collect(self) -> None:
        """Wait until a worker has answered or died, and collect its result."""
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
                self._bury(worker, number, item)

    def close(self) -> None:
        workers = self.idle + [worker for worker, _, _ in self.busy]
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            worker.process.join()
            worker.pipe.close()

    def _give(self, worker: _Worker, number: int, item: Item) -> None:
        self.busy.append((worker, number, item))
        # If the worker died while idle, its pipe shows that when the answer is collected.
        with suppress(BrokenPipeError, ConnectionResetError):
            worker.pipe.send(item)

    def _bury(self, worker: _Worker, number: int, item: Item) -> None:
        """Give the item of a dead worker to a new one, which has done nothing else, unless it has killed two."""
        if number in self.tried:
            self.tried.remove(number)
            self.done[number] = self.on_death(item, worker.process.exitcode or 0)
        else:
            self.tried.add(number)
            self._give(self._start(), number, item)

    def _start(self) -> _Worker:
        # Forked workers share what is imported already. Forking is not safe except on Linux.
        context = get_context("fork" if sys.platform == "linux" else None)
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(self.work, theirs, ours), daemon=True)
        # Until the worker has set its own, it has the parent's handlers.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        return _Worker(process, ours)


def _serve(work: Callable[[Any], Any], pipe: Connection[Any, Any], far_end: Connection[Any, Any]) -> None:
    # A forked process has the parent's end open too; unless closed, it would hide the parent's death.
    far_end.close()
    # Ctrl+C reaches every process of the terminal; only the parent should handle it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
    collect_seldom()
    while True:
        try:
            item = pipe.recv()
        except (EOFError, ConnectionResetError):  # the parent is gone
            return
        result = work(item)
        with suppress(BrokenPipeError, ConnectionResetError):
            pipe.send(result)
