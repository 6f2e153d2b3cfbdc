"""Words copied with their source and an address that leads back to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.base.values import replace
from reader.model.annotation import Certainty
from reader.model.build import build
from reader.model.document import BlockKind, Document, Metadata, Source
from reader.model.draft import Draft, DraftBlock
from reader.model.span import Span
from reader.page.citation import name_passage, quote_passage, words_passage
from reader.page.fragment import directive_for, with_fragment


def story(*paragraphs: str) -> Document:
    return build(Draft(Source("tide.txt", "text"), tuple(DraftBlock(text, BlockKind.PARAGRAPH) for text in paragraphs)))


def directive(document: Document, words: str, last: str = "") -> str:
    start = document.text.index(words)
    end = document.text.index(last, start) + len(last) if last else start + len(words)
    return directive_for(document, Span(start, end))


def test_a_quote_is_cited_with_speaker_role_cue_and_place(annotated: Document) -> None:
    passage = quote_passage(annotated, annotated.quotes[0])
    assert passage.words == "“We will hold this quay,” … “Until the last crane is paid for.”"
    assert passage.cited.splitlines() == [
        passage.words,
        "— Mara Okafor, Union secretary, said",
        "Lowmere [North] port stands still",
        "strike.txt, ¶ 2",
    ]


def test_publisher_day_and_medium_are_cited_if_known(annotated: Document, span_of: Callable[[str], Span]) -> None:
    metadata = replace(annotated.metadata, publisher="Harbour Post", published="2025-03-04T09:30:00Z")
    document = replace(annotated, metadata=metadata)
    quote = replace(document.quotes[0], via=span_of("Tuesday"), certainty=Certainty.UNSURE)
    lines = quote_passage(document, quote).cited.splitlines()
    assert lines[1] == "— Mara Okafor (?), Union secretary, said, via Tuesday"
    assert lines[2] == "Lowmere [North] port stands still, Harbour Post, 2025-03-04"


def test_unknown_facts_are_left_out(annotated: Document) -> None:
    bare = replace(annotated, metadata=Metadata(), source=Source("-", "text"))
    assert quote_passage(bare, bare.quotes[3]).cited == "“It is over,”\n¶ 24"
    assert words_passage(bare, "dawn", None).cited == "dawn"


def test_a_name_is_cited_with_its_role(annotated: Document) -> None:
    passage = name_passage(annotated, annotated.entities[0])
    assert passage.words == "Mara Okafor"
    assert passage.cited.splitlines() == [
        "Mara Okafor, Union secretary",
        "Lowmere [North] port stands still",
        "strike.txt, ¶ 1",
        "Named in ¶ 1, 2",
    ]


@pytest.mark.parametrize("uri", ["file:///etc/passwd", "javascript:alert(1)", "strike.txt"])
def test_only_web_pages_are_addresses(annotated: Document, uri: str) -> None:
    document = replace(annotated, metadata=replace(annotated.metadata, url=uri))
    assert ":~:" not in name_passage(document, annotated.entities[0]).cited


def test_the_address_points_at_the_words(annotated: Document) -> None:
    document = replace(annotated, metadata=replace(annotated.metadata, url="https://harbour.example/a?b=c"))
    cited = quote_passage(document, document.quotes[3]).cited
    assert cited.endswith("https://harbour.example/a?b=c#:~:text=It%20is%20over")


def test_the_directive_follows_the_fragment_of_the_page() -> None:
    document = story("Nobody came to the pier.")
    span = Span(0, len("Nobody"))
    assert with_fragment("https://a.example/#top", document, span) == "https://a.example/#top:~:text=Nobody"
    assert with_fragment("https://a.example/#:~:text=x", document, span) == "https://a.example/#:~:text=Nobody"
    assert with_fragment("https://a.example/", document, Span(3, 3)) == "https://a.example/"


def test_syntax_characters_are_escaped() -> None:
    document = story("The ferry, half-full, left at 9 & 10 for Ærø.")
    assert directive(document, "ferry, half-full") == "ferry%2C%20half%2Dfull"
    assert directive(document, "9 & 10 for Ærø") == "9%20%26%2010%20for%20%C3%86r%C3%B8"


def test_surrounding_marks_are_not_part_of_the_words() -> None:
    assert directive(story("Then “It came,” she said."), "“It came,”") == "It%20came"
    assert directive(story("… — …"), "…", "— …") == ""


def test_long_passages_are_quoted_by_their_ends() -> None:
    document = story("One " + "and another one " * 30 + "until the very last of all.", "The end.")
    assert (
        directive(document, "One", "of all.")
        == "One%20and%20another%20one%20and%20another,until%20the%20very%20last%20of%20all."
    )


def test_passages_across_paragraphs_are_quoted_by_their_ends() -> None:
    document = story("It came at dawn.", "Nobody was there.")
    assert directive(document, "at dawn", "Nobody") == "at%20dawn.,Nobody"


def test_repeated_words_are_distinguished_by_their_context() -> None:
    document = story("The tide was high.", "At noon the tide was low again, and quiet.")
    start = document.text.index("tide", 20)
    assert directive_for(document, Span(start, start + 4)) == "At%20noon%20the-,tide,-was%20low%20again%2C%20and"


def test_a_line_of_one_repeated_character_is_cited_fast() -> None:
    document = story("a" * 2_000_000)
    assert len(directive_for(document, Span(0, 2_000_000))) == 161
