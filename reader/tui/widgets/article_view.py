"""The article: a scrolling column drawn row by row from the page. Shows one reading; knows no list and no file."""

from __future__ import annotations

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
from reader.page.cells import unspread, width_of
from reader.page.paint import SELECTED, STYLES, Lit, Paint, Run, ground_layers
from reader.page.selecting import Selecting, Units, units_of
from reader.page.status import View
from reader.page.trail import Trail
from reader.page.typeset import CHUNK, SET_ASIDE, PageRows, Row, Shown, room
from reader.session.reading import Reading
from reader.tui.widgets.components import KeepsComponents

BAR = "▌"
"""Marks the rows of the current stop, so that it is seen without colour."""

TICK, TICK_NOW = "╴", "━"
"""Mark, beside the scroll bar, where in the whole article the stops of a trail are, and the current one."""

KEPT = 200
"""Rows that are kept as they were drawn: some screens, so that paging back and forth draws nothing anew."""

SLICE = 4 * CHUNK
"""Code points laid out between two looks at the keyboard."""


_URL_SIGNS = "!#$%&'()*+,/:;=?@[]~"
"""Signs of an address that stay as they are; all others but letters and figures are written as escapes."""


def _links(document: Document) -> SpanIndex[str]:
    return SpanIndex((mark.span, mark.target) for mark in document.marks if mark.target)


class ArticleView(ScrollView, KeepsComponents, can_focus=True):
    """One document in a centred column; places in it are offsets, so they outlive a resize."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--bar",
        "article--tick",
        *(f"article--{style}" for style in STYLES),
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "line(1)", "Down", id="article.line_down", tooltip="One line down", show=False),
        Binding("k,up", "line(-1)", "Up", id="article.line_up", tooltip="One line up", show=False),
        Binding("d,ctrl+d", "page(0.5)", "Half down", id="article.half_down", tooltip="Half a page down", show=False),
        Binding("u,ctrl+u", "page(-0.5)", "Half up", id="article.half_up", tooltip="Half a page up", show=False),
        Binding("space,pagedown,ctrl+f", "page(1)", "Page", id="article.page_down", tooltip="A page down", show=False),
        Binding("b,pageup,ctrl+b", "page(-1)", "Back", id="article.page_up", tooltip="A page up", show=False),
        Binding("g,home", "top", "Top", id="article.top", tooltip="The beginning", show=False),
        Binding("G,end", "bottom", "Bottom", id="article.bottom", tooltip="The end", show=False),
        Binding(
            "right_curly_bracket",
            "flow(1)",
            "Next ¶",
            id="article.next_paragraph",
            tooltip="The next paragraph",
            show=False,
        ),
        Binding(
            "left_curly_bracket",
            "flow(-1)",
            "Previous ¶",
            id="article.previous_paragraph",
            tooltip="The paragraph before",
            show=False,
        ),
        Binding("v", "select('sentence')", "Select", id="select.sentence", tooltip="Select by sentences", show=False),
        Binding("V", "select('paragraph')", "Select ¶", id="select.paragraph", tooltip="By paragraphs", show=False),
        Binding("enter", "screen.card", "Card", id="article.card", tooltip="All about the name or quote", show=False),
    ]

    ALLOW_SELECT = True

    @dataclass
    class LaidOut(Message):
        """The rows were made anew."""

    @dataclass
    class Picked(Message):
        """A place in the text was clicked."""

        offset: int

    @dataclass
    class Leapt(Message):
        """One went to the beginning or the end at once."""

        offset: int
        """What was on top before."""

    def __init__(
        self,
        reading: Reading,
        measure: int,
        aside: Set[BlockKind] = SET_ASIDE,
        *,
        name: str | None = None,
    ) -> None:
        """Begins where the reading is. `aside` are the kinds of blocks that stand outside the story."""
        super().__init__(name=name)
        document = reading.document
        self.reading = reading
        self._measure = measure
        self._aside = aside
        self._page = PageRows(document, measure, aside)
        self._ground = ground_layers(document)
        self._links = _links(document)
        self._paint = Paint(*self._ground)
        self._anchor = reading.places.top or -1
        self._laid_out_for = Size(0, 0)
        self._styles: dict[tuple[str, ...], Style] = {}
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(KEPT)
        self._bar_rows = range(0)
        self._ticks: dict[int, str] = {}
        self._painted: Trail | None = None
        """The trail that the rows on the screen were painted with."""
        self._selected: list[Lit] = []
        """What they were painted with over that."""
        self._was_unfolded = False
        """Whether what is set aside stands in the text only since something in it was revealed."""

    # What is shown

    @property
    def document(self) -> Document:
        """The document that the rows were made of."""
        return self._page.document

    @property
    def page(self) -> PageRows:
        """The rows as they are laid out now."""
        return self._page

    @property
    def measure(self) -> int:
        """The widest line allowed, in cells."""
        return self._measure

    @measure.setter
    def measure(self, cells: int) -> None:
        self._measure = cells
        self._lay_out()

    @property
    def show_aside(self) -> bool:
        """Whether captions, credits, furniture and comments stand among the story."""
        return not self._page.shown.aside

    @show_aside.setter
    def show_aside(self, show: bool) -> None:
        self._was_unfolded = False
        self._lay_out(Shown(self.document, frozenset() if show else self._aside))

    def fold_revealed(self) -> None:
        """Set aside again what was shown in the text only to reveal a place in it."""
        if self._was_unfolded:
            self.show_aside = False

    def take_findings(self) -> None:
        """Take the same text with the names and quotes that were found by now. Nothing moves."""
        self._page.document = self.reading.document
        if self.reading.selecting is not None:
            self.reading.select(self.reading.selecting.within(*self._units()))

    def shown_of(self, document: Document) -> Shown:
        """The paragraphs of a document as they are shown here now; may be asked for by another thread."""
        return Shown(document, self._page.shown.aside)

    def take_text(self, shown: Shown) -> None:
        """Take the text that is there by now, which begins with this one, and of which `shown_of` is known.

        What is on top stays on top, and what is highlighted stays so.
        """
        document = self.reading.document
        if shown.aside != self._page.shown.aside:  # it was changed meanwhile
            shown = self.shown_of(document)
        self._ground = ground_layers(document)
        self._links = _links(document)
        self._mix_paint()
        self._lay_out(shown, document)

    def show_cursor(self) -> None:
        """Paint what is highlighted and selected now. Nothing moves, but what was unfolded to reveal something is set
        aside again when nothing is highlighted any more."""
        if self.reading.cursor is None:
            self.fold_revealed()
        rows = self._lit_rows(self._painted)
        was_selecting = bool(self._selected)
        self._mix_paint()
        self._find_bar()
        self._find_ticks()
        if was_selecting or self._selected:
            self.refresh()
            return
        for number in rows | self._lit_rows(self._painted):
            self.refresh_lines(number)

    def _mix_paint(self) -> None:
        trail, selecting = self.reading.trail, self.reading.selecting
        lit = (trail.lit(), trail.lit_now()) if trail is not None else ()
        self._selected = [(part, SELECTED) for part in selecting.parts()] if selecting is not None else []
        self._paint = Paint(*self._ground, *lit, self._selected)
        self._painted = trail

    # Selecting by key

    def action_select(self, by: str) -> None:
        """Begin with the sentence or paragraph one is at; then grow by one."""
        selecting = self.reading.selecting
        if selecting is not None:
            self._select(selecting.moved(1) if by == "sentence" else selecting.by_paragraph())
        elif self._page.flows:
            begun = Selecting.begin(*self._units(), self.here)
            self._select(begun if by == "sentence" else begun.to_paragraphs())

    def _select(self, selecting: Selecting) -> None:
        """Select this, and bring the end that grows on the screen."""
        self.reading.select(selecting)
        self.reveal(selecting.growing_end)

    def _units(self) -> tuple[Units, tuple[Span, ...]]:
        paragraphs = tuple(block.span for flow in self._page.flows for block in flow.blocks)
        return units_of(self.document, paragraphs), paragraphs

    @property
    def here(self) -> int:
        """What is selected or highlighted where that is on the screen, else the middle of the screen."""
        cursor = self.reading.cursor
        return cursor.start if cursor is not None and cursor.overlaps(self._window()) else self.middle_offset

    @property
    def selected_span(self) -> Span | None:
        """What the mouse selects."""
        return self._selected_span(self.text_selection) if self.text_selection is not None else None

    def _lit_rows(self, trail: Trail | None) -> set[int]:
        """Rows on the screen that a trail touches."""
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
        """Where beside the scroll bar the stops stand, by their share of the text."""
        ticks: dict[int, str] = {}
        height, length = self.size.height, len(self.document.text)
        trail = self.reading.trail
        if trail is not None and not self.fits and length:
            for number, stop in enumerate(trail.stops):
                row = stop.span.start * height // length
                if number == trail.at or row not in ticks:
                    ticks[row] = TICK_NOW if number == trail.at else TICK
        for row in self._ticks.keys() ^ ticks.keys() | {r for r in ticks if ticks[r] != self._ticks.get(r)}:
            self.refresh(Region(self._width - 1, row, 1, 1))
        self._ticks = ticks

    # Where it is

    @property
    def top_offset(self) -> int:
        """The first code point on the screen; on a blank row, the one before the paragraph below it."""
        return self._offset_of_row(self.scroll_offset.y)

    @property
    def middle_offset(self) -> int:
        """The first code point on the row in the middle of the screen."""
        return self._offset_of_row(self.scroll_offset.y + self.size.height // 2)

    @property
    def bottom_offset(self) -> int:
        """One past the last code point on the screen."""
        return self._offset_of_row(self.scroll_offset.y + self.size.height)

    def _offset_of_row(self, number: int) -> int:
        row = self._page.row(number)
        return row.start if row else len(self.document.text)

    def _window(self) -> Span:
        return Span(self.top_offset, max(self.top_offset, self.bottom_offset) + 1)

    @property
    def progress(self) -> float:
        """How much of the page lies above the lower edge of the screen, from 0 to 1."""
        rows = self._page.row_count
        return min(1.0, (self.scroll_offset.y + self.size.height) / rows) if rows else 1.0

    @property
    def fits(self) -> bool:
        """Whether the whole page is on the screen at once."""
        return self._page.row_count <= self.size.height

    def part(self, share: float = 1.0) -> View:
        """What is on the screen; `share` says how much of the article this document is."""
        return View(self.middle_offset, self.bottom_offset, self.progress * share, self.fits and share == 1.0)

    def shows(self, offset: int) -> bool:
        """Whether this place stands in the text, and was not set aside."""
        return self._page.shows(offset)

    def reveal(self, span: Span) -> None:
        """Bring a span on the screen; it stays where it is when all of it is there already."""
        if not self._page.shows(span.start):
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
        if self.virtual_size.height != self._page.row_count + 1:  # the page may have been completed by being asked
            self._measure_height()
        # By force: at the first layout the scroll bar is not there yet, nor told where it stands.
        self.scroll_to(y=row, animate=False, immediate=True, force=True)
        if not self.show_vertical_scrollbar and self.scroll_y:
            self.vertical_scrollbar.position = self.scroll_y

    def _reach(self, row: int) -> None:
        # The height is an estimate until all is laid out, so what is scrolled to must be laid out first.
        if not self._page.is_complete:
            self._page.row(row)
            self._measure_height()

    # Layout

    @property
    def is_laid_out(self) -> bool:
        """Whether the rows are those of the size that it has now, if it has any; they are made when it hears of it."""
        return not self.size or self._laid_out_for == self.size

    def _lay_out(self, shown: Shown | None = None, document: Document | None = None) -> None:
        """Make the rows anew for this size; the paragraph on top stays on top."""
        self._laid_out_for = self.size
        width = self._width
        if not width:
            if document is not None:
                self._page = PageRows(document, self._measure, shown=shown)
            return
        anchor = self._anchor
        self._page = PageRows(
            document or self.document, min(self._measure, room(width)), shown=shown or self._page.shown
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
        page.extend(SLICE)
        if page.is_complete:
            self._measure_height()
        else:
            self.set_timer(0.005, lambda: self._lay_out_more(page))

    def _measure_height(self) -> None:
        # One row more than the text has, so that the end of it looks like an end.
        self.virtual_size = Size(self._width, self._page.row_count + 1)
        # Textual finds that out when it lays out next, and would lay out once more for it.
        self.show_vertical_scrollbar = self.virtual_size.height > self.size.height

    @on(events.Resize)
    def lay_out_for_size(self) -> None:
        """A new width is a new page."""
        self._lay_out()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember what is on top."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._anchor = self.top_offset

    # Drawing

    def notify_style_update(self) -> None:
        """A theme changed: what was drawn is stale."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        """The mouse selects."""
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """A part of the widget, without the border and the padding that other widgets may have.

        A row that was drawn before is the same strip, on which Textual keeps what it has made of it. Its parts do not
        know their places: each would have a style of its own, and Textual keeps thousands of those.
        """
        width, whole = self._width, self.size.width
        strips = [self._strip(y, width, whole) for y in crop.line_range]
        ground = self.background_colors[1]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, ground) for strip in strips]
        return [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """The strip at `y` cells below the top of the widget, as the mouse needs it: each part knows its place."""
        number = self.scroll_offset.y + y
        strip = self._strip(y, self._width, self.size.width)
        return strip if self._page.row(number) is None else strip.apply_offsets(0, number)

    def _strip(self, y: int, width: int, whole: int) -> Strip:
        """The strip at `y`, with so many cells for the text and its margins, and with those behind the scroll bar."""
        number = self.scroll_offset.y + y
        row = self._page.row(number)
        if row is None:
            return self._tick(Strip.blank(whole, self._style()), y)
        runs = self._paint.runs(row.start, row.end)
        bar = number in self._bar_rows
        selected = self.text_selection.get_span(number) if self.text_selection else None
        # Everything that the look of a row depends on, besides the text and the theme.
        key = (row, runs, bar, selected, self._page.width, width, whole)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._draw(row, runs, bar, selected, width)
            strip = self._strips[key] = strip.extend_cell_length(whole, self._style())
        return self._tick(strip, y)

    def _tick(self, strip: Strip, y: int) -> Strip:
        """The strip with the mark that stands at this height beside the scroll bar, if there is one."""
        tick = self._ticks.get(y)
        if tick is None or self._left < 1:
            return strip
        mark = Strip([Segment(tick, self._style("tick"))], 1)
        return Strip.join([strip.crop(0, self._width - 1), mark, strip.crop(self._width)])

    def _draw(self, row: Row, runs: tuple[Run, ...], bar: bool, selected: tuple[int, int] | None, width: int) -> Strip:
        base, left = self._style(), self._left_in(width)
        segments = [Segment(" " * left, base)]
        if bar and left >= 2:
            segments = [
                Segment(" " * (left - 2), base),
                Segment(BAR, self._style("bar")),
                Segment(" ", base),
            ]
        if row.prefix:
            segments.append(Segment(row.prefix, self._style("meta")))
        text = self.document.text
        segments += [
            Segment(row.spread(text, start, end), self._style(*styles) + self._link(start, styles))
            for start, end, styles in runs
        ]
        strip = Strip(segments).extend_cell_length(width, base).crop(0, width)
        return strip if selected is None else self._with_selection(strip, *selected)

    def _link(self, offset: int, styles: tuple[str, ...]) -> Style:
        """What makes a terminal open the page behind words that are a link."""
        if "link" not in styles:
            return Style.null()
        target = next((mark for mark in self._links.at(offset) if is_web(mark)), "")
        return Style(link=quote(target, safe=_URL_SIGNS)) if target else Style.null()

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
        """What the style sheet adds for one name; colours that let the ground through are mixed with it."""
        styles = self.get_component_styles(f"article--{name}")
        look = styles.partial_rich_style
        if styles.auto_color or (styles.has_rule("color") and styles.color.ansi is None and styles.color.a < 1):
            ground = self.background_colors[1] + styles.background
            colour = ground.get_contrast_text(styles.color.a) if styles.auto_color else styles.color
            look += Style.from_color((ground + colour).rich_color)
        return look

    @property
    def _width(self) -> int:
        """Cells there are for the text and its margins: `size` counts the scroll bar too."""
        return self.scrollable_content_region.width

    @property
    def _left(self) -> int:
        """Cells left of the column."""
        return self._left_in(self._width)

    def _left_in(self, width: int) -> int:
        return (width - self._page.width) // 2

    # Mouse

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words under the mouse selection, as the article has them and not as they are wrapped."""
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
        return row.start + unspread(self.document.text[row.start : row.end], drawn, row.gaps)

    @on(events.Click)
    def pick(self, event: events.Click) -> None:
        """A click names a place in the text."""
        number = self.scroll_offset.y + event.y
        row = self._page.row(number)
        column = event.x - self._left
        if row is None or self.screen.get_selected_text():
            return
        text = self.document.text[row.start : row.end]
        inside = 0 <= column - width_of(row.prefix) < width_of(text, row.gaps)
        offset = self._page.offset_at(number, column)
        if inside and offset is not None:
            self.post_message(self.Picked(offset))

    # Keys

    def action_line(self, by: int) -> None:
        """Scroll by rows; while selecting, grow or shrink by sentences."""
        if self.reading.selecting is not None:
            self._select(self.reading.selecting.moved(by))
            return
        self._go(self.scroll_offset.y + by)

    def action_page(self, pages: float) -> None:
        """Scroll by pages less two rows, so that the eye finds its place again."""
        rows = max(1, int(abs(pages) * max(1, self.size.height - 2)))
        self._go(self.scroll_offset.y + (rows if pages > 0 else -rows))

    def action_top(self) -> None:
        """Go to the beginning."""
        self._leap(0)

    def action_bottom(self) -> None:
        """Go to the end."""
        self._page.extend(len(self.document.text))
        self._measure_height()
        self._leap(self._page.row_count)

    def _leap(self, row: int) -> None:
        before, offset = self.scroll_offset.y, self.top_offset
        self._go(row)
        if self.scroll_offset.y != before:
            self.post_message(self.Leapt(offset))

    def action_flow(self, by: int) -> None:
        """Put the next or previous paragraph on top."""
        top = self.scroll_offset.y
        flow = self._page.flow_of(self._offset_of_row(top + 1))
        here = self._page.row_of(self._page.flows[flow].span.start) if self._page.flows else 0
        if by > 0 or here >= top + 1:
            flow += by
        flow = min(max(0, flow), len(self._page.flows) - 1)
        if flow >= 0:
            self._go(self._page.row_of(self._page.flows[flow].span.start) - 1)

    def refresh_lines(self, y_start: int, line_count: int = 1) -> None:
        """Repaint rows of the page, those that are on the screen."""
        self.refresh(Region(0, y_start - self.scroll_offset.y, self._width, line_count))
