"""Distribute work among the workers of a Dask cluster, which may die. Knows nothing of news.

Needs distributed, the extra `cluster`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar
from warnings import catch_warnings, filterwarnings

import distributed

Label = TypeVar("Label")
Item = TypeVar("Item")
Result = TypeVar("Result")

IN_FLIGHT = 2
"""Tasks per worker that are handed out. A worker that dies makes all of its tasks suspect, so they must be few."""

RETRIES = 2
"""How often a task that failed is tried again; after as many deaths of workers more it is given up."""

PATIENCE = "10 s"
"""How long the scheduler may take to answer."""


class ClusterError(Exception):
    """The scheduler cannot be reached, or a task was given up. `str()` is one line."""


def map_unordered(
    address: str, work: Callable[[Item], Result], items: Iterable[tuple[Label, Item]]
) -> Iterator[tuple[Label, Result]]:
    """Yield `work(item)` for each item, with its label, as they are done by the workers of the scheduler at `address`.

    Items are drawn only as there is room for them. Raises `ClusterError`.
    """
    waiting: dict[str, Label] = {}
    queue = iter(items)
    with _connected(address) as client:
        running = distributed.as_completed(loop=client.loop)
        _hand_out(client, work, queue, running, waiting)
        for future in running:
            label = waiting.pop(future.key)
            yield label, _result(future)
            future.release()
            _hand_out(client, work, queue, running, waiting)


def _hand_out(
    client: Any, work: Callable[[Any], Any], queue: Iterator[Any], running: Any, waiting: dict[str, Any]
) -> None:
    while len(waiting) < IN_FLIGHT * max(1, len(client.nthreads())):
        try:
            label, item = next(queue)
        except StopIteration:
            return
        with catch_warnings():
            filterwarnings("ignore", "Sending large graph", UserWarning)  # long articles are as long as they are
            future = client.submit(work, item, pure=False, retries=RETRIES)
        waiting[future.key] = label
        running.add(future)


def _connected(address: str) -> Any:
    try:
        return distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"{address}: no scheduler answers") from error


def _result(future: Any) -> Any:
    try:
        return future.result()
    except Exception as error:  # whatever went wrong in the other process
        reason = "each worker that had it died" if isinstance(error, distributed.KilledWorker) else str(error)
        raise ClusterError(f"a part of the work was given up: {reason}") from error
