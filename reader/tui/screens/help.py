"""Help: all keys available here, taken from the bindings themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from reader.page.cells import width_of
from reader.page.wrap import wrap
from reader.tui.app_bindings import hidden
from reader.tui.keymap import bindings_of
from reader.tui.screens.filtered import FilteredScreen
from reader.tui.tour import STEPS
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.extras import Extras
from reader.tui.widgets.find_bar import FindBar, FindLine
from reader.tui.widgets.pick_list import PickList

INTRODUCTION = (
    "The article is in the middle, with who is named and who said what beside it. Captions and the comments note are "
    "folded away under it, or stand open beside it where there is room. Pick a name or a quote to go to its place and "
    "highlight every mention or every part of it. Whatever is highlighted is a trail: n and N walk along it, Esc "
    "clears it, Backspace takes you back to where you were.\n\n"
    "m writes a note on what is selected, or on the quote under the cursor; Enter without a word only highlights it. "
    "With neither, m and a letter mark the place, and m and Enter note the sentence. ' and a letter go to a mark, "
    "' and Enter list marks and notes.\n\n"
    "To select with the mouse in the terminal's own way, hold Shift while dragging."
)


FRAME_CELLS = 78
"""Cells of the frame where there is room for it."""

MARGIN_CELLS = 7
"""Cells of the frame's border, padding and scroll bar."""

MIN_COLUMN_CELLS = 16
"""Cells of the narrowest column that words are wrapped in; below, they take whole rows."""


class HelpText(Static):
    """Text that is wrapped by whoever makes it, again whenever its width changes."""

    def __init__(self, text: Callable[[int], Content], cells: int) -> None:
        """`text` makes it for a width; `cells` is the width that is expected."""
        super().__init__(text(cells), markup=False)
        self._text = text
        self._cells = cells

    def on_resize(self, event: events.Resize) -> None:
        """Wrap it for another width."""
        if event.size.width != self._cells:
            self._cells = event.size.width
            self.wrap()

    def wrap(self) -> None:
        """Make the text again."""
        self.update(self._text(self._cells))


class HelpScreen(FilteredScreen[None]):
    """The help, over the current screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q,question_mark", "leave", "Close", id="help.close", tooltip="Clear the filter, then close the help"
        ),
        hidden("j,down", "scroll(1)", "Down", "help.down", "One line down"),
        hidden("k,up", "scroll(-1)", "Up", "help.up", "One line up"),
        hidden("space,pagedown,ctrl+f", "page(1)", "Page down", "help.page_down", "A page down"),
        hidden("b,pageup,ctrl+b", "page(-1)", "Page up", "help.page_up", "A page up"),
        hidden("d,ctrl+d", "page(0.5)", "Half down", "help.half_down", "Half a page down"),
        hidden("u,ctrl+u", "page(-0.5)", "Half up", "help.half_up", "Half a page up"),
        hidden("g,home", "end(False)", "Top", "help.top", "The beginning"),
        hidden("G,end", "end(True)", "Bottom", "help.bottom", "The end"),
    ]

    def __init__(self, groups: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> None:
        """`groups` are titles with pairs of keys and what they do."""
        super().__init__()
        self._groups = groups
        self._sought = ""

    def frame(self) -> Widget:
        """A frame that scrolls."""
        return VerticalScroll(classes="card")

    def inside(self) -> Iterator[Widget]:
        """The text."""
        self._content = HelpText(self._text, max(1, min(FRAME_CELLS, self.app.size.width) - MARGIN_CELLS))
        yield self._content

    def on_mount(self) -> None:
        """Focus the text, so that keys scroll it."""
        self.focus_content()

    def focus_content(self) -> None:
        """Focus the text."""
        self.query_one(VerticalScroll).focus()

    def filter(self, words: str) -> None:
        """Show only the keys with these words in them or in what they do."""
        self._sought = words.casefold()
        self._content.wrap()

    def action_scroll(self, by: int) -> None:
        """Scroll by rows."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_page(self, pages: float) -> None:
        """Scroll by pages, less two rows for orientation."""
        self.action_scroll(int(pages * max(2, self.query_one(VerticalScroll).size.height - 2)))

    def action_end(self, is_last: bool) -> None:
        """Scroll to the beginning or the end."""
        self.query_one(VerticalScroll).scroll_to(y=10**6 if is_last else 0, animate=False)

    def _text(self, cells: int) -> Content:
        words = self._sought
        parts: list[Content | tuple[str, str]] = []
        if not words:
            parts += [("How to read here\n\n", "bold"), Content(INTRODUCTION)]
        for title, keys in self._groups:
            kept = [(key, does) for key, does in keys if words in f"{key} {does}".casefold()]
            if kept:
                gap = "\n\n" if parts else ""
                parts += [(f"{gap}{title}\n", "bold $accent"), *_lines(kept, cells)]
        if not words:
            parts.append(("\n\nIn two minutes\n", "bold $accent"))
            parts.extend(
                Content(_hanging(f"\n  {number:>2}. ", step.text, cells)) for number, step in enumerate(STEPS, 1)
            )
        return Content.assemble(*parts) if parts else Content(f"No key has “{words}” in it.")


def key_groups(screen: Screen[Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of keys with what they do, for a screen and everything on it."""
    parts: list[tuple[str, DOMNode]] = [("Everywhere", screen), ("Everywhere", screen.app)]
    parts += [("In the article", view) for view in screen.query(ArticleView)]
    parts += [("In a list", listing) for listing in screen.query(PickList)]
    parts += [("In the captions", extras) for extras in screen.query(Extras)]
    if hasattr(screen, "action_find"):
        parts += [("While finding", FindLine()), ("While finding", FindBar())]
    groups: dict[str, dict[str, dict[str, Binding]]] = {}
    for title, node in parts:
        for binding in bindings_of(node, screen.app):
            if binding.id is not None:  # otherwise it is Textual's own
                groups.setdefault(title, {}).setdefault(binding.action, {}).setdefault(binding.key, binding)
    return [(title, [_line(screen, own) for own in actions.values()]) for title, actions in groups.items()]


def _line(screen: Screen[Any], bindings: Mapping[str, Binding]) -> tuple[str, str]:
    first = next(iter(bindings.values()))
    return " ".join(map(screen.app.get_key_display, bindings.values())), first.tooltip or first.description


def _lines(keys: Iterable[tuple[str, str]], cells: int) -> Iterator[Content]:
    for key, does in keys:
        gap = " " * max(2, 18 - width_of(key))
        yield Content(_hanging(f"\n  {key}{gap}", does, cells))


def _hanging(lead: str, words: str, cells: int) -> str:
    """Words that are wrapped in the column to the right of what leads them, if that is wide enough to be one."""
    indent = width_of(lead.strip("\n"))
    room = cells - indent
    if room < MIN_COLUMN_CELLS:
        return lead + words
    rows = (words[start:end] for start, end in wrap(words, 0, len(words), room))
    return lead + ("\n" + " " * indent).join(rows)
