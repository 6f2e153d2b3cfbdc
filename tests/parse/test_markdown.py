"""From Markdown to blocks."""

from __future__ import annotations

import pytest

from reader.model.document import Alignment, BlockKind, MarkKind
from reader.model.draft import DraftBlock
from reader.model.raw import Raw
from reader.parse import parse
from reader.parse.markdown import parse_markdown
from reader.pipeline import parse_document


def blocks_of(text: str) -> tuple[DraftBlock, ...]:
    return parse_markdown(text).blocks


def kinds_and_words(text: str) -> list[tuple[BlockKind | None, int, str]]:
    return [(block.kind, block.level, block.text) for block in blocks_of(text)]


def marked(block: DraftBlock) -> list[tuple[MarkKind, str, str | None]]:
    return [(mark.kind, block.text[mark.span.start : mark.span.end], mark.target) for mark in block.marks]


def places(*blocks: DraftBlock) -> dict[str, str]:
    """The text at each landing, by name."""
    return {place.name: block.text[place.offset :] for block in blocks for place in block.landings}


def test_headings_have_a_level_but_no_kind() -> None:
    assert kinds_and_words("# One\n\n## Two\n\nThree\n-----") == [
        (None, 1, "One"),
        (None, 2, "Two"),
        (None, 2, "Three"),
    ]


def test_a_wrapped_paragraph_is_joined() -> None:
    text = "Crane drivers stayed away\nfrom their long-\nstanding posts."
    assert kinds_and_words(text) == [(None, 0, "Crane drivers stayed away from their long-standing posts.")]


def test_lists_are_nested_and_numbered() -> None:
    text = "3. three\n4. four\n   - inner\n\n     more of it\n   - second\n\n* star"
    assert kinds_and_words(text) == [
        (BlockKind.LIST_ITEM, 0, "3. three"),
        (BlockKind.LIST_ITEM, 0, "4. four"),
        (BlockKind.LIST_ITEM, 1, "• inner"),
        (BlockKind.LIST_ITEM, 1, "more of it"),
        (BlockKind.LIST_ITEM, 1, "• second"),
        (BlockKind.LIST_ITEM, 0, "• star"),
    ]


def test_quotations_code_and_rules() -> None:
    text = "> It will pass,\n> she said.\n\n```python\nx = 1\n\ny = 2\n```\n\n---\n\nAfter."
    assert kinds_and_words(text) == [
        (BlockKind.QUOTE, 0, "It will pass, she said."),
        (BlockKind.CODE, 0, "x = 1\n\ny = 2"),
        (BlockKind.FURNITURE, 0, "* * *"),
        (None, 0, "After."),
    ]


def test_a_table_is_one_block() -> None:
    text = "| Quay | Ships |\n|---|---|\n| North | *4* |\n| South | 7 |"
    assert kinds_and_words(text) == [(BlockKind.TABLE, 0, "Quay\tShips\nNorth\t4\nSouth\t7")]


def test_the_alignment_of_columns_is_kept() -> None:
    (block,) = blocks_of("| Quay | Ships | State | Berths |\n|:--|--:|---|:-:|\n| North | 4 | open |\n| South | 7 |")
    assert block.alignments == (Alignment.LEFT, Alignment.RIGHT, Alignment.UNSTATED, Alignment.CENTER)
    (block,) = blocks_of("| Quay | Ships |\n|---|---|\n| North | 4 |")
    assert block.alignments == ()
    (block,) = blocks_of("| Quay | | Ships |\n|---|--:|--:|\n| North | | 4 |")
    assert block.alignments == (Alignment.UNSTATED, Alignment.UNSTATED, Alignment.RIGHT)


def test_marks_in_a_table_cover_their_text() -> None:
    (block,) = blocks_of("| | Ships |\n|---|---|\n| North | *4* |\n| [South](https://averil.example/s) | 7 |")
    assert block.text == "\tShips\nNorth\t4\nSouth\t7"
    assert marked(block) == [
        (MarkKind.STRONG, "Ships", None),
        (MarkKind.EMPHASIS, "4", None),
        (MarkKind.LINK, "South", "https://averil.example/s"),
    ]


def test_blank_rows_and_trailing_blank_cells_are_dropped() -> None:
    (block,) = blocks_of("| Quay | Ships | |\n|---|---|---|\n| | | |\n| South | 7 | |")
    assert block.text == "Quay\tShips\nSouth\t7"


def test_marks_cover_their_text() -> None:
    (block,) = blocks_of("A *small* **and `old`** ~~wet~~ [crane *here*](https://averil.example/a) <https://b.example>")
    assert block.text == "A small and old wet crane here https://b.example"
    assert marked(block) == [
        (MarkKind.EMPHASIS, "small", None),
        (MarkKind.STRONG, "and old", None),
        (MarkKind.CODE, "old", None),
        (MarkKind.STRIKE, "wet", None),
        (MarkKind.LINK, "crane here", "https://averil.example/a"),
        (MarkKind.EMPHASIS, "here", None),
        (MarkKind.LINK, "https://b.example", "https://b.example"),
    ]


def test_marks_of_a_list_item_are_shifted_by_its_bullet() -> None:
    (block,) = blocks_of("- a *small* crane")
    assert marked(block) == [(MarkKind.EMPHASIS, "small", None)]


def test_pictures_are_captions() -> None:
    blocks = blocks_of(
        "![Cranes](c.jpg 'Cranes at rest.')\n\n*Cranes at rest on Tuesday.*\n\n"
        "Text ![tug](t.jpg) goes on.\n\n![](x.jpg)"
    )
    assert [(block.kind, block.text, block.image) for block in blocks] == [
        (BlockKind.CAPTION, "Cranes", "c.jpg"),
        (BlockKind.CAPTION, "Cranes at rest.", "c.jpg"),
        (BlockKind.CAPTION, "Cranes at rest on Tuesday.", "c.jpg"),
        (BlockKind.CAPTION, "tug", "t.jpg"),
        (None, "Text goes on.", None),
    ]


def test_a_linked_picture_is_a_caption() -> None:
    (block,) = blocks_of("[![Cranes](c.jpg)](https://averil.example)")
    assert (block.kind, block.text, block.image, block.marks) == (BlockKind.CAPTION, "Cranes", "c.jpg", ())


def test_footnotes_stay_where_they_were_written() -> None:
    text = "Said so.[^1]\n\n[^1]: The union counts otherwise.\n\n[^2]: Nobody asks for this one.\n\nAfter."
    assert kinds_and_words(text) == [
        (None, 0, "Said so.[1]"),
        (BlockKind.NOTE, 0, "[1] The union counts otherwise."),
        (BlockKind.NOTE, 0, "[2] Nobody asks for this one."),
        (None, 0, "After."),
    ]


def test_a_footnote_may_have_several_paragraphs() -> None:
    text = "Said so.[^1]\n\n[^1]: The union counts otherwise.\n\n    So do the pilots.\n\nAfter."
    assert [(kind, words) for kind, _, words in kinds_and_words(text)] == [
        (None, "Said so.[1]"),
        (BlockKind.NOTE, "[1] The union counts otherwise."),
        (BlockKind.NOTE, "So do the pilots."),
        (None, "After."),
    ]


def test_footnotes_and_references_lead_to_each_other() -> None:
    said, note, alone = blocks_of("Said so.[^1]\n\n[^1]: The *union* counts.\n\n[^2]: Nobody asks for this one.")
    assert marked(said) == [(MarkKind.LINK, "[1]", "#fn1")]
    assert marked(note) == [(MarkKind.LINK, "[1]", "#fnref1"), (MarkKind.EMPHASIS, "union", None)]
    assert marked(alone) == []
    assert places(said, note) == {"fnref1": "[1]", "fn1": "[1] The union counts."}


def test_a_footnote_links_back_to_its_first_reference() -> None:
    document = parse_document(Raw("a.md", b"# Quay\n\nOnce.[^a] Twice.[^a]\n\n[^a]: The union counts.\n"))
    assert [mark.target for mark in document.marks] == ["#fna", "#fna", "#fnrefa"]
    (back,) = (place.offset for place in document.landings if place.name == "fnrefa")
    assert document.text[back:].startswith("[a] Twice.")


def test_a_reference_within_a_link_is_not_a_link() -> None:
    (said, _) = blocks_of("<a href='https://averil.example'>Said so.[^1]</a>\n\n[^1]: The union counts.")
    assert marked(said) == [(MarkKind.LINK, "Said so.[1]", "https://averil.example")]


HEADINGS = {
    "words": ("## Next part", "next-part"),
    "punctuation": ("## What’s next, then? (Soon!)", "whats-next-then-soon"),
    "signs between spaces": ("## Quay & ship", "quay--ship"),
    "hyphens and underscores": ("## The so-called `crane_7`", "the-so-called-crane_7"),
    "other scripts": ("## Über die Häfen — हिन्दी 2", "über-die-häfen--हिन्दी-2"),
    "marks and links": ("## *What* [they](https://averil.example) want", "what-they-want"),
    "a picture": ("## 🚢 Ships", "-ships"),
}


@pytest.mark.parametrize(("heading", "name"), HEADINGS.values(), ids=HEADINGS.keys())
def test_heading_names(heading: str, name: str) -> None:
    (block,) = blocks_of(heading)
    assert [(place.name, place.offset) for place in block.landings] == [(name, 0)]


def test_headings_with_the_same_text_have_different_names() -> None:
    text = "# Quay\n\n# Quay\n\n# Quay 1\n\n# Quay-1\n\n# Quay"
    names = [place.name for block in blocks_of(text) for place in block.landings]
    assert names == ["quay", "quay-1", "quay-1-1", "quay-1-2", "quay-2"]


NAMED = {
    "a name within the text": ('Over it. <a id="there"></a>Under it.', "Under it."),
    "an unquoted name": ("Over it. <a name=there></a>Under it.", "Under it."),
    "words with a name": ("Over it. <span class=\"x\" id='there'>Under</span> it.", "Under it."),
    "a paragraph of its own": ('Over it.\n\n<a id="there"></a>\n\nUnder it.', "Under it."),
    "a heading's end": ('## Over it <a id="there"></a>\n\nUnder it.', "t"),
    "an item of a list": ('- Over it.\n- <a id="there"></a>Under it.', "Under it."),
    "a cell": ('| Over | it |\n|---|---|\n| x | <a id="there"></a>Under it. |', "Under it."),
    "html": ('Over it.\n\n<div>\n<p>Nearly</p>\n<p id="there">Under it.</p>\n</div>', "Under it."),
    "html above a paragraph": ('Over it.\n\n<div id="there">\n\nUnder it.\n\n</div>', "Under it."),
    "code": ('Over it.\n\n<a id="there"></a>\n\n    Under it.', "Under it."),
    "the end": ('Over it.\n\n<a id="there"></a>', "."),
}


@pytest.mark.parametrize(("text", "words"), NAMED.values(), ids=NAMED.keys())
def test_a_link_leads_to_a_named_place(text: str, words: str) -> None:
    assert places(*blocks_of(text))["there"] == words


def test_other_attributes_are_not_names() -> None:
    (block,) = blocks_of('So <span data-id="a" name="b">it</span> <input name="c"> is.')
    assert block.landings == ()


def test_inline_html_marks_text() -> None:
    (block,) = blocks_of(
        'Said <b>Mara <i>Okafor</i></b> of <a class=x href="https://averil.example/u?a=1&amp;b=2">the union</a>, '
        "<a href=javascript:go()>loudly</a></b> and <a>twice</a> <em>so."
    )
    assert block.text == "Said Mara Okafor of the union, loudly and twice so."
    assert marked(block) == [
        (MarkKind.STRONG, "Mara Okafor", None),
        (MarkKind.EMPHASIS, "Okafor", None),
        (MarkKind.LINK, "the union", "https://averil.example/u?a=1&b=2"),
        (MarkKind.EMPHASIS, "so.", None),
    ]


def test_an_inline_html_image_is_a_picture() -> None:
    caption, words = blocks_of('See <img src="crane.jpg" alt="A crane at rest"> the crane.')
    assert (caption.kind, caption.text, caption.image) == (BlockKind.CAPTION, "A crane at rest", "crane.jpg")
    assert words.text == "See the crane."


def test_text_is_extracted_from_html() -> None:
    text = (
        "<figure>\n<img src='b.jpg' alt='A boat'>\n<figcaption>A boat at <b>sea</b>.</figcaption>\n</figure>\n\n"
        "<script>alert(1)</script>\n\n<div><p>One &amp; two</p><p>Three</p></div>\n\nLine<br>break <sup>up</sup>"
    )
    assert [(block.kind, block.text) for block in blocks_of(text)] == [
        (BlockKind.CAPTION, "A boat"),
        (BlockKind.CAPTION, "A boat at sea."),
        (None, "One & two"),
        (None, "Three"),
        (None, "Line\nbreak up"),
    ]


def test_control_characters_in_entities_are_removed() -> None:
    (block,) = blocks_of("a&#x202e;b&#27;c [d](https://e.example/&#x202e;f) `&#x202e;`")
    assert "\u202e" not in block.text
    assert "\x1b" not in block.text
    assert not any("\u202e" in (mark.target or "") for mark in block.marks)


def test_a_script_is_not_a_link() -> None:
    (block,) = blocks_of("[x](javascript:alert(1))")
    assert block.marks == ()


def test_front_matter_becomes_metadata_and_blocks_above_the_article() -> None:
    text = (
        '---\ntitle: "Port workers: out"\nauthor:\n  - Ana Reyes <ana@averil.example>\n  - name: Tomas Lind\n'
        "date: 2025-03-04\nsubtitle: A minister has little time\nsource: Harbour Post\nurl: https://averil.example/s\n"
        "lang: en-GB\ntags: [ports, pay]\n---\n\nCranes stood still."
    )
    parsed = parse_markdown(text)
    assert [(block.kind, block.text) for block in parsed.blocks] == [
        (BlockKind.HEADLINE, "Port workers: out"),
        (BlockKind.DEK, "A minister has little time"),
        (BlockKind.BYLINE, "Ana Reyes, Tomas Lind"),
        (BlockKind.DATELINE, "2025-03-04"),
        (None, "Cranes stood still."),
    ]
    said = parsed.metadata
    assert (said.headline, said.authors, said.published) == (
        "Port workers: out",
        ("Ana Reyes", "Tomas Lind"),
        "2025-03-04",
    )
    assert (said.publisher, said.url, said.language) == ("Harbour Post", "https://averil.example/s", "en")


def test_front_matter_that_the_article_repeats_is_not_shown_twice() -> None:
    text = "---\ntitle: Out\nauthor: Ana Reyes\ndate: 4 March\n---\n# Out\n\nBy Ana Reyes\n\nCranes stood still."
    assert [block.text for block in blocks_of(text)] == ["Out", "4 March", "By Ana Reyes", "Cranes stood still."]


@pytest.mark.parametrize("text", ["---\n\nA rule first.", "---\nno key here\n---\n\nText", "+++\ntitle = 1"])
def test_a_horizontal_rule_is_not_front_matter(text: str) -> None:
    words = " ".join(block.text for block in blocks_of(text))
    assert parse_markdown(text).metadata.headline is None
    assert words.split()[-1] == text.split()[-1]


DEEP = {
    "quotations": "> " * 300 + "word",
    "lists in a line": "- " * 300 + "word",
    "lists": "\n".join("  " * depth + "- word" for depth in range(200)),
    "brackets": "[" * 60 + "word" + "]" * 60,
    "stars": "*a " * 60 + "word" + "*" * 60,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_deep_nesting_loses_no_text(text: str) -> None:
    assert sum(block.text.count("word") for block in blocks_of(text)) == text.count("word")


ODD = {
    "brackets": "[" * 50_000,
    "links without an end": "[a](b" * 60_000,
    "links in links without an end": "[[](b" * 60_000,
    "pictures": "![a" * 30_000,
    "stars": "*a " * 20_000,
    "references": "[a]: b\n" * 5_000,
    "footnotes": "[^a]: b\n" * 5_000,
    "headings with the same words": "# a\n" * 5_000,
    "names": '<a id="a' * 20_000,
    "names without an end": "<p id='a\" " * 20_000,
    "names of nothing": "<a id=a></a>" * 10_000,
    "tags": "<a " * 30_000,
    "comment": "<!--" * 20_000,
    "ticks": "`a``b" * 10_000,
    "rule and keys": "---\n" + "a: b\n" * 20_000,
    "blanks": " " * 200_000 + "x",
    "entities": "&" * 50_000,
    "a long line": "word " * 100_000,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_parsed_in_linear_time(text: str) -> None:
    assert parse(Raw("a.md", text.encode())).blocks


@pytest.mark.parametrize("sign", ["[", "[a](b", "[[](b", "![a](b"])
def test_brackets_that_are_not_links_are_text(sign: str) -> None:
    (block,) = blocks_of(f"Cranes {sign * 5_000}")
    assert block.text == f"Cranes {sign * 5_000}"


def test_a_paragraph_may_have_thousands_of_links() -> None:
    (block,) = blocks_of("[Ana](https://averil.example/a) " * 2_500)
    assert len(block.marks) == 2_500


def test_a_text_of_markup_only_is_shown_as_source() -> None:
    draft = parse(Raw("a.md", b"[a]: https://averil.example\n"))
    assert (draft.source.format, draft.blocks[0].text) == ("text", "[a]: https://averil.example")


@pytest.mark.parametrize(
    ("written", "marked"),
    {
        '[<a id="x"/>notice](https://averil.example/) was late.': ["notice"],
        '[<a id="x"></a>notice](https://averil.example/) was late.': ["notice"],
        "**Price <i>rise** today.": ["Price rise", "rise"],
        "A <b>bold *claim</b> here* today.": ["bold claim here today.", "claim here"],
    }.items(),
)
def test_an_unclosed_tag_ends_with_the_mark_around_it(written: str, marked: list[str]) -> None:
    document = parse_document(Raw("a.md", f"# Ferry waits\n\n{written}\n".encode()))
    assert [document.slice(mark.span) for mark in document.marks] == marked


def test_blocks_say_how_many_quotations_they_are_in() -> None:
    text = "> Outer.\n>\n> > Inner.\n>\n> - item\n>\n> ```\n> x = 1\n> ```\n\nAfter.\n"
    assert [(block.text, block.quoted) for block in blocks_of(text)] == [
        ("Outer.", 1),
        ("Inner.", 2),
        ("• item", 1),
        ("x = 1", 1),
        ("After.", 0),
    ]
