"""Tag sequences with trained CRFs. Knows the files of crfsuite; knows no features.

Where `_crf.c` was compiled, it does the work: it finds the same tags as python-crfsuite in a fraction of the time.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Protocol, cast

Feature = str | tuple[str, ...]
"""A feature, or several that come together.

It pays to give the same tuple again rather than an equal one: the compiled tagger remembers by identity what it
looked up.
"""
Features = Sequence[Feature]
"""The features of a word."""
Scores = object
"""What the features of the words of a sequence say to each model; only the tagger that made it can read it."""
_INTERFACE = 3
"""What the compiled tagger must offer. One that was compiled from another version of its source is passed over."""


def flatten(features: Features) -> list[str]:
    """The single features of a word, in order."""
    flat: list[str] = []
    for each in features:
        if isinstance(each, str):
            flat.append(each)
        else:
            flat += each
    return flat


class Tagger(Protocol):
    """Tags sequences of words with one or more models, numbered from 0, which share the work of reading features."""

    def labels(self, model: int = 0, /) -> list[str]:
        """The labels of a model, in its order."""
        ...

    def marginals(self, scores: Scores, model: int = 0, /) -> list[list[float]]:
        """For each word of a sequence, the probability of each label, in the order of `labels`."""
        ...

    def group_marginals(self, scores: Scores, groups: bytes, model: int = 0, /) -> Sequence[Sequence[float]]:
        """For each group of labels, the probability of every word to have one of them. `groups` has the number of the
        group of each label, in the order of `labels`."""
        ...

    def score(self, sequence: Sequence[Features], onto: Scores | None = None, /) -> Scores:
        """What the features of each word of a sequence say, added to what others of the same words said."""
        ...

    def tag(self, scores: Scores, model: int = 0, /) -> list[str]:
        """The most probable tags of a sequence."""
        ...


def open_models(*models: bytes) -> Tagger:
    """A tagger with models, given as the bytes of their files.

    Raises `ValueError` if one of them is not a model, `ImportError` if nothing is installed that could read them.
    """
    try:
        compiled = import_module("reader.annotate._crf")
    except ImportError:
        return CrfsuiteTagger(*models)
    if getattr(compiled, "INTERFACE", 1) != _INTERFACE:
        return CrfsuiteTagger(*models)
    tagger: Tagger = compiled.Tagger(*models)
    return tagger


class CrfsuiteTagger:
    """Tags with python-crfsuite."""

    def __init__(self, *models: bytes) -> None:
        import pycrfsuite  # late: commands that annotate nothing need not load it

        self._taggers = [pycrfsuite.Tagger() for _ in models]
        for tagger, model in zip(self._taggers, models, strict=True):
            tagger.open_inmemory(model)
        self._models = models  # the taggers read from these bytes and do not keep them alive
        self._given: list[Scores] = [None for _ in models]
        """What each tagger was given last: to copy and look up the features is most of its work."""

    def labels(self, model: int = 0, /) -> list[str]:
        """The labels of a model, in its order."""
        labels: list[str] = self._taggers[model].labels()
        return labels

    def marginals(self, scores: Scores, model: int = 0, /) -> list[list[float]]:
        """For each word of a sequence, the probability of each label, in the order of `labels`."""
        marginal, labels = self._give(scores, model).marginal, self.labels(model)
        return [[marginal(label, word) for label in labels] for word in range(len(cast("list[list[str]]", scores)))]

    def group_marginals(self, scores: Scores, groups: bytes, model: int = 0, /) -> Sequence[Sequence[float]]:
        """For each group of labels, the probability of every word to have one of them."""
        marginal, words = self._give(scores, model).marginal, range(len(cast("list[list[str]]", scores)))
        members: list[list[str]] = [[] for _ in range(max(groups) + 1)]
        for label, group in zip(self.labels(model), groups, strict=True):
            members[group].append(label)
        return [array("f", [sum([marginal(label, word) for label in labels]) for word in words]) for labels in members]

    def score(self, sequence: Sequence[Features], onto: Scores | None = None, /) -> Scores:
        """The features of each word, after those that it has: crfsuite takes them all at once."""
        words = list(map(flatten, sequence))
        if onto is None:
            return words
        return [before + added for before, added in zip(cast("list[list[str]]", onto), words, strict=True)]

    def tag(self, scores: Scores, model: int = 0, /) -> list[str]:
        """The most probable tags of a sequence."""
        tags: list[str] = self._give(scores, model).tag()
        return tags

    def _give(self, scores: Scores, model: int) -> Any:
        tagger = self._taggers[model]
        if self._given[model] is not scores:
            tagger.set(scores)
            self._given[model] = scores
        return tagger
