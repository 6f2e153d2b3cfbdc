"""What a line of an entry shows at a width."""

from __future__ import annotations

import pytest
from textual.style import Style
from textual.visual import RenderOptions

from reader.tui.widgets.entry import Entry, EntryLine, LateLines

ROLE = "head of the harbour council and of the night ferries"

SHOWN = {
    "both fit": (EntryLine("Mara Okafor", "12"), 20, "Mara Okafor       12"),
    "words are cut": (EntryLine("Mara Okafor", "12 articles"), 20, "Mara Ok… 12 articles"),
    "a long role is cut": (EntryLine("Mara Okafor", ROLE), 30, "Mara Okafor head of the harbo…"),
    "words have half of the row": (EntryLine("Mara Okafor, of Lowmere", ROLE), 20, "Mara Okafo… head of…"),
    "no room for it": (EntryLine("Mara Okafor", ROLE), 8, "Mara Ok…"),
}


@pytest.mark.parametrize(("line", "width", "expected"), SHOWN.values(), ids=SHOWN.keys())
def test_a_line_fits_its_width(line: EntryLine, width: int, expected: str) -> None:
    options = RenderOptions(lambda _: Style(), {})
    (strip,) = Entry((line,)).render_strips(width, None, Style(), options)
    assert strip.text == expected


@pytest.mark.parametrize("width", [12, 39, 40, 80])
@pytest.mark.parametrize("label", ["", "3 Mar 2025 "])
def test_lines_that_are_made_late_have_the_height_they_were_said_to_have(width: int, label: str) -> None:
    options = RenderOptions(lambda _: Style(), {})
    lines = (EntryLine("The ferry is late", "2 notes", label=label), EntryLine("No wind", indent=2))
    late = Entry(LateLines(lambda: lines, 2, has_label=bool(label)))
    strips = late.render_strips(width, None, Style(), options)
    assert late.get_height({}, width) == Entry(lines).get_height({}, width) == len(strips)
    assert strips == Entry(lines).render_strips(width, None, Style(), options)
