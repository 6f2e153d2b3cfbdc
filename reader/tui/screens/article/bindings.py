"""Every key of the reading screen that works whatever has the focus: one table, for the screen, help and settings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from reader.tui.widgets.panels import PANELS


def _hidden(key: str, action: str, description: str, id: str, tooltip: str) -> Binding:
    """A key that the lowest line does not show."""
    return Binding(key, action, description, id=id, tooltip=tooltip, show=False)


BINDINGS: list[BindingType] = [
    # Panels
    *(
        Binding(str(number), f"panel('{kind.NAME}')", kind.TITLE, id=f"panel.{kind.NAME}", tooltip=kind.ABOUT)
        for number, kind in enumerate(PANELS, 1)
    ),
    _hidden("p", "toggle_panel", "Panel", "panel.toggle", "Show or hide the panels"),
    Binding("c", "extras", "Captions", id="extras.toggle", tooltip="Captions and the comments note"),
    _hidden("a", "aside", "Show all", "article.aside", "Show what was set aside in place"),
    _hidden("z", "zen", "Zen", "article.zen", "Only the article"),
    _hidden("minus", "measure(-4)", "Narrower", "measure.less", "A narrower column"),
    _hidden("plus", "measure(4)", "Wider", "measure.more", "A wider column"),
    _hidden("equals_sign", "measure(0)", "Usual width", "measure.reset", "The usual width"),
    # Going from place to place
    Binding("right_square_bracket", "quote(1)", "Quote", id="quote.next", tooltip="Next quote"),
    _hidden("left_square_bracket", "quote(-1)", "Previous quote", "quote.previous", "The quote before"),
    _hidden("n", "step(1)", "Next", "trail.next", "Next of what is highlighted"),
    _hidden("N", "step(-1)", "Previous", "trail.previous", "Previous of what is highlighted"),
    Binding("slash", "find", "Find", id="find", tooltip="Find in the text, or filter the list you are in"),
    _hidden("m", "mark", "Mark", "mark.set", "Mark this place with a letter"),
    _hidden("apostrophe", "to_mark", "To mark", "mark.go", "Go to a mark; twice: to where you were"),
    _hidden("backspace,ctrl+o", "back", "Back", "jump.back", "Back to before the jump"),
    _hidden("escape", "leave", "Leave", "leave", "Clear the highlight, then leave the panel"),
    # Asking about what one stands on
    Binding("y", "copy", "Copy", id="copy", tooltip="Copy what is selected or highlighted"),
    _hidden("Y", "copy(True)", "Cite", "copy.cite", "Copy with the source"),
    _hidden("w", "card", "Why", "why", "All about this name or quote, and how it is known"),
    _hidden("i", "about", "About", "about", "All about this document; on a caption, its picture"),
    _hidden("t", "sections", "Sections", "sections", "The sections of the article"),
    _hidden("o", "browse", "Browser", "outside.browse", "Open the link or the page"),
    _hidden("O", "follow", "Follow", "link.follow", "Read the page behind the link here, or go to its place"),
    # Correcting
    _hidden("x", "correct('hide')", "Hide", "correct.hide", "Not a name, or not a quote"),
    _hidden("M", "correct('merge')", "Merge", "correct.merge", "The same as another name"),
    _hidden("S", "correct('split')", "Split", "correct.split", "This mention is someone or something else"),
    _hidden("r", "correct('rename')", "Rename", "correct.rename", "Give it another name"),
    _hidden("U", "undo", "Undo", "correct.undo", "Undo the last correction"),
]
