"""Sources that a tagger breaks in two, or breaks off, are whole again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.passage import Passage, make_passages
from reader.annotate.quotes.repair import repair
from tests.annotate.quotes.conftest import document

CASES = {
    "a name and a bracket": (
        "S:Mara Okafor (photo|S:Piers Abbot)|C:said|T:the boats were sold",
        "Mara Okafor (photo: Piers Abbot) said the boats were sold.",
        ["Mara Okafor"],
    ),
    "a name and a bracket of its own": (
        "S:Mara Okafor|S:Piers Abbot|C:said|T:the boats were sold",
        "Mara Okafor (with Piers Abbot) said the boats were sold.",
        ["Mara Okafor"],
    ),
    "a name and a paper": (
        "S:Mara Okafor,|S:Averil Courier|C::|T:“It was her best night.”",
        "Mara Okafor, Averil Courier: “It was her best night.”",
        ["Mara Okafor, Averil Courier"],
    ),
    "an office without its town": (
        "T:“Get well,”|C:wrote|S:the mayor of",
        "“Get well,” wrote the mayor of Averil, Mara Okafor.",
        ["the mayor of Averil"],
    ),
    "only an article": (
        "T:“Nobody rides for free,”|C:reads|S:a",
        "“Nobody rides for free,” reads a sign above the door.",
        ["a sign above the door"],
    ),
    "two who speak": (
        "S:Mara Okafor|C:said|T:it leaked|S:Piers Abbot|C:said|T:it did not",
        "Mara Okafor said it leaked. Piers Abbot said it did not.",
        ["Mara Okafor", "Piers Abbot"],
    ),
}


def passage_of(text: str) -> Passage:
    [passage] = make_passages(document(text))
    return passage


def segments_of(passage: Passage, text: str, tagged: str) -> list[Segment]:
    found: list[Segment] = []
    at = 0
    for part, _, words in (each.partition(":") for each in tagged.split("|")):
        start = text.index(words, at)
        at = start + len(words)
        inside = [number for number, token in enumerate(passage.tokens) if start <= token.start < at]
        found.append(Segment(ReportPart(part), inside[0], inside[-1] + 1))
    return found


def words_of(passage: Passage, text: str, segments: Sequence[Segment], part: ReportPart) -> list[str]:
    spans = [passage.cover(each.first, each.end) for each in segments if each.part is part]
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(("tagged", "text", "sources"), CASES.values(), ids=CASES.keys())
def test_sources_are_whole(tagged: str, text: str, sources: list[str]) -> None:
    passage = passage_of(text)
    repaired = repair(passage, segments_of(passage, text, tagged))
    assert words_of(passage, text, repaired, ReportPart.SOURCE) == sources


def test_as_is_no_part_of_quoted_words() -> None:
    text = "Okafor cast the vote as “a clear win” for the port."
    passage = passage_of(text)
    repaired = repair(passage, segments_of(passage, text, "S:Okafor|C:cast|T:as “a clear win” for the port"))
    assert words_of(passage, text, repaired, ReportPart.CONTENT)[0].startswith("“a clear win”")


def test_a_nickname_is_not_said() -> None:
    text = "“They took my shoes,” said a man who goes by the name “Patch.”"
    passage = passage_of(text)
    tagged = "T:“They took my shoes,”|C:said|S:a man who goes by the name|T:“Patch.”"
    repaired = repair(passage, segments_of(passage, text, tagged))
    assert words_of(passage, text, repaired, ReportPart.CONTENT) == ["“They took my shoes,”"]
