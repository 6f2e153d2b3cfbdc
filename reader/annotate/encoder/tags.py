"""The tags that the encoder tells apart, and how to choose among them. Reads no words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from reader.annotate import bio_tags
from reader.annotate.entities.detect.name_crf import LABELS as NAME_LABELS
from reader.annotate.quotes.claim import ReportPart
from reader.annotate.quotes.tag.segment_labels import SIDES, label_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    """For each word, the log-probability of each tag."""


def _bio(labels: Iterable[str]) -> tuple[str, ...]:
    return (bio_tags.OUTSIDE, *(begin + label for label, begin in product(labels, ("B-", "I-"))))


NAME_TAGS = _bio(sorted(NAME_LABELS))
QUOTE_TAGS = _bio(
    (
        label_of(ReportPart.SOURCE),
        label_of(ReportPart.CUE),
        *(label_of(ReportPart.CONTENT, side) for side in SIDES.values()),
    )
)
TAGS = {"names": NAME_TAGS, "quotes": QUOTE_TAGS}
"""The tags of each task, in the order of the scores."""

_NEVER = -1e9
_TOGETHER = 64
"""Sequences that are decoded together, which is faster than one by one."""
_PLACES = 20_000
"""The words that they have room for, each as much as the longest of them needs: much more than 64 sentences do, and
much less than 63 of them beside one that never ends."""


def most_probable(sequences: Sequence[Scores], tags: Sequence[str], transitions: Scores) -> list[list[str]]:
    """For each of some sequences of words, the tags that are most probable together.

    `transitions` are scores as well: for each tag, those of every tag after it. Never I- after the tag of another
    label, or at the beginning.
    """
    found: list[list[str]] = [[] for _ in sequences]
    for numbers in _batches(list(map(len, sequences))):
        paths = _best_paths([sequences[number] for number in numbers], tags, transitions)
        for number, path in zip(numbers, paths, strict=True):
            found[number] = [tags[index] for index in path]
    return found


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The numbers of the sequences to decode together, given the length of each: those of similar length."""
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) == _TOGETHER or lengths[number] * (len(batch) + 1) > _PLACES):
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _best_paths(sequences: Sequence[Scores], tags: Sequence[str], transitions: Scores) -> Iterator[list[int]]:
    """The best path through each of some sequences, by the Viterbi algorithm."""
    import numpy as np

    totals = np.zeros((max(map(len, sequences)), len(sequences), len(tags)), np.float32)
    for number, sequence in enumerate(sequences):
        totals[: len(sequence), number] = sequence
    origins = np.zeros(totals.shape, np.int32)
    continues = np.array([tag.startswith("I-") for tag in tags])
    label = np.array([tag[2:] for tag in tags])
    steps = np.where(continues & (label[:, None] != label), _NEVER, transitions).astype(np.float32)
    totals[:1, :, continues] = _NEVER
    for word in range(1, len(totals)):
        paths = totals[word - 1][:, :, None] + steps
        origins[word] = paths.argmax(1)
        totals[word] += paths.max(1)
    for number, sequence in enumerate(sequences):
        path = [int(totals[len(sequence) - 1, number].argmax())] if len(sequence) else []
        for origin in reversed(origins[1 : len(sequence), number].tolist()):
            path.append(origin[path[-1]])
        yield path[::-1]
