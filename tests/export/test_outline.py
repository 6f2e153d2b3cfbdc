"""The one walk of a story, and what every format makes of every kind of block that it may meet."""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

import pytest

from reader.export import writer
from reader.export.lines import Page
from reader.export.outline import Listing, Prose, Quotation, StoryTable, story
from reader.export.plain import plain_lines
from reader.export.spoken import spoken
from reader.model.build import build
from reader.model.document import BlockKind, Document, Source
from reader.model.draft import Draft, DraftBlock
from reader.model.paragraphs import Paragraphs

RAIN = "It rains"


class Spelt(NamedTuple):
    """A block as each format has it; "" where it is not printed with the story."""

    markdown: str = ""
    html: str = ""
    plain: str = ""
    spoken: str = ""


SPELT = {
    BlockKind.HEADLINE: Spelt(),
    BlockKind.DEK: Spelt(RAIN, '<p class="dek">It rains</p>', RAIN, RAIN),
    BlockKind.BYLINE: Spelt(RAIN, '<p class="byline">It rains</p>', RAIN, RAIN),
    BlockKind.DATELINE: Spelt(RAIN, '<p class="dateline">It rains</p>', RAIN, RAIN),
    BlockKind.HEADING: Spelt("### It rains", "<h2>It rains</h2>", "It rains\n--------", "Section: It rains"),
    BlockKind.PARAGRAPH: Spelt(RAIN, '<p id="a1-p1">It rains</p>', RAIN, RAIN),
    BlockKind.QUOTE: Spelt(
        "> It rains", '<blockquote id="a1-p1">It rains</blockquote>', "> It rains", "Quotation: It rains"
    ),
    BlockKind.LIST_ITEM: Spelt(
        "   - It rains", '<ul>\n<li id="a1-p1">It rains</li>\n</ul>', "    - It rains", "It rains"
    ),
    BlockKind.TABLE: Spelt("```\nIt rains\n```", "<pre>It rains</pre>", RAIN, RAIN),
    BlockKind.CODE: Spelt("```\nIt rains\n```", "<pre>It rains</pre>", RAIN, RAIN),
    BlockKind.CAPTION: Spelt(),
    BlockKind.CREDIT: Spelt(),
    BlockKind.NOTE: Spelt(RAIN, '<p class="note">It rains</p>', RAIN, "Note: It rains"),
    BlockKind.FURNITURE: Spelt(),
    BlockKind.COMMENTS: Spelt(),
}


QUOTED = {
    BlockKind.QUOTE: Spelt(
        "> > It rains",
        '<blockquote>\n<blockquote id="a1-p1">It rains</blockquote>\n</blockquote>',
        "> > It rains",
        "Quotation: It rains",
    ),
    BlockKind.LIST_ITEM: Spelt(
        "> > - It rains",
        '<blockquote>\n<blockquote>\n<ul>\n<li id="a1-p1">It rains</li>\n</ul>\n</blockquote>\n</blockquote>',
        "> > - It rains",
        RAIN,
    ),
    BlockKind.TABLE: Spelt(
        "> > ```\n> > It rains\n> > ```",
        "<blockquote>\n<blockquote>\n<pre>It rains</pre>\n</blockquote>\n</blockquote>",
        "> > It rains",
        RAIN,
    ),
}
"""What stands in a quotation within a quotation."""


@pytest.mark.parametrize("kind", QUOTED)
def test_what_is_quoted_stays_in_its_quotations(kind: BlockKind) -> None:
    assert spelt(made(DraftBlock(RAIN, kind, quoted=2))) == QUOTED[kind]


def test_a_list_in_a_quotation_is_apart_from_one_after_it() -> None:
    blocks = (DraftBlock(RAIN, BlockKind.LIST_ITEM, quoted=1), DraftBlock(RAIN, BlockKind.LIST_ITEM))
    assert [len(item.items) for item in story(made(*blocks)) if isinstance(item, Listing)] == [1, 1]


def made(*blocks: DraftBlock) -> Document:
    return build(Draft(Source("rain.txt", "text"), blocks))


def spelt(document: Document) -> Spelt:
    """The story alone in each format."""
    source = {"markdown": "Source: rain.txt", "html": '<p class="source">'}
    markdown, html = ("".join(writer(name)([document])).partition(end)[0] for name, end in source.items())
    speech = takewhile(lambda line: not line.startswith("Who and what is named"), spoken(document))
    return Spelt(
        markdown.removesuffix("\n\n"),
        html.partition("<article>\n")[2].removesuffix("\n"),
        "\n".join(plain_lines(document, Page(), ["body"])),
        "\n".join(speech).removesuffix("\n"),
    )


@pytest.mark.parametrize("kind", BlockKind)
def test_every_format_says_what_it_does_with_every_kind(kind: BlockKind) -> None:
    assert spelt(made(DraftBlock(RAIN, kind, level=2))) == SPELT[kind]


def test_items_that_follow_one_another_are_one_list() -> None:
    items = [DraftBlock(text, BlockKind.LIST_ITEM) for text in ("• one", "2. two", "three")]
    document = made(DraftBlock("Before"), *items, DraftBlock("Between"), *items)
    listings = [item for item in story(document) if isinstance(item, Listing)]
    assert [[document.slice(item.words) for item in listing.items] for listing in listings] == [
        ["one", "2. two", "three"]
    ] * 2
    assert [(item.is_marked, item.is_numbered) for item in listings[0].items] == [
        (True, False),
        (True, True),
        (False, False),
    ]


def test_paragraphs_are_numbered_as_on_the_screen() -> None:
    document = made(
        DraftBlock("By Ana Reyes", BlockKind.BYLINE),
        DraftBlock("AVERIL", BlockKind.DATELINE),
        DraftBlock("It rains.", joiner=" — "),
        DraftBlock("Advertisement", BlockKind.FURNITURE),
        DraftBlock("Nobody minds.", BlockKind.QUOTE),
    )
    told = [item for item in story(document) if isinstance(item, Prose | Quotation)]
    assert [(document.slice(item.span), item.number) for item in told] == [
        ("By Ana Reyes", 0),
        ("AVERIL — It rains.", 1),
        ("Nobody minds.", 2),
    ]
    paragraphs = Paragraphs(document)
    assert [paragraphs.number_at(item.span.end - 1) for item in told] == [item.number for item in told]


def test_rows_of_plain_text_are_one_table_and_tables_of_a_page_are_two() -> None:
    rows = [DraftBlock(text, BlockKind.TABLE) for text in ("a | b", "1 | 2", "3 | 4")]
    tables = [DraftBlock("a\tb\n1\t2", BlockKind.TABLE)] * 2
    assert [type(item) for item in story(made(*rows))] == [StoryTable]
    assert [type(item) for item in story(made(*tables))] == [StoryTable, StoryTable]
