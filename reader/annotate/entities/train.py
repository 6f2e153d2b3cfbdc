"""Train the tagger from annotated articles: python -m reader.annotate.entities.train FOLDER.

FOLDER holds ner/train.jsonl, one article a line: {"text", "entities": [[start, end, label], ...]}, spans in code points
of the text; and lexicon/clusters.tsv (word, tab, bits) and lexicon/names.tsv (name, tab, tag). The model and the packed
lists are written into the package, or to --out.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.annotate.entities import gazetteer, labels, reading
from reader.annotate.entities.features import Describer
from reader.annotate.entities.mention import Sentence
from reader.annotate.entities.tagger import FILE, formal_marks
from reader.model.span import Span

L1, L2, ITERATIONS = 0.2, 0.01, 70
"""Chosen on articles kept aside. A larger L1 gives a smaller model that misses more."""


@dataclass(frozen=True, slots=True)
class Example:
    """One article: its sentences and what is named in it."""

    text: str
    sentences: list[Sentence]
    named: tuple[tuple[Span, str], ...]


def read(path: Path) -> Iterator[Example]:
    """The articles of a file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            named = tuple(sorted((Span(start, end), label) for start, end, label in row["entities"]))
            yield Example(row["text"], _sentences(row["text"]), named)


def _sentences(text: str) -> list[Sentence]:
    """The sentences of a text whose every line is a paragraph."""
    found: list[Sentence] = []
    start = 0
    for line in text.split("\n"):
        found += reading.cut(text, Span(start, start + len(line)))
        start += len(line) + 1
    return found


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of a table of two columns."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            left, _, right = line.rstrip("\n").partition("\t")
            yield left, right


def train(examples: Sequence[Example], lists: gazetteer.Gazetteer, out: Path) -> None:
    """Write the tagger learnt from the examples to the file `out`."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": L1, "c2": L2, "max_iterations": ITERATIONS, "feature.possible_transitions": True})
    for example in examples:
        marks = [formal_marks(example.text, sentence) for sentence in example.sentences]
        described = Describer(lists).describe([sentence.words for sentence in example.sentences], marks)
        for sentence, features in zip(example.sentences, described, strict=True):
            trainer.append(features, labels.encode(sentence.spans, _within(example.named, sentence)))
    trainer.train(os.fspath(out))


def _within(named: Sequence[tuple[Span, str]], sentence: Sentence) -> list[tuple[Span, str]]:
    covered = Span(sentence.spans[0].start, sentence.spans[-1].end)
    return [(span, label) for span, label in named if span.overlaps(covered)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m reader.annotate.entities.train", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder that holds ner/ and lexicon/")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "model", help="where the model goes")
    options = parser.parse_args(arguments)
    articles = options.folder / "ner" / "train.jsonl"
    tables = [options.folder / "lexicon" / name for name in ("clusters.tsv", "names.tsv")]
    for path in (articles, *tables):
        if not path.is_file():
            print(f"{path}: no such file", file=sys.stderr)
            return 1
    start = time.monotonic()
    options.out.mkdir(parents=True, exist_ok=True)
    packed = gazetteer.pack(*(pairs(path) for path in tables))
    (options.out / gazetteer.FILE).write_bytes(packed)
    examples = list(read(articles))
    train(examples, gazetteer.unpack(packed), options.out / FILE)
    size = (options.out / FILE).stat().st_size / 1e6
    print(f"{len(examples)} articles, {time.monotonic() - start:.0f} s, {size:.1f} MB in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
