"""A comparison as a table, as Markdown and as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from markdown_it import MarkdownIt

from reader.compare.comparison import compare
from reader.export.comparisons import FORMATS, writer
from reader.export.comparisons.wording import label_of
from reader.export.lines import Page
from reader.model.annotation import QuoteKind
from reader.model.document import Document
from reader.page.cells import width_of
from tests.articles_said import Said, article

FULL = "We will stay out until the night pay is back, and not one hour less"
LONG = tuple(f"Paragraph {n} of the wait at quay {n}, told by {n} who stood there in the rain." for n in range(8))

POST = article(
    Said(FULL, "Mara Okafor", "union secretary"),
    Said("Nobody wanted this strike, and nobody will win it", "Paul Linden"),
    Said("the port loses two million a day", kind=QuoteKind.INDIRECT),
    uri="post.txt",
    publisher="Harbour Post",
    published="2025-03-04",
)
GAZETTE = article(
    Said("We will stay out until the night pay is back", "Okafor"),
    Said("Nobody wanted this strike, and nobody will win it", source="a source"),
    Said("Ships are waiting as far as the cape", "Lena [Red] Sorel", "*economist*"),
    headline="Strike enters its second day",
    uri="gazette.txt",
)
OLD = article(*LONG, "Critics say that the *port* loses two million a day.", uri="old.txt")
NEW = article(
    *LONG[1:], "Critics say that the *port* loses _three_ million a day.", "It ends.", headline="Port strike", uri="new"
)


def written(name: str, *documents: Document, page: Page | None = None) -> str:
    return "".join(writer(name)(compare(documents), page or Page()))


TABLE = """\
A  Port workers walk out · Harbour Post · 2025-03-04 · post.txt
B  Strike enters its second day · gazette.txt

Both carry (2)
--------------
Mara Okafor, union secretary
  A ¶1  “We will stay out until the night pay is back, and not one hour less”
  B ¶1  “We will stay out until the night pay is back” · cut, 5 words fewer
Given to different speakers
  A ¶2  “Nobody wanted this strike, and nobody will win it” · given to Paul Linden
  B ¶2  “Nobody wanted this strike, and nobody will win it” · given to a source

Only in A (1 of 2 speakers)
---------------------------
   1 quote      9 words  Paul Linden  ¶2

Only in B (2 of 3 speakers)
---------------------------
   1 quote      9 words  a source  ¶2
   1 quote      8 words  Lena [Red] Sorel, *economist*  ¶3

No source found in A (1)
------------------------
  ¶3  indirect  the port loses two million a day
"""


def test_the_table() -> None:
    assert written("table", POST, GAZETTE) == TABLE


def test_the_table_fits_the_terminal() -> None:
    lines = written("table", POST, GAZETTE, OLD, NEW, page=Page(40)).splitlines()
    assert max(map(width_of, lines)) <= 40


def test_versions_in_the_table() -> None:
    text = written("table", OLD, NEW)
    assert "A → B, versions of one article (text in common, " in text
    assert "headline changed · 1 paragraph came · 1 paragraph gone · 1 paragraph changed\n" in text
    assert "Headline\n  - Port workers walk out\n  + Port strike\n" in text
    assert "¶9 → ¶8  changed  Critics say that the *port* loses [-two-] {+_three_+} million a day.\n" in text


def test_more_than_two_articles() -> None:
    text = written("table", POST, GAZETTE, POST)
    assert "\nSeveral carry (2)\n" in text
    assert "\nOnly in C (0 of 2 speakers)\n" in text


def test_markdown_marks_what_changed_and_nothing_else() -> None:
    text = written("markdown", OLD, NEW)
    assert "loses ~~two~~ **\\_three\\_** million" in text
    assert "\\*port\\*" in text


def test_the_words_of_articles_are_no_markup() -> None:
    html = MarkdownIt().enable("strikethrough").render(written("markdown", POST, GAZETTE))
    assert "Lena [Red] Sorel, *economist*" in html
    assert "<em>given to a source</em>" in html


def places(record: Any) -> list[tuple[str, list[int], str]]:
    """Every quote of the shared words, and of those without a source: its article, its span and its text."""
    quotes = [quote for shared in record["shared"] for quote in shared["quotes"]] + record["unsourced"]
    return [(quote["article"], quote["content"][0], quote["text"]) for quote in quotes]


def test_json_points_to_every_place() -> None:
    record = json.loads(written("json", POST, GAZETTE))
    texts = {"A": POST.text, "B": GAZETTE.text}
    assert len(places(record)) == 5
    assert all(texts[label][start:end] == text for label, (start, end), text in places(record))
    assert [(each["certainty"], each["speakers"]) for each in record["shared"]] == [
        ("sure", "same"),
        ("sure", "different"),
    ]
    assert [quote["missing"] for quote in record["shared"][0]["quotes"]] == [0, 5]
    assert [(each["article"], each["speaker"], each["words"]) for each in record["only"]] == [
        ("A", "Paul Linden", 9),
        ("B", "a source", 9),
        ("B", "Lena [Red] Sorel", 8),
    ]


def test_json_of_versions_gives_each_edit_in_both_texts() -> None:
    (versions,) = json.loads(written("json", OLD, NEW))["versions"]
    changed = next(each for each in versions["paragraphs"] if each["change"] == "changed")
    ((before, after),) = [(edit["before"], edit["after"]) for edit in changed["edits"]]
    assert (OLD.text[slice(*before)], NEW.text[slice(*after)]) == ("two", "_three_")
    assert versions["headline"] == {"before": "Port workers walk out", "after": "Port strike"}


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_of_an_article_acts_on_the_terminal(name: str) -> None:
    evil = article(Said(FULL, "Mara Okafor"), uri="a\x1b]52;c;x\x07\u202e.txt", publisher="\x9b31m\u2066Post")
    text = written(name, evil, POST)
    assert not {char for char in text if not char.isprintable() and char != "\n"}


def test_labels_are_letters() -> None:
    assert [label_of(number) for number in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]
