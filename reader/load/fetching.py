"""How sources are read, and how far a fetch has come. Knows nothing of HTTP, so that importing it costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.base.values import Value

TIMEOUT = 60.0
"""Seconds that a page may take, from looking up its host to its last byte, unless the user says otherwise."""


class Fetching(Value):
    """What the user chose about reading sources."""

    offline: bool = False
    """Use no network: read the copy that was kept when the page was last fetched."""
    refresh: bool = False
    """Ask the site whether the page has changed, even if the copy is still fresh."""
    timeout: float = TIMEOUT
    """Seconds that one page may take, redirects included."""
    encoding: str | None = None
    """The encoding of every source; None to take what each declares, or to guess."""
    engine: str | None = None
    """What finds names and quotes: `crf` for the trained taggers, `rules` for plain rules; None for the default."""


class FetchProgress(NamedTuple):
    """How far a fetch has come."""

    host: str
    """The host that is asked: after a redirect, the one it led to."""
    received: int = 0
    """Bytes of the page so far, as they came over the network."""
    expected: int | None = None
    """Bytes that will come over the network; None while the server has not said."""


Report = Callable[[FetchProgress], None]
Cancelled = Callable[[], bool]

DEFAULT = Fetching()


def unwatched(progress: FetchProgress) -> None:
    """Ignore the progress of a fetch."""


def never() -> bool:
    """False: the fetch cannot be cancelled."""
    return False
