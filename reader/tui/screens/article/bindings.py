"""Key bindings of the reading screen that work whatever has the focus: one table, for the screen, help and settings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from reader.tui.app_bindings import hidden
from reader.tui.widgets.panel_lists import PANELS

BINDINGS: list[BindingType] = [
    # Panels
    *(
        Binding(str(number), f"panel('{kind.NAME}')", kind.TITLE, id=f"panel.{kind.NAME}", tooltip=kind.ABOUT)
        for number, kind in enumerate(PANELS, 1)
    ),
    hidden("p", "toggle_panel", "Panel", "panel.toggle", "Show or hide the panels"),
    Binding("c", "extras", "Captions", id="extras.toggle", tooltip="Captions and the comments note"),
    hidden("a", "aside", "Show all", "article.aside", "Show what was set aside in place"),
    hidden("z", "zen", "Zen", "article.zen", "Only the article"),
    hidden("minus", "measure(-4)", "Narrower", "measure.less", "A narrower column"),
    hidden("plus", "measure(4)", "Wider", "measure.more", "A wider column"),
    hidden("equals_sign", "measure(0)", "Usual width", "measure.reset", "The usual width"),
    hidden("s", "need_list('Sorting')", "Sort", "sort", "Sort the list you are in: 1, 2 or 3 opens one"),
    hidden("f", "need_list('Filtering')", "Filter", "filter", "Filter the list you are in: 1, 2 or 3 opens one"),
    # Navigation
    Binding("right_square_bracket", "quote(1)", "Quote", id="quote.next", tooltip="Next quote"),
    hidden("left_square_bracket", "quote(-1)", "Previous quote", "quote.previous", "The quote before"),
    hidden("n", "step(1)", "Next", "trail.next", "Next of what is highlighted"),
    hidden("N", "step(-1)", "Previous", "trail.previous", "Previous of what is highlighted"),
    Binding("slash", "find", "Find", id="find", tooltip="Find in the text, or filter the list you are in"),
    hidden(
        "ampersand", "narrow", "Only", "narrow", "Only the paragraphs with what is highlighted, or with certain words"
    ),
    hidden(
        "percent_sign",
        "share(0)",
        "To a share",
        "article.share",
        "After a number: 50% is the middle. 10j: ten lines down",
    ),
    hidden("m", "mark", "Mark", "mark.set", "Note on the selection, quote or note here; else a letter marks the place"),
    hidden(
        "apostrophe", "to_mark", "To mark", "mark.go", "Go to a mark; twice: to where you were; Enter: marks and notes"
    ),
    hidden("backspace,ctrl+o", "back", "Back", "jump.back", "Back to before the jump"),
    hidden("escape", "leave", "Leave", "leave", "Clear the highlight, then leave the panel"),
    # Actions on the item under the cursor
    Binding("y", "copy", "Copy", id="copy", tooltip="Copy what is selected or highlighted"),
    hidden("Y", "copy(True)", "Cite", "copy.cite", "Copy with the source"),
    hidden("w", "card", "Why", "why", "All about this name or quote, and how it is known"),
    hidden("i", "about", "About", "about", "All about this document; on a caption, its picture"),
    hidden("t", "sections", "Sections", "sections", "The sections of the article"),
    hidden("o", "browse", "Browser", "outside.browse", "Open the link or the page"),
    hidden("O", "follow", "Follow", "link.follow", "Read the page behind the link here, or go to its place"),
    # Correcting
    hidden("x", "correct('hide')", "Hide", "correct.hide", "Not a name, or not a quote; takes a note away"),
    hidden("M", "correct('merge')", "Merge", "correct.merge", "The same as another name"),
    hidden("S", "correct('split')", "Split", "correct.split", "This mention is someone or something else"),
    hidden("r", "correct('rename')", "Rename", "correct.rename", "Give it another name"),
    hidden("U", "undo", "Undo", "correct.undo", "Undo the last correction, or bring a note back"),
]
