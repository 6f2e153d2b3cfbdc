"""Tag sequences with a trained CRF. Knows the files of crfsuite; knows no features.

Where `_crf.c` was compiled, it does the work: it finds the same tags as python-crfsuite in a fraction of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol

Feature = str | tuple[str, ...]
"""A feature, or several that come together.

It pays to give the same tuple again rather than an equal one: the compiled tagger remembers by identity what it
looked up.
"""
Features = Sequence[Feature]
"""The features of a word."""


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
    """Tags sequences of words with one model."""

    def labels(self) -> list[str]:
        """The labels of the model, in its order."""
        ...

    def marginals(self, sequence: Sequence[Features], /) -> list[list[float]]:
        """For each word of a sequence, the probability of each label, in the order of `labels`."""
        ...

    def tag(self, sequence: Sequence[Features], /) -> list[str]:
        """The most probable tags of a sequence, given the features of each of its words."""
        ...


def open_model(model: bytes) -> Tagger:
    """What tags with a model, given as the bytes of its file.

    Raises `ValueError` if it is none, `ImportError` if nothing is installed that could read it.
    """
    try:
        compiled = import_module("reader.annotate._crf")
    except ImportError:
        return CrfsuiteTagger(model)
    tagger: Tagger = compiled.Tagger(model)
    return tagger


class CrfsuiteTagger:
    """Tags with python-crfsuite."""

    def __init__(self, model: bytes) -> None:
        import pycrfsuite  # late: commands that annotate nothing need not load it

        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)
        self._model = model  # the tagger reads from these bytes and does not keep them alive

    def labels(self) -> list[str]:
        """The labels of the model, in its order."""
        labels: list[str] = self._tagger.labels()
        return labels

    def marginals(self, sequence: Sequence[Features], /) -> list[list[float]]:
        """For each word of a sequence, the probability of each label, in the order of `labels`."""
        if not sequence:
            return []
        self._tagger.set(list(map(flatten, sequence)))
        labels = self.labels()
        return [[self._tagger.marginal(label, word) for label in labels] for word in range(len(sequence))]

    def tag(self, sequence: Sequence[Features], /) -> list[str]:
        """The most probable tags of a sequence, given the features of each of its words."""
        tags: list[str] = self._tagger.tag(list(map(flatten, sequence)))
        return tags
