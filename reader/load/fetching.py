"""How sources are to be read, and how far a fetch has come. Knows nothing of HTTP, so that naming it costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.base.values import Value

LONGEST = 60.0
"""Seconds a page may take from the first look-up of its host to its last byte, unless the user says otherwise."""


class Fetching(Value):
    """What the user chose."""

    offline: bool = False
    """Use no network: read the copy that was kept when the page was fetched before."""
    anew: bool = False
    """Ask the site whether the page has changed even where the kept copy still counts as fresh."""
    seconds: float = LONGEST
    """Longest time for one page, redirects and all."""
    encoding: str | None = None
    """What every source is decoded from, pages, files and standard input; None where each tells, or is guessed."""


class FetchProgress(NamedTuple):
    """How far a fetch has come."""

    host: str
    """Who is asked, or is answering: after a redirect, the host it led to."""
    received: int = 0
    """Bytes of the page so far, as they came over the wire."""
    expected: int | None = None
    """Bytes on the wire in all; None while the server has not said so."""


Report = Callable[[FetchProgress], None]
Cancelled = Callable[[], bool]

DEFAULT = Fetching()


def unwatched(progress: FetchProgress) -> None:
    """Takes the progress of a fetch that nobody watches."""


def never() -> bool:
    """Whether a fetch that nobody can stop was stopped."""
    return False
