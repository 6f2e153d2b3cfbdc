"""Read annotated articles and lists to train on. Knows the files of a corpus; trains nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.annotate.entities import tokenized_sentences
from reader.annotate.entities.detect import casing
from reader.annotate.entities.detect.name_crf import LABELS
from reader.annotate.entities.mention import Sentence
from reader.base.values import Value, replace
from reader.model.span import Span

_HEADLINES_PER_ARTICLE = 2
"""Sentences of each article that are also trained on as headlines, of which the corpus has few."""
_LOWER_IN_TITLES = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "in", "of", "on", "or", "the", "to", "s"}
)


class NameExample(Value):
    """One article: its sentences, and its names with their labels."""

    text: str
    sentences: list[Sentence]
    named: tuple[tuple[Span, str], ...]
    marked: frozenset[str] = LABELS
    """The labels that were annotated. A name that would get another label is not in `named`, or has a wrong one."""


def read(path: Path) -> Iterator[NameExample]:
    """The articles of a JSON Lines file. Raises `OSError`, or `ValueError` for a line that is not JSON."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            named = tuple(sorted((Span(start, end), label) for start, end, label in row["entities"]))
            yield NameExample(row["text"], sentences_of(row["text"]), named, frozenset(row.get("kinds", LABELS)))


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a text in which each line is a paragraph."""
    sentences: list[Sentence] = []
    start = 0
    for line in text.split("\n"):
        sentences += tokenized_sentences.split_block(text, Span(start, start + len(line)))
        start += len(line) + 1
    return sentences


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The rows of a tab-separated file with two columns."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            left, _, right = line.rstrip("\n").partition("\t")
            yield left, right


def usually_lower_words(examples: Sequence[NameExample]) -> list[str]:
    """The words that are nearly always in lower case, and frequent enough to judge."""
    lower: Counter[str] = Counter()
    capitalized: Counter[str] = Counter()
    for example in examples:
        for sentence in example.sentences:
            if casing.style_of(sentence.words) == casing.PROSE:
                for word in sentence.words[1:]:
                    (lower if word.islower() else capitalized)[word.lower()] += 1
    return [word for word, count in lower.items() if word.isalpha() and count >= 2 and count > 9 * capitalized[word]]


def headlines(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Copies of some sentences of an article, in the case of headlines."""
    chosen = [sentence for sentence in sentences if 5 <= len(sentence.words) <= 30][:_HEADLINES_PER_ARTICLE]
    titled = [replace(sentence, words=tuple(map(_title_case, sentence.words))) for sentence in chosen]
    return titled + [replace(sentence, words=tuple(word.upper() for word in sentence.words)) for sentence in chosen[:1]]


def _title_case(word: str) -> str:
    return word if len(word) < 4 and word in _LOWER_IN_TITLES else word[0].upper() + word[1:]
