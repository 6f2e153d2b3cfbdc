"""The article with its panels round it: what stands where, and what opens and folds it. Knows no trail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Static

from reader.model.document import Document
from reader.page.status import BOTH, DOCKED
from reader.page.typeset import aside_for
from reader.settings import CaptionsShown, Settings
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.entity_list import EntityList
from reader.tui.widgets.extras import Extras
from reader.tui.widgets.fact_list import FactList
from reader.tui.widgets.keys_line import KeysLine
from reader.tui.widgets.lines import StatusLine, TopLine
from reader.tui.widgets.quote_list import QuoteList
from reader.tui.widgets.side_panel import SidePanel, Tab
from reader.tui.widgets.voice_bar import VoiceBar

NARROWEST, WIDEST = 24, 200
"""Cells of the column that can be chosen."""

WIDTHS = ((BOTH, "-wide"), (DOCKED, "-normal"), (60, "-narrow"), (0, "-tiny"))
HEIGHTS = ((10, "-high"), (0, "-low"))
"""Columns and rows from which the screen has a class, the most first."""

ROOMY = 45
"""Rows from which the captions are open beside the article without being asked for: the quotes keep more of them."""

LEAST = (20, 5)
"""Columns and rows below which nothing can be read."""


class PanelScreen(Screen[None]):
    """The article, the lists beside it, the lines over and under it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "panel('who')", "Who", id="panel.who", tooltip="Who is named"),
        Binding("2", "panel('quotes')", "Quotes", id="panel.quotes", tooltip="Who said what"),
        Binding("3", "panel('facts')", "Facts", id="panel.facts", tooltip="Dates, money, numbers, laws, links"),
        Binding("p", "toggle_panel", "Panel", id="panel.toggle", tooltip="Show or hide the panels", show=False),
        Binding("c", "extras", "Captions", id="extras.toggle", tooltip="Captions and the comments note"),
        Binding("a", "aside", "Show all", id="article.aside", tooltip="Show what was set aside in place", show=False),
        Binding("z", "zen", "Zen", id="article.zen", tooltip="Only the article", show=False),
        Binding("minus", "measure(-4)", "Narrower", id="measure.less", tooltip="A narrower column", show=False),
        Binding("plus", "measure(4)", "Wider", id="measure.more", tooltip="A wider column", show=False),
        Binding("equals_sign", "measure(0)", "Usual width", id="measure.reset", tooltip="The usual width", show=False),
    ]

    def __init__(self, document: Document, settings: Settings, offset: int) -> None:
        """`offset` is the code point to begin at."""
        super().__init__()
        self._panel = "quotes"
        self._left = "who"
        """The panel on the left where there is room for two."""
        self._docked = True
        self._over = False
        self._extras_are_asked = False
        """Whether one has opened or folded the captions: then they stay so."""
        self._are_filled = False
        """Whether names and quotes stand in the panels, or some of them."""
        self._wanted = ("", 0)
        """The panel that was asked for before there was anything in it, and where the article stood then."""
        self._view = ArticleView(document, settings.measure, offset, aside_for(settings), name="article")
        self._names = EntityList(id="who-list")
        self._sayings = QuoteList(id="quotes-list")
        self._voices = VoiceBar()
        self._facts = FactList(id="facts-list")
        self._panels = {
            "who": SidePanel("who", self._names),
            "quotes": SidePanel("quotes", self._sayings, self._voices),
            "facts": SidePanel("facts", self._facts),
        }
        self._extras = Extras(document, settings.captions is not CaptionsShown.PLACE, name="extras")

    def compose(self) -> ComposeResult:
        """Top line, panels round the article, status line, keys."""
        self._place_panels()
        yield TopLine()
        with Container(id="body"):
            yield self._panels["who"]
            yield self._view
            yield self._panels["quotes"]
            yield self._panels["facts"]
            yield self._extras
        yield StatusLine()
        yield KeysLine()
        yield Static("More room, please.", id="room", markup=False)

    @on(events.Resize)
    def _place_panels(self) -> None:
        width, height = self.app.size
        shown = {self._panel} if (self._docked if width >= DOCKED else self._over) else set()
        if width >= BOTH and shown:
            shown = {self._left, "quotes"}
        classes = {f"show-{panel}": panel in shown for panel in self._panels}
        classes |= {"-slim": width < 40, "-too-small": width < LEAST[0] or height < LEAST[1]}
        classes |= _breakpoints(WIDTHS, width) | _breakpoints(HEIGHTS, height)
        self.update_classes(classes, animate=False)  # all at once: every change styles the whole screen anew
        self._unfold_extras()
        focused = self.focused
        if focused is not None and not all(node.display for node in focused.ancestors_with_self):
            self._view.focus()

    def _unfold_extras(self) -> None:
        """Beside the article they take nothing from it: there they stand open of themselves."""
        if self._extras_are_asked or not self._are_filled:
            return
        beside = self.has_class("-wide") and self.has_class("show-quotes") and self.app.size.height >= ROOMY
        is_open = beside and self._extras.holds_something
        if self._extras.has_focus_within and not is_open:
            self._view.focus()
        self._extras.is_open = is_open

    def show_filled(self) -> None:
        """Names and quotes are there: go where one wanted to, and open what has room beside them."""
        self._are_filled = True
        self._unfold_extras()
        self._enter_wanted_panel()

    @property
    def _is_over(self) -> bool:
        """Whether a panel covers part of the article."""
        return self._over and self.size.width < DOCKED

    def action_panel(self, panel: str) -> None:
        """Open a panel and go to it; a second time, go back to the article."""
        listing = self._panels[panel].listing
        is_empty_here = self._is_over and self._panel == panel and not self._has_list(panel)
        if listing.has_focus or is_empty_here:
            self._close_over()
            self._view.focus()
            return
        self._turn_to(panel)
        self.remove_class("zen")
        self._place_panels()
        self._go_into(panel)

    def _go_into(self, panel: str) -> None:
        """Go into its list; where a line stands in its place, the keys stay with the article for now."""
        is_there = self._has_list(panel)
        self._wanted = ("" if is_there else panel, self._view.top_offset)
        (self._panels[panel].listing if is_there else self._view).focus()

    def _has_list(self, panel: str) -> bool:
        listing = self._panels[panel].listing
        return listing.is_mounted and listing.display

    def _enter_wanted_panel(self) -> None:
        """Go into the list that was asked for while it was empty, unless one has read on or gone elsewhere since."""
        panel, top = self._wanted
        if panel and self._has_list(panel):
            self._wanted = ("", 0)
            if self.focused is self._view and self._view.top_offset == top and self._panels[panel].display:
                self._panels[panel].listing.focus()

    def _turn_to(self, panel: str) -> None:
        self._panel = panel
        self._docked = self._over = True
        if panel != "quotes":
            self._left = panel

    @on(Tab.Picked)
    def _open_tab(self, event: Tab.Picked) -> None:
        event.stop()
        self._turn_to(event.panel)
        self._place_panels()
        self._go_into(event.panel)

    def action_toggle_panel(self) -> None:
        """Show or hide the panels."""
        if self.size.width < DOCKED:
            self._over = not self._over
        else:
            self._docked = not self._docked
        self._place_panels()
        if self._is_over:
            self._go_into(self._panel)

    def _close_over(self) -> bool:
        was_over = self._is_over
        if was_over:
            self._over = False
            self._place_panels()
            self._view.focus()
        return was_over

    def close_layer(self) -> bool:
        """Close what lies over the article; whether there was anything."""
        return self._close_over()

    def action_extras(self) -> None:
        """Open the captions and the comments note and go there, or fold them."""
        extras = self._extras
        self._extras_are_asked = True
        if extras.is_open and not extras.has_focus_within and self.size.height >= 10:
            extras.listing.focus()
            return
        extras.is_open = not extras.is_open
        if extras.is_open:
            self.remove_class("zen")
            extras.listing.focus()
        else:
            self._view.focus()

    @on(Extras.Toggled)
    def _toggle_extras(self) -> None:
        self._extras_are_asked = True
        self._extras.is_open = not self._extras.is_open
        if not self._extras.is_open:
            self._view.focus()

    def action_zen(self) -> None:
        """Leave only the headline line and the text."""
        self.toggle_class("zen")
        self._view.focus()

    def action_aside(self) -> None:
        """Show captions, credits, furniture and comments where they stand, or set them aside again."""
        self._view.show_aside = not self._view.show_aside

    def action_measure(self, by: int) -> None:
        """Make the column narrower or wider; 0 gives it its usual width."""
        cells = self._view.measure + by if by else Settings().measure
        self._view.measure = max(NARROWEST, min(WIDEST, cells))
        self.query_one(StatusLine).left = f"{self._view.measure} columns"


def _breakpoints(steps: Sequence[tuple[int, str]], size: int) -> dict[str, bool]:
    """Which class a size gives: Textual would give it later than the others, and style the screen once more."""
    reached = next(name for least, name in steps if size >= least)
    return {name: name == reached for _, name in steps}
