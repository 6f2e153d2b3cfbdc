"""Train the models that label pasted pages: python -m reader.training.labels FOLDER.

FOLDER holds pasted/dev.jsonl.gz and, if there are any, records labelled by hand in structure/dev.jsonl: one text a
line, {"id", "domain", "text", "lines": [{"start", "end", "kind", "weight"}]}, lines in code points of the text; a line
of weight 0 is doubtful. The models are written into the package, or to --out. With --folds N nothing is written: the
models are trained N times, each time without the domains of one fold, and scored on those. Needs NumPy, which the
extra `neural` brings.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reader import label, parse
from reader.base.values import Value
from reader.label import page_models
from reader.label.language import using_language_of
from reader.label.page_features import PageFeatures
from reader.label.page_models import BODY, GROUPS
from reader.model.draft import Draft
from reader.model.raw import Raw
from reader.training import choices, input_files, trainers

TITLES_FILE, BLOCKS_FILE = Path(page_models.TITLES_MODEL).name, Path(page_models.BLOCKS_MODEL).name

FIRST_TO_SPLIT = "datelines"
"""The first rule after which blocks no longer are those of the parser."""

HAND_COPIES = 3
"""Times that a record labelled by hand counts: there are few of them, and their labels are right."""

BLOCK_PENALTIES, TITLE_PENALTY = (0.6, 0.1), 2.5
"""L1 and L2 of the model over all blocks and L2 of the other, chosen by cross-validation. More L1 makes a smaller
model."""

ROUNDS = 60
"""Iterations after which the training of the model over all blocks stops; more change nothing."""

MIN_COUNT = 3
"""Times that a feature occurs to be learnt."""

MIN_WEIGHT = 0.05
"""Weights of the title model nearer to zero are left out."""


class Example(Value):
    """One text that was pasted, with the kind of each of its blocks."""

    domain: str
    layout: str
    draft: Draft
    kinds: tuple[str, ...]
    is_sure: tuple[bool, ...]
    copies: int


def read(folder: Path) -> Iterator[Example]:
    """The examples in a folder."""
    for name, opened, copies in (("pasted/dev.jsonl.gz", gzip.open, 1), ("structure/dev.jsonl", open, HAND_COPIES)):
        if (folder / name).is_file():
            with opened(folder / name, "rt", encoding="utf-8") as lines:
                for line in lines:
                    example = example_of(json.loads(line), copies)
                    if example.kinds:
                        yield example


def example_of(record: dict[str, Any], copies: int = 1) -> Example:
    """A record with the kind of the line that most of each block comes from."""
    name = str(record.get("id") or record["name"])
    draft = parse.parse(Raw(name, record["text"].encode(), format="text"))
    labels = _letters(record)
    kinds: list[tuple[str, int]] = []
    for block in draft.blocks:
        size = sum(map(str.isalnum, block.text))
        votes = Counter(next(labels, ("furniture", 0)) for _ in range(size))
        kinds.append(votes.most_common(1)[0][0] if votes else ("furniture", 0))
    return Example(
        str(record.get("domain") or name),
        str(record.get("layout", "story")),
        draft,
        tuple(kind for kind, _ in kinds),
        tuple(weight > 0 for _, weight in kinds),
        copies,
    )


def _letters(record: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """The kind and weight of each letter and digit of a text, in order: parsing changes only what is between them."""
    text, at = record["text"], 0
    for line in sorted(record["lines"], key=lambda line: int(line["start"])):
        outside = sum(map(str.isalnum, text[at : line["start"]]))
        yield from [("furniture", 0)] * outside
        size = sum(map(str.isalnum, text[line["start"] : line["end"]]))
        yield from [(str(line["kind"]), int(bool(line.get("weight", 1))))] * size
        at = line["end"]


def fold_of(example: Example, folds: int) -> int:
    """The fold that a domain belongs to: all its texts are in one."""
    return int(hashlib.sha256(example.domain.encode()).hexdigest(), 16) % folds


def split_furniture(kinds: Sequence[str]) -> list[str]:
    """The labels that the model learns: furniture above the headline and below the story has labels of its own."""
    story = [index for index, kind in enumerate(kinds) if GROUPS.get(kind, BODY) == BODY or kind == "headline"]
    if not story:
        return list(kinds)
    found = list(kinds)
    for index, kind in enumerate(kinds):
        if kind == "furniture" and index < story[0]:
            found[index] = "furniture-before"
        elif kind == "furniture" and index > story[-1]:
            found[index] = "furniture-after"
    return found


class Described(Value):
    """An example with the features of each of its blocks, and which of them may be the headline."""

    example: Example
    features: Sequence[Sequence[str]]
    candidates: tuple[int, ...]


def describe(example: Example) -> Described:
    """An example with what the models learn from, drawn from it as when it is labelled."""
    with using_language_of(example.draft):
        page = PageFeatures([block.text for block in example.draft.blocks])
        features = list(page)
    candidates: tuple[int, ...] = ()
    if example.layout == "page" and "headline" in example.kinds:
        candidates = tuple(filter(page.may_be_title, range(page.size)))
    return Described(example, features, candidates)


def train(described: Sequence[Described], out: Path) -> None:
    """Write both models into a folder."""
    blocks = trainers.make(*BLOCK_PENALTIES, ROUNDS, MIN_COUNT)
    for each in described:
        for _ in range(each.example.copies):
            blocks.append(each.features, split_furniture(each.example.kinds))
    blocks.train(os.fspath(out / BLOCKS_FILE))
    pages = [
        [choices.Candidate(each.features[at], each.example.kinds[at] == "headline") for at in each.candidates]
        for each in described
    ]
    titles = choices.fit(pages, TITLE_PENALTY, MIN_COUNT, MIN_WEIGHT)
    head = "How much each feature speaks for a block being the headline. Written by reader.training.labels."
    trainers.write_weights(titles, head, out / TITLES_FILE)


@contextmanager
def _models(folder: Path) -> Iterator[None]:
    """Let the rules use the models in a folder."""
    paths = page_models.TITLES_MODEL, page_models.BLOCKS_MODEL
    page_models.TITLES_MODEL, page_models.BLOCKS_MODEL = str(folder / TITLES_FILE), str(folder / BLOCKS_FILE)
    page_models.forget()
    try:
        yield
    finally:
        page_models.TITLES_MODEL, page_models.BLOCKS_MODEL = paths
        page_models.forget()


def cross_validate(examples: Sequence[Example], folds: int) -> None:
    """Print how well texts of unseen domains are labelled, by layout, with the models and without."""
    scores: dict[tuple[str, str], Counter[str]] = {}
    described = [describe(example) for example in examples]
    for fold in range(folds):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder)
            train([each for each in described if fold_of(each.example, folds) != fold], out)
            held = [example for example in examples if fold_of(example, folds) == fold]
            with _models(out):
                _score(held, "models", scores)
            with _models(out / "none"):
                _score(held, "rules", scores)
    for (layout, name), counts in sorted(scores.items()):
        print(layout, name, summary(counts))


def label_without_splitting(draft: Draft) -> Draft:
    """The draft labelled by the rules that come before those that make one block of several, or several of one."""
    with using_language_of(draft):
        for name, apply in label.RULES:
            if name == FIRST_TO_SPLIT:
                break
            draft = apply(draft)
    return draft


def _score(examples: Iterable[Example], name: str, scores: dict[tuple[str, str], Counter[str]]) -> None:
    for example in examples:
        layout = "by hand" if example.copies > 1 else example.layout
        counts = scores.setdefault((layout, name), Counter())
        labelled = label_without_splitting(example.draft)
        given = [block.kind.value if block.kind else "paragraph" for block in labelled.blocks]
        titles: list[str] = []
        for gold, got, is_sure in zip(example.kinds, given, example.is_sure, strict=True):
            if is_sure:
                count(counts, gold, got)
                titles += [got] if gold == "headline" else []
        counts["titles"] += bool(titles)
        counts["titles right"] += "headline" in titles


def count(counts: Counter[str], gold: str, given: str) -> None:
    """Add one block to the counts that `summary` prints."""
    is_story, is_shown = GROUPS.get(gold, BODY) == BODY, GROUPS.get(given, BODY) == BODY
    is_front = GROUPS.get(gold) == "front"
    counts["blocks"] += 1
    counts["right"] += gold == given
    counts["story"] += is_story
    counts["set aside"] += is_story and not is_shown
    counts["junk"] += not (is_story or is_front)
    counts["junk shown"] += is_shown and not (is_story or is_front)


def summary(counts: Counter[str]) -> str:
    """The shares that count: blocks right, story set aside, junk shown, headlines right."""
    pairs = (("right", "blocks"), ("set aside", "story"), ("junk shown", "junk"), ("titles right", "titles"))
    return ", ".join(f"{part} {counts[part] / max(1, counts[whole]):.3f}" for part, whole in pairs)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m reader.training.labels", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder that holds pasted/ and structure/")
    parser.add_argument("--out", type=Path, default=Path(page_models.TITLES_MODEL).parent, help="where the models go")
    parser.add_argument("--folds", type=int, default=0, help="only cross-validate, with so many parts")
    options = parser.parse_args(arguments)
    if not input_files.exist(options.folder / "pasted" / "dev.jsonl.gz"):
        return 1
    start = time.monotonic()
    examples = list(read(options.folder))
    if options.folds:
        cross_validate(examples, options.folds)
    else:
        options.out.mkdir(parents=True, exist_ok=True)
        train([describe(example) for example in examples], options.out)
    print(f"{len(examples)} texts, {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
