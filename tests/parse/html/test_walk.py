"""From elements to pieces of text."""

from __future__ import annotations

import pytest

from reader.model.document import BlockKind, MarkKind
from reader.parse.html import parse_html
from tests.parse.html.conftest import PARAGRAPHS, STORY, of_kind, page, story_texts

LONG = "The harbour master keeps a list of every ship that has called at Averil since the old mole was built in stone."

TEXTS = {
    "whitespace": (f"<p>  {LONG[:20]}\n\t {LONG[20:]} </p>", [f"{LONG[:20].rstrip()} {LONG[20:].lstrip()}"]),
    "a drop cap": (f"<p><span>T</span>{LONG[1:]}</p>", [LONG]),
    "one break": (f"<p>{LONG}<br>By night.</p>", [f"{LONG}\nBy night."]),
    "two breaks": (f"<p>{LONG}<br><br>{LONG} By night.</p>", [LONG, f"{LONG} By night."]),
    "two breaks and a blank": (f"<p>{LONG}<br>&nbsp;<br>\n{LONG} By night.</p>", [LONG, f"{LONG} By night."]),
    "where a word may be broken": (f"<p>{LONG[:6]}&#8203;{LONG[6:]}</p>", [LONG]),
    "scripts": (f"<p>{LONG}<script>var a = '<p>no</p>'</script></p>", [LONG]),
    "a quotation": (f"<p>{LONG} <q>No <q>ship</q> comes</q>, she said.</p>", [f"{LONG} “No “ship” comes”, she said."]),
    "a quotation with marks": (f"<p>{LONG} <q>“No ship”</q> “<q>comes</q>”</p>", [f"{LONG} “No ship” “comes”"]),
    "a footnote": (f'<p>{LONG}<sup><a href="#n1">1</a></sup> So</p>', [f"{LONG}[1] So"]),
    "a footnote with brackets": (f'<p>{LONG}<sup><a href="#n1">[1]</a></sup> So</p>', [f"{LONG}[1] So"]),
    "a footnote in a link": (f'<p>{LONG}<a href="#n1"><sup>a</sup></a> So</p>', [f"{LONG}[a] So"]),
    "an exponent": (f"<p>{LONG} 10<sup>-3</sup> m<sup>2</sup></p>", [f"{LONG} 10⁻³ m²"]),
    "what is no exponent": (f"<p>{LONG} the 4<sup>th</sup></p>", [f"{LONG} the 4th"]),
    "how signs are read": (f"<p>{LONG} <ruby>港<rt>みなと</rt></ruby></p>", [f"{LONG} 港(みなと)"]),
    "how signs are read, with brackets": (
        f"<p>{LONG} <ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby></p>",
        [f"{LONG} 港(みなと)"],
    ),
    "entities": (f"<p>{LONG} &amp; more&nbsp;&mdash; so</p>", [f"{LONG} & more\u00a0— so"]),
}


@pytest.mark.parametrize(("inside", "expected"), TEXTS.values(), ids=TEXTS.keys())
def test_words(inside: str, expected: list[str]) -> None:
    assert story_texts(page(inside + STORY))[: len(expected)] == expected


def test_links_on_the_same_words_are_in_the_order_of_the_page() -> None:
    opened = "".join(f'<a href="https://averil.example/{number}"><div>' for number in range(6))
    block = next(block for block in parse_html(page(f"{opened}{LONG}{'</div></a>' * 6}{STORY}")).blocks if block.marks)
    assert [mark.target for mark in block.marks] == [f"https://averil.example/{number}" for number in range(6)]


def test_marks_cover_their_text() -> None:
    html = page(STORY.replace("Cranes", "<b>Cranes</b>").replace("Monday", '<a href="/m"><em>Monday</em></a>'))
    block = next(block for block in parse_html(html, "https://averil.example/a/b").blocks if block.in_story)
    assert block.text == PARAGRAPHS[0]
    assert [(mark.kind, block.text[mark.span.start : mark.span.end], mark.target) for mark in block.marks] == [
        (MarkKind.STRONG, "Cranes", None),
        (MarkKind.EMPHASIS, "Monday", None),
        (MarkKind.LINK, "Monday", "https://averil.example/m"),
    ]


def test_links_that_run_scripts_are_not_links() -> None:
    html = page(STORY.replace("Cranes", '<a href="javascript:void(0)">Cranes</a>'))
    assert not any(block.marks for block in parse_html(html).blocks if block.in_story)


def test_lists_are_nested_and_numbered() -> None:
    items = (
        "<ol start=3><li>three cranes at the old quay<ul><li>one of them rusty</li></ul></li><li>four tugs</li></ol>"
    )
    blocks = parse_html(page(STORY + items + STORY.replace("Averil", "Osmar"))).blocks
    assert [(block.level, block.text) for block in blocks if block.kind is BlockKind.LIST_ITEM] == [
        (0, "3. three cranes at the old quay"),
        (1, "• one of them rusty"),
        (0, "4. four tugs"),
    ]


LISTS = {
    "as stated": ("<ol start=5><li>x<li value=9>x<li>x</ol>", ["5. x", "9. x", "10. x"]),
    "downwards": ("<ol reversed><li>x<li>x</ol>", ["2. x", "1. x"]),
    "by letters": ("<ol type=a><li>x<li>x</ol>", ["a. x", "b. x"]),
    "by capitals": ("<ol type=A start=26><li>x<li>x</ol>", ["Z. x", "27. x"]),
    "by Roman numerals": ("<ol type=I start=48><li>x<li>x</ol>", ["XLVIII. x", "XLIX. x"]),
    "nonsense": ("<ol start=-x type=? ><li value=999999999>x<li>x</ol>", ["1. x", "2. x"]),
}


@pytest.mark.parametrize(("listing", "items"), LISTS.values(), ids=LISTS.keys())
def test_items_are_numbered_as_the_page_says(listing: str, items: list[str]) -> None:
    words = "crane at the old quay"
    found = of_kind(page(STORY + listing.replace("x", words) + STORY.replace("Averil", "Osmar")), BlockKind.LIST_ITEM)
    assert found == [item.replace("x", words) for item in items]


def test_frames_are_links_outside_the_story() -> None:
    frames = (
        '<iframe src="//video.example/embed/7?a=1"></iframe><iframe title=" The  quay " src="/map"></iframe>'
        '<iframe src="https://count.example/" width="1" height="1"></iframe><iframe src="about:blank"></iframe>'
        '<iframe src="https://hidden.example/" style="display:none"></iframe>'
    )
    blocks = parse_html(page(STORY + frames + STORY.replace("Averil", "Osmar")), "https://averil.example/a/b").blocks
    found = [block for block in blocks if any("example" in (mark.target or "") for mark in block.marks)]
    assert [
        (block.kind, block.text, block.marks[0].target) for block in found if not block.text.startswith("Home")
    ] == [
        (BlockKind.FURNITURE, "video.example/embed/7", "https://video.example/embed/7?a=1"),
        (BlockKind.FURNITURE, "The quay", "https://averil.example/map"),
    ]


def test_the_foot_of_a_quotation_belongs_to_it() -> None:
    said, by = "It will pass, she said to the crowd on the quay.", "— Mara Okafor"
    inside = f"<blockquote><p>{said}</p><footer>{by}</footer></blockquote>"
    assert of_kind(page(STORY + inside + STORY.replace("Averil", "Osmar")), BlockKind.QUOTE) == [said, by]


def test_tables_quotations_and_code() -> None:
    inside = (
        "<table><tr><th>Ship<th>Tons<tr><td>Osprey<td>900</table><blockquote><p>It will pass, she said to the "
        "crowd.</p></blockquote><pre>crane = 1\n  crane += 1</pre>"
    )
    blocks = parse_html(page(STORY + inside + STORY.replace("Averil", "Osmar"))).blocks
    kinds = (BlockKind.TABLE, BlockKind.QUOTE, BlockKind.CODE)
    assert [block.text for block in blocks if block.kind in kinds] == [
        "Ship\tTons\nOsprey\t900",
        "It will pass, she said to the crowd.",
        "crane = 1\n  crane += 1",
    ]


def test_blocks_say_how_many_quotations_they_are_in() -> None:
    said, inner = "It will pass, she said to the crowd.", "Nobody asked the crowd what it thought of that."
    inside = f"<blockquote><p>{said}</p><blockquote><p>{inner}</p></blockquote><ul><li>one crane</li></ul></blockquote>"
    blocks = parse_html(page(STORY + inside + STORY.replace("Averil", "Osmar"))).blocks
    assert [(block.text, block.quoted) for block in blocks if block.quoted] == [
        (said, 1),
        (inner, 2),
        ("• one crane", 1),
    ]


def test_marks_in_a_table_cover_their_text() -> None:
    rows = (
        '<tr><th><th><a href="/ships">Ships</a><tr><td>North <b>quay</b><td><a href="/n">Osprey</a>,<br>1&nbsp;900'
        "<tr><td><td><tr><td>South<td>7<td><script>var a</script>"
    )
    html = page(f"{STORY}<table>{rows}</table>{STORY.replace('Averil', 'Osmar')}")
    blocks = parse_html(html, "https://averil.example/a").blocks
    (table,) = (block for block in blocks if block.kind is BlockKind.TABLE)
    assert table.text == "\tShips\nNorth quay\tOsprey, 1\u00a0900\nSouth\t7"
    assert [(mark.kind, table.text[mark.span.start : mark.span.end], mark.target) for mark in table.marks] == [
        (MarkKind.STRONG, "Ships", None),
        (MarkKind.LINK, "Ships", "https://averil.example/ships"),
        (MarkKind.STRONG, "quay", None),
        (MarkKind.LINK, "Osprey", "https://averil.example/n"),
    ]
