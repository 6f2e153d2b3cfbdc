"""Containers that need more than the program alone, made by the programs that make them."""

from __future__ import annotations

import gzip
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from reader.base.installed import how_to_add_extra
from reader.pipeline import parse_document

STORY = "Cranes stood still on Tuesday, and nobody knew for how long."


def parquet(path: str, **columns: list[Any]) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.table(columns), path)


def test_parquet(desk: Path, read: Callable[..., Any], told: list[str]) -> None:
    when = datetime(2025, 3, 4, 10)
    about = [{"name": "Harbour Post"}] * 200
    parquet("c.parquet", id=list(range(200)), text=[STORY] * 200, source=about, date=[when] * 200)
    articles, errors = read("c.parquet")
    assert [article.uri for article in articles] == [f"c.parquet#{number}" for number in range(200)]
    assert articles[0].metadata.published == "2025-03-04T10:00:00"
    assert articles[0].metadata.publisher == "Harbour Post"
    assert errors == []
    assert told == ["c.parquet: text from text, id from id, date from date"]


def test_parquet_without_a_text_or_damaged_is_named(desk: Path, read: Callable[..., Any]) -> None:
    parquet("c.parquet", a=[1], b=["x"])
    assert read("c.parquet")[1] == [
        "c.parquet: no field is known to hold the text (name it with --text-field; its fields are a, b)"
    ]
    _, errors = read("d.parquet", Path("c.parquet").read_bytes()[:50])
    assert errors[0].startswith("d.parquet: is broken or cut off: ")


def archive(*pages: tuple[str, str, str, bytes], packed: bool = True) -> bytes:
    """A web archive of pages: address, status, media type and body."""
    writer_of = pytest.importorskip("warcio.warcwriter").WARCWriter
    headers_of = pytest.importorskip("warcio.statusandheaders").StatusAndHeaders
    stream = BytesIO()
    writer = writer_of(stream, gzip=packed)
    for address, status, media_type, body in pages:
        headers = headers_of(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(address, "response", payload=BytesIO(body), http_headers=headers))
    return stream.getvalue()


PAGE = f"<html><head><title>Walkout</title></head><body><h1>Walkout</h1><p>{STORY} Café.</p></body></html>".encode(
    "cp1252"
)
PAGES = (
    ("https://post.example/a", "200 OK", "text/html; charset=windows-1252", PAGE),
    ("https://post.example/b", "404 Not Found", "text/html", PAGE),
    ("https://post.example/c.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://post.example/d", "200 OK", "text/html", PAGE),
)


unclosed = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
"""What writes web archives leaves its temporary files open."""


@unclosed
@pytest.mark.parametrize("packed", [True, False])
def test_web_archives(packed: bool, read: Callable[..., Any]) -> None:
    articles, errors = read("c.warc.gz" if packed else "c.warc", archive(*PAGES, packed=packed))
    assert [article.url for article in articles] == ["https://post.example/a", "https://post.example/d"]
    document = parse_document(articles[0])
    assert document.metadata.headline == "Walkout"
    assert f"{STORY} Café." in document.text
    assert errors == []


@unclosed
def test_a_web_archive_that_is_cut_off_says_so(read: Callable[..., Any]) -> None:
    articles, errors = read("c.warc", archive(*PAGES, packed=False)[:-100])
    assert len(articles) == 1
    assert "is cut off" in errors[0]


@unclosed
def test_a_web_archive_that_is_damaged_says_so_in_our_words(
    read: Callable[..., Any], told: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    data = archive(*PAGES, packed=False)
    length = next(line for line in data.split(b"\r\n") if line.startswith(b"Content-Length: ") and len(line) > 17)
    read("c.warc", data.replace(length, b"Content-Length: 99", 2))
    assert "may be incomplete" in told[0]
    _, errors = read(
        "d.warc", data.replace(b"WARC-Type: response", b"WARC-Tape: response").replace(length, b"X: 9" * 9)
    )
    assert all(error.startswith("d.warc: is ") for error in errors)
    assert capfd.readouterr() == ("", "")


def test_word(desk: Path, read: Callable[..., Any]) -> None:
    pytest.importorskip("mammoth")
    made = pytest.importorskip("docx").Document()
    made.core_properties.title, made.core_properties.author = "Walkout", "Ana Reyes"
    made.add_heading("Walkout", 1)
    made.add_paragraph(STORY).add_run(" At once.").bold = True
    made.save("a.docx")
    (article,), errors = read("a.docx")
    document = parse_document(article)
    assert (article.uri, errors) == ("a.docx", [])
    assert [(block.kind, document.slice(block.span)) for block in document.blocks] == [
        ("headline", "Walkout"),
        ("paragraph", f"{STORY} At once."),
    ]
    assert document.metadata.authors == ("Ana Reyes",)


def test_rtf(read: Callable[..., Any]) -> None:
    pytest.importorskip("striprtf")
    (article,), _ = read(
        "a.rtf", r"{\rtf1\ansi\ansicpg1252 {\b Walkout}\par\par Caf\'e9s closed, \u8220?he said\u8221?.\par}"
    )
    assert parse_document(article).text == "Walkout\n\nCafés closed, “he said”."


def book(chapters: dict[str, str]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        parts.writestr("mimetype", "application/epub+zip")
        parts.writestr(
            "META-INF/container.xml", '<container><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></container>'
        )
        manifest = "".join(f'<item id="{name}" href="{name}.xhtml"/>' for name in (*chapters, "gone"))
        spine = "".join(f'<itemref idref="{name}"/>' for name in (*chapters, "gone"))
        dublin = "<dc:title>The Port</dc:title><dc:creator>Ana Reyes</dc:creator><dc:language>en</dc:language>"
        parts.writestr(
            "O/b.opf",
            f'<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{dublin}</metadata>'
            f"<manifest>{manifest}</manifest><spine>{spine}</spine></package>",
        )
        for name, body in chapters.items():
            page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{body}</body></html>'
            parts.writestr(f"O/{name}.xhtml", page)
    return stream.getvalue()


def test_books(read: Callable[..., Any]) -> None:
    chapters = {"cover": "<img src='a.png'/>", "one": f"<h1>Cranes</h1><p>{STORY}</p>", "two": f"<p>{STORY}</p>"}
    articles, errors = read("b.epub", book(chapters))
    assert [article.uri for article in articles] == ["b.epub#one", "b.epub#two"]
    document = parse_document(articles[0])
    assert document.text == f"Cranes\n\n{STORY}"
    assert (document.metadata.headline, document.metadata.authors) == ("Cranes", ("Ana Reyes",))
    assert errors == ["b.epub#gone: is missing in the book"]


def test_an_archive_that_unpacks_to_too_much_is_stopped(
    read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.load.containers.office.MOST_UNPACKED", 100_000)
    _, errors = read("b.epub", book({"one": "<p>" + "a" * 200_000 + "</p>"}))
    assert errors == ["b.epub: unpacks to more than 128 MiB, which no article does"]


def test_a_word_document_with_too_much_xml_is_stopped_before_any_of_it_is_parsed(
    read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("mammoth")
    monkeypatch.setattr("reader.load.containers.office.MOST_XML", 1 << 20)
    monkeypatch.delattr("reader.load.containers.office.etree.fromstring")
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", "<core>" + " " * (2 << 20) + "</core>")
    _, errors = read("a.docx", packed.getvalue())
    assert errors == ["a.docx: unpacks to more than 1 MiB of XML, too long for an article"]


@pytest.mark.parametrize("suffix", [".epub", ".docx"])
def test_what_is_no_archive_is_named(suffix: str, read: Callable[..., Any]) -> None:
    pytest.importorskip("mammoth")
    _, errors = read(f"a{suffix}", b"PK\x03\x04 and no more")
    assert errors == [f"a{suffix}: is damaged or cut off: it is no ZIP archive that can be read"]


def test_zstandard(read: Callable[..., Any]) -> None:
    zstandard = pytest.importorskip("zstandard")
    packed = zstandard.ZstdCompressor().compress(b'{"text": "A."}\n{"text": "B."}\n')
    articles, errors = read("c.jsonl.zst", packed)
    assert ([article.data for article in articles], errors) == ([b"A.", b"B."], [])


def test_gzip_that_is_cut_off_or_damaged_is_named(read: Callable[..., Any]) -> None:
    packed = gzip.compress("".join(f'{{"text": "Story {n * 7919 % 1000}."}}\n' for n in range(20_000)).encode())
    articles, errors = read("c.jsonl.gz", packed[:-2000])
    assert articles
    assert errors == ["c.jsonl.gz: is cut off: the packed file ends too early"]
    _, errors = read("d.jsonl.gz", packed[:5000] + bytes(500) + packed[5500:])
    assert errors[-1] == "d.jsonl.gz: is damaged: it cannot be unpacked further"
    assert read("e.jsonl.gz", b'{"text": "A."}')[1] == ["e.jsonl.gz: is not packed, though its name says so"]


def test_what_grows_as_no_text_does_is_stopped(read: Callable[..., Any]) -> None:
    packed = gzip.compress(b'{"text": "' + b"a" * (80 << 20) + b'"}')
    articles, errors = read("c.jsonl.gz", packed)
    assert (articles, errors) == ([], ["c.jsonl.gz: unpacks to more than 250 times its size, which no text does"])


@pytest.mark.parametrize(
    ("name", "data", "module", "said"),
    [
        ("c.parquet", b"PAR1", "pyarrow", "is a Parquet table"),
        ("c.warc", b"WARC/1.0\r\n", "warcio.archiveiterator", "is a web archive"),
        ("a.docx", b"PK\x03\x04", "mammoth", "is a Word document"),
        ("a.rtf", b"{\\rtf1 A.}", "striprtf.striprtf", "is an RTF document"),
        ("a.txt.zst", b"\x28\xb5\x2f\xfd", "zstandard", "is packed with Zstandard"),
    ],
)
def test_what_is_not_installed_is_said(
    name: str, data: bytes, module: str, said: str, read: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    _, errors = read(name, data)
    assert errors == [f"{name}: {said} (to read it, run {how_to_add_extra('corpus')})"]
