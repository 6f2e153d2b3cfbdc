"""Articles in tables, as other programs write them, and broken ones."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest

ROWS = [
    ["id", "Headline", "Body"],
    ["7", "Walkout; at once", 'One.\n\n"Two," he said, and left.'],
    ["8", "Ferry", "Ünder."],
]


def written(rows: list[list[str]], **dialect: Any) -> str:
    stream = io.StringIO()
    csv.writer(stream, **dialect).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("dialect", [{}, {"delimiter": ";"}, {"delimiter": "\t"}, {"quoting": csv.QUOTE_ALL}])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_dialect_is_read(dialect: dict[str, Any], encoding: str, read: Callable[..., Any]) -> None:
    articles, errors = read("c.csv", written(ROWS, **dialect).encode(encoding))
    assert [article.data.decode() for article in articles] == [row[2] for row in ROWS[1:]]
    assert [article.metadata.headline for article in articles] == [row[1] for row in ROWS[1:]]
    assert [article.uri for article in articles] == ["c.csv#7", "c.csv#8"]
    assert errors == []


def test_a_table_that_pandas_style_programs_write_without_a_name_is_recognised(read: Callable[..., Any]) -> None:
    articles, _ = read("export", ",title,text\n0,Ferry,It waits.\n")
    assert [article.data for article in articles] == [b"It waits."]


def test_a_field_may_be_of_any_size(read: Callable[..., Any]) -> None:
    (article,), _ = read("c.csv", written([["text"], ["word " * 100_000]]))
    assert len(article.data) == 500_000


BROKEN = {
    "no known column": (
        "a,b\n1,2\n",
        "c.csv: no field is known to hold the text (name it with --text-field; its fields are a, b)",
    ),
    "too few columns": ("id,text\n1\n2,B.\n", "c.csv#1: has 1 column, not 2 (line 2)"),
    "cut off": ('id,text\n1,"A.\n', "c.csv#1: is cut off: the file ends within quotation marks"),
    "a carriage return": (
        "id,text\r1,A.\r",
        "c.csv: its first row is no row of a table: a carriage return stands outside quotation marks",
    ),
    "nothing": ("", "c.csv: is a table without articles"),
    "only names": ("id,text\n", "c.csv: is a table without articles"),
}


@pytest.mark.parametrize(("data", "error"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_broken_is_named(data: str, error: str, read: Callable[..., Any]) -> None:
    _, errors = read("c.csv", data)
    assert errors == [error]


def test_html_in_a_field_is_html(read: Callable[..., Any]) -> None:
    articles, _ = read("c.csv", "id,text\n1,<p>A <b>crane</b>.</p>\n2,3 < 4 and 5 > 4.\n")
    assert [article.format for article in articles] == ["html", None]
