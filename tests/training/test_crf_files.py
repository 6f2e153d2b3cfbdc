"""What is written is a model that crfsuite reads, with the weights that it should have."""

from __future__ import annotations

import random
from typing import Any

import pycrfsuite
import pytest

from reader.training import crf_files

WORDS = ["valdra", "merrow", "averil", "okafor", "denholm", "spoke", "left", "again", "in", "of"]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return trained(tmp_path_factory, 1)


def trained(tmp_path_factory: pytest.TempPathFactory, seed: int) -> bytes:
    path = tmp_path_factory.mktemp("crf") / "model.crfsuite"
    trainer = pycrfsuite.Trainer(verbose=False)
    chance = random.Random(seed)
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


def pruned(model: bytes, smallest: float) -> bytes:
    return crf_files.write(crf_files.without_small_weights(crf_files.read(model), lambda _: smallest))


def test_a_model_is_written_as_it_was_read(model: bytes) -> None:
    assert crf_files.write(crf_files.read(model)) == model


def test_small_weights_are_dropped_and_the_others_kept(model: bytes) -> None:
    whole, rest = weights(model), weights(pruned(model, 0.3))
    assert rest.state_features == {key: value for key, value in whole.state_features.items() if abs(value) >= 0.3}
    assert 0 < len(rest.state_features) < len(whole.state_features)
    assert rest.transitions == whole.transitions
    assert rest.labels == whole.labels
    assert len(pruned(model, 0.3)) < len(model)


def test_the_limit_may_depend_on_the_attribute(model: bytes) -> None:
    crf = crf_files.read(model)
    limited = crf_files.without_small_weights(crf, lambda attribute: 1e9 if attribute == "valdra" else 0.0)
    left = weights(crf_files.write(limited))
    assert left.state_features == {
        key: value for key, value in weights(model).state_features.items() if key[0] != "valdra"
    }


def test_a_model_without_any_weights_still_tags(model: bytes) -> None:
    empty = pruned(model, 1e9)
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(empty)
    assert len(tagger.tag([["valdra"], ["spoke"]])) == 2


def test_the_mean_has_the_weights_of_both(model: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = trained(tmp_path_factory, 2)
    mean = weights(crf_files.write(crf_files.mean(crf_files.read(pruned(model, 0.3)), crf_files.read(other))))
    left, right = weights(pruned(model, 0.3)), weights(other)
    assert mean.labels.keys() == left.labels.keys()
    for found, one, two in (
        (mean.state_features, left.state_features, right.state_features),
        (mean.transitions, left.transitions, right.transitions),
    ):
        assert found == pytest.approx(
            {key: (one.get(key, 0) + two.get(key, 0)) / 2 for key in one.keys() | two.keys()}, abs=1e-5
        )


def test_models_with_different_labels_have_no_mean(model: bytes) -> None:
    crf = crf_files.read(model)
    other = crf_files.Crf({}, {}, (b"O\0",), b"", 0)
    with pytest.raises(ValueError, match="labels"):
        crf_files.mean(crf, other)
