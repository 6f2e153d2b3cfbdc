"""Kill programs while they write to one library, and look for all that they said was kept.

    python -m tests.library.killing --kills 500

Two programs at a time put in articles, new versions of them, notes and corrections. One after the other is killed in
the middle of whatever it is writing, and another takes its place. A test kills a few.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from reader.library import checking
from reader.library.anchors import Anchor, anchor_span
from reader.library.corrections import Correction, CorrectionKind, Target
from reader.library.identity import Origin
from reader.library.notes import NoteState
from reader.library.shelf import Shelf
from reader.library.store import Store
from reader.model.document import Document
from reader.model.span import Span
from tests.library.articles import article

ROOT = Path(__file__).parent.parent.parent

PATIENCE = 60.0
"""Seconds that a program waits for others to write, however slow the machine is."""

VERSIONS = 5
"""How often a program changes an article before it begins another."""

SHORTEST, LONGEST = 0.005, 0.15
"""Seconds between what a program says first and the kill."""

EXAMINED = 50
"""Kills after which the whole file is checked."""

WORDS = "Nobody asked the crews"


class Said(NamedTuple):
    """What a program said was kept."""

    article: int
    version: int
    """Which state of the article."""
    note: int
    """The number of the note that it wrote on it."""


# The program that is killed


def write(path: str, name: str) -> None:
    """Write for ever; print what is kept as soon as it is."""
    store = Store.open(path, timeout=PATIENCE)
    shelf = Shelf(store)
    for number in range(10**9):
        uri = f"/desk/{name}-{number}.txt"
        for version in range(VERSIONS):
            document = _article(name, number, version)
            kept = shelf.add(Origin(uri, document.text.encode()), document)
            correction = Correction(CorrectionKind.HIDE, Target("", Anchor(WORDS, "", "", version)))
            store.add_correction(kept, correction)
            noted = anchor_span(document.text, _noted(document))
            note = store.add_note(kept, noted, f"{name} {version}", 0.0)
            assert note is not None, store.problem
            assert store.change_note(note, f"{name} {version} kept"), store.problem
            assert store.problem is None, store.problem
            print(kept, version, note, flush=True)


def _article(name: str, number: int, version: int) -> Document:
    said = (("Mara Okafor", f"This is word{name}x{number}x{version}"),)
    body = f"{WORDS} of the boats {version} times, and none of the {number} pilots of {name} did."
    return article(f"Day {number} of {name}", said, body=body, uri=f"/desk/{name}-{number}.txt")


def _noted(document: Document) -> Span:
    start = document.text.index(WORDS)
    return Span(start, start + len(WORDS))


# The one that kills


class Writer:
    """A program that writes."""

    def __init__(self, path: Path, number: int) -> None:
        self.name = f"w{number}"
        command = [sys.executable, "-m", "tests.library.killing", "--write", self.name, "--library", str(path)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT)

    def kill(self, random: Random) -> Sequence[Said]:
        """Kill it some time after it has said something; return all that it said."""
        assert self._process.stdout is not None
        first = self._process.stdout.readline()
        assert first, f"{self.name} ended by itself"
        time.sleep(random.uniform(SHORTEST, LONGEST))
        self._process.kill()
        rest, _ = self._process.communicate()
        whole = (first + rest).split("\n")[:-1]  # the last line may be half a line
        return [Said(*map(int, line.split())) for line in whole]


def kill(path: Path, kills: int, seed: int = 0) -> int:
    """Kill so many programs; return how many states of articles they said were kept. Raises `AssertionError` as soon as
    one of these is not there."""
    random = Random(seed)
    writers = [Writer(path, 0), Writer(path, 1)]
    said: dict[str, Sequence[Said]] = {}
    try:
        for number in range(kills):
            writer = writers.pop(0)
            said[writer.name] = writer.kill(random)
            store = Store.open(path, timeout=PATIENCE)  # the other one goes on writing
            look_for(store, writer.name, said[writer.name])
            if number % EXAMINED == EXAMINED - 1:
                examine(store, path)
            store.close()
            writers.append(Writer(path, number + 2))
    finally:
        for writer in writers:
            writer._process.kill()
            writer._process.communicate()
    store = Store.open(path, timeout=PATIENCE)
    for name, all_said in said.items():
        look_for(store, name, all_said)
    examine(store, path)
    store.close()
    return sum(map(len, said.values()))


def look_for(store: Store, name: str, said: Sequence[Said]) -> None:
    """Find all that a program said, and no more than what it may have kept without saying so."""
    shelf = Shelf(store)
    newest = {one.article: one.version for one in said}
    for order, (number, version) in enumerate(newest.items()):
        document = shelf.document(number)
        assert document is not None, f"{name}: article {number} is lost"
        may_be = [_article(name, order, later).text for later in (version, version + 1)]
        assert document.text in may_be, f"{name}: article {number} is in an earlier state"
        is_later = document.text == may_be[1]
        assert len(shelf.versions(number)) == version + is_later, f"{name}: a version of article {number} is lost"
        (quote,) = shelf.quotes(f"word{name}x{order}x{version + is_later} by:okafor")
        assert quote.listed.article == number
        saved = store.recall(Origin(f"/desk/{name}-{order}.txt", document.text.encode()))
        corrected = [correction.target.anchor.offset for correction in saved.corrections]
        assert corrected[: version + 1] == list(range(version + 1)), f"{name}: a correction is lost"
    notes = {note.number: note for note in store.notes(tuple(newest))}
    for one in said:
        note = notes.get(one.note)
        assert note is not None, f"{name}: note {one.note} is lost"
        assert note.words == f"{name} {one.version} kept", f"{name}: note {one.note} is in an earlier state"
        assert (note.state, note.anchor.exact) == (NoteState.ANCHORED, WORDS), f"{name}: note {one.note} lost its place"


def examine(store: Store, path: Path) -> None:
    """Check the file and its search tables."""
    assert checking.examine(store, str(path), None).troubles == ()


def main() -> None:
    """Write, or kill those who do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", help=argparse.SUPPRESS)
    parser.add_argument("--library", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write(options.library, options.write)
    with tempfile.TemporaryDirectory() as folder:
        kept = kill(Path(folder) / "library.db", options.kills, options.seed)
    print(f"{options.kills} kills; all of the {kept:,} articles and versions that were said to be kept are there,")
    print("each with its correction, its note and its quote; the file is sound")


if __name__ == "__main__":
    main()
