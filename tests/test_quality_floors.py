"""The shipped models find in invented articles no less than they did. What a change makes better raises its floor."""

from __future__ import annotations

import pytest

from tests.quality import Score, Scores, articles, marked, score

FLOORS = {
    "blocks": 0.96,
    "names": 0.85,
    "speech": 0.98,
    "speech_and_speaker": 0.88,
    "reports": 0.85,
    "reports_and_speaker": 0.60,
}
"""F1, a little under what was measured with `python -m tests.quality`."""

CERTAIN = 0.77
"""Of the quotes that are called certain, the share with the right words and the right speaker."""


@pytest.fixture(scope="module")
def scores() -> Scores:
    return score(articles())


@pytest.mark.parametrize(("what", "floor"), FLOORS.items(), ids=FLOORS.keys())
def test_no_less_is_found(what: str, floor: float, scores: Scores) -> None:
    found: Score = getattr(scores, what)
    assert found.f1 >= floor


def test_what_is_called_certain_is_right_as_often(scores: Scores) -> None:
    assert scores.certain.precision >= CERTAIN


def test_there_is_enough_to_be_found(scores: Scores) -> None:
    assert (scores.blocks.there, scores.names.there, scores.speech.there, scores.reports.there) >= (140, 140, 50, 30)


def test_what_is_marked_is_told_from_the_words() -> None:
    article = marked(
        "paragraph: <Mara Okafor|“We stay,”> said {person:Okafor}. <+|“Until {place:Averil} pays.”>\n"
        "paragraph: Owners said <~it would rain>."
    )
    assert article.text == "“We stay,” said Okafor. “Until Averil pays.”\n\nOwners said it would rain."
    assert [article.text[name.span.start : name.span.end] for name in article.names] == ["Okafor", "Averil"]
    assert [(quote.speaker, quote.is_speech, len(quote.spans)) for quote in article.quotes] == [
        ("Mara Okafor", True, 2),
        ("", False, 1),
    ]
