"""Certainty is graded by a model of which quotes turned out right; what speaks against a quote is in its reason."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.annotate.quotes.attribute import certainty
from reader.annotate.quotes.claim import Claim, ReportPart
from reader.annotate.quotes.passage import make_passages
from reader.annotate.quotes.tag.tagged import PartProbabilities, TaggedPassage
from reader.model.annotation import Certainty, EntityKind, QuoteKind
from reader.model.span import Span
from reader.training.quotes import as_document

TEXT = "“The pier stays shut,” Mara Okafor said on Monday."
CLAIM = Claim(
    content=[Span(0, 22)],
    source=Span(23, 34),
    cue=Span(35, 39),
    kind=QuoteKind.DIRECT,
    speaker="e1",
    reason="name and verb after the quote",
    certainty=Certainty.CERTAIN,
)
UNKNOWN = PartProbabilities((), ())
LIMITS = {"limit:direct:certain": 0.9, "limit:direct:likely": 0.6}


def tagged_as(probable: float, beside: float = 0.0) -> PartProbabilities:
    """Each word of the claim is so probably what it was taken for, and the word after its content a part of that."""
    [passage] = make_passages(as_document(TEXT))
    spans = {ReportPart.SOURCE: CLAIM.source, ReportPart.CUE: CLAIM.cue, ReportPart.CONTENT: CLAIM.content[0]}
    probabilities = {
        part: [probable if span is not None and span.contains(token) else beside for token in passage.tokens]
        for part, span in spans.items()
    }
    return PartProbabilities([passage], [TaggedPassage([], probabilities)])


@pytest.fixture
def use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Replace the shipped model with these lines."""

    def replace(lines: str) -> None:
        path = tmp_path / certainty.MODEL_FILE
        path.write_text(lines, "utf-8")
        weights = certainty.load(path)
        monkeypatch.setattr(certainty, "load", lambda _: weights)

    return replace


def test_the_shipped_model_has_ordered_limits_for_both_groups() -> None:
    weights = certainty.load()
    for group in ("direct", "indirect"):
        certain, likely = (
            weights[certainty.limit_name(group, grade)] for grade in (Certainty.CERTAIN, Certainty.LIKELY)
        )
        assert 0.5 <= likely < certain < 1


def test_features_of_the_shipped_model_are_ones_that_quotes_can_have() -> None:
    weights = certainty.load()
    given = certainty.features(TEXT, CLAIM, {"e1": EntityKind.PERSON}, tagged_as(0.9))
    families = {certainty.family_of(name) for name in given}
    assert families <= {name.removeprefix("mean:") for name in weights if name.startswith("mean:")}
    assert any(name in weights for name in given)


@pytest.mark.parametrize(
    ("share", "grade"),
    [(0.95, Certainty.CERTAIN), (0.9, Certainty.CERTAIN), (0.89, Certainty.LIKELY), (0.3, Certainty.UNSURE)],
)
def test_a_quote_has_the_highest_grade_whose_limit_it_reaches(share: float, grade: Certainty) -> None:
    assert certainty.grade(share, LIMITS, "direct", Certainty.CERTAIN) is grade


def test_a_speaker_who_was_only_likely_does_not_become_certain() -> None:
    assert certainty.grade(0.99, LIMITS, "direct", Certainty.LIKELY) is Certainty.LIKELY


def test_without_limits_nothing_is_certain() -> None:
    assert certainty.grade(0.99, {}, "direct", Certainty.CERTAIN) is Certainty.UNSURE


def test_a_missing_model_is_empty(tmp_path: Path) -> None:
    assert certainty.load(tmp_path / "nowhere.tsv") == {}


@pytest.mark.parametrize("content", [b"a weight\n", b"d:a=1\tmuch\n", b"\xff\t1\n"])
def test_a_damaged_model_is_empty(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "damaged.tsv"
    path.write_bytes(content)
    assert certainty.load(path) == {}


def test_the_probability_adds_up_the_weights_of_known_features() -> None:
    assert certainty.probability({"d:a=1": 1.0, "d:b=2": 0.5}, ["d:a=1", "d:b=2", "d:c=3"]) == 1 / (1 + math.exp(-1.5))


def test_the_strongest_doubt_is_what_is_most_below_the_average() -> None:
    weights = {"d:lists=claim": -1.0, "mean:d:lists": 0.5, "d:place=before": -0.8}
    assert certainty.strongest_doubt(weights, ["d:lists=claim", "d:place=before"]) == certainty.DOUBTS["lists"]
    assert certainty.strongest_doubt(weights, ["d:lists=", "d:place=before"]) == certainty.DOUBTS["place"]
    assert certainty.strongest_doubt({}, ["d:lists=claim", "d:place=before"]) is None


def test_words_of_an_article_without_letters_have_features() -> None:
    claim = Claim([Span(0, 3)], source=Span(4, 5), kind=QuoteKind.DIRECT, certainty=Certainty.LIKELY)
    assert "d:cue=none" in certainty.features("“…” – 1", claim, {}, UNKNOWN)


def test_how_sure_the_tagger_is_of_each_part_is_a_feature() -> None:
    def sure(probabilities: PartProbabilities) -> list[str]:
        names = certainty.features(TEXT, CLAIM, {}, probabilities)
        return [name.removeprefix("d:sure-") for name in names if name.startswith("d:sure-")]

    assert sure(tagged_as(0.999)) == ["source=8", "cue=8", "content=8", "start=8", "end=8"]
    assert sure(tagged_as(0.6, beside=0.25)) == ["source=2", "cue=2", "content=2", "start=8", "end=3"]


def test_where_the_tagger_cannot_tell_the_average_counts() -> None:
    names = certainty.features(TEXT, CLAIM, {}, UNKNOWN)
    assert {f"mean:d:{family}" for family in certainty.SURENESS} <= set(names)
    assert not any(name.startswith("d:sure-") for name in names)


STORY = "News from the quay\n\n“The pier stays shut,” Mara Okafor said on Monday.\n\n“Nobody,” she said."


def graded(read: Callable[..., Any]) -> list[tuple[Certainty, str]]:
    return [(quote.certainty, quote.reason) for quote in read(STORY).quotes]


def test_a_doubt_is_part_of_the_reason(use: Callable[[str], None], read: Callable[..., Any]) -> None:
    use("# a model\nd:every\t1\nd:words=1\t-3\nlimit:direct:certain\t0.9\nlimit:direct:likely\t0.1\n")
    likely, reason = graded(read)[0]
    assert (likely, reason) == (Certainty.LIKELY, f"name and verb after the quote, but {certainty.DOUBTS['words']}")


def test_of_what_is_certain_no_doubt_is_given(use: Callable[[str], None], read: Callable[..., Any]) -> None:
    use("d:every\t9\nd:words=1\t-3\nlimit:direct:certain\t0.9\nlimit:direct:likely\t0.1\n")
    assert graded(read)[0] == (Certainty.CERTAIN, "name and verb after the quote")


def test_without_a_model_the_resolvers_have_the_last_word(use: Callable[[str], None], read: Callable[..., Any]) -> None:
    use("")
    assert [grade for grade, _ in graded(read)] == [Certainty.CERTAIN, Certainty.LIKELY]


def test_a_guess_stays_unsure(use: Callable[[str], None], read: Callable[..., Any]) -> None:
    use("d:every\t9\nlimit:direct:certain\t0.1\nlimit:direct:likely\t0.1\n")
    document = read("News\n\n“The pier stays shut. All of it.”\n\nRain fell.")
    assert [quote.certainty for quote in document.quotes if quote.source is None] == [Certainty.UNSURE]
