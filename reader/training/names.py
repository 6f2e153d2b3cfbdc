"""Train the tagger from annotated articles: python -m reader.training.names FOLDER.

FOLDER holds ner/train.jsonl, one article a line: {"text", "entities": [[start, end, label], ...]}, spans in code points
of the text; and lexicon/clusters.tsv (word, tab, bits) and lexicon/names.tsv (name, tab, tag). The model and the packed
lists are written into the package, or to --out.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reader.annotate import bio_tags
from reader.annotate.entities import gazetteer
from reader.annotate.entities.detect.first_pass_features import FirstPassFeatures
from reader.annotate.entities.detect.name_crf import FIRST_FILE, SECOND_FILE, join
from reader.annotate.entities.detect.name_features import Describer
from reader.annotate.entities.detect.pattern_spans import PatternSpans
from reader.annotate.entities.mention import Sentence
from reader.model.span import Span
from reader.training import name_examples

L1, L2, ITERATIONS = 0.3, 0.3, 80
"""Chosen on articles kept aside. A larger L1 gives a smaller model that misses more; a smaller L2 fits too closely."""
FOLDS = 4
"""Parts of the articles that are tagged by what was learnt from the others."""

Sequences = list[tuple[Sequence[str], list[list[str]], list[str]]]
"""The sentences of one article: words, features, tags."""


def sequences(example: name_examples.NameExample, lists: gazetteer.Gazetteer) -> Sequences:
    """What the taggers learn from one article."""
    sentences = example.sentences + name_examples.headlines(example.sentences)
    marks = [PatternSpans.of(example.text, sentence).marks(sentence) for sentence in sentences]
    described = Describer(lists).describe([sentence.words for sentence in sentences], marks)
    return [
        (sentence.words, features, bio_tags.encode(sentence.spans, _within(example.named, sentence)))
        for sentence, features in zip(sentences, described, strict=True)
    ]


def train(articles: Sequence[Sequences], out: Path) -> None:
    """Write the first and the second tagger into the folder `out`.

    The second learns from first_pass that taggers had of articles which they had not seen, as it will meet them.
    """
    apart = out / "apart.crfsuite"
    first_pass: list[list[list[str]]] = [[] for _ in articles]
    for fold in range(FOLDS):
        _fit((article for number, article in enumerate(articles) if number % FOLDS != fold), apart)
        tagger = _open(apart)
        for number in range(fold, len(articles), FOLDS):
            first_pass[number] = [tagger.tag(features) for _, features, _ in articles[number]]
    apart.unlink()
    _fit(articles, out / FIRST_FILE)
    _fit((_with_opinions(*pair) for pair in zip(articles, first_pass, strict=True)), out / SECOND_FILE)


def _with_opinions(article: Sequences, tagged: list[list[str]]) -> Sequences:
    said = FirstPassFeatures([words for words, _, _ in article], tagged).describe()
    return [(words, join(features, each), tags) for (words, features, tags), each in zip(article, said, strict=True)]


def _fit(articles: Iterable[Sequences], out: Path) -> None:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": L1, "c2": L2, "max_iterations": ITERATIONS, "feature.possible_transitions": True})
    for article in articles:
        for _, features, tags in article:
            trainer.append(features, tags)
    trainer.train(os.fspath(out))


def _open(path: Path) -> Any:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(os.fspath(path))
    return tagger


def _within(named: Sequence[tuple[Span, str]], sentence: Sentence) -> list[tuple[Span, str]]:
    return [(span, label) for span, label in named if span.overlaps(sentence.span)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m reader.training.names", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder that holds ner/ and lexicon/")
    parser.add_argument("--out", type=Path, default=gazetteer.MODEL, help="where the model goes")
    options = parser.parse_args(arguments)
    corpus = options.folder / "ner" / "train.jsonl"
    tables = [options.folder / "lexicon" / name for name in ("clusters.tsv", "names.tsv")]
    for path in (corpus, *tables):
        if not path.is_file():
            print(f"{path}: no such file", file=sys.stderr)
            return 1
    start = time.monotonic()
    options.out.mkdir(parents=True, exist_ok=True)
    articles = list(name_examples.read(corpus))
    packed = gazetteer.pack(
        name_examples.pairs(tables[0]), name_examples.pairs(tables[1]), name_examples.small_words(articles)
    )
    (options.out / gazetteer.FILE).write_bytes(packed)
    lists = gazetteer.unpack(packed)
    train([sequences(example, lists) for example in articles], options.out)
    size = sum(path.stat().st_size for path in options.out.glob("*.crfsuite")) / 1e6
    print(f"{len(articles)} articles, {time.monotonic() - start:.0f} s, {size:.1f} MB in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
