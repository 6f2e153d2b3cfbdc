"""Train the name tagger on annotated articles: python -m reader.training.names FOLDER [--extra FILE SHARE]...

FOLDER holds ner/train.jsonl, one article per line: {"text", "entities": [[start, end, label], ...]}, with offsets in
code points; lexicon/clusters.tsv (word, tab, bits); and lexicon/names.tsv (name, tab, tag). The models and the packed
lists are written to --out, by default into the package.

Each FILE holds further articles, {"text", "entities", "kinds"}, in which only the labels in "kinds" are marked. SHARE
is how much of it to train on: 1/3 takes every third article, 2 takes each twice. They need a tagger that was trained on
FOLDER alone, in the folder --teacher: it fills in the names with other labels, and the models that are written have the
mean of its weights and those learnt from all articles.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import repeat
from pathlib import Path

from reader.annotate import bio_tags
from reader.annotate.crf import Features, flatten
from reader.annotate.entities import gazetteer
from reader.annotate.entities.detect import name_crf
from reader.annotate.entities.detect.first_pass_features import FirstPassFeatures
from reader.annotate.entities.detect.name_crf import FIRST_FILE, SECOND_FILE
from reader.annotate.entities.detect.name_features import ArticleReader
from reader.annotate.entities.detect.name_tagger import NameTagger
from reader.annotate.entities.detect.pattern_spans import PatternSpans
from reader.annotate.entities.mention import Sentence
from reader.model.span import Span
from reader.training import crf_files, input_files, name_examples, partial_names, trainers

L1, L2, ITERATIONS, MIN_COUNT, MIN_WEIGHT = 0.3, 0.3, 80, 2, 0.05
"""Chosen on held-out articles. A larger L1 gives a smaller model with lower recall; a smaller L2 overfits.

What occurs less than `MIN_COUNT` times is ignored, and weights nearer to zero than `MIN_WEIGHT` are dropped: together
they halve the model and cost less than 0.1 points. From a `MIN_WEIGHT` of 0.1 on, recall suffers.
"""
RARE, MIN_RARE_MEAN, MIN_MEAN = 100, 0.12, 0.02
"""In a mean of two models, the weights of what occurs less than `RARE` times may be dropped more freely than others.

Many small weights of frequent features decide together: without them, names in capitals are missed.
"""
FOLDS, FOLD_ITERATIONS = 2, 50
"""Folds of the corpus; each is tagged by a model trained on the others, less thoroughly."""

Sequences = list[tuple[Sequence[str], Sequence[Features], list[str]]]
"""For each sentence of one article: its words, and the features and the tag of each word."""


def read_extra(path: Path, share: Fraction, teacher: NameTagger) -> Iterator[name_examples.NameExample]:
    """The given share of the articles of a file, evenly spread, with the names of unmarked kinds filled in.

    Raises `OSError`, or `ValueError` for a line that is not JSON.
    """
    for number, example in enumerate(name_examples.read(path)):
        times = int((number + 1) * share) - int(number * share)
        if times:
            yield from repeat(partial_names.complete(example, teacher), times)


def training_sequences(example: name_examples.NameExample, lists: gazetteer.Gazetteer) -> Sequences:
    """The training data from one article."""
    sentences = example.sentences + name_examples.headlines(example.sentences)
    marks = [PatternSpans.find(example.text, sentence).marks(sentence) for sentence in sentences]
    profiles = ArticleReader(lists).read([sentence.words for sentence in sentences], marks)
    return [
        (sentence.words, profile.features(), bio_tags.encode(sentence.spans, _names_in(example.named, sentence)))
        for sentence, profile in zip(sentences, profiles, strict=True)
    ]


def train(articles: Sequence[Sequences], out: Path) -> None:
    """Write the first and the second model to the folder `out`.

    The second is trained on first-pass tags of articles that the first-pass model had not seen, as it will be used.
    """
    fold_model = out / "fold.crfsuite"
    first_pass: list[list[list[str]]] = [[] for _ in articles]
    for fold in range(FOLDS):
        others = (article for number, article in enumerate(articles) if number % FOLDS != fold)
        _fit(others, fold_model, FOLD_ITERATIONS)
        tagger = trainers.open_model(fold_model)
        for number in range(fold, len(articles), FOLDS):
            first_pass[number] = [tagger.tag(list(map(flatten, features))) for _, features, _ in articles[number]]
    fold_model.unlink()
    _fit(articles, out / FIRST_FILE)
    _fit((_with_first_pass(*pair) for pair in zip(articles, first_pass, strict=True)), out / SECOND_FILE)
    for name in (FIRST_FILE, SECOND_FILE):
        crf = crf_files.read((out / name).read_bytes())
        (out / name).write_bytes(crf_files.write(crf_files.without_small_weights(crf, lambda _: MIN_WEIGHT)))


def average(out: Path, teacher: Path, articles: Iterable[Sequences]) -> None:
    """Give the models in the folder `out` the mean of their weights and the teacher's, without small ones.

    The mean is as good as the teacher on articles like those that it was trained on, and keeps most of what further
    articles taught. `articles` are those that the models were trained on.
    """
    counts = Counter(
        feature for article in articles for _, words, _ in article for word in words for feature in flatten(word)
    )

    def smallest(feature: str) -> float:
        return MIN_RARE_MEAN if 0 < counts[feature] < RARE else MIN_MEAN  # those from the first pass are not counted

    for name in (FIRST_FILE, SECOND_FILE):
        mean = crf_files.mean(crf_files.read((teacher / name).read_bytes()), crf_files.read((out / name).read_bytes()))
        (out / name).write_bytes(crf_files.write(crf_files.without_small_weights(mean, smallest)))


def _with_first_pass(article: Sequences, tagged: list[list[str]]) -> Sequences:
    first_pass = FirstPassFeatures([words for words, _, _ in article], tagged).extract()
    return [
        (words, [[*own, *more] for own, more in zip(features, added, strict=True)], tags)
        for (words, features, tags), added in zip(article, first_pass, strict=True)
    ]


def _fit(articles: Iterable[Sequences], out: Path, iterations: int = ITERATIONS) -> None:
    trainer = trainers.make(L1, L2, iterations, MIN_COUNT, possible_transitions=True)
    for article in articles:
        for _, features, tags in article:
            trainer.append(list(map(flatten, features)), tags)
    trainer.train(os.fspath(out))


def _names_in(named: Sequence[tuple[Span, str]], sentence: Sentence) -> list[tuple[Span, str]]:
    return [(span, label) for span, label in named if span.overlaps(sentence.span)]


def _share(text: str) -> Fraction:
    """The share that a text such as "2" or "1/3" stands for. Raises `ValueError` if it is none."""
    try:
        share = Fraction(text)
    except ZeroDivisionError as error:
        raise ValueError(text) from error
    if share < 0:
        raise ValueError(text)
    return share


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status: 0, or 1 if an input file is missing."""
    parser = argparse.ArgumentParser(prog="python -m reader.training.names", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with ner/ and lexicon/")
    parser.add_argument("--out", type=Path, default=gazetteer.MODEL_FOLDER, help="folder to write the models to")
    parser.add_argument("--extra", nargs=2, action="append", default=[], metavar=("FILE", "SHARE"), help="see above")
    parser.add_argument("--teacher", type=Path, help="folder of a tagger, for --extra")
    options = parser.parse_args(arguments)
    try:
        extra = [(Path(file), _share(share)) for file, share in options.extra]
    except ValueError:
        parser.error("SHARE must be a number such as 2 or 1/3")
    corpus = options.folder / "ner" / "train.jsonl"
    tables = [options.folder / "lexicon" / name for name in ("clusters.tsv", "names.tsv")]
    if not input_files.exist(corpus, *tables, *(path for path, _ in extra)):
        return 1
    teacher = name_crf.open_folder(options.teacher) if options.teacher else None
    if extra and teacher is None:
        print(f"--extra needs --teacher, a folder with a tagger, not {options.teacher}", file=sys.stderr)
        return 1
    start = time.monotonic()
    options.out.mkdir(parents=True, exist_ok=True)
    articles = list(name_examples.read(corpus))
    packed = gazetteer.pack(
        name_examples.pairs(tables[0]), name_examples.pairs(tables[1]), name_examples.usually_lower_words(articles)
    )
    (options.out / gazetteer.FILE_NAME).write_bytes(packed)
    lists = gazetteer.unpack(packed)
    if teacher is not None:
        articles += [example for path, share in extra for example in read_extra(path, share, teacher)]
    sequences = [training_sequences(example, lists) for example in articles]
    train(sequences, options.out)
    if extra:
        average(options.out, options.teacher, sequences)
    size = sum(path.stat().st_size for path in options.out.glob("*.crfsuite")) / 1e6
    print(f"{len(articles)} articles, {time.monotonic() - start:.0f} s, {size:.1f} MB in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
