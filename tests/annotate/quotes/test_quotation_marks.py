"""Quotation marks are matched; apostrophes, feet and inches are ignored; a missing mark affects one paragraph."""

from __future__ import annotations

import re

import pytest

from reader.annotate.quotes.quotation_marks import quoted_runs
from reader.model.span import Span
from tests.work import LINEAR, growth

CASES = {
    "curly": ("[“It will pass,”] Ms Okafor said. [“We have time.”]", 2),
    "straight": ('["It will pass,"] Ms Okafor said. ["We have time."]', 2),
    "straight after a dash": ('Her answer —["never"]— was short.', 1),
    "single": ("Okafor: [‘we will not sign’]", 1),
    "straight single": ("Okafor: ['we will not sign']", 1),
    "single with an apostrophe inside": ("She said: ['They don't know'] and left.", 1),
    "single with a possessive inside": ("She said: [‘the dockers’ vote counts,’] and left.", 1),
    "nested": ("[“They told me ‘go home’ and I went,”] he said.", 1),
    "nested straight": ('["I told them "no" and left,"] she said.', 1),
    "German": ("[„Wir bleiben“], sagte sie.", 1),
    "German angles": ("[»Wir bleiben«], sagte sie.", 1),
    "French": ("[« Nous restons »], dit-elle.", 1),
    "Swedish": ("[”Vi stannar”], sade hon.", 1),
    "in brackets": ("He nodded ([“fine”]).", 1),
    "two apostrophes": ("[''It will pass,''] she said. [''We have time.'']", 2),
    "two curly apostrophes": ("She said: [’’It will pass.’’]", 1),
    "backticks": ("[``It will pass,''] she said.", 1),
    "apostrophes": ("The dockers’ vote wasn’t the union's; it's the '90s rock 'n' roll.", 0),
    "possessive plural": ("The teachers' union met the drivers' union.", 0),
    "feet and inches": ('He is 6\'2" tall, she 5\' 11", and ["fit"].', 1),
    "decade in curly marks": ("Music of the ’80s and the ‘90s played.", 0),
    "never closed": ("She said: [“We will stay until the end.]", 1),
    "never opened": ("[We will stay,”] she said.", 1),
    "one opens before the last is closed": ("[“We stay, she said.] [“We always have.”]", 2),
}


@pytest.mark.parametrize(("marked", "count"), CASES.values(), ids=CASES.keys())
def test_runs_are_found(marked: str, count: int) -> None:
    text, expected = unbracket(marked)
    (runs,) = quoted_runs(text, [Span(0, len(text))])
    assert [text[run.span.start : run.span.end] for run in runs] == expected
    assert len(expected) == count


def test_a_quotation_continues_if_the_next_paragraph_opens_one_again() -> None:
    text = "“We came early.\n\n“We left late,” she said.\n\n“New words,” he said."
    runs = quoted_runs(text, [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)])
    assert [[run.continues for run in paragraph] for paragraph in runs] == [[False], [True], [False]]
    assert [[run.closed for run in paragraph] for paragraph in runs] == [[False], [True], [True]]


def test_a_missing_mark_does_not_affect_the_next_paragraph() -> None:
    text = "“We stay, she said.\n\nThe rain went on all night.\n\nNobody slept."
    spans = [Span(0, 19), Span(21, 48), Span(50, len(text))]
    assert [len(runs) for runs in quoted_runs(text, spans)] == [1, 0, 0]


@pytest.mark.parametrize("char", ['"', "'", "“", "”", "‘", "’", "«", "a"])
def test_work_grows_with_length_only(char: str) -> None:
    assert growth(lambda text: quoted_runs(text, [Span(0, len(text))]), char * 50_000) < LINEAR


def unbracket(marked: str) -> tuple[str, list[str]]:
    """The text without its square brackets, and the pieces that were in them."""
    expected = [piece.partition("]")[0] for piece in marked.split("[")[1:]]
    return marked.replace("[", "").replace("]", ""), expected
