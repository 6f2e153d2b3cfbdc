"""The article: a scrolling column drawn row by row from the page. Shows one reading; knows nothing of lists or
files."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from reader.load import is_web
from reader.model.document import BlockKind, Document
from reader.model.index import SpanIndex
from reader.model.span import Span
from reader.page.cells import width_of
from reader.page.paint import NOTED, SELECTED, STYLES, Paint, Run, StyledSpan, ground_layers
from reader.page.selecting import Selecting, Unit, Units, units_of
from reader.page.status_text import VisiblePart
from reader.page.trail import Trail
from reader.page.typeset import LAYOUT_CHARS, SET_ASIDE, PageFlows, PageRows, Row, max_column_cells, rows_of_pages
from reader.session.reading import Reading
from reader.tui.app_bindings import hidden
from reader.tui.widgets.components import CachesComponents

BAR = "▌"
"""Marks the rows of the current stop, so that it is visible without colour."""

TICK, TICK_NOW = "╴", "━"
"""Marks of the stops of a trail, and of the current one, next to the scroll bar."""

NOTE, HIGHLIGHT, NOTE_TICK = "●", "○", "•"
"""Signs beside the row where a note begins, with words or without, and of each note next to the scroll bar."""

CACHED_ROWS = 200
"""Drawn rows in the cache: a few screens, so that paging back and forth redraws nothing."""

SLICE_CHARS = 4 * LAYOUT_CHARS
"""Code points laid out between checks for key presses."""


_URL_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"
"""Characters of an address left unescaped, besides letters and digits."""


def _links(document: Document) -> SpanIndex[str]:
    return SpanIndex((mark.span, mark.target) for mark in document.marks if mark.target)


class ArticleView(ScrollView, CachesComponents, can_focus=True):
    """One document in a centred column. Places are offsets, so they outlive a resize."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--bar",
        "article--sign",
        "article--tick",
        *(f"article--{style}" for style in STYLES),
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "extend('word', 1)", "Word", id="select.word", tooltip="While selecting: a word more"),
        hidden("b", "extend('word', -1)", "Word less", "select.word_less", "While selecting: a word less"),
        Binding("comma", "extend('clause', 1)", "Clause", id="select.clause", tooltip="While selecting: a clause more"),
        hidden(
            "semicolon", "extend('clause', -1)", "Clause less", "select.clause_less", "While selecting: a clause less"
        ),
        Binding("o", "turn", "Other end", id="select.turn", tooltip="While selecting: move the other end"),
        hidden("j,down", "line(1)", "Down", "article.line_down", "One line down"),
        hidden("k,up", "line(-1)", "Up", "article.line_up", "One line up"),
        hidden("d,ctrl+d", "page(0.5)", "Half down", "article.half_down", "Half a page down"),
        hidden("u,ctrl+u", "page(-0.5)", "Half up", "article.half_up", "Half a page up"),
        hidden("space,pagedown,ctrl+f", "page(1)", "Page down", "article.page_down", "A page down"),
        hidden("b,pageup,ctrl+b", "page(-1)", "Page up", "article.page_up", "A page up"),
        hidden("g,home", "top", "Top", "article.top", "The beginning"),
        hidden("G,end", "bottom", "Bottom", "article.bottom", "The end"),
        hidden("right_curly_bracket", "flow(1)", "Next ¶", "article.next_paragraph", "The next paragraph"),
        hidden("left_curly_bracket", "flow(-1)", "Previous ¶", "article.previous_paragraph", "The paragraph before"),
        hidden("v", "select('sentence')", "Select", "select.sentence", "Select by sentences"),
        hidden("V", "select('paragraph')", "Select ¶", "select.paragraph", "By paragraphs"),
        hidden("enter", "screen.card", "Card", "article.card", "All about the name or quote"),
    ]

    ALLOW_SELECT = True

    @dataclass
    class LaidOut(Message):
        """The rows were laid out again."""

    @dataclass
    class Picked(Message):
        """A place in the text was clicked."""

        offset: int

    @dataclass
    class Leapt(Message):
        """The user jumped to the beginning or the end."""

        offset: int
        """The top of the screen before the jump."""

    def __init__(
        self,
        reading: Reading,
        measure: int,
        aside: Set[BlockKind] = SET_ASIDE,
        *,
        name: str | None = None,
    ) -> None:
        """Starts at the reading's place. `aside` are the kinds of blocks outside the story."""
        super().__init__(name=name)
        document = reading.document
        self.reading = reading
        self._measure = measure
        self.aside = aside
        """The kinds of blocks outside the story, whether they are shown in place or not."""
        self._page = PageRows(document, measure, aside)
        self._ground = Paint(*ground_layers(document))
        self._links = _links(document)
        self._paint = self._ground
        self._anchor = reading.places.top or -1
        self._laid_out_for = Size(0, 0)
        self._styles: dict[tuple[str, ...], Style] = {}
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(CACHED_ROWS)
        self._bar_rows = range(0)
        self._ticks: dict[int, str] = {}
        self._signs: list[tuple[int, str]] = []
        """The offsets where notes begin, in order, and their signs."""
        self._painted: Trail | None = None
        """The trail that the visible rows are painted with."""
        self._selected: list[StyledSpan] = []
        """The selection painted over it."""
        self._narrowed: Trail | None = None
        """The trail whose paragraphs alone are shown; None if all are."""
        self._was_unfolded = False
        """Whether the blocks set aside are shown only because a place in them was revealed."""
        if reading.notes.places:
            self._take_notes()
            self._mix_paint()

    # Content

    @property
    def document(self) -> Document:
        """The document that is laid out."""
        return self._page.document

    @property
    def page(self) -> PageRows:
        """The current layout."""
        return self._page

    @property
    def measure(self) -> int:
        """Maximum width of a line, in cells."""
        return self._measure

    @measure.setter
    def measure(self, cells: int) -> None:
        self._measure = cells
        self._lay_out()

    @property
    def room(self) -> int:
        """Maximum width of a line in this window, in cells."""
        return max_column_cells(self._width)

    @property
    def show_aside(self) -> bool:
        """Whether captions, credits, furniture and comments are shown in place."""
        return not self._page.shown.aside

    @show_aside.setter
    def show_aside(self, show: bool) -> None:
        self._was_unfolded = False
        self._narrowed = None
        self._lay_out(PageFlows(self.document, frozenset() if show else self.aside))

    def fold_revealed(self) -> None:
        """Set aside again the blocks that were shown only to reveal a place in them."""
        if self._was_unfolded:
            self.show_aside = False

    def narrow(self) -> int:
        """Show only the paragraphs with what is highlighted, as long as that is; return how many there are."""
        self._narrowed = trail = self.reading.trail
        only = [stop.span for stop in trail.stops] if trail is not None else None
        self._lay_out(PageFlows(self.document, self._page.shown.aside, only))
        return len(self._page.flows)

    @property
    def is_narrowed(self) -> bool:
        """Whether only the paragraphs with what is highlighted are shown."""
        return self._narrowed is not None

    def widen(self) -> bool:
        """Show all paragraphs again; return whether some were left out."""
        was_narrowed = self.is_narrowed
        self._narrowed = None
        if was_narrowed:
            self._lay_out(PageFlows(self.document, self._page.shown.aside))
        return was_narrowed

    def _keep_narrowed(self) -> None:
        trail, narrowed = self.reading.trail, self._narrowed
        if trail is None or narrowed is None or trail.name != narrowed.name:
            self.widen()
        elif trail.stops != narrowed.stops:
            self.narrow()

    def take_findings(self) -> None:
        """Take over the document with the names and quotes found so far. The text does not move."""
        self._page.document = self.reading.document
        if self.reading.selecting is not None:
            self.reading.select(self.reading.selecting.within(*self._units()))

    def shown_of(self, document: Document) -> PageFlows:
        """The paragraphs of a document as currently shown. May be called from another thread."""
        return PageFlows(document, self._page.shown.aside, self._page.shown.only)

    @property
    def sentence_here(self) -> Selecting | None:
        """The sentence at the cursor, selected; None if nothing is shown."""
        return Selecting.begin(*self._units(), self.here) if self._page.flows else None

    def take_text(self, shown: PageFlows) -> None:
        """Take over a longer text, of which `shown_of` has been computed; it starts with the current text.

        The row on top stays on top, and the highlight stays.
        """
        document = self.reading.document
        if (shown.aside, shown.only) != (self._page.shown.aside, self._page.shown.only):  # changed meanwhile
            shown = self.shown_of(document)
        self._ground = Paint(*ground_layers(document))
        self._links = _links(document)
        self._mix_paint()
        self._lay_out(shown, document)

    def show_cursor(self) -> None:
        """Paint the current highlight and selection. Nothing moves, except that blocks shown only to reveal a place are
        set aside again once nothing is highlighted."""
        if self.is_narrowed:
            self._keep_narrowed()
        if self.reading.cursor is None:
            self.fold_revealed()
        rows = self._highlighted_rows(self._painted)
        was_selecting = bool(self._selected)
        self._mix_paint()
        self._find_bar()
        self._find_ticks()
        if was_selecting != bool(self._selected):
            self.refresh_bindings()
        if was_selecting or self._selected:
            self.refresh()
            return
        for number in rows | self._highlighted_rows(self._painted):
            self.refresh_lines(number)

    def show_notes(self) -> None:
        """Paint the notes as they are now. Nothing moves."""
        self._take_notes()
        self._mix_paint()
        self._find_bar()
        self._find_ticks()
        self.refresh()

    def _take_notes(self) -> None:
        self._signs = [(note.span.start, NOTE if note.words else HIGHLIGHT) for note in self.reading.notes.places]

    def _sign(self, row: Row) -> str:
        """The sign of a note that begins in this row; "" if none does."""
        for part in row.parts:
            at = bisect_left(self._signs, (part.start, ""))
            if at < len(self._signs) and self._signs[at][0] < part.end:
                return self._signs[at][1]
        return ""

    def _mix_paint(self) -> None:
        trail, selecting = self.reading.trail, self.reading.selecting
        highlights = (trail.other_highlights(), trail.current_highlights()) if trail is not None else ()
        self._selected = [(part, SELECTED) for part in selecting.parts()] if selecting is not None else []
        noted = [(note.span, NOTED) for note in self.reading.notes.places]
        self._paint = self._ground.with_layers(noted, *highlights, self._selected)
        self._painted = trail

    # Selecting by key

    def action_select(self, by: str) -> None:
        """Select the sentence or paragraph at the cursor; after that, grow by one."""
        selecting = self.reading.selecting
        if selecting is not None:
            self._select(selecting.moved(1) if by == "sentence" else selecting.by_paragraph())
        elif (begun := self.sentence_here) is not None:
            self._select(begun if by == "sentence" else begun.to_paragraphs())

    def action_extend(self, unit: str, by: int) -> None:
        """Grow or shrink the selection by a word or a clause."""
        selecting = self.reading.selecting
        if selecting is not None:
            self._select(selecting.moved_by(Unit(unit), by, self.document))

    def action_turn(self) -> None:
        """Move the other end of the selection from now on."""
        if self.reading.selecting is not None:
            self._select(self.reading.selecting.turned())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While nothing is selected, leave the keys that change a selection to others."""
        return action not in ("extend", "turn") or self.reading.selecting is not None

    def _select(self, selecting: Selecting) -> None:
        """Select this, and scroll to the end that grows."""
        self.reading.select(selecting)
        self.reveal(selecting.growing_end)

    def _units(self) -> tuple[Units, tuple[Span, ...]]:
        paragraphs = tuple(block.span for flow in self._page.flows for block in flow.blocks)
        return units_of(self.document, paragraphs), paragraphs

    @property
    def here(self) -> int:
        """The start of what is selected or highlighted if that is on the screen, else the middle of the screen."""
        cursor = self.reading.cursor
        return cursor.start if cursor is not None and cursor.overlaps(self._window()) else self.middle_offset

    @property
    def selected_span(self) -> Span | None:
        """The span selected with the mouse."""
        return self._selected_span(self.text_selection) if self.text_selection is not None else None

    def _highlighted_rows(self, trail: Trail | None) -> set[int]:
        """Visible rows that a trail touches."""
        if trail is None:
            return set()
        window = self._window()
        return {
            number
            for stop in trail.stops
            if stop.span.overlaps(window) and self._page.shows(stop.span.start)
            for number in self._page.rows_of(stop.span)
        }

    def _find_bar(self) -> None:
        self._bar_rows = range(0)
        trail = self.reading.trail
        if trail is not None and self._page.shows(trail.current.span.start):
            self._bar_rows = self._page.rows_of(trail.current.span)

    def _find_ticks(self) -> None:
        """Place a mark for each stop next to the scroll bar, in proportion to its offset."""
        ticks: dict[int, str] = {}
        height, length = self.size.height, len(self.document.text)
        trail = self.reading.trail
        if length and not self.fits:
            ticks = {offset * height // length: NOTE_TICK for offset, _ in self._signs}
        if trail is not None and not self.fits and length:
            for number, stop in enumerate(trail.stops):
                row = stop.span.start * height // length
                if number == trail.at or ticks.get(row) != TICK_NOW:
                    ticks[row] = TICK_NOW if number == trail.at else TICK
        for row in self._ticks.keys() ^ ticks.keys() | {r for r in ticks if ticks[r] != self._ticks.get(r)}:
            self.refresh(Region(self._width - 1, row, 1, 1))
        self._ticks = ticks

    # Position

    @property
    def top_offset(self) -> int:
        """The first visible code point; on a blank row, the one before the paragraph below it."""
        return self._offset_of_row(self.scroll_offset.y)

    @property
    def middle_offset(self) -> int:
        """The first code point of the row in the middle of the screen."""
        return self._offset_of_row(self.scroll_offset.y + self.size.height // 2)

    @property
    def bottom_offset(self) -> int:
        """One past the last visible code point."""
        return self._offset_of_row(self.scroll_offset.y + self.size.height)

    def _offset_of_row(self, number: int) -> int:
        row = self._page.row(number)
        return row.start if row else len(self.document.text)

    def _window(self) -> Span:
        return Span(self.top_offset, max(self.top_offset, self.bottom_offset) + 1)

    @property
    def progress(self) -> float:
        """Share of the page above the bottom edge of the screen, from 0 to 1."""
        rows = self._page.row_count
        return min(1.0, (self.scroll_offset.y + self.size.height) / rows) if rows else 1.0

    @property
    def fits(self) -> bool:
        """Whether the whole page fits on the screen."""
        return self._page.row_count <= self.size.height

    def visible_part(self, share: float = 1.0) -> VisiblePart:
        """The visible part; `share` is the share of the article that this document covers."""
        return VisiblePart(self.top_offset, self.bottom_offset, self.progress * share, self.fits and share == 1.0)

    def shows(self, offset: int) -> bool:
        """Whether a place is in the text, not set aside."""
        return self._page.shows(offset)

    def reveal(self, span: Span) -> None:
        """Scroll to a span, unless all of it is visible already."""
        if not self._page.shows(span.start) and not (self.widen() and self._page.shows(span.start)):
            self.show_aside = True
            self._was_unfolded = True
        rows = self._page.rows_of(span)
        top, height = self.scroll_offset.y, self.size.height
        if top + 1 <= rows.start and rows.stop < top + height:
            return
        self._go(rows.start - max(1, (height - len(rows)) // 3))

    def go_to(self, offset: int) -> None:
        """Put the row of `offset` on top."""
        self._go(self._page.row_of(offset))

    def _go(self, row: int) -> None:
        self._reach(row + self.size.height)
        if self.virtual_size.height != self._page.row_count + 1:  # asking for a row may have completed the page
            self._measure_height()
        # Forced: at the first layout the scroll bar does not exist yet and does not know its position.
        self.scroll_to(y=row, animate=False, immediate=True, force=True)
        if not self.show_vertical_scrollbar and self.scroll_y:
            self.vertical_scrollbar.position = self.scroll_y

    def _reach(self, row: int) -> None:
        # The height is an estimate until the layout is complete, so the target must be laid out first.
        if not self._page.is_complete:
            self._page.row(row)
            self._measure_height()

    # Layout

    @property
    def is_laid_out(self) -> bool:
        """Whether the rows are laid out for the current size; a widget without a size counts as laid out."""
        return not self.size or self._laid_out_for == self.size

    def _lay_out(self, shown: PageFlows | None = None, document: Document | None = None) -> None:
        """Lay out the rows for this size; the paragraph on top stays on top."""
        self._laid_out_for = self.size
        width = self._width
        if not width:
            if document is not None:
                self._page = PageRows(document, self._measure, shown=shown)
            return
        anchor = self._anchor
        self._page = PageRows(
            document or self.document, min(self._measure, max_column_cells(width)), shown=shown or self._page.shown
        )
        self._page.extend()
        self._measure_height()
        self._find_bar()
        self._find_ticks()
        self._go(self._page.row_of(anchor))
        self._anchor = anchor
        if not self._page.is_complete:
            self.call_after_refresh(self._lay_out_more, self._page)
        self.refresh()
        self.post_message(self.LaidOut())

    def _lay_out_more(self, page: PageRows) -> None:
        if page is not self._page or page.is_complete:
            return
        page.extend(SLICE_CHARS)
        if page.is_complete:
            self._measure_height()
        else:
            self.set_timer(0.005, lambda: self._lay_out_more(page))

    def _measure_height(self) -> None:
        # One row more than the text, so that its end is visible as such.
        self.virtual_size = Size(self._width, self._page.row_count + 1)
        # Textual would find this out in the next layout, and then lay out once more.
        self.show_vertical_scrollbar = self.virtual_size.height > self.size.height

    @on(events.Resize)
    def lay_out_for_size(self) -> None:
        """Lay out the page for the new size."""
        self._lay_out()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the offset on top."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._anchor = self.top_offset

    # Drawing

    def notify_style_update(self) -> None:
        """The theme changed: discard what was drawn."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        """The mouse selection changed."""
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a part of the widget, without the border and padding that other widgets may have.

        A row drawn before is the same `Strip` object, so that Textual's caches on it apply. Its segments have no
        offsets: those would give each segment a style of its own, and Textual keeps thousands of styles.
        """
        width, whole = self._width, self.size.width
        strips = [self._strip(y, width, whole) for y in crop.line_range]
        ground = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, ground) for strip in strips]
        return [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """The row at `y` cells below the top of the widget, with offsets in its segments, as the mouse needs them."""
        number = self.scroll_offset.y + y
        strip = self._strip(y, self._width, self.size.width)
        return strip if self._page.row(number) is None else strip.apply_offsets(0, number)

    def _strip(self, y: int, width: int, whole: int) -> Strip:
        """The row at `y`: `width` cells with margins, `whole` including the scroll bar."""
        number = self.scroll_offset.y + y
        row = self._page.row(number)
        if row is None:
            return self._tick(Strip.blank(whole, self._style()), y)
        runs = tuple(run for part in row.parts for run in self._paint.runs(part.start, part.end))
        bar = number in self._bar_rows
        selected = self.text_selection.get_span(number) if self.text_selection else None
        sign = self._sign(row)
        # Everything that the look of a row depends on, besides the text and the theme.
        key = (row, runs, bar, sign, selected, self._page.width, width, whole)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._draw(row, runs, self._edge(bar, sign, width), selected, width)
            strip = self._strips[key] = strip.extend_cell_length(whole, self._style())
        return self._tick(strip, y)

    def _tick(self, strip: Strip, y: int) -> Strip:
        """Add the mark next to the scroll bar at this height, if there is one."""
        tick = self._ticks.get(y)
        if tick is None or self._left < 1:
            return strip
        mark = Strip([Segment(tick, self._style("tick"))], 1)
        return Strip.join([strip.crop(0, self._width - 1), mark, strip.crop(self._width)])

    def _edge(self, bar: bool, sign: str, width: int) -> list[Segment]:
        """What stands beside a row: the sign of a note, then the bar, as far as there is room."""
        base, left = self._style(), self._left_in(width)
        if not bar and not sign:
            return [Segment(" " * left, base)]
        drawn = [(BAR if bar else " ", "bar"), (" ", "")] if left >= 2 else []
        if sign and left >= 3:
            drawn.insert(0, (sign, "sign"))
        elif sign and drawn and not bar:
            drawn[0] = (sign, "sign")
        return [
            Segment(" " * (left - len(drawn)), base),
            *(Segment(shown, self._style(look) if look else base) for shown, look in drawn),
        ]

    def _draw(
        self, row: Row, runs: tuple[Run, ...], edge: list[Segment], selected: tuple[int, int] | None, width: int
    ) -> Strip:
        """A row of the page after what stands beside it."""
        base, segments = self._style(), [*edge]
        if row.prefix:
            segments.append(Segment(row.prefix, self._style("meta")))
        text = self.document.text
        for start, end, styles in runs:
            if gap := row.gap_before(start):
                segments.append(Segment(" " * gap, base))
            segments.append(Segment(row.spread(text, start, end), self._style(*styles) + self._link(start, styles)))
        strip = Strip(segments).extend_cell_length(width, base).crop(0, width)
        return strip if selected is None else self._with_selection(strip, *selected)

    def _link(self, offset: int, styles: tuple[str, ...]) -> Style:
        """The style that makes words a hyperlink in the terminal."""
        if "link" not in styles:
            return Style.null()
        target = next((mark for mark in self._links.at(offset) if is_web(mark)), "")
        return Style(link=quote(target, safe=_URL_CHARACTERS)) if target else Style.null()

    def _with_selection(self, strip: Strip, start: int, end: int) -> Strip:
        width = strip.cell_length
        style = self.screen.get_component_rich_style("screen--selection")
        before, within, after = strip.divide([start, width if end < 0 else min(end, width), width])
        return Strip.join([before, within.apply_style(style), after])

    def _style(self, *names: str) -> Style:
        style = self._styles.get(names)
        if style is None:
            style = self.rich_style
            for name in names:
                style += self._look(name)
            self._styles[names] = style
        return style

    def _look(self, name: str) -> Style:
        """The style sheet's style for one name; translucent colours are blended with the background."""
        styles = self.get_component_styles(f"article--{name}")
        look = styles.partial_rich_style
        if styles.auto_color or (styles.has_rule("color") and styles.color.ansi is None and styles.color.a < 1):
            ground = self.background_colors[1] + styles.background
            colour = ground.get_contrast_text(styles.color.a) if styles.auto_color else styles.color
            look += Style.from_color((ground + colour).rich_color)
        return look

    @property
    def _width(self) -> int:
        """Cells for the text and its margins, without the scroll bar, which `size` includes."""
        return self.scrollable_content_region.width

    @property
    def _left(self) -> int:
        """Cells left of the column."""
        return self._left_in(self._width)

    def _left_in(self, width: int) -> int:
        return (width - self._page.width) // 2

    # Mouse

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text under the mouse selection, as in the article and not as wrapped."""
        start, end = self._selected_span(selection)
        parts = [
            self.document.text[max(start, flow.span.start) : min(end, flow.span.end)]
            for flow in self._page.flows
            if flow.span.overlaps(Span(start, end))
        ]
        return "\n\n".join(parts), "\n"

    def _selected_span(self, selection: Selection) -> Span:
        start = self._selected_offset(selection.start.transpose) if selection.start else 0
        end = self._selected_offset(selection.end.transpose) if selection.end else len(self.document.text)
        return Span(start, max(start, end))

    def _selected_offset(self, place: tuple[int, int]) -> int:
        number, column = place
        row = self._page.row(number)
        if row is None:
            return len(self.document.text)
        drawn = column - self._left - len(row.prefix)
        return row.unspread(self.document.text, drawn)

    @on(events.Click)
    def pick(self, event: events.Click) -> None:
        """Post the place that was clicked; two clicks select the word there, and three the paragraph."""
        event.prevent_default()  # by default two clicks select all of the text
        number = self.scroll_offset.y + event.y
        row = self._page.row(number)
        column = event.x - self._left
        if row is None or (event.chain == 1 and self.screen.get_selected_text()):
            return
        inside = 0 <= column - width_of(row.prefix) < row.width(self.document.text)
        offset = self._page.offset_at(number, column)
        if not inside or offset is None:
            return
        if event.chain == 1:
            self.post_message(self.Picked(offset))
        else:
            self._select_clicked(offset, by_paragraph=event.chain > 2)

    def _select_clicked(self, offset: int, *, by_paragraph: bool) -> None:
        self.screen.clear_selection()
        units, paragraphs = self._units()
        selecting = Selecting.of_word(units, paragraphs, self.document, offset)
        if selecting is not None:
            self.reading.select(selecting.to_paragraphs() if by_paragraph else selecting)

    # Keys

    def action_line(self, by: int) -> None:
        """Scroll by rows; while selecting, grow or shrink the selection by sentences."""
        if self.reading.selecting is not None:
            self._select(self.reading.selecting.moved(by))
            return
        self._go(self.scroll_offset.y + by)

    def action_page(self, pages: float) -> None:
        """Scroll by pages, less two rows for orientation."""
        self._go(self.scroll_offset.y + rows_of_pages(pages, self.size.height))

    def action_top(self) -> None:
        """Jump to the beginning."""
        self._leap(0)

    def action_bottom(self) -> None:
        """Jump to the end."""
        self._page.extend(len(self.document.text))
        self._measure_height()
        self._leap(self._page.row_count)

    def _leap(self, row: int) -> None:
        before, offset = self.scroll_offset.y, self.top_offset
        self._go(row)
        if self.scroll_offset.y != before:
            self.post_message(self.Leapt(offset))

    def action_flow(self, by: int) -> None:
        """Put the next or previous paragraph on top; while selecting, grow or shrink the selection by paragraphs."""
        if self.reading.selecting is not None:
            self._select(self.reading.selecting.moved_by(Unit.PARAGRAPH, by, self.document))
            return
        top = self.scroll_offset.y
        flow = self._page.flow_of(self._offset_of_row(top + 1))
        here = self._page.row_of(self._page.flows[flow].span.start) if self._page.flows else 0
        if by > 0 or here >= top + 1:
            flow += by
        flow = min(max(0, flow), len(self._page.flows) - 1)
        if flow >= 0:
            self._go(self._page.row_of(self._page.flows[flow].span.start) - 1)

    def refresh_lines(self, y_start: int, line_count: int = 1) -> None:
        """Repaint rows of the page, if they are visible."""
        self.refresh(Region(0, y_start - self.scroll_offset.y, self._width, line_count))
