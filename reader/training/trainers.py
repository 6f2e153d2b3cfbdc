"""Make trainers of crfsuite, open what they wrote, and fit logistic models with them. Knows no features."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any


def make(l1: float, l2: float, iterations: int, min_count: int, *, possible_transitions: bool = False) -> Any:
    """A trainer with these penalties, that stops after so many iterations and ignores features that are rarer.

    With `possible_transitions`, labels that never follow each other in the data have weights for it too.
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": l1,
            "c2": l2,
            "max_iterations": iterations,
            "feature.minfreq": min_count,
            "feature.possible_transitions": possible_transitions,
        }
    )
    return trainer


def open_model(path: Path) -> Any:
    """What tags with the model in a file that a trainer wrote."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(os.fspath(path))
    return tagger


def fit_logistic(trainer: Any, samples: Iterable[tuple[Sequence[str], bool]], min_weight: float) -> dict[str, float]:
    """How much each feature speaks for a sample being one of the true ones, by a new trainer.

    Weights nearer to zero than `min_weight` are left out.
    """
    for features, is_true in samples:
        trainer.append([features], [str(is_true)])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "logistic.crfsuite")
        trainer.train(os.fspath(path))
        weights: defaultdict[str, float] = defaultdict(float)
        for (feature, label), weight in open_model(path).info().state_features.items():
            weights[feature] += weight if label == str(True) else -weight
    return {name: weight for name, weight in weights.items() if abs(weight) >= min_weight}


def write_weights(weights: Mapping[str, float], head: str, path: Path) -> None:
    """Write the weights of features as a table, after a line that says what it is."""
    lines = (f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items()))
    path.write_text(f"# {head}\n" + "".join(lines), "utf-8")
