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
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reader.annotate.entities import casing, gazetteer, labels, reading
from reader.annotate.entities.features import Describer
from reader.annotate.entities.mention import Sentence
from reader.annotate.entities.opinions import Opinions
from reader.annotate.entities.tagger import FIRST_FILE, SECOND_FILE, formal_marks, join
from reader.model.span import Span

L1, L2, ITERATIONS = 0.25, 0.01, 60
"""Chosen on articles kept aside. A larger L1 gives a smaller model that misses more."""
FOLDS = 4
"""Parts of the articles that are tagged by what was learnt from the others."""


_RETOLD = 2
"""Sentences of each article that are shown to the tagger as headlines too, of which the texts have few."""
_SMALL_IN_TITLES = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "in", "of", "on", "or", "the", "to", "s"}
)


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
            yield Example(row["text"], sentences_of(row["text"]), named)


def sentences_of(text: str) -> list[Sentence]:
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


def small_words(examples: Sequence[Example]) -> list[str]:
    """The words that stand in small letters nearly always, and often enough to tell."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for example in examples:
        for sentence in example.sentences:
            if casing.style_of(sentence.words) == casing.PLAIN:
                for word in sentence.words[1:]:
                    (small if word.islower() else capital)[word.lower()] += 1
    return [word for word, count in small.items() if word.isalpha() and count >= 2 and count > 9 * capital[word]]


def headlines(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Some sentences of an article again, written as headlines write them."""
    chosen = [sentence for sentence in sentences if 5 <= len(sentence.words) <= 30][:_RETOLD]
    titled = [replace(each, words=tuple(map(_title, each.words))) for each in chosen]
    return titled + [replace(each, words=tuple(word.upper() for word in each.words)) for each in chosen[:1]]


def _title(word: str) -> str:
    return word if len(word) < 4 and word in _SMALL_IN_TITLES else word[0].upper() + word[1:]


Sequences = list[tuple[Sequence[str], list[list[str]], list[str]]]
"""The sentences of one article: words, features, tags."""


def sequences(example: Example, lists: gazetteer.Gazetteer) -> Sequences:
    """What the taggers learn from one article."""
    sentences = example.sentences + headlines(example.sentences)
    marks = [formal_marks(example.text, sentence) for sentence in sentences]
    described = Describer(lists).describe([sentence.words for sentence in sentences], marks)
    return [
        (sentence.words, features, labels.encode(sentence.spans, _within(example.named, sentence)))
        for sentence, features in zip(sentences, described, strict=True)
    ]


def train(articles: Sequence[Sequences], out: Path) -> None:
    """Write the first and the second tagger into the folder `out`.

    The second learns from opinions that taggers had of articles which they had not seen, as it will meet them.
    """
    apart = out / "apart.crfsuite"
    opinions: list[list[list[str]]] = [[] for _ in articles]
    for fold in range(FOLDS):
        _fit((article for number, article in enumerate(articles) if number % FOLDS != fold), apart)
        tagger = _open(apart)
        for number in range(fold, len(articles), FOLDS):
            opinions[number] = [tagger.tag(features) for _, features, _ in articles[number]]
    apart.unlink()
    _fit(articles, out / FIRST_FILE)
    _fit((_with_opinions(*pair) for pair in zip(articles, opinions, strict=True)), out / SECOND_FILE)


def _with_opinions(article: Sequences, tagged: list[list[str]]) -> Sequences:
    said = Opinions([words for words, _, _ in article], tagged).describe()
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
    examples = list(read(articles))
    packed = gazetteer.pack(pairs(tables[0]), pairs(tables[1]), small_words(examples))
    (options.out / gazetteer.FILE).write_bytes(packed)
    lists = gazetteer.unpack(packed)
    train([sequences(example, lists) for example in examples], options.out)
    size = sum(path.stat().st_size for path in options.out.glob("*.crfsuite")) / 1e6
    print(f"{len(examples)} articles, {time.monotonic() - start:.0f} s, {size:.1f} MB in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
