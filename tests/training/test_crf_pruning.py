"""A pruned model is one that crfsuite reads, with its large weights as they were and without its small ones."""

from __future__ import annotations

import random
from typing import Any

import pycrfsuite
import pytest

from reader.training.crf_pruning import prune

WORDS = ["valdra", "merrow", "averil", "okafor", "denholm", "spoke", "left", "again", "in", "of"]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("crf") / "model.crfsuite"
    trainer = pycrfsuite.Trainer(verbose=False)
    chance = random.Random(1)
    for _ in range(60):
        words = [chance.choice(WORDS) for _ in range(6)]
        tags = ["N" if word[0] in "vmad" and chance.random() < 0.8 else "O" for word in words]
        trainer.append([[word, word[-1], f"{number}"] for number, word in enumerate(words)], tags)
    trainer.train(str(path))
    return path.read_bytes()


def weights(model: bytes) -> Any:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    return tagger.info()


def test_a_model_without_small_weights_stays_the_same(model: bytes) -> None:
    assert prune(model, 0.0) == model


def test_small_weights_are_dropped_and_the_others_kept(model: bytes) -> None:
    whole, pruned = weights(model), weights(prune(model, 0.3))
    assert pruned.state_features == {key: value for key, value in whole.state_features.items() if abs(value) >= 0.3}
    assert 0 < len(pruned.state_features) < len(whole.state_features)
    assert pruned.transitions == whole.transitions
    assert pruned.labels == whole.labels
    assert len(prune(model, 0.3)) < len(model)


def test_a_model_without_any_weights_still_tags(model: bytes) -> None:
    pruned = prune(model, 1e9)
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(pruned)
    assert len(tagger.tag([["valdra"], ["spoke"]])) == 2
