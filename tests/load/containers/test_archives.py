"""Exports of news archives, laid out as these lay them out, with invented news."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LEXIS = """


Download Request: Selected Items: 1-2
Time Of Request: Friday, March 07, 2025  16:51:31


                               1 of 2 DOCUMENTS


                                  Harbour Post

                             March 4, 2025 Tuesday
                                   Edition 1;
                                    Rotterdam

Port workers walk
out at once

BYLINE: Ana Reyes

SECTION: NEWS; Pg. 6

LENGTH: 355 words

HIGHLIGHT: Cranes stand still

Cranes stood still on Tuesday.

SUBJECT: that was the word on the quay, and nobody liked it.

“Nothing moved,” said Mara Okafor.

LOAD-DATE: March 4, 2025

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                    Copyright 2025 Harbour Post
                              All Rights Reserved

                               2 of 2 DOCUMENTS


                                  Ferry Gazette

                             March 5, 2025 Wednesday

Ferry waits for wind

LENGTH: 12 words

The ferry waits.

LANGUAGE: ENGLISH
"""

NEXIS = """User Name: = reader
Date and Time: = 7 March 2025
Documents (2)

Port workers walk out
Harbour Post
March 4, 2025 Tuesday

Copyright 2025 Harbour Post All Rights Reserved


Section: NEWS; Pg. 6

Length: 355 words
Byline: Ana Reyes
Highlight: Cranes stand still
Body


Cranes stood still on Tuesday.

“Nothing moved,” said Mara Okafor.

Load-Date: March 4, 2025


End of Document

Ferry waits for wind
Ferry Gazette
March 5, 2025 Wednesday

Length: 12 words

Body

The ferry waits.

Classification

Language: ENGLISH

End of Document
"""

FACTIVA = """News
Port workers walk out at once
Ana Reyes
355 words
4 March 2025
Harbour Post
HARPOS
6
English
© 2025 Harbour Post Ltd.

Cranes stood still on Tuesday.

“Nothing moved,” said Mara Okafor.

Document HARPOS0020250304el340000x

Ferry waits for wind
12 words
5 March 2025
Ferry Gazette
FERGAZ
English
(c) 2025 Ferry Gazette.

The ferry waits.

Document FERGAZ0020250305el350000a
"""

FACTIVA_CODED = """HD  Port workers walk out at once
BY  By Ana Reyes
WC  355 words
PD  4 March 2025
SN  Harbour Post
LA  English
CY  © 2025 Harbour Post Ltd.
LP
Cranes stood still on Tuesday.
TD

“Nothing moved,” said Mara Okafor.
CO  harpos : Harbour Post
AN  Document HARPOS0020250304el340000x

HD  Ferry waits for wind
WC  12 words
PD  5 March 2025
SN  Ferry Gazette
LA  English
LP  The ferry waits.
AN  Document FERGAZ0020250305el350000a
"""

PROQUEST = f"""{"_" * 60}
Report Information from ProQuest
07 March 2025 16:51
{"_" * 60}
Document 1 of 2

Port workers walk out at once

Author: Reyes, Ana

Publication info: Harbour Post; Rotterdam. 04 Mar 2025: 6.

Abstract: None available.

Links: http://search.proquest.example/1

Full text: Cranes stood still on Tuesday.

“Nothing moved,” said Mara Okafor.

Subject: Ports; Strikes

Title: Port workers walk out at once

Publication title: Harbour Post

Publication date: Mar 4, 2025

Language of publication: English

ProQuest document ID: 3171

Document URL: http://search.proquest.example/docview/3171

{"_" * 60}
Document 2 of 2

Ferry waits for wind

Full text: The ferry waits.

Publication title: Ferry Gazette

Publication date: Mar 5, 2025

ProQuest document ID: 3172

{"_" * 60}
Contact us at: http://www.proquest.example
Database copyright 2025 ProQuest LLC.
"""

EXPORTS = {
    "LexisNexis": (LEXIS, ["1", "2"]),
    "Nexis Uni": (NEXIS, ["1", "2"]),
    "Factiva": (FACTIVA, ["HARPOS0020250304el340000x", "FERGAZ0020250305el350000a"]),
    "Factiva with codes": (FACTIVA_CODED, ["HARPOS0020250304el340000x", "FERGAZ0020250305el350000a"]),
    "ProQuest": (PROQUEST, ["3171", "3172"]),
}


@pytest.mark.parametrize(("data", "names"), EXPORTS.values(), ids=EXPORTS.keys())
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_documents_are_told_apart_and_headers_from_text(
    data: str, names: list[str], newline: str, read: Callable[..., Any]
) -> None:
    articles, errors = read("export.txt", data.replace("\n", newline))
    assert errors == []
    assert [article.uri for article in articles] == [f"export.txt#{name}" for name in names]
    first, second = articles
    text = first.data.decode()
    assert text.startswith("Cranes stood still on Tuesday.")
    assert text.endswith("“Nothing moved,” said Mara Okafor.")
    assert second.data.decode() == "The ferry waits."
    assert first.metadata.headline in ("Port workers walk out", "Port workers walk out at once")
    assert (first.metadata.publisher, first.metadata.published) == ("Harbour Post", "2025-03-04")
    assert first.metadata.authors == ("Ana Reyes",)
    assert (second.metadata.headline, second.metadata.publisher) == ("Ferry waits for wind", "Ferry Gazette")
    assert second.metadata.published == "2025-03-05"


def test_a_word_in_capitals_within_the_text_does_not_end_it(read: Callable[..., Any]) -> None:
    articles, _ = read("export.txt", LEXIS)
    assert "SUBJECT: that was the word on the quay" in articles[0].data.decode()


@pytest.mark.parametrize("suffix", [".docx", ".rtf"])
def test_exports_in_other_formats_come_apart_too(suffix: str, desk: Path, read: Callable[..., Any]) -> None:
    if suffix == ".docx":
        pytest.importorskip("mammoth")
        made = pytest.importorskip("docx").Document()
        for line in NEXIS.split("\n"):
            made.add_paragraph(line)
        made.save("export.docx")
    else:
        pytest.importorskip("striprtf")
        marks = NEXIS.replace("“", r"\'93").replace("”", r"\'94").replace("\n", "\\par\n")
        Path("export.rtf").write_text(rf"{{\rtf1\ansi {marks}}}")
    articles, errors = read(f"export{suffix}")
    assert [article.uri for article in articles] == [f"export{suffix}#1", f"export{suffix}#2"]
    assert [article.metadata.headline for article in articles] == ["Port workers walk out", "Ferry waits for wind"]
    assert errors == []


ARTICLES = {
    "a word count": "Port workers walk out\n\n355 words\n\nCranes stood still.\n",
    "a rule": f"Port workers walk out\n{'_' * 60}\nCranes stood still.\n",
    "a body": "The inquest\n\nBody\n\nCranes stood still. Length: 30 metres.\n",
    "commas": "Title, text and id, text, date: what a table of contents needs.\n\nCranes stood still, mostly.\n",
    "words for columns": "Content, text\n\nA column, as it were.\n",
    "a place and a time": "From Rotterdam, where it began at 10:30, our reporter writes:\nPort: closed.\n",
    "some documents": "He signed 2 of 20 documents.\n",
}


@pytest.mark.parametrize("text", ARTICLES.values(), ids=ARTICLES.keys())
def test_an_article_is_no_export(text: str, desk: Path) -> None:
    from reader.load.sources import expand

    Path("a.txt").write_text(text)
    assert list(expand(["a.txt"])) == ["a.txt"]
