"""Read the sources of a command one after the other. Failures are reported on standard error and kept."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.cli.messages import complain
from reader.errors import SourceError
from reader.library.identity import has_store
from reader.load import container_of
from reader.load.fetching import DEFAULT, Fetching
from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import Amend, read_many


def _count_nothing(failed: bool) -> None:
    pass


class Notices(NamedTuple):
    """What the user should know about a document that was read."""

    uri: str
    notices: Sequence[str]


class Watch:
    """Sees what becomes of each source: failures and notices are reported at once, and failures are kept."""

    def __init__(self, count: Callable[[bool], None] = _count_nothing) -> None:
        """`count` is called for each source, with whether it failed."""
        self._count = count
        self._reported: Counter[tuple[str | None, str]] = Counter()
        self.failed: list[tuple[str, str]] = []
        """The sources that failed, each with the reason. The errors would keep alive what was read when they arose."""

    def outcomes(self, outcomes: Iterable[Document | SourceError]) -> Iterator[Document | SourceError]:
        """The same, reported as they pass."""
        for outcome in outcomes:
            self.see(outcome if isinstance(outcome, SourceError) else notices_of(outcome))
            yield outcome

    def see(self, outcome: SourceError | Notices) -> None:
        """Report one source: why it failed, or its notices if it was read."""
        if isinstance(outcome, SourceError):
            complain(outcome)
            self.failed.append((outcome.uri, outcome.why))
        else:
            for notice in outcome.notices:
                self._report(outcome.uri, notice)
        self._count(isinstance(outcome, SourceError))

    def _report(self, uri: str, notice: str) -> None:
        """Report a notice, of a container no more than twice: it may be true of each of a million articles."""
        container = container_of(uri)
        times = self._reported[container, notice]
        if container is None or times == 0:
            complain(f"{uri}: {notice}")
        elif times == 1:
            complain(f"{container}: the same is true of more of its articles, which are not named")
        if container is not None:
            self._reported[container, notice] += 1

    def documents(self, outcomes: Iterable[Document | SourceError]) -> Iterator[Document]:
        """Those that were read, all reported as they pass."""
        return (outcome for outcome in self.outcomes(outcomes) if not isinstance(outcome, SourceError))


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
        self._watch = Watch()

    @property
    def failures(self) -> int:
        """How many sources have failed so far."""
        return len(self._watch.failed)

    def __iter__(self) -> Iterator[Document]:
        return self._watch.documents(self._outcomes)


def notices_of(document: Document) -> Notices:
    """What the user should know about the completeness of a document."""
    return Notices(document.source.uri, document.notices)


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
