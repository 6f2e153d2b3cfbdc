"""Markdown keeps the article's words: rendered, they read as they stood."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from reader.base.values import replace
from reader.export import writer
from reader.export.markdown_inline import escaped
from reader.model.build import build
from reader.model.document import BlockKind, Document, Mark, MarkKind, Source
from reader.model.draft import Draft, DraftBlock
from reader.model.span import Span

HOSTILE = (
    "Port [North] stands *still*",
    "# not a heading",
    "1. not a list",
    "2) nor this",
    "- nor this",
    "+ nor this",
    "> no quotation",
    "---",
    "====",
    "snake_case_name and __init__",
    "[link](https://news.example)",
    "<b>bold</b> & <script>",
    "AT&amp;T &#65;",
    "back\\slash and `code`",
    "![picture](x)",
    "a | b",
    "~~struck~~",
    "***",
    ":-:",
    "    indented",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_words_act_as_markup(text: str) -> None:
    tokens = MarkdownIt().enable(["table", "strikethrough"]).parse(escaped(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in tokens[1].children or ()) == text.strip()


def exported(document: Document) -> str:
    return "".join(writer("markdown")([document]))


def test_the_story_with_its_shapes(document: Document) -> None:
    text = exported(document)
    assert text.startswith("# Port \\[North\\] stands \\*still\\* & waits\n\nPORT AVERIL — Union secretary")
    assert "\n## What they want\n" in text
    assert "\n- A night shift\n   - A roof\\_over\\_it\n- 1\\. Not a number\n" in text
    assert "\n> The owners call it a “pause”.\n> \\- and a rest\n" in text
    assert "\n| a | b |\n| --- | --- |\n| 1 | 2 |\n" in text


def test_inline_markup_is_kept_and_only_web_links_lead_anywhere(document: Document) -> None:
    text = exported(document)
    assert "**the** " in text
    assert "[**letter**](<https://news.example/a?b=1&c=2>)" in text
    assert "javascript" not in text


def shown(*marks: Mark, text: str) -> str:
    """A paragraph with these marks, as Markdown."""
    block = DraftBlock(text, BlockKind.PARAGRAPH, marks=marks)
    return exported(build(Draft(Source("x", "text"), (block,)))).partition("\n\n")[0]


def test_an_exclamation_mark_makes_no_picture_of_a_link() -> None:
    link = Mark(MarkKind.LINK, Span(5, 9), "https://news.example/")
    assert shown(link, text="Look!here") == "Look\\![here](<https://news.example/>)"


@pytest.mark.parametrize(
    ("target", "written"),
    {
        "https://news.example/a\\": "https://news.example/a%5C",
        "https://news.example/a>b": "https://news.example/a%3Eb",
        "https://news.example/a\nb": "https://news.example/ab",
        "https://news.example/?a&copy;b": "https://news.example/?a&amp;copy;b",
        "https://news.example/?a&copy=b": "https://news.example/?a&copy=b",
    }.items(),
)
def test_the_target_of_a_link_stays_the_same(target: str, written: str) -> None:
    assert shown(Mark(MarkKind.LINK, Span(0, 4), target), text="here") == f"[here](<{written}>)"


@pytest.mark.parametrize(
    ("text", "spans", "written"),
    [
        ("Note:read", [(0, 5)], "**Note**:read"),
        ("a“read”b", [(1, 7)], "a“**read**”b"),
        ("a—b", [(1, 2)], "a—b"),
        ("readers", [(0, 6), (6, 7)], "**readers**"),
        ("read this", [(0, 5), (5, 9)], "**read** **this**"),
    ],
)
def test_emphasis_is_where_its_signs_are_taken_for_signs(text: str, spans: list[tuple[int, int]], written: str) -> None:
    assert shown(*(Mark(MarkKind.STRONG, Span(*span)) for span in spans), text=text) == written


def test_touching_emphasis_of_two_kinds_is_shown_as_one() -> None:
    marks = (Mark(MarkKind.STRONG, Span(0, 4)), Mark(MarkKind.EMPHASIS, Span(4, 7)))
    assert shown(*marks, text="readers") == "**read**ers"


def test_number_signs_at_the_end_of_a_heading_are_shown(document: Document) -> None:
    heading = build(Draft(Source("x", "text"), (DraftBlock("In C #", BlockKind.HEADING),)))
    assert exported(heading).startswith("## In C \\#\n")


def test_blanks_beside_marks_stay(document: Document) -> None:
    marks = (Mark(MarkKind.STRONG, Span(start := document.text.index("dawn"), start + 4)),)
    gate = Mark(MarkKind.EMPHASIS, Span(at := document.text.index("closed <the"), at + 7))
    assert "Okafor *closed* \\<the gate> at **dawn**." in exported(replace(document, marks=(*marks, gate)))


def test_captions_and_the_comments_note_come_after_the_story(document: Document) -> None:
    text = exported(document)
    assert "## Captions\n\n1. Cranes at rest on Tues (Jo Lind/Harbour Press) *cut short in this copy*\n" in text
    assert "## Comments\n\nComments close after two days.\n" in text


def test_who_said_what(document: Document) -> None:
    text = exported(document)
    assert (
        "1. **Mara Okafor**, Union secretary · said, via Yonder News · likely · direct · ¶2: "
        "“=SUM of all fears,” … “Not \\[sic\\] ours.” “Go on.\n"
    ) in text
    assert "2. *in quotation marks, not speech* · scare · ¶7: “pause”\n" in text
    assert "3. *no speaker found* · direct · ¶3: “Go on.\n" in text


def test_a_speaker_without_a_role_is_parted_from_the_verb(document: Document) -> None:
    person = replace(document.entities[0], name="1) Mara", roles=())
    text = exported(replace(document, entities=(person, *document.entities[1:])))
    assert "1. **1) Mara** · said, via Yonder News · likely · direct · ¶2: " in text


def test_who_is_named(document: Document) -> None:
    assert "### People\n\n- **Mara Okafor**, Union secretary (1×); also M. Okafor\n" in exported(document)


def test_what_a_site_puts_round_the_story_is_left_out(document: Document) -> None:
    assert "newsletter" not in exported(document)


def test_documents_are_parted_by_a_rule(document: Document) -> None:
    assert "".join(writer("markdown")([document, document])).count("\n\n---\n\n# Port") == 1
