"""Pages that were pasted whole: the headline is found under the menus, and an article by itself is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import pipeline
from reader.label import second_opinion, titles
from reader.label.whole_pages import is_messy
from reader.model.document import BlockKind, Document
from reader.model.draft import DraftBlock
from reader.model.raw import Raw

MENU = (
    "Skip to main content\nAveril Courier\nSubscribe\nSign in\nHome\nNews\nBusiness\nSport\nCulture\nOpinion\nWeather\n"
    "Jobs\nProperty\nMore\nSearch\n"
)
TITLE = "Dockers at Averil walk out over night shifts"
STORY = (
    "By Mara Okafor\n4 March 2025\n"
    "Cranes stood still at the port of Averil on Tuesday as 400 dockers walked out over plans for night shifts.\n"
    "The union said that its members had been given three days to accept the new hours and had not been asked.\n"
    "“We will be back at the gate tomorrow, and the day after,” said Jo Lind, who has worked the cranes for 20 years.\n"
    "Halcyon Terminals, which runs the port, said the new shifts were needed to clear a queue of 14 ships.\n"
    "Talks between the dockers and the company are to go on at the harbour office on Thursday morning.\n"
)
FOOTER = (
    "Related stories\nFerry fares to rise in April\nCouncil backs second bridge\nShare\nFollow us\nMost read\n"
    "Sign up to our newsletter\nContact us\nTerms and conditions\nPrivacy policy\n© Averil Courier 2025\n"
)


def read(text: str) -> Document:
    return pipeline.parse_document(Raw("page.txt", text.encode()))


def kinds(document: Document) -> dict[str, BlockKind]:
    return {document.slice(block.span): block.kind for block in document.blocks}


def test_the_headline_is_found_below_the_menus() -> None:
    document = read(MENU + TITLE + "\n" + STORY + FOOTER)
    assert document.metadata.headline == TITLE
    found = kinds(document)
    assert all(found[line] is BlockKind.FURNITURE for line in MENU.splitlines())
    assert document.metadata.authors == ("Mara Okafor",)
    assert document.metadata.published == "2025-03-04"


def test_the_whole_story_is_shown_and_nothing_below_it() -> None:
    document = read(MENU + TITLE + "\n" + STORY + FOOTER)
    shown = [document.slice(block.span) for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    assert shown == STORY.splitlines()[2:]


def test_no_text_is_lost() -> None:
    text = MENU + TITLE + "\n" + STORY + FOOTER
    assert read(text).text.split() == text.split()


def test_an_article_by_itself_is_left_to_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(titles, "find_title", fail)
    monkeypatch.setattr(second_opinion, "tagger", fail)
    assert read(TITLE + "\n" + STORY).metadata.headline == TITLE


def test_markup_is_believed() -> None:
    menu = [DraftBlock(line, in_story=False) for line in MENU.splitlines()]
    assert not is_messy(menu)
    assert is_messy([DraftBlock(block.text) for block in menu])


def test_without_the_models_the_rules_decide(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(titles, "MODEL", str(tmp_path / "titles.tsv"))
    monkeypatch.setattr(second_opinion, "MODEL", str(tmp_path / "blocks.crfsuite"))
    titles.weights.cache_clear()
    second_opinion.tagger.cache_clear()
    try:
        text = MENU + TITLE + "\n" + STORY + FOOTER
        assert read(text).text.split() == text.split()
    finally:
        titles.weights.cache_clear()
        second_opinion.tagger.cache_clear()


SURE = {
    "a paragraph that is surely furniture": ("paragraph", {"furniture-after": 0.97, "paragraph": 0.03}, "furniture"),
    "a paragraph that may be furniture": ("paragraph", {"furniture-after": 0.9, "paragraph": 0.1}, None),
    "furniture of one kind or another": (
        "paragraph",
        {"furniture-before": 0.5, "furniture": 0.47, "paragraph": 0.03},
        "furniture",
    ),
    "furniture that is surely story": ("furniture", {"paragraph": 0.5, "heading": 0.4, "furniture": 0.1}, "paragraph"),
    "a heading or a paragraph": ("heading", {"paragraph": 0.99, "heading": 0.01}, None),
    "the headline": ("headline", {"furniture-before": 1.0}, None),
    "a caption": ("furniture", {"caption": 0.6, "credit": 0.3, "furniture": 0.1}, "caption"),
}


@pytest.mark.parametrize(("rule", "marginals", "expected"), SURE.values(), ids=SURE.keys())
def test_only_a_sure_model_overrules(rule: str, marginals: dict[str, float], expected: str | None) -> None:
    assert second_opinion.second_opinion(rule, marginals) == expected


def test_furniture_is_split_by_its_place() -> None:
    kinds = ["furniture", "headline", "furniture", "paragraph", "furniture"]
    assert second_opinion.split_furniture(kinds) == [
        "furniture-before",
        "headline",
        "furniture",
        "paragraph",
        "furniture-after",
    ]
    assert second_opinion.split_furniture(["furniture", "note"]) == ["furniture", "note"]
