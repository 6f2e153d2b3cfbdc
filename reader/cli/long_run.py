"""Export in parts, so that a run can be stopped and continued, and shared among several."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from reader import __version__
from reader.annotate.engines import model_version
from reader.cli.cluster_run import Outcomes, Remote, Spell, SpelledPart, spelled_parts
from reader.cli.corpus import Corpus, files_read
from reader.cli.formats import variant_of
from reader.cli.messages import complain
from reader.cli.progress import Progress
from reader.cli.reading import Watch, amending
from reader.errors import OutputError, OutputExists, OutputIsSource, OutputOfOtherRun, OutsideFailed, SourceError
from reader.export import TABLE_FORMATS, parts, writer
from reader.export.framing import Frame, frame_of, join
from reader.export.parts import WHOLE, Account, Ingredients, Item, Parts, Plan, Share, part_name
from reader.export.target import check_target, is_in, naming, open_target
from reader.load.containers.choices import Choices
from reader.pipeline import read_many

Failures = Iterable[Sequence[str]]
"""Sources that failed, each with the reason."""

GO_ON = "resume with the same command and --resume"

LEDGER = "_run"
"""The folder beside the tables for what is known about their parts; programs that read tables pass over such names."""


def export_in_parts(options: Namespace, sources: list[str], choices: Choices | None, progress: Progress) -> Failures:
    """Write every source to a file or a folder; the sources that failed, in order.

    Raises `OutputError`; what is whole by then is kept.
    """
    target: FileTarget | FolderTarget
    target = (FolderTarget if options.format in TABLE_FORMATS else FileTarget)(options, files_read(sources, choices))
    corpus, amend = Corpus(sources, choices, progress.reach), amending(options)
    spell = target.spelling(holds_many=corpus.holds_many)
    target.parts.begin(
        parts.facts(
            version=[__version__, model_version(options.settings.engine.value)],
            sources=sha256("\0".join(sources).encode("utf-8", "surrogateescape")).hexdigest(),
            format=[options.format, options.only],
            corrections=amend is not None,
            fields=repr(choices),
        )
    )
    run = LongRun(target.parts, options.part or WHOLE, spell, progress)
    watch = Watch(progress.count)
    try:
        if options.scheduler:
            remote = Remote(spell, len(target.parts.paths(0)), options.fetching, amend)
            run.write_spelled(corpus, partial(spelled_parts, options.scheduler, remote), watch)
        else:
            read = partial(read_many, jobs=options.jobs, fetching=options.fetching, amend=amend)
            run.write(corpus, lambda items: watch.outcomes(read(items)))
        target.finish(run.count)
    except KeyboardInterrupt:
        complain(f"stopped; {GO_ON}")
        raise
    except (OutputExists, OutputOfOtherRun):
        raise
    except (OutputError, OutsideFailed) as error:
        raise type(error)(f"{error}; {GO_ON}") from error
    return run.failed


class LongRun:
    """One export, or one of several that share it."""

    def __init__(self, parts: Parts, share: Share, spell: Spell, progress: Progress) -> None:
        self._parts = parts
        self._share = share
        self._spell = spell
        self._progress = progress
        self._failed: dict[int, Sequence[Sequence[str]]] = {}
        self.count = 0
        """How many parts there are, once all is written."""

    @property
    def failed(self) -> Failures:
        """The sources of its parts that failed, in order."""
        return (failure for number in sorted(self._failed) for failure in self._failed[number])

    def write(self, items: Iterable[Item], read: Callable[[Iterable[Item]], Outcomes]) -> None:
        """Write the parts that are not done. Raises `OutputError`."""
        plan = Plan(items, self._parts, self._share, self._skip)
        outcomes = read(plan)
        for first in outcomes:
            self._write_part(plan.next_part(), chain([first], islice(outcomes, parts.SIZE - 1)))
        self.count = plan.count

    def _write_part(self, part: Ingredients, outcomes: Outcomes) -> None:
        failed: list[tuple[str, str]] = []
        with self._parts.writing(part.number) as draft:
            self._spell(_noting(outcomes, failed), draft.streams)
            draft.account = Account(part.articles, part.fingerprint, failed)
        self._failed[part.number] = failed

    def write_spelled(
        self,
        items: Iterable[Item],
        spell: Callable[[Iterable[tuple[Ingredients, Iterator[Item]]]], Iterator[tuple[Ingredients, SpelledPart]]],
        watch: Watch,
    ) -> None:
        """Write the parts that are not done, which `spell` makes, in whatever order. Raises `OutputError`."""
        plan = Plan(items, self._parts, self._share, self._skip)
        for part, spelled in spell(plan.unfinished()):
            failed = [(outcome.uri, outcome.why) for outcome in spelled.outcomes if isinstance(outcome, SourceError)]
            with self._parts.writing(part.number) as draft:
                for stream, data in zip(draft.streams, spelled.files, strict=True):
                    stream.write(data)
                draft.account = Account(part.articles, part.fingerprint, failed)
            self._failed[part.number] = failed
            for outcome in spelled.outcomes:
                watch.see(outcome)
        self.count = plan.count

    def _skip(self, number: int, account: Account) -> None:
        self._failed[number] = account.failed
        self._progress.skip(account.articles, len(account.failed))
        for source, reason in account.failed:
            complain(f"{source}: {reason}")


def _noting(outcomes: Outcomes, failed: list[tuple[str, str]]) -> Outcomes:
    for outcome in outcomes:
        if isinstance(outcome, SourceError):
            failed.append((outcome.uri, outcome.why))
        yield outcome


class FileTarget:
    """A file that is joined from its parts, which lie in a folder beside it until all are there."""

    def __init__(self, options: Namespace, sources: Iterable[str]) -> None:
        """Raises `OutputError`; see `check_target`."""
        self._options = options
        self._frame = Frame()
        self._folder = Path(f"{options.output}.parts")
        self.parts = Parts(self._folder, self._folder, lambda number: (part_name(number),))
        self._replaces = options.force or (options.resume and self.parts.are_joined_in(Path(options.output)))
        check_target(options.output, replace=self._replaces, sources=sources)

    def spelling(self, *, holds_many: bool) -> Spell:
        """What writes a part."""
        variant = variant_of(self._options, holds_many=holds_many)
        self._frame = frame_of(self._options.format, variant)
        return partial(_spell_text, self._options.format, variant)

    def finish(self, count: int) -> None:
        """Join the parts if all are there; if not, another run will. Raises `OutputError`."""
        path = self._options.output
        with parts.locked(self._folder) as is_there:
            if not is_there:
                return
            if not all(map(self.parts.is_done, range(count))):
                complain(f"{path}: will be there once the other parts are done")
                return
            with open_target(path, replace=self._replaces) as stream, naming(path):
                join((self.parts.paths(number)[0] for number in range(count)), self._frame, stream)
                self.parts.note_joined(stream)
            self.parts.discard(count)


def _spell_text(name: str, variant: str | None, outcomes: Outcomes, streams: Sequence[BinaryIO]) -> None:
    """Write the articles of a part to its one file; those that failed are left out."""
    documents = (outcome for outcome in outcomes if not isinstance(outcome, SourceError))
    for piece in writer(name, variant)(documents):
        streams[0].write(piece.encode("utf-8", "backslashreplace"))


class FolderTarget:
    """A folder of tables, whose parts stay."""

    def __init__(self, options: Namespace, sources: Iterable[str]) -> None:
        """Raises `OutputError` where the folder may not be written to, or where the format lacks its library."""
        self._options = options
        self._module = _table_module(options.format)
        folder = Path(options.output)
        if any(is_in(folder, source) for source in sources):
            raise OutputIsSource(f"{folder}: is being read, so it cannot be replaced; choose another name")
        self.parts = Parts(folder, folder / LEDGER, self._module.names)
        continues = (options.resume or options.part) and self.parts.is_begun
        if folder.exists() and not continues and not (folder.is_dir() and not any(folder.iterdir())):
            if not options.force or not folder.is_dir():
                raise OutputExists(options.output)
            self.parts.clear()

    def spelling(self, *, holds_many: bool) -> Spell:
        """What writes a part; it does not matter how many articles the sources hold."""
        return partial(self._module.spell, engine=self._options.settings.engine.value)

    def finish(self, count: int) -> None:
        """Nothing is left to do once all parts are there."""


def _table_module(name: str) -> ModuleType:
    try:
        return import_module(f"reader.export.{name}")
    except ModuleNotFoundError as error:
        from reader.base.installed import how_to_add_extra  # late: it is seldom needed

        raise OutputError(f"{name} needs {error.name}; to add it, run {how_to_add_extra('corpus')}") from error
