"""Tables in Parquet: the columns that were promised, as three other programs read them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reader import __version__
from reader.base.values import replace
from reader.errors import SourceIsEmpty
from reader.model.document import Document

pytest.importorskip("pyarrow")

import pyarrow.dataset
import pyarrow.parquet

from reader.export import parquet
from tests.parquet_tables import write

PROMISED = {
    "articles": "article_id str! uri str! text_hash str! url str headline str dek str authors list<str> "
    "authors_inferred bool published date32 publisher str language str format str words i32 text large_str! "
    "status str! error str",
    "blocks": "article_id str! n i32! kind str! start i32! end i32! level i8",
    "entities": "article_id str! entity_id str! kind str! name str! key str role str roles list<str> "
    "aliases list<str> mentions i32!",
    "mentions": "article_id str! entity_id str! n i32! start i32! end i32! text str!",
    "quotes": "article_id str! quote_id str! kind str! words str! word_count i32! parts list<struct<start,end>> "
    "speaker_id str speaker str speaker_role str source str cue str via str reason str certainty str! paragraph i32",
    "facts": "article_id str! n i32! kind str! text str! start i32! end i32! value str",
}
TYPES = {
    "string": "str",
    "large_string": "large_str",
    "int32": "i32",
    "int8": "i8",
    "bool": "bool",
    "date32[day]": "date32",
    "list<element: string>": "list<str>",
    "list<element: struct<start: int32 not null, end: int32 not null>>": "list<struct<start,end>>",
}


def rows(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pyarrow.parquet.read_table(folder).to_pylist()
    return found


def test_the_columns_are_those_that_were_promised(document: Document, tmp_path: Path) -> None:
    for outcomes in ([document], []):
        for table, folder in write(tmp_path, outcomes).items():
            schema = pyarrow.dataset.dataset(folder).schema
            described = (f"{field.name} {TYPES[str(field.type)]}{'' if field.nullable else '!'}" for field in schema)
            assert " ".join(described) == PROMISED[table]


def test_columns_say_what_they_count_and_files_who_wrote_them(document: Document, tmp_path: Path) -> None:
    schema = pyarrow.parquet.read_schema(write(tmp_path, [document])["mentions"] / "part-000000.parquet")
    assert b"Unicode code points" in schema.field("start").metadata[b"description"]
    assert schema.metadata[b"reader"] == __version__.encode()
    assert schema.metadata[b"model"].startswith(b"fast ")


def test_spans_cut_what_is_named_out_of_the_text(document: Document, tmp_path: Path) -> None:
    folders = write(tmp_path, [document])
    (article,) = rows(folders["articles"])
    assert article["text"] == document.text
    assert (article["status"], article["error"], len(article["text_hash"])) == ("ok", None, 64)
    assert article["article_id"] == article["text_hash"][:16]
    mentions, facts, quotes = rows(folders["mentions"]), rows(folders["facts"]), rows(folders["quotes"])
    assert mentions
    assert facts
    for row in mentions + facts:
        assert row["text"] == document.text[row["start"] : row["end"]]
    for row, quote in zip(quotes, document.quotes, strict=True):
        assert row["words"] == " … ".join(document.text[part["start"] : part["end"]] for part in row["parts"])
        assert row["source"] == (document.slice(quote.source) if quote.source else None)
    names = {row["entity_id"]: row["name"] for row in rows(folders["entities"])}
    assert {row["speaker"] for row in quotes} == {names.get(row["speaker_id"]) for row in quotes}
    assert len(rows(folders["blocks"])) == len(document.blocks)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2025-03-04", date(2025, 3, 4)),
        ("2025-03-04T10:00:00+01:00", date(2025, 3, 4)),
        ("2025-02-30", None),
        ("2025", None),
        (None, None),
    ],
)
def test_the_day_of_publication(stated: str | None, day: date | None, document: Document, tmp_path: Path) -> None:
    dated = replace(document, metadata=replace(document.metadata, published=stated))
    (article,) = rows(write(tmp_path, [dated])["articles"])
    assert article["published"] == day


def test_an_article_that_failed_is_a_row(document: Document, tmp_path: Path) -> None:
    nameless, named = SourceIsEmpty("a\udcff.txt", "is empty", "try b"), SourceIsEmpty("c.jsonl#7", "is empty")
    named.id = "7"
    articles = rows(write(tmp_path, [nameless, document, named])["articles"])
    assert [(row["uri"], row["status"], row["error"]) for row in articles] == [
        ("a\\udcff.txt", "failed", "is empty (try b)"),
        (document.source.uri, "ok", None),
        ("c.jsonl#7", "failed", "is empty"),
    ]
    assert articles[2]["article_id"] == "7"
    assert len({row["article_id"] for row in articles}) == 3


def test_the_id_of_the_collection_is_that_of_the_article(document: Document, tmp_path: Path) -> None:
    known = replace(document, metadata=replace(document.metadata, id="rowan-1"))
    for folder in write(tmp_path, [known]).values():
        assert {row["article_id"] for row in rows(folder)} == {"rowan-1"}


COUNTED = """
    SELECT count(DISTINCT article_id), count(*), sum("end" - start), max(text) FROM '{folder}/*.parquet'
"""


def test_other_programs_read_the_same(document: Document, tmp_path: Path) -> None:
    duckdb, polars = pytest.importorskip("duckdb"), pytest.importorskip("polars")
    other = replace(document, metadata=replace(document.metadata, id="other"))
    write(tmp_path, [document])
    folder = write(tmp_path, [other], 1)["mentions"]
    expected = rows(folder)
    counted = (2, len(expected), sum(row["end"] - row["start"] for row in expected), max(r["text"] for r in expected))
    assert duckdb.sql(COUNTED.format(folder=folder)).fetchall() == [counted]
    frame = polars.read_parquet(folder)
    assert frame.to_dicts() == expected
    quotes = polars.read_parquet(folder.parent / "quotes")
    assert quotes["parts"].list.eval(polars.element().struct.field("start")).to_list() == [
        [part["start"] for part in row["parts"]] for row in rows(folder.parent / "quotes")
    ]


def test_long_articles_are_not_held_until_the_end(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "MOST_HELD", len(document.text) * 2)
    folder = write(tmp_path, [document] * 5)["articles"]
    assert pyarrow.parquet.ParquetFile(folder / "part-000000.parquet").num_row_groups == 3
    assert len(rows(folder)) == 5


def test_the_same_articles_give_the_same_bytes(document: Document, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(tmp_path / name, [document] * 3)
    for path in (tmp_path / "one").rglob("*.parquet"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
