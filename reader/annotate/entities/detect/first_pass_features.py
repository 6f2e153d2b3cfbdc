"""Features of words from a first tagging pass over the whole article. Reads tags, not features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reader.annotate import bio_tags
from reader.base.values import Value

_MAX_LONGER_NAMES = 4
"""The most frequent names that a word is looked for in."""


class FirstPassName(Value):
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
        self._words: dict[str, Counter[str]] = {}
        self._names: dict[str, Counter[str]] = {}
        self._parts: dict[str, Counter[tuple[str, str, str]]] = {}
        self._found = [self._read(words, tags) for words, tags in zip(sentences, tagged, strict=True)]
        self._longer_names = {
            lower: [part for part, _ in parts.most_common(_MAX_LONGER_NAMES)] for lower, parts in self._parts.items()
        }

    def _read(self, words: Sequence[str], tags: Sequence[str]) -> list[FirstPassName | None]:
        found: list[FirstPassName | None] = [None] * len(words)
        for first, end, label in bio_tags.decode(tags):
            key = " ".join(words[first:end]).lower()
            self._names.setdefault(key, Counter())[label] += 1
            for index in range(first, end):
                place = "S" if end - first == 1 else "B" if index == first else "E" if index == end - 1 else "M"
                found[index] = FirstPassName(label, key, place)
                if place != "S":
                    self._parts.setdefault(words[index].lower(), Counter())[label, place, key] += 1
        for word, each in zip(words, found, strict=True):
            if each or word[0].isupper():
                self._words.setdefault(word.lower(), Counter())[each.label if each else bio_tags.OUTSIDE] += 1
        return found

    def extract(self) -> Iterator[list[list[str]]]:
        """The features of every word, sentence by sentence."""
        for words, tags, found in zip(self._sentences, self._tagged, self._found, strict=True):
            yield [
                [*_adjacent_tags(tags, index), *self._article_features(word, found[index])]
                for index, word in enumerate(words)
            ]

    def _article_features(self, word: str, found: FirstPassName | None) -> list[str]:
        """How the word, its name, and longer names that hold the word are tagged in the rest of the article."""
        if not (found or word[0].isupper()):
            return []
        lower, own = word.lower(), found.label if found else bio_tags.OUTSIDE
        features: list[str] = []
        others = self._words[lower].copy()
        others[own] -= 1
        best, count = others.most_common(1)[0]
        if count:
            total = others.total()
            share = "=" if count == total else ">" if 2 * count > total else "<"
            features += [f"m={best}{share}", f"m={best}|{own}", f"mn={best}{min(count, 3)}"]
        if found:
            same = self._names[found.key].copy()
            same[own] -= 1
            best, count = same.most_common(1)[0]
            if count:
                features.append(f"mp={best}|{own}")
        return features + self._longer_name_features(lower, found)

    def _longer_name_features(self, lower: str, found: FirstPassName | None) -> list[str]:
        for label, place, key in self._longer_names.get(lower, ()):
            if not found or key != found.key:
                return [f"ml={label}{place}", f"ml={label}{place}|{bool(found and found.place != 'S'):d}"]
        return []


def _adjacent_tags(tags: Sequence[str], index: int) -> list[str]:
    """The tags of a word and its neighbours."""
    before = tags[index - 1] if index else ""
    after = tags[index + 1] if index + 1 < len(tags) else ""
    features = ["p=" + tags[index]]
    if before:
        features.append("p-=" + before)
    if after:
        features.append("p+=" + after)
    if before and after:
        features.append(f"p3={before}|{tags[index]}|{after}")
    return features
