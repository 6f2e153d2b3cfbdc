"""A logistic model weighs what speaks for a sample, and what speaks against it."""

from __future__ import annotations

from pathlib import Path

from reader.training import trainers

SAMPLES = [(["every", "leaks"], True), (["every", "floats"], False)] * 10


def test_features_of_true_samples_weigh_more_than_nothing() -> None:
    weights = trainers.fit_logistic(trainers.make(0.0, 1.0, 50, 1), SAMPLES, min_weight=0.01)
    assert weights["leaks"] > 0 > weights["floats"]
    assert "every" not in weights, "what decides nothing is left out"


def test_weights_are_written_in_order_after_what_they_are(tmp_path: Path) -> None:
    trainers.write_weights({"leaks": 1.5, "floats": -0.25}, "What floats.", tmp_path / "weights.tsv")
    assert (tmp_path / "weights.tsv").read_text("utf-8") == "# What floats.\nfloats\t-0.250\nleaks\t1.500\n"
