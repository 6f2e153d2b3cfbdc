"""Read the sources of a command one after the other; failures are named on standard error and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.cli.messages import complain
from reader.errors import SourceError
from reader.load.fetching import DEFAULT, Fetching
from reader.model.document import Document
from reader.pipeline import read_many


class Reading:
    """The documents of some sources, as they are read. Failures are told at once and do not stop it."""

    def __init__(
        self, sources: Iterable[str], jobs: int = 1, *, annotated: bool = True, fetching: Fetching = DEFAULT
    ) -> None:
        self._outcomes = read_many(sources, jobs, annotated=annotated, fetching=fetching)
        self.failures = 0

    def __iter__(self) -> Iterator[Document]:
        for outcome in self._outcomes:
            if isinstance(outcome, SourceError):
                complain(outcome)
                self.failures += 1
            else:
                for notice in outcome.notices:
                    complain(f"{outcome.source.uri}: {notice}")
                yield outcome
