"""Weights can be added to in the file of a trained model, which then tags accordingly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pycrfsuite
import pytest

from reader.training.crf_weights import add_to_weights


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model that has seen words on a quay more often than words at sea."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for label, times in (("quay", 3), ("sea", 2)):
        for _ in range(times):
            trainer.append([["word"], ["word", label]], [label, label])
    trainer.train(str(tmp_path / "model.crfsuite"))
    return tmp_path / "model.crfsuite"


def opened(path: Path) -> Any:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def test_an_added_weight_changes_the_tags(model: Path) -> None:
    before = opened(model).info().state_features
    assert opened(model).tag([["word"]]) == ["quay"]
    add_to_weights(model, "word", {"sea": 5.0})
    after = opened(model).info().state_features
    assert after["word", "sea"] == pytest.approx(before["word", "sea"] + 5.0, abs=1e-5)
    assert {key: after[key] for key in after if key != ("word", "sea")} == {
        key: before[key] for key in before if key != ("word", "sea")
    }
    assert opened(model).tag([["word"]]) == ["sea"]


@pytest.mark.parametrize(("attribute", "label"), [("nothing", "sea"), ("word", "nowhere")])
def test_what_the_model_has_no_weight_for_stays_without(model: Path, attribute: str, label: str) -> None:
    before = model.read_bytes()
    add_to_weights(model, attribute, {label: 5.0})
    assert model.read_bytes() == before


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("A note about the quay, long enough to hold a header. " * 4, "utf-8")
    with pytest.raises(ValueError, match="not a CRFsuite model"):
        add_to_weights(tmp_path / "notes.txt", "word", {"sea": 1.0})
