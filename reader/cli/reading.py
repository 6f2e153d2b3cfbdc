"""Read the sources of a command one after the other. Failures are reported on standard error and counted."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator

from reader.cli.messages import complain
from reader.errors import SourceError
from reader.library.identity import has_store
from reader.load.fetching import DEFAULT, Fetching
from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import Amend, read_many


class SourceReader:
    """The documents of some sources, as they are read. Failures are reported at once and do not stop it."""

    def __init__(
        self,
        sources: Iterable[str | Raw | SourceError],
        jobs: int = 1,
        *,
        annotated: bool = True,
        fetching: Fetching = DEFAULT,
        amend: Amend | None = None,
    ) -> None:
        self._outcomes = read_many(sources, jobs, annotated=annotated, fetching=fetching, amend=amend)
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


def amending(options: Namespace) -> Amend | None:
    """Applies the corrections made in the interface to a document; None if there are none, or none are wanted."""
    if getattr(options, "no_corrections", False) or not options.settings.remember or not has_store():
        return None
    from reader.library.amending import CorrectionApplier  # late: most people have made no corrections
    from reader.library.store import Store

    store = Store.open()
    known = store.all_corrections()
    if store.problem and known is None:  # nothing is written here, so only what cannot be read matters
        complain(store.problem)
    store.close()
    return CorrectionApplier(known) if known is not None else None
