"""Pages that were pasted whole: the headline is found under the menus, and an article by itself is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import pipeline
from reader.label import page_models
from reader.label.page_features import PageFeatures
from reader.label.whole_pages import is_messy
from reader.model.document import BlockKind, Document
from reader.model.draft import DraftBlock
from reader.model.raw import Raw
from tests.label.conftest import kinds_by_line

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
PAGE = f"{MENU}{TITLE}\n{STORY}{FOOTER}"


def read(text: str) -> Document:
    return pipeline.parse_document(Raw("page.txt", text.encode()))


def test_the_headline_is_found_below_the_menus() -> None:
    document = read(PAGE)
    assert document.metadata.headline == TITLE
    found = kinds_by_line(document)
    assert all(found[line] is BlockKind.FURNITURE for line in MENU.splitlines())
    assert document.metadata.authors == ("Mara Okafor",)
    assert document.metadata.published == "2025-03-04"


def test_the_whole_story_is_shown_and_nothing_below_it() -> None:
    document = read(PAGE)
    shown = [document.slice(block.span) for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    assert shown == STORY.splitlines()[2:]


def test_an_article_that_was_copied_from_its_headline_on_keeps_it() -> None:
    document = read(TITLE + "\n" + STORY + FOOTER + MENU)
    assert document.metadata.headline == TITLE
    shown = [document.slice(block.span) for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
    assert shown == STORY.splitlines()[2:]


def test_no_text_is_lost() -> None:
    assert read(PAGE).text.split() == PAGE.split()


def test_an_article_by_itself_is_left_to_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(page_models, "judge", fail)
    assert read(TITLE + "\n" + STORY).metadata.headline == TITLE


PLAIN = {
    "an article": [TITLE, *STORY.splitlines()],
    "buttons above and below it": ["Read more", TITLE, *STORY.splitlines(), "Share", "Follow us", "Most read", "Print"],
    "a poem": ["The cranes stand still", "the gulls are loud"] * 20,
    "a menu without an article": MENU.splitlines() * 2,
    "a dialogue": ["“Where to?”", "“Home.”", "“At this hour?”", "“There is a last ferry.”"] * 20 + STORY.splitlines(),
    "a long report with headings": [
        line for number in range(12) for line in (f"Day {number}", *STORY.splitlines()[2:])
    ],
    "nothing": [],
}


@pytest.mark.parametrize("lines", PLAIN.values(), ids=PLAIN.keys())
def test_other_texts_do_not_look_like_a_page(lines: list[str]) -> None:
    assert not is_messy([DraftBlock(line) for line in lines])


def test_menus_in_one_run_or_spread_out_look_like_a_page() -> None:
    menu, story = [DraftBlock(line) for line in MENU.splitlines()], [DraftBlock(line) for line in STORY.splitlines()]
    assert is_messy([*menu, *story])
    links = [DraftBlock(line) for line in FOOTER.splitlines()]
    assert is_messy([block for pair in zip(links[:5], story[2:], strict=False) for block in (*links, *pair)])


def test_markup_is_believed() -> None:
    lines = [*MENU.splitlines(), *STORY.splitlines()]
    assert is_messy([DraftBlock(line) for line in lines])
    assert not is_messy([DraftBlock(line, in_story=False) for line in lines])
    assert not is_messy([DraftBlock(lines[0], level=1), *(DraftBlock(line) for line in lines[1:])])


def test_without_the_models_the_rules_decide(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(page_models, "TITLES_MODEL", str(tmp_path / "titles.tsv"))
    monkeypatch.setattr(page_models, "BLOCKS_MODEL", str(tmp_path / "blocks.crfsuite"))
    page_models.forget()
    try:
        assert read(PAGE).text.split() == PAGE.split()
    finally:
        page_models.forget()


BUTTON, SENTENCE = "Read this next", "Cranes stood still at the port of Averil on Tuesday as dockers walked out."
SURE = {
    "surely furniture": (BUTTON, {"furniture-after": 0.92, "paragraph": 0.08}, "furniture"),
    "furniture of one kind or another": (BUTTON, {"furniture-before": 0.5, "furniture": 0.47}, "furniture"),
    "perhaps furniture": (BUTTON, {"furniture-after": 0.55, "paragraph": 0.45}, None),
    "a sentence that is perhaps furniture": (SENTENCE, {"furniture-after": 0.92, "paragraph": 0.08}, None),
    "a sentence that is surely furniture": (SENTENCE, {"furniture-after": 0.98, "paragraph": 0.02}, "furniture"),
    "surely story": (SENTENCE, {"paragraph": 0.6, "heading": 0.35, "furniture": 0.05}, "paragraph"),
    "a sentence in a list": (SENTENCE, {"list_item": 0.9, "paragraph": 0.1}, "list_item"),
    "a sentence that is perhaps in a list": (SENTENCE, {"list_item": 0.6, "paragraph": 0.4}, "paragraph"),
    "above the story": (BUTTON, {"byline": 0.99, "paragraph": 0.01}, None),
    "a picture's": (BUTTON, {"caption": 0.6, "credit": 0.38, "furniture": 0.02}, "caption"),
}


@pytest.mark.parametrize(("line", "marginals", "expected"), SURE.values(), ids=SURE.keys())
def test_only_what_is_sure_is_labelled(line: str, marginals: dict[str, float], expected: str | None) -> None:
    found = page_models.sure_kinds(PageFeatures([line]), {label: [share] for label, share in marginals.items()})
    assert found == ({} if expected is None else {0: BlockKind(expected)})


def test_a_sentence_within_the_story_is_not_set_aside() -> None:
    page = PageFeatures([SENTENCE] * 3)
    marginals = {"paragraph": [1.0, 0.0, 1.0], "furniture": [0.0, 1.0, 0.0]}
    assert page_models.sure_kinds(page, marginals) == {0: BlockKind.PARAGRAPH, 2: BlockKind.PARAGRAPH}
    after = page_models.sure_kinds(page, {"paragraph": [1.0, 1.0, 0.0], "furniture": [0.0, 0.0, 1.0]})
    assert after[2] is BlockKind.FURNITURE


HEADLINES = {
    "the dek below it": (TITLE, "Cranes stand still while talks are put off until Thursday", 0),
    "a trail above it": ("Home / News / " + TITLE, TITLE, 1),
    "the name of a section": ("Business", "Dockers at Averil walk out over shifts", 1),
    "a title in capitals": (TITLE, "Ferry Fares to Rise in April and May", 1),
}


@pytest.mark.parametrize(("above", "below", "expected"), HEADLINES.values(), ids=HEADLINES.keys())
def test_a_dek_is_not_taken_for_the_headline(above: str, below: str, expected: int) -> None:
    page = PageFeatures([above, below, *STORY.splitlines()])
    assert (
        page_models.best_title(page, [["above"], ["below"]] + [[]] * 7, {"above": 5, "below": 9}, [0.0] * 9) == expected
    )


def test_a_trail_is_not_the_headline_that_it_ends_with() -> None:
    lines = ["Home » Harbour » " + TITLE, TITLE, *STORY.splitlines()]
    weighted, features = {"trail": 9.0}, [["trail"], *[[]] * (len(lines) - 1)]
    assert page_models.best_title(PageFeatures(lines), features, weighted, [0.0] * len(lines)) == 1
    assert page_models.best_title(PageFeatures([lines[0], *lines[2:]]), features, weighted, [0.0] * len(lines)) == 0


def test_the_lists_of_a_directory_are_its_story(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [f"Quay {number}\nOpen on Tuesdays\nFare {number} crowns\n" for number in range(40)]
    text = TITLE + "\n" + STORY + "".join(entries)
    aside = dict.fromkeys(range(8, 8 + 3 * len(entries)), BlockKind.FURNITURE)
    monkeypatch.setattr(page_models, "judge", lambda _: {})
    by_rules = kinds_by_line(read(text))
    monkeypatch.setattr(page_models, "judge", lambda _: {0: BlockKind.HEADLINE, **aside})
    assert kinds_by_line(read(text)) == by_rules
    monkeypatch.setattr(page_models, "judge", lambda _: {0: BlockKind.FURNITURE, **aside})
    assert kinds_by_line(read(text)) != by_rules, "below a menu it may be a footer"


def test_the_wording_of_a_button_counts_more_than_its_place_in_the_story() -> None:
    lines = STORY.splitlines()
    story = "\n".join((*lines[:4], "View image in fullscreen", *lines[4:]))
    assert kinds_by_line(read(f"{MENU}{TITLE}\n{story}\n{FOOTER}"))["View image in fullscreen"] is BlockKind.FURNITURE
