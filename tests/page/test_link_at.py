"""The link at a place, if the place is on that link alone."""

from __future__ import annotations

import pytest

from reader.model.document import Document
from reader.model.raw import Raw
from reader.model.span import Span
from reader.page.links import link_at
from reader.pipeline import parse_document

ON_A_LINK = {
    "the words of the link": ("[Mara Okafor](https://a.example) said so.", "Mara Okafor"),
    "a name that is part of it": ("[Mara Okafor told the council](https://a.example) so.", "Mara Okafor"),
    "one word of it, which was searched for": ("They [closed the quay](https://a.example) at dawn.", "quay"),
    "a name whose ending is linked too": ("[Okafor’s](https://a.example) union met.", "Okafor"),
    "a quote in a sentence that is all a link": ("[“Never,” she said.](https://a.example)", "“Never,”"),
    "a quote whose marks stand round the link": ("“[It will pass](https://a.example),” she said.", "“It will pass,”"),
    "a link with whitespace beside it": ("See [this](https://a.example) now.", " this "),
    "two links beside each other that lead to one page": (
        "[Mara](https://a.example) [Okafor](https://a.example) said so.",
        "Mara Okafor",
    ),
    "a link of a sign": ("Read on [→](https://a.example)", "→"),
}

BESIDE_A_LINK = {
    "words that end amid the link": (
        "“We asked [Tobias Okafor](https://a.example) twice,” she said.",
        "“We asked Tobias",
    ),
    "a whole quote with a link in it": (
        "“We asked [Tobias Okafor](https://a.example) twice,” she said.",
        "“We asked Tobias Okafor twice,”",
    ),
    "a quote that narration with a link interrupts": (
        "“It will pass,” said [Mara Okafor](https://a.example). “It always has.”",
        "“It will pass,” said Mara Okafor. “It always has.”",
    ),
    "a name of which part is a link": ("Union secretary [Mara](https://a.example) Okafor said so.", "Mara Okafor"),
    "a name with a title before the link": ("Dr [Mara Okafor](https://a.example) said so.", "Dr Mara Okafor"),
    "words beside the link": ("Said [so](https://a.example) at dawn.", " at dawn"),
    "links that lead to two pages": ("[Mara](https://a.example) [Okafor](https://b.example) said so.", "Mara Okafor"),
    "nothing at all": ("[So](https://a.example) it is.", ""),
}


def place(story: str, words: str) -> tuple[Document, Span]:
    document = parse_document(Raw("ferry.md", story.encode()))
    start = document.text.index(words)
    return document, Span(start, start + len(words))


@pytest.mark.parametrize(("story", "words"), ON_A_LINK.values(), ids=ON_A_LINK.keys())
def test_a_place_on_a_link_has_its_target(story: str, words: str) -> None:
    assert link_at(*place(story, words)) == "https://a.example"


@pytest.mark.parametrize(("story", "words"), BESIDE_A_LINK.values(), ids=BESIDE_A_LINK.keys())
def test_a_place_not_only_on_a_link_has_none(story: str, words: str) -> None:
    assert link_at(*place(story, words)) == ""
