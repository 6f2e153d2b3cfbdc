"""Text is split into sentences; abbreviations and quoted questions do not end one."""

from __future__ import annotations

import pytest

from reader.annotate import sentences
from reader.annotate.sentences import split
from reader.model.document import Block, BlockKind, Document, Source
from reader.model.span import Span

CASES = {
    "two plain sentences": "The tide came in.|Nobody met it.",
    "no end mark": "Cranes stand still in Port Averil",
    "acronym with full stops": "The U.N. Harbour Council met.|It rose at noon.",
    "acronym at the end": "They flew to the U.S.|The rest stayed.",
    "title": "Mr. Tull and Sen. Valdra met Gov. Dole.|Nothing came of it.",
    "initial": "J. R. Tull signed first.|Others followed.",
    "first person at the end": "So did I.|Nobody asked.",
    "full stop inside quotation marks": "“We count one.”|Valdra left.",
    "quotation after quotation": "“We count one.”|“They count none.”",
    "verb after the question": "“Who counts?” she asked.|Nobody did.",
    "name and verb after the question": "“Who counts?” Ines Valdra asked.|Nobody did.",
    "quoted exclamation": "“Enough!”|The gate closed.",
    "decimal and hour": "It rose 3.5 metres at 5 a.m. on Tuesday.|Then it fell.",
    "ellipsis": "He waited…|Nobody came.",
    "ellipsis inside a sentence": "He waited… and left.",
    "sentence that begins with a number": "It closed at noon.|31 ships waited.",
    "company": "Halcyon Inc. said it was sorry.",
    "answer of no": "They said no.|Dole left.",
    "short for a given name": "Ma. Teresa Dole came.|She left.",
    "address": "The works office sent Engr. Dole home.",
    "number sign": "Pier No. 9 was empty.",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_block_is_split_into_sentences(case: str) -> None:
    text = case.replace("|", " ")
    assert [text[span.start : span.end] for span in split(text, Span(0, len(text)))] == case.split("|")


def test_only_story_blocks_have_sentences() -> None:
    text = "Cranes stand still\n\nNobody came. Nobody called.\n\nADVERTISEMENT"
    blocks = (
        Block(BlockKind.HEADLINE, Span(0, 18)),
        Block(BlockKind.PARAGRAPH, Span(20, 47)),
        Block(BlockKind.FURNITURE, Span(49, 62)),
    )
    document = sentences.find(Document(Source("case", "text"), text, blocks=blocks))
    assert [document.slice(span) for span in document.sentences] == [
        "Cranes stand still",
        "Nobody came.",
        "Nobody called.",
    ]


@pytest.mark.parametrize("unit", ["a", ". ", "A. ", "?” B ", "”", " ", "A.", "“"])
def test_a_very_long_line_is_split_in_linear_time(unit: str) -> None:
    text = unit * 100_000
    pieces = "".join(text[span.start : span.end] for span in split(text, Span(0, len(text))))
    assert pieces.replace(" ", "") == text.replace(" ", "")
