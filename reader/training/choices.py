"""Fit models that choose one of several candidates, such as the headline of a page. Knows no features."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np

from reader.base.values import Value

STEPS, STEP_SIZE = 150, 0.03
"""Steps of descent, and how far each changes a weight at most. Larger ones fit the examples better, others worse."""

KEPT_MEAN, KEPT_SQUARE = 0.9, 0.99
"""Share of the running means of the gradients and of their squares that each step keeps (Adam)."""


class Candidate(Value):
    """One of several, with its features."""

    features: Sequence[str]
    is_right: bool


def fit(choices: Sequence[Sequence[Candidate]], l2: float, min_count: int, min_weight: float) -> dict[str, float]:
    """How much each feature speaks for a candidate, so that the right one of each choice weighs more than the others.

    The probability of a candidate is the softmax of the weights of its features over all candidates of the choice.
    Features that occur more rarely than `min_count`, and weights nearer to zero than `min_weight`, are left out.
    """
    choices = [choice for choice in choices if any(candidate.is_right for candidate in choice)]
    candidates = [candidate for choice in choices for candidate in choice]
    counts = Counter(chain.from_iterable(set(candidate.features) for candidate in candidates))
    columns = {name: column for column, name in enumerate(sorted(name for name in counts if counts[name] >= min_count))}
    known = [sorted({columns[name] for name in candidate.features if name in columns}) for candidate in candidates]
    feature = np.fromiter(chain.from_iterable(known), np.int32)
    owner = np.repeat(np.arange(len(known)), [len(each) for each in known])
    choice_of = np.repeat(np.arange(len(choices)), [len(choice) for choice in choices])
    is_right = np.array([candidate.is_right for candidate in candidates], float)

    def share(amounts: np.ndarray) -> np.ndarray:
        """The share that each candidate has of what the candidates of its choice have together."""
        return amounts / np.bincount(choice_of, amounts)[choice_of]

    weights = np.zeros(len(columns))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = np.bincount(owner, weights[feature], len(known))
        odds = np.exp(scores - scores.max())
        excess = share(odds) - share(odds * is_right)
        gradient = np.bincount(feature, excess[owner], len(columns)) + l2 * weights
        mean = KEPT_MEAN * mean + (1 - KEPT_MEAN) * gradient
        square = KEPT_SQUARE * square + (1 - KEPT_SQUARE) * gradient**2
        rate = STEP_SIZE * np.sqrt(1 - KEPT_SQUARE**step) / (1 - KEPT_MEAN**step)
        weights -= rate * mean / (np.sqrt(square) + 1e-8)
    return {name: float(weights[column]) for name, column in columns.items() if abs(weights[column]) >= min_weight}
