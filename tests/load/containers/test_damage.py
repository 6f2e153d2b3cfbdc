"""Containers that are damaged in ways that nobody thought of: every one is read or refused, in words of ours."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.errors import SourceError, SourceFailed
from reader.load.sources import expand
from reader.model.raw import Raw
from reader.pipeline import parse_document

SEEDS = range(12)
MOST_ARTICLES = 50
"""Those of a sample are fewer, however it is damaged."""

STORY = "Cranes stood still on Tuesday.\n\n“Nothing moved,” said Ana Reyes, the pilot & “queen” of the quay."
RECORDS = [{"id": f"a{n}", "title": f"Walkout, day {n}", "date": "2025-03-04", "text": STORY} for n in range(3)]
LINES = "".join(f"{json.dumps(record)}\n" for record in RECORDS)
ROWS = "id,title,text\n" + "".join(f'{n},"Walkout, day {n}","{STORY.replace(chr(34), "")}"\n' for n in range(3))
HTML = "".join(f"<p>{part}</p>" for part in STORY.replace("&", "&amp;").split("\n\n"))
MESSAGE = f"From: Ana Reyes <ana@post.example>\nSubject: Walkout\nMessage-ID: <1@post.example>\n\n{STORY}\n"
RULE = "_" * 60


def _book() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", '<c><rootfile full-path="o/c.opf"/></c>')
        book.writestr(
            "o/c.opf",
            '<package><manifest><item id="x" href="x.html"/></manifest><spine><itemref idref="x"/></spine></package>',
        )
        book.writestr("o/x.html", f"<html><body>{HTML}</body></html>")
    return stream.getvalue()


def _word() -> bytes:
    stream = BytesIO()
    document = pytest.importorskip("docx").Document()
    document.add_paragraph(STORY)
    document.save(stream)
    return stream.getvalue()


def _parquet() -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    stream = BytesIO()
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.Table.from_pylist(RECORDS), stream)
    return stream.getvalue()


def _web_archive() -> bytes:
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>{HTML}</body></html>".encode()
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/a\r\nContent-Length: %d\r\n\r\n"
    return (head % len(page) + page + b"\r\n\r\n") * 3


SAMPLES: dict[str, Callable[[], bytes]] = {
    "c.jsonl": lambda: LINES.encode(),
    "c.json": lambda: json.dumps(RECORDS, indent=1).encode(),
    "c.csv": lambda: ROWS.encode(),
    "c.tsv": lambda: ROWS.replace(",", "\t").encode("utf-16"),
    "c.jsonl.gz": lambda: gzip.compress(LINES.encode()) * 2,
    "c.rss": lambda: (
        f"<rss><channel><item><description><![CDATA[{HTML}]]></description></item></channel></rss>".encode()
    ),
    "c.atom": lambda: f"<feed><entry><id>1</id><content type='xhtml'>{HTML}</content></entry></feed>".encode(),
    "c.nitf": lambda: f"<nitf><body><hl1>Walkout</hl1>{HTML}</body></nitf>".encode(),
    "c.eml": lambda: MESSAGE.encode(),
    "c.mbox": lambda: f"From a Tue Mar  4 10:00:00 2025\n{MESSAGE}\n".encode() * 3,
    "c.warc": _web_archive,
    "c.epub": _book,
    "c.docx": _word,
    "c.rtf": lambda: rf"{{\rtf1\ansi {STORY}\par {STORY}}}".encode("cp1252"),
    "c.parquet": _parquet,
    "lexis.txt": lambda: (
        f"    1 of 2 DOCUMENTS\n\nWalkout\n\nLENGTH: 9 words\n\n{STORY}\n\nLANGUAGE: ENGLISH\n\n".encode() * 2
    ),
    "nexis.txt": lambda: (
        f"Walkout\nPost\nMarch 4, 2025\n\nLength: 9 words\n\nBody\n\n{STORY}\n\nEnd of Document\n".encode() * 2
    ),
    "proquest.txt": lambda: (
        f"{RULE}\n\nTitle: Walkout\n\nFull text: {STORY}\n\nProQuest document ID: 1\n\n".encode() * 2
    ),
    "factiva.txt": lambda: (
        f"HD  Walkout\nWC  9 words\nPD  4 March 2025\nLP\n{STORY}\n\nDocument POST000020250304ab\n".encode() * 2
    ),
}

_PUT_IN = (
    b"\0",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\r",
    b"\x1b]0;x\x07",
    b'"',
    b"&",
    b"<![CDATA[",
    b"{",
    b"]",
    b"\n\n",
    b"\xed\xa0\x80",
)


def _damaged(data: bytes, chance: random.Random) -> Iterator[bytes]:
    """The data cut off, turned over, with parts missing, twice there, overwritten or put in."""
    at, size = chance.randrange(len(data)), chance.randrange(1, 300)
    yield data[:at]
    yield data[:at] + data[at + size :]
    yield data[:at] + data[chance.randrange(len(data)) :]
    yield data[:at] + chance.randbytes(size % 40) + data[at + size % 40 :]
    yield data[:at] + chance.choice(_PUT_IN) * chance.choice((1, 2, 400)) + data[at:]
    flipped = bytearray(data)
    for _ in range(size % 10 + 1):
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    yield bytes(flipped)
    yield b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # libraries leave temporary files open
@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_damaged_is_read_or_refused(name: str, desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = SAMPLES[name]()
    for seed in SEEDS:
        chance = random.Random(f"{name} {seed}")
        Path(name).write_bytes(chance.choice(list(_damaged(data, chance))))
        for number, found in enumerate(expand([name])):
            assert number < MOST_ARTICLES
            if isinstance(found, Raw):
                _parse(found)
            elif isinstance(found, SourceError):
                assert not isinstance(found, SourceFailed), f"{name} of seed {seed}: {found}"
                assert found.uri.startswith(name)
    assert capfd.readouterr() == ("", "")


def _parse(raw: Raw) -> None:
    with suppress(SourceError):
        parse_document(raw)
