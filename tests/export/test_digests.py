"""A tally as a table, as CSV, as JSON and as a picture."""

from __future__ import annotations

import csv
import json
import sys
from xml.etree import ElementTree

import pytest

from reader.digest.articles import article_of
from reader.digest.tally import GROUPINGS, Tally
from reader.errors import OutputError
from reader.export.digests import FORMATS, writer
from reader.export.lines import Page
from reader.export.record import record_of
from reader.model.annotation import QuoteKind
from reader.model.document import Document
from reader.page.cells import width_of
from tests.articles_said import Said, article

POST = article(
    Said("We stay out", "Mara Okafor"),
    Said("the port loses two million", kind=QuoteKind.INDIRECT),
    Said("I <wait> & see", "=Ana Reyes"),
    publisher="Harbour Post",
    published="2025-03-04",
)
WIRE = article(Said("We do", "Mara Okafor"), Said("Go home", "Lind"), Said("Stay here", "Lind"))
EVIL = article(Said("We do", "\x1b]52;c;x\x07Mara"), publisher="\x9b31m\u202ePost")


def written(name: str, by: str, *documents: Document, top: int | None = None, page: Page | None = None) -> str:
    tally = Tally(by, top)
    for document in documents:
        tally.add(article_of(record_of(document)))
    return "".join(writer(name)(tally, page or Page()))


SPEAKERS = """\
2 articles, 6 quotes, 18 words; 17% without a source found

speaker      quotes  words  direct  mixed  indirect  articles  outlets  certain
-----------  ------  -----  ------  -----  --------  --------  -------  -------
Mara Okafor       2      5       2      0         0         2        1     100%
Lind              2      4       2      0         0         1        0     100%
=Ana Reyes        1      4       1      0         0         1        1     100%
"""


def test_the_table() -> None:
    assert written("table", "speaker", POST, WIRE) == SPEAKERS


def test_a_table_says_how_many_others_there_are() -> None:
    text = written("table", "speaker", POST, WIRE, top=1)
    assert text.endswith("and 2 more; --top N shows more of them\n")


def test_what_is_not_stated_says_so() -> None:
    assert "\nnot stated" in written("table", "publisher", POST, WIRE)


@pytest.mark.parametrize("width", [30, 60, 80])
@pytest.mark.parametrize("by", GROUPINGS)
def test_tables_fit_the_terminal(by: str, width: int) -> None:
    long = article(Said("We do", "Mara " * 30), publisher="The Harbour Post of " * 9, published="2025-03-04")
    lines = written("table", by, long, POST, page=Page(width)).splitlines()
    assert max(map(width_of, lines)) <= width


def test_csv_holds_no_formula() -> None:
    rows = list(csv.DictReader(written("csv", "speaker", POST, WIRE).splitlines()))
    assert [row["speaker"] for row in rows] == ["Mara Okafor", "Lind", "'=Ana Reyes"]
    assert (rows[0]["quotes"], rows[0]["certain"]) == ("2", "1.0000")


def test_json() -> None:
    record = json.loads(written("json", "publisher", POST, WIRE, top=1))
    assert {name: record[name] for name in ("by", "articles", "outlets", "quotes", "words", "unsourced", "found")} == {
        "by": "publisher",
        "articles": 2,
        "outlets": 1,
        "quotes": 6,
        "words": 18,
        "unsourced": 1,
        "found": 2,
    }
    assert record["rows"] == [
        {"publisher": "Harbour Post", "articles": 1, "quotes": 3, "words": 12, "unsourced": 0.3333}
    ]


@pytest.mark.parametrize("by", GROUPINGS)
def test_a_picture_has_a_bar_for_each_row(by: str) -> None:
    pytest.importorskip("leather")
    text = written("svg", by, POST, WIRE)
    root = ElementTree.fromstring(text)
    labels = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
    rows = json.loads(written("json", by, POST, WIRE))["rows"]
    assert {row[by] or "not stated" for row in rows} <= set(labels)
    assert len(list(root.iter("{http://www.w3.org/2000/svg}rect"))) == len(rows) + 1


def test_namesakes_have_bars_of_their_own() -> None:
    pytest.importorskip("leather")
    text = written("svg", "speaker", WIRE, WIRE)
    assert ">Lind<" in text
    assert ">Lind (2)<" in text


def test_a_picture_of_nothing_is_refused() -> None:
    with pytest.raises(OutputError, match="nothing to draw"):
        written("svg", "speaker")


def test_a_picture_takes_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "leather", None)
    with pytest.raises(OutputError, match="install the extra `charts`"):
        written("svg", "speaker", POST)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("by", ["speaker", "publisher"])
def test_nothing_of_an_article_acts_on_the_terminal(name: str, by: str) -> None:
    text = written(name, by, EVIL)
    assert not {char for char in text if not char.isprintable() and char not in "\n\u202e"}


@pytest.mark.parametrize("name", ["table", "csv", "json"])
def test_no_articles(name: str) -> None:
    assert written(name, "speaker")
