"""A model of choices weighs what tells the right candidate from the others that it was chosen among."""

from __future__ import annotations

from reader.training import choices
from reader.training.choices import Candidate

RIGHT, WRONG = True, False


def test_what_tells_candidates_apart_weighs_most() -> None:
    ferries = [[Candidate(["boat", "sails"], RIGHT), Candidate(["boat", "sank"], WRONG)]] * 10
    weights = choices.fit(ferries, l2=1.0, min_count=1, min_weight=0.01)
    assert weights["sails"] > 0 > weights["sank"]
    assert "boat" not in weights, "what all candidates have decides nothing"


def test_candidates_are_compared_within_their_choice_only() -> None:
    large = [[Candidate(["short"], RIGHT), *[Candidate(["shorter"], WRONG)] * 9]] * 5
    small = [[Candidate(["long"], RIGHT), Candidate(["short"], WRONG)]] * 10
    weights = choices.fit(large + small, l2=1.0, min_count=1, min_weight=0.01)
    assert weights["long"] > weights["short"] > weights["shorter"]


def test_choices_without_a_right_candidate_and_rare_features_are_left_out() -> None:
    ferries = [[Candidate(["sails"], RIGHT), Candidate(["sank"], WRONG)]] * 5
    lost = [[Candidate(["burnt"], WRONG), Candidate(["stranded"], WRONG)]] * 5
    rare = [[Candidate(["sails", "whistles"], RIGHT), Candidate(["sank"], WRONG)]]
    weights = choices.fit(ferries + lost + rare, l2=1.0, min_count=2, min_weight=0.01)
    assert set(weights) == {"sails", "sank"}
