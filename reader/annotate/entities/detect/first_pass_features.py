"""Features of words from a first tagging pass over the whole article. Reads tags, not features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reader.annotate import bio_tags
from reader.annotate.crf import Features
from reader.annotate.entities.detect.counts import Counts, by_word, most_frequent

_MAX_LONGER_NAMES = 4
"""The most frequent names that a word is looked for in."""


class FirstPassName(NamedTuple):
    """A name that the first pass found, from the point of view of one of its words."""

    label: str
    key: str
    """The name in lower case."""
    place: str
    """Position of the word in it: B first, M inside, E last, S alone."""


class FirstPassFeatures:
    """Features from the first pass for the words of one article."""

    def __init__(self, sentences: Sequence[Sequence[str]], tagged: Sequence[Sequence[str]]) -> None:
        self._sentences = sentences
        self._tagged = tagged
        self._words: dict[str, Counts[str]] = by_word()
        self._names: dict[str, Counts[str]] = by_word()
        self._parts: dict[str, Counts[tuple[str, str, str]]] = by_word()
        self._feature_cache: dict[tuple[str, FirstPassName | None], tuple[str, ...]] = {}
        self._found = [self._read(words, tags) for words, tags in zip(sentences, tagged, strict=True)]
        self._longer_names = {lower: most_frequent(parts, _MAX_LONGER_NAMES) for lower, parts in self._parts.items()}

    def _read(self, words: Sequence[str], tags: Sequence[str]) -> dict[int, FirstPassName | None]:
        """For each word that is part of a name or looks like it, by its index: the name that it is part of."""
        found: dict[int, FirstPassName | None] = {index: None for index, word in enumerate(words) if word[0].isupper()}
        for first, end, label in bio_tags.decode(tags):
            key = " ".join(words[first:end]).lower()
            self._names[key][label] += 1
            for index in range(first, end):
                place = "S" if end - first == 1 else "B" if index == first else "E" if index == end - 1 else "M"
                found[index] = FirstPassName(label, key, place)
                if place != "S":
                    self._parts[words[index].lower()][label, place, key] += 1
        for index in sorted(found):
            name = found[index]
            self._words[words[index].lower()][name.label if name else bio_tags.OUTSIDE] += 1
        return found

    def extract(self) -> Iterator[list[Features]]:
        """The features of every word, sentence by sentence."""
        for words, tags, found in zip(self._sentences, self._tagged, self._found, strict=True):
            features: list[Features] = list(map(_adjacent_tags, ("", *tags), tags, (*tags[1:], "")))
            for index, name in found.items():
                features[index] = (*features[index], self._article_features(words[index].lower(), name))
            yield features

    def _article_features(self, lower: str, found: FirstPassName | None) -> tuple[str, ...]:
        features = self._feature_cache.get((lower, found))
        if features is None:
            features = self._feature_cache[lower, found] = self._describe(lower, found)
        return features

    def _describe(self, lower: str, found: FirstPassName | None) -> tuple[str, ...]:
        """How the word, its name, and longer names that hold the word are tagged in the rest of the article."""
        own = found.label if found else bio_tags.OUTSIDE
        features: list[str] = []
        best, count, total = _without_one(self._words[lower], own)
        if count:
            share = "=" if count == total else ">" if 2 * count > total else "<"
            features += [f"m={best}{share}", f"m={best}|{own}", f"mn={best}{min(count, 3)}"]
        if found:
            best, count, _ = _without_one(self._names[found.key], own)
            if count:
                features.append(f"mp={best}|{own}")
        return (*features, *self._longer_name_features(lower, found))

    def _longer_name_features(self, lower: str, found: FirstPassName | None) -> tuple[str, ...]:
        for label, place, key in self._longer_names.get(lower, ()):
            if not found or key != found.key:
                return f"ml={label}{place}", f"ml={label}{place}|{bool(found and found.place != 'S'):d}"
        return ()


def _without_one(counts: Counts[str], label: str) -> tuple[str, int, int]:
    """The most frequent label when one of this label is left out, how often it is there, and how many are left."""
    if len(counts) == 1:  # as nearly all words have, each time they are named
        (only,) = counts.values()
        return label, only - 1, only - 1
    others = {**counts, label: counts[label] - 1}
    best = max(others, key=others.__getitem__)
    return best, others[best], sum(others.values())


@cache
def _adjacent_tags(before: str, tag: str, after: str) -> Features:
    """What the tags of a word and its neighbours say; empty ones are outside of the sentence."""
    features = ["p=" + tag]
    if before:
        features.append("p-=" + before)
    if after:
        features.append("p+=" + after)
    if before and after:
        features.append(f"p3={before}|{tag}|{after}")
    return (tuple(features),)
