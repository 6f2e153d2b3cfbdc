"""A draft becomes one text with correct offsets."""

from __future__ import annotations

from reader.model.build import TextBuilder, build
from reader.model.document import BlockKind, Document, Mark, MarkKind, Metadata, Source
from reader.model.draft import Draft, DraftBlock, DraftCaption, DraftComments, Place
from reader.model.landings import Landing
from reader.model.span import Span

SOURCE = Source("strike.txt", "text")


def built(*blocks: DraftBlock) -> Document:
    return build(Draft(SOURCE, blocks))


def test_the_builder_returns_the_span_of_each_piece() -> None:
    builder = TextBuilder()
    headline = builder.add("Port workers walk out")
    builder.add("\n\n")
    lead = builder.add("Cranes stood still.")
    assert (headline, lead) == (Span(0, 21), Span(23, 42))
    assert builder.text()[lead.start : lead.end] == "Cranes stood still."


def test_blocks_are_separated_by_a_blank_line() -> None:
    document = built(DraftBlock("Port workers walk out", BlockKind.HEADLINE), DraftBlock("Cranes stood still."))
    assert document.text == "Port workers walk out\n\nCranes stood still."
    assert [document.slice(block.span) for block in document.blocks] == ["Port workers walk out", "Cranes stood still."]


def test_a_block_without_a_kind_becomes_a_paragraph() -> None:
    assert built(DraftBlock("Cranes stood still.")).blocks[0].kind is BlockKind.PARAGRAPH


def test_a_dateline_keeps_what_joined_it_to_its_paragraph() -> None:
    document = built(DraftBlock("PORT AVERIL", BlockKind.DATELINE), DraftBlock("Cranes stood still.", joiner=" — "))
    assert document.text == "PORT AVERIL — Cranes stood still."
    assert [block.kind for block in document.blocks] == [BlockKind.DATELINE, BlockKind.PARAGRAPH]


def test_empty_blocks_are_dropped() -> None:
    document = built(DraftBlock(""), DraftBlock("One."), DraftBlock(""), DraftBlock("Two."))
    assert document.text == "One.\n\nTwo."
    assert len(document.blocks) == 2


def test_levels_are_kept() -> None:
    document = built(DraftBlock("Deep", BlockKind.LIST_ITEM, level=2))
    assert document.blocks[0].level == 2


def test_marks_move_with_their_block() -> None:
    mark = Mark(MarkKind.LINK, Span(0, 6), "https://news.example/")
    document = built(DraftBlock("One."), DraftBlock("Cranes stood still.", marks=(mark,)))
    assert document.slice(document.marks[0].span) == "Cranes"
    assert document.marks[0].target == "https://news.example/"


def test_spans_of_captions_and_comments_follow_their_blocks() -> None:
    blocks = (
        DraftBlock("One."),
        DraftBlock("Cranes at rest. (Jo Lind)", BlockKind.CAPTION),
        DraftBlock("COMMENTS", BlockKind.COMMENTS),
        DraftBlock("Be kind.", BlockKind.COMMENTS),
    )
    caption = DraftCaption(
        "Cranes at rest.", (Place(1, Span(0, 15)),), "Jo Lind", (Place(1, Span(17, 24)),), truncated=True, image="c.jpg"
    )
    comments = DraftComments(2, 3, "COMMENTS", "Be kind.", ("First!",))
    document = build(Draft(SOURCE, blocks, Metadata(headline="One."), (caption,), comments))
    found = document.captions[0]
    assert [document.slice(span) for span in found.spans] == ["Cranes at rest."]
    assert [document.slice(span) for span in found.credit_spans] == ["Jo Lind"]
    assert (found.credit, found.truncated, found.image) == ("Jo Lind", True, "c.jpg")
    assert document.comments is not None
    assert document.slice(document.comments.span) == "COMMENTS\n\nBe kind."
    assert document.comments.items == ("First!",)
    assert document.metadata.headline == "One."


def test_places_refer_to_draft_blocks_even_if_empty_ones_are_dropped() -> None:
    blocks = (DraftBlock(""), DraftBlock("One."), DraftBlock(""), DraftBlock("Cranes.", BlockKind.CAPTION))
    caption = DraftCaption("Cranes.", (Place(3, Span(0, 7)),))
    document = build(Draft(SOURCE, blocks, captions=(caption,)))
    assert document.slice(document.captions[0].spans[0]) == "Cranes."


def test_offsets_count_code_points() -> None:
    document = built(DraftBlock("🛳️ “Über” 北朝鮮"), DraftBlock("Zwei."))
    assert document.slice(document.blocks[1].span) == "Zwei."


def linked(*targets: str) -> DraftBlock:
    """A block with a link to each of these targets."""
    marks = tuple(Mark(MarkKind.LINK, Span(number, number + 1), target) for number, target in enumerate(targets))
    return DraftBlock("Cranes stood still.", marks=marks)


def test_linked_landings_move_with_their_block() -> None:
    named = DraftBlock("The vote follows.", landings=(Landing("vote", 4), Landing("unasked", 0)))
    document = built(linked("#vote"), named)
    (landing,) = document.landings
    assert (landing.name, document.text[landing.offset :]) == ("vote", "vote follows.")


def test_a_landing_before_whitespace_moves_to_the_next_word() -> None:
    named = DraftBlock("The  vote follows.", landings=(Landing("vote", 3),))
    document = built(linked("#vote"), named)
    assert document.text[document.landings[0].offset :] == "vote follows."


def test_the_first_of_several_landings_with_the_same_name_is_kept() -> None:
    blocks = (DraftBlock("One.", landings=(Landing("vote", 0),)), DraftBlock("Two.", landings=(Landing("vote", 0),)))
    assert built(*blocks, linked("https://averil.example/a#vote")).landings == (Landing("vote", 0),)


def test_text_without_links_has_no_landings() -> None:
    assert built(DraftBlock("The vote follows.", landings=(Landing("vote", 4),))).landings == ()
