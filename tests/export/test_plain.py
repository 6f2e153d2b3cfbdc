"""Plain text for people, wrapped or not, styled or not."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.export.lines import Page
from reader.export.plain import plain_lines
from reader.model.document import Document


def printed(document: Document, *parts: str, page: Page | None = None) -> str:
    page = page or Page()
    lines = plain_lines(document, page, parts) if parts else plain_lines(document, page)
    return "\n".join(lines)


def test_the_article_reads_from_headline_to_comments(document: Document) -> None:
    assert (
        printed(document)
        == """\
Port [North] stands *still* & waits

PORT AVERIL — Union secretary Mara Okafor closed <the gate> at dawn.

“=SUM of all fears,” she said on Tuesday, Yonder News reported. “Not [sic] ours.”

“Go on.

What they want
--------------

• A night shift
  • A roof_over_it
1. Not a number

> The owners call it a “pause”.
> - and a rest

See the letter and `run`.

a | b
1 | 2

Captions
--------
1. Cranes at rest on Tues
   Photo: Jo Lind/Harbour Press
   cut short in this copy

Comments
--------
Comments close after two days."""
    )


def test_a_part_alone_has_no_heading(document: Document) -> None:
    assert printed(document, "headline") == "Port [North] stands *still* & waits"
    assert printed(document, "comments") == "Comments close after two days."


def test_parts_come_in_the_order_asked_for(document: Document) -> None:
    text = printed(document, "comments", "headline")
    assert text.index("Comments close") < text.index("Port [North]")


def test_quotes_tell_paragraph_kind_speaker_and_words(document: Document) -> None:
    assert (
        printed(document, "quotes")
        == """\
1. ¶2  direct  Mara Okafor, Union secretary · said, via Yonder News · likely
   “=SUM of all fears,” … “Not [sic] ours.” “Go on.
2. ¶7  scare  in quotation marks, not speech
   “pause”
3. ¶3  direct  no speaker found
   “Go on."""
    )


def test_names_tell_mentions_role_and_other_spellings(document: Document) -> None:
    assert (
        printed(document, "entities")
        == """\
People
  Mara Okafor    1  Union secretary · also M. Okafor

Places
  PORT AVERIL    1"""
    )


@pytest.mark.parametrize("width", [20, 33, 80])
def test_wrapped_lines_fit_and_lose_no_word(width: int, document: Document) -> None:
    text = printed(document, "headline", "body", page=Page(width))
    assert max(map(cell_len, text.splitlines())) <= width
    assert set(printed(document, "body").split()) <= set(text.split())


def test_styles_are_used_only_where_asked_for(document: Document) -> None:
    assert "\x1b" not in printed(document)
    styled = printed(document, page=Page(styled=True))
    assert "\x1b[1mPort [North] stands *still* & waits\x1b[0m" in styled
    assert "-----" not in styled
