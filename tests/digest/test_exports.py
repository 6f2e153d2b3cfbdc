"""Exports are read as they were written; what is damaged is named, and what is no export is refused."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

from reader.digest import exports
from reader.digest.articles import CountedArticle, article_of
from reader.digest.exports import Damage
from reader.errors import SourceNotFound, SourceUnreadable, SourceUnsupported
from reader.export import writer
from reader.export.record import record_of
from tests.articles_said import Said, article

DOCUMENTS = [article(Said(f"We are number {number} … “[{{", "Mara Okafor"), uri=f"{number}.txt") for number in range(9)]
COUNTED = [article_of(record_of(document)) for document in DOCUMENTS]
LINES = "".join(writer("jsonl")(DOCUMENTS)).splitlines(keepends=True)

FORMS = {
    "lines": "".join(LINES),
    "lines without a last newline": "".join(LINES).rstrip(),
    "blank lines": "\n".join(LINES),
    "a list": "".join(writer("json")(DOCUMENTS)),
    "a list on one line": json.dumps([record_of(document) for document in DOCUMENTS]),
    "objects over several lines": "".join(writer("json", "one")(DOCUMENTS)),
    "an indented list": json.dumps([record_of(document) for document in DOCUMENTS], indent=1),
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_every_form_of_json(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(text, "utf-8")
    assert list(exports.read(str(path))) == COUNTED
    monkeypatch.setattr(exports, "_CHUNK", 7)  # each article comes in many pieces
    assert list(exports.read(str(path))) == COUNTED


def test_packed_files(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl.gz"
    path.write_bytes(gzip.compress("".join(LINES).encode()))
    assert list(exports.read(str(path))) == COUNTED
    whole = path.read_bytes()
    for damaged, reason in (
        (whole[:-20], "is cut off"),
        (b"plain", "is not packed, though its name says so"),
        (whole[:60] + b"\xff" * 40 + whole[100:], "is damaged"),
    ):
        path.write_bytes(damaged)
        with pytest.raises(SourceUnreadable, match=reason):
            list(exports.read(str(path)))


def test_files_packed_with_zstandard(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl.zst"
    path.write_bytes(pytest.importorskip("zstandard").compress("".join(LINES).encode()))
    assert list(exports.read(str(path))) == COUNTED


def damage(path: Path) -> list[tuple[int, str]]:
    return [(each.line, each.reason) for each in exports.read(str(path)) if isinstance(each, Damage)]


BAD = {
    "half a line": LINES[0][:200] + "\n",
    "not JSON": "oops\n",
    "not an article": '{"schema": 1}\n',
    "a list": "[1, 2]\n",
    "a number": "7\n",
    "bytes": "\ufffd\n",
    "a quote of nothing": LINES[0].replace('"content": [[', '"content": [["a", '),
    "a kind that is none": LINES[0].replace('"kind": "direct"', '"kind": "sung"'),
    "without quotes": LINES[0].replace('"quotes": [', '"quotes": 7, "more": ['),
    "nested without end": "[" * 100_000 + "\n",
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_bad_line_is_named_and_the_rest_is_read(bad: str, tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join([*LINES[:2], bad, *LINES[2:]]), "utf-8")
    found = list(exports.read(str(path)))
    assert [each for each in found if isinstance(each, CountedArticle)] == COUNTED
    assert [number for number, _ in damage(path)] == [3]


def test_a_first_line_may_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text("oops\n" + "".join(LINES), "utf-8")
    assert damage(path) == [(1, "not JSON")]


@pytest.mark.parametrize("form", ["a list", "objects over several lines", "an indented list"])
def test_a_list_that_breaks_off(form: str, tmp_path: Path) -> None:
    path = tmp_path / "corpus.json"
    path.write_text(FORMS[form][:-100], "utf-8")
    found = list(exports.read(str(path)))
    assert found[:-1] == COUNTED[:-1]
    last = found[-1]
    assert isinstance(last, Damage)
    assert FORMS[form].splitlines()[last.line - 1].strip().startswith("{")


def test_a_number_of_thousands_of_digits_ends_a_list(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(f'[\n{json.dumps(record_of(DOCUMENTS[0]))},\n{{"schema": {"9" * 5000}}}]')
    assert damage(path) == [(3, "not JSON, or it breaks off; the rest is left out")]


def test_a_line_that_is_too_long_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps(record_of(DOCUMENTS[0]))
    monkeypatch.setattr(exports, "_LONGEST", 2 * len(line))
    monkeypatch.setattr(exports, "_CHUNK", 7)
    path = tmp_path / "export.jsonl"
    path.write_text(f"{line}\n{line[:-1]}{' ' * 3 * len(line)}}}\n{line}\n")
    assert damage(path) == [(2, "too long for an article")]
    assert len([found for found in exports.read(str(path)) if isinstance(found, CountedArticle)]) == 2


def test_a_newer_export_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(LINES[0].replace('"schema": 1', '"schema": 9'), "utf-8")
    with pytest.raises(SourceUnsupported, match="newer version"):
        list(exports.read(str(path)))


OTHERS = {
    "an article": "Port workers walk out\n\nCranes stood still.\n",
    "other JSON": '{"name": "strike"}\n{"name": "ferry"}\n',
    "a list of others": '[{"name": "strike"}]',
    "a table": "uri,id\na,b\n",
    "junk": "\x00\x01",
    "many lines": "oops\n" * 10_000,
    "a page": "<html><p>Cranes.</p></html>",
}


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.txt"])
@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_what_is_no_export_is_refused(text: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(SourceUnsupported, match="is not an export"):
        list(exports.read(str(path)))


def test_an_empty_export_has_no_articles(tmp_path: Path) -> None:
    for text in ("", "[]\n", "\n\n"):
        (tmp_path / "empty.jsonl").write_text(text)
        assert list(exports.read(str(tmp_path / "empty.jsonl"))) == []


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound):
        list(exports.read(str(tmp_path / "missing.jsonl")))
    with pytest.raises(SourceUnsupported, match="folder without tables"):
        list(exports.read(str(tmp_path)))


def tables(folder: Path) -> Path:
    """The Parquet tables of the documents, in two parts, with an article that failed in each."""
    pytest.importorskip("pyarrow")
    from tests.parquet_tables import write

    for part in range(2):
        write(folder, [*DOCUMENTS[part * 5 : part * 5 + 5], SourceNotFound(f"{part}-x.txt", "no such file")], part)
    return folder


@pytest.fixture(params=["duckdb", "pyarrow"])
def without_the_other(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only one of the two libraries can be imported by the program."""
    pytest.importorskip(request.param)
    if request.param == "pyarrow":
        monkeypatch.setitem(sys.modules, "duckdb", None)


@pytest.mark.usefixtures("without_the_other")
def test_tables_hold_the_same_as_lines(tmp_path: Path) -> None:
    assert list(exports.read(str(tables(tmp_path)))) == COUNTED


def test_one_table_is_not_the_folder_of_tables(tmp_path: Path) -> None:
    with pytest.raises(SourceUnsupported, match="name the folder above it"):
        list(exports.read(str(tables(tmp_path) / "quotes")))


@pytest.mark.usefixtures("without_the_other")
def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    folder = tables(tmp_path)
    (folder / "quotes" / "part-000001.parquet").write_bytes(b"PAR1")
    with pytest.raises(SourceUnreadable, match=r"part-000001\.parquet"):
        list(exports.read(str(folder)))


def test_tables_take_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tables(tmp_path)
    for name in ("duckdb", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(SourceUnsupported, match="DuckDB or pyarrow"):
        list(exports.read(str(folder)))
