"""Train the models that label pasted pages: python -m reader.training.labels FOLDER.

FOLDER holds pasted/dev.jsonl.gz and, if there are any, records labelled by hand in structure/dev.jsonl: one text a
line, {"id", "domain", "text", "lines": [{"start", "end", "kind", "weight"}]}, lines in code points of the text; a line
of weight 0 is doubtful. The models are written into the package, or to --out. With --folds N nothing is written: the
models are trained N times, each time without the domains of one fold, and scored on those.
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

from reader import label, lexicon, parse
from reader.base.values import Value
from reader.label import second_opinion, titles
from reader.label.line_features import Page
from reader.label.second_opinion import BODY, GROUPS, split_furniture
from reader.model.draft import Draft
from reader.model.raw import Raw

TITLES_FILE, BLOCKS_FILE = Path(titles.MODEL).name, Path(second_opinion.MODEL).name

OPINION_RULE = "second opinion"
"""The rule that asks the model: what is before it in `label.RULES` makes the kinds that the model is told."""

INNER_FOLDS = 3
"""Parts of the texts whose headlines are found by what was learnt from the others, as the model will meet them."""

HAND_COPIES = 3
"""Times that a record labelled by hand counts: there are few of them, and their labels are right."""

TITLE_PENALTY, BLOCK_PENALTIES = (0.3, 0.3), (0.2, 0.05)
"""L1 and L2 of the two models, chosen by cross-validation."""

MIN_WEIGHT = 0.02
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


def train_titles(examples: Iterable[Example], out: Path) -> None:
    """Write the weights of the title model."""
    import pycrfsuite

    with tempfile.TemporaryDirectory() as folder:
        trainer = _trainer(*TITLE_PENALTY, iterations=80)
        for example in examples:
            if "headline" not in example.kinds:
                continue
            for index, features in titles.candidates(_page(example.draft)):
                trainer.append([features], ["title" if example.kinds[index] == "headline" else "other"])
        path = f"{folder}/titles.crfsuite"
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        weights: Counter[str] = Counter()
        for (feature, name), weight in tagger.info().state_features.items():
            weights[feature] += weight if name == "title" else -weight
    lines = [f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items()) if abs(weight) >= MIN_WEIGHT]
    head = "# How much each feature speaks for a block being the headline. Written by reader.training.labels.\n"
    out.write_text(head + "".join(lines), "utf-8")


def train_blocks(examples: Iterable[tuple[Example, Draft]], out: Path) -> None:
    """Write the model of the second opinion, given each example with what the rules made of it."""
    trainer = _trainer(*BLOCK_PENALTIES, iterations=60, min_count=3)
    for example, ruled in examples:
        features = _page(ruled).describe(_rules(ruled))
        for _ in range(example.copies):
            trainer.append(features, split_furniture(example.kinds))
    trainer.train(os.fspath(out))


def _trainer(l1: float, l2: float, iterations: int, min_count: int = 0) -> Any:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": l1, "c2": l2, "max_iterations": iterations, "feature.minfreq": min_count})
    return trainer


def _page(draft: Draft) -> Page:
    return Page([block.text for block in draft.blocks])


def _rules(draft: Draft) -> list[str]:
    return [block.kind.value if block.kind else "" for block in draft.blocks]


def apply_rules(draft: Draft) -> Draft:
    """The draft with the kinds that the model is told."""
    with lexicon.using(draft.metadata.language):
        for name, apply in label.RULES:
            if name == OPINION_RULE:
                return draft
            draft = apply(draft)
    raise ValueError(f"no rule is named {OPINION_RULE!r}")


def train(examples: Sequence[Example], out: Path) -> None:
    """Write both models into a folder."""
    ruled: list[Draft | None] = [None] * len(examples)
    for fold in range(INNER_FOLDS):
        train_titles((each for each in examples if fold_of(each, INNER_FOLDS) != fold), out / TITLES_FILE)
        with _models(out):
            for index, example in enumerate(examples):
                if fold_of(example, INNER_FOLDS) == fold:
                    ruled[index] = apply_rules(example.draft)
    train_titles(examples, out / TITLES_FILE)
    pairs = [(example, draft) for example, draft in zip(examples, ruled, strict=True) if draft is not None]
    train_blocks((pair for pair in pairs if len(pair[0].kinds) == len(pair[1].blocks)), out / BLOCKS_FILE)


@contextmanager
def _models(folder: Path) -> Iterator[None]:
    """Let the rules use the models in a folder."""
    paths = titles.MODEL, second_opinion.MODEL
    titles.MODEL, second_opinion.MODEL = str(folder / TITLES_FILE), str(folder / BLOCKS_FILE)
    _forget()
    try:
        yield
    finally:
        titles.MODEL, second_opinion.MODEL = paths
        _forget()


def _forget() -> None:
    titles.weights.cache_clear()
    second_opinion.tagger.cache_clear()


def cross_validate(examples: Sequence[Example], folds: int) -> None:
    """Print how well texts of unseen domains are labelled, by layout, with the models and without."""
    scores: dict[tuple[str, str], Counter[str]] = {}
    for fold in range(folds):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder)
            train([each for each in examples if fold_of(each, folds) != fold], out)
            held = [each for each in examples if fold_of(each, folds) == fold]
            with _models(out):
                _score(held, "models", scores)
            with _models(out / "none"):
                _score(held, "rules", scores)
    for (layout, name), counts in sorted(scores.items()):
        print(layout, name, summary(counts))


def _score(examples: Iterable[Example], name: str, scores: dict[tuple[str, str], Counter[str]]) -> None:
    for example in examples:
        labelled = apply_rules(example.draft)
        labelled = dict(label.RULES)[OPINION_RULE](labelled)
        if len(labelled.blocks) != len(example.kinds):
            continue
        counts = scores.setdefault((example.layout, name), Counter())
        got = [block.kind.value if block.kind else "paragraph" for block in labelled.blocks]
        for gold, given, is_sure in zip(example.kinds, got, example.is_sure, strict=True):
            if is_sure:
                count(counts, gold, given)
        if "headline" in example.kinds:
            counts["titles"] += 1
            counts["titles right"] += any(
                gold == given == "headline" for gold, given in zip(example.kinds, got, strict=True)
            )


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
    parser.add_argument("--out", type=Path, default=Path(titles.MODEL).parent, help="where the models go")
    parser.add_argument("--folds", type=int, default=0, help="only cross-validate, with so many parts")
    options = parser.parse_args(arguments)
    if not (options.folder / "pasted" / "dev.jsonl.gz").is_file():
        print(f"{options.folder / 'pasted' / 'dev.jsonl.gz'}: no such file", file=sys.stderr)
        return 1
    start = time.monotonic()
    examples = list(read(options.folder))
    if options.folds:
        cross_validate(examples, options.folds)
    else:
        options.out.mkdir(parents=True, exist_ok=True)
        train(examples, options.out)
    print(f"{len(examples)} texts, {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
