"""Read annotated articles and lists to learn from. Knows the files of a corpus; trains nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.annotate.entities import tokenized_sentences
from reader.annotate.entities.detect import casing
from reader.annotate.entities.mention import Sentence
from reader.base.values import Value, replace
from reader.model.span import Span

_RETOLD = 2
"""Sentences of each article that are shown to the tagger as headlines too, of which the texts have few."""
_SMALL_IN_TITLES = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "in", "of", "on", "or", "the", "to", "s"}
)


class NameExample(Value):
    """One article: its sentences and what is named in it."""

    text: str
    sentences: list[Sentence]
    named: tuple[tuple[Span, str], ...]


def read(path: Path) -> Iterator[NameExample]:
    """The articles of a file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            named = tuple(sorted((Span(start, end), label) for start, end, label in row["entities"]))
            yield NameExample(row["text"], sentences_of(row["text"]), named)


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a text whose every line is a paragraph."""
    found: list[Sentence] = []
    start = 0
    for line in text.split("\n"):
        found += tokenized_sentences.cut(text, Span(start, start + len(line)))
        start += len(line) + 1
    return found


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of a table of two columns."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            left, _, right = line.rstrip("\n").partition("\t")
            yield left, right


def small_words(examples: Sequence[NameExample]) -> list[str]:
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
