"""An article with every layer filled by hand, its words chosen to trip formats up."""

from __future__ import annotations

import pytest

from reader.base.values import replace
from reader.model.annotation import Alias, Certainty, Entity, EntityKind, Fact, FactKind, Quote, QuoteKind, Role
from reader.model.build import build
from reader.model.document import BlockKind, Document, Mark, MarkKind, Metadata, Source
from reader.model.draft import Draft, DraftBlock, DraftCaption, DraftComments, Place
from reader.model.span import Span

HEADLINE = "Port [North] stands *still* & waits"
BLOCKS = (
    DraftBlock(HEADLINE, BlockKind.HEADLINE),
    DraftBlock("Cranes at rest on Tues", BlockKind.CAPTION),
    DraftBlock("Jo Lind/Harbour Press", BlockKind.CREDIT),
    DraftBlock("PORT AVERIL", BlockKind.DATELINE),
    DraftBlock("Union secretary Mara Okafor closed <the gate> at dawn.", BlockKind.PARAGRAPH, joiner=" — "),
    DraftBlock("“=SUM of all fears,” she said on Tuesday, Yonder News reported. “Not [sic] ours.”"),
    DraftBlock("“Go on.", BlockKind.PARAGRAPH),
    DraftBlock("What they want", BlockKind.HEADING),
    DraftBlock("• A night shift", BlockKind.LIST_ITEM, level=0),
    DraftBlock("• A roof_over_it", BlockKind.LIST_ITEM, level=1),
    DraftBlock("1. Not a number", BlockKind.LIST_ITEM),
    DraftBlock("The owners call it a “pause”.\n- and a rest", BlockKind.QUOTE),
    DraftBlock(
        "See the letter and `run`.",
        BlockKind.PARAGRAPH,
        marks=(
            Mark(MarkKind.LINK, Span(8, 14), "https://news.example/a?b=1&c=2"),
            Mark(MarkKind.STRONG, Span(4, 15)),
            Mark(MarkKind.LINK, Span(0, 3), "javascript:alert(1)"),
        ),
    ),
    DraftBlock("a | b\n1 | 2", BlockKind.TABLE),
    DraftBlock("Sign up for our newsletter", BlockKind.FURNITURE),
    DraftBlock("COMMENTS", BlockKind.COMMENTS),
    DraftBlock("Comments close after two days.", BlockKind.COMMENTS),
)


@pytest.fixture
def document() -> Document:
    """The article, with a person, a place, and quotes of three kinds."""
    plain = build(
        Draft(
            Source("desk/strike.txt", "text"),
            BLOCKS,
            Metadata(headline=HEADLINE, authors=("Ana Reyes",), published="2025-03-04", language="en"),
            (
                DraftCaption(
                    "Cranes at rest on Tues",
                    (Place(1, Span(0, 22)),),
                    "Jo Lind/Harbour Press",
                    (Place(2, Span(0, 21)),),
                    truncated=True,
                ),
            ),
            DraftComments(15, 16, "COMMENTS", "Comments close after two days."),
        )
    )

    def span(words: str, within: str | None = None) -> Span:
        start = plain.text.index(within) + within.index(words) if within else plain.text.index(words)
        return Span(start, start + len(words))

    person = Entity(
        "e1",
        EntityKind.PERSON,
        "Mara Okafor",
        (span("Mara Okafor"),),
        (Alias("M. Okafor", "initial", span("Mara Okafor")),),
        (Role("Union secretary", span("Union secretary")),),
        either=(span("Okafor"),),
    )
    place = Entity("e2", EntityKind.PLACE, "PORT AVERIL", (span("PORT AVERIL"),), unmerged=(span("Port"),))
    split = Quote(
        "q1",
        QuoteKind.DIRECT,
        (span("“=SUM of all fears,”"), span("“Not [sic] ours.”"), span("“Go on.")),
        span("she", "she said"),
        span("said", "she said"),
        "e1",
        span("Yonder News"),
        "name and verb after the quote",
        Certainty.LIKELY,
    )
    scare = Quote("q2", QuoteKind.SCARE, (span("“pause”"),), reason="in quotation marks, but nobody speaks")
    nobody = Quote("q3", QuoteKind.DIRECT, (span("“Go on."),))
    page = Fact(FactKind.LINK, span("Mara Okafor"), "https://averil.example/okafor", Certainty.CERTAIN)
    return replace(plain, entities=(person, place), quotes=(split, scare, nobody), facts=(page,))
