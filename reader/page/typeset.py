"""Lay out a document in rows. Works on widths and offsets only; knows nothing of widgets."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from reader.base import lazy_regex
from reader.model.document import Block, BlockKind, Document
from reader.model.span import Span
from reader.page.cells import Gaps, offset_at, spread, unspread, width_of
from reader.page.table import Piece, Table, cell_spans, lines_in, table_of
from reader.page.wrap import Rows, wrap
from reader.settings import CaptionsShown, Settings

SET_ASIDE = frozenset({BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.FURNITURE, BlockKind.COMMENTS})
"""Kinds outside the story: shown next to it, or in place if the user asks for it."""

SET_ASIDE_BUT_CAPTIONS = SET_ASIDE - {BlockKind.CAPTION, BlockKind.CREDIT}
"""Kinds outside the story when captions are shown in place."""

QUOTE_BAR = "│ "
"""Prefix of every row of a block quotation, and of the blank rows between its paragraphs; of one within another, as
many of them."""

MAX_LEVELS = 6
"""Levels of nested lists and quotations that are shown as such."""

LAYOUT_CHARS = 64 * 1024
"""Code points laid out beyond what was requested: about 0.3 ms of work for plain text."""

_MARKER = lazy_regex.compile(r"(?:[•◦▪‣·*+–—-]|\d{1,3}[.)]|[a-zA-Z][.)])[ \t\u00a0]+")

_TIGHT = frozenset(
    {
        (BlockKind.LIST_ITEM, BlockKind.LIST_ITEM),
        (BlockKind.CAPTION, BlockKind.CREDIT),
        (BlockKind.BYLINE, BlockKind.DATELINE),
        (BlockKind.DATELINE, BlockKind.BYLINE),
        (BlockKind.BYLINE, BlockKind.BYLINE),
        (BlockKind.TABLE, BlockKind.TABLE),
        (BlockKind.FURNITURE, BlockKind.FURNITURE),
        (BlockKind.COMMENTS, BlockKind.COMMENTS),
    }
)
"""Adjacent kinds that are set without a blank row between them."""


def aside_for(settings: Settings) -> Set[BlockKind]:
    """The kinds of blocks outside the story, according to the settings."""
    return SET_ASIDE if settings.captions is CaptionsShown.STRIP else SET_ASIDE_BUT_CAPTIONS


def max_column_cells(width: int) -> int:
    """Cells of the widest column that leaves margins in `width` cells, if there is room for margins."""
    return max(1, width - 2 * (3 if width >= 48 else 2 if width >= 36 else 0))


def rows_of_pages(pages: float, height: int) -> int:
    """Rows to scroll by, back if negative: a page has `height` rows, less two for orientation."""
    rows = max(1, int(abs(pages) * max(1, height - 2)))
    return rows if pages > 0 else -rows


class Row(NamedTuple):
    """One row of the page."""

    start: int
    """First code point of its text."""
    end: int
    """One past the last; equal to `start` on a row without text."""
    flow: int
    """Index into `PageRows.flows`; a blank row above a flow belongs to it, and starts one code point before it."""
    prefix: str
    """Drawn before the text, inside the column: indents, bullets, the bar of a block quotation, a column name."""
    gaps: Gaps = ()
    """Widths of its tabs in cells, if they separate the columns of a table."""
    pieces: tuple[Piece, ...] = ()
    """The parts of cells that stand side by side, if those of a table are wrapped."""

    @property
    def parts(self) -> tuple[Piece, ...]:
        """What is drawn of the text, from left to right."""
        return self.pieces or (Piece(self.start, self.end, 0),)

    def spread(self, text: str, start: int, end: int) -> str:
        """What is drawn for `text[start:end]`, a part of the row."""
        return spread(text[start:end], self.gaps[text.count("\t", self.start, start) :])

    def gap_before(self, start: int) -> int:
        """Cells left blank before the code point at `start`."""
        return next((piece.gap for piece in self.pieces if piece.start == start), 0)

    def width(self, text: str) -> int:
        """Cells that its text takes, without its prefix."""
        return sum(part.gap + width_of(text[part.start : part.end], self.gaps) for part in self.parts)

    def offset_at(self, text: str, column: int) -> int:
        """The code point drawn at a cell of its text, or the nearest one."""
        part, column = self._part_at(column, lambda part: width_of(text[part.start : part.end], self.gaps))
        return part.start + offset_at(text[part.start : part.end], column, self.gaps)

    def unspread(self, text: str, index: int) -> int:
        """The code point that is drawn as the character at `index` of its text, or the nearest one."""
        part, index = self._part_at(index, lambda part: len(self.spread(text, part.start, part.end)))
        return part.start + unspread(text[part.start : part.end], index, self.gaps)

    def _part_at(self, at: int, length: Callable[[Piece], int]) -> tuple[Piece, int]:
        """The part drawn at a distance from the start of its text, and the distance from the start of that part. In a
        gap, the part after it; past the end, the last part. `length` measures a part."""
        for part in self.parts:
            inside = at - part.gap
            at = inside - length(part)
            if at < 0:
                break
        return part, inside


class Flow(NamedTuple):
    """Blocks set as one paragraph: a dateline and the paragraph that it opens, else a single block."""

    blocks: tuple[Block, ...]
    tight: bool = False
    """Whether no blank row separates it from the flow above."""

    @property
    def kind(self) -> BlockKind:
        """The kind of its main block, the last one."""
        return self.blocks[-1].kind

    @property
    def span(self) -> Span:
        """From its first block to its last."""
        return Span(self.blocks[0].span.start, self.blocks[-1].span.end)


def _quotation_depth(flow: Flow) -> int:
    """The bars in front of its rows."""
    return min(flow.blocks[-1].quotation_depth, MAX_LEVELS)


def flows_of(document: Document, aside: Set[BlockKind] = SET_ASIDE) -> tuple[Flow, ...]:
    """The paragraphs of the page in order, without those of the kinds set aside."""
    shown = (block for block in document.blocks if block.kind not in aside)
    flows: list[Flow] = []
    for group in _run_in(document.text, shown):
        tight = bool(flows) and (flows[-1].kind, group[-1].kind) in _TIGHT
        if tight and group[-1].kind is BlockKind.TABLE:  # from markup a block is a whole table, from plain text a row
            tight = not any("\n" in document.slice(span) for span in (flows[-1].span, group[-1].span))
        flows.append(Flow(group, tight))
    return tuple(flows)


def _run_in(text: str, blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    # Blocks with no line feed between them were one paragraph in print.
    group: tuple[Block, ...] = ()
    for block in blocks:
        if group and (group[-1].kind is not BlockKind.DATELINE or "\n" in text[group[-1].span.end : block.span.start]):
            yield group
            group = ()
        group += (block,)
    if group:
        yield group


def _flows_with(spans: Sequence[Span], flows: Iterable[Flow]) -> tuple[Flow, ...]:
    starts = [span.start for span in spans]
    return tuple(
        flow._replace(tight=False)
        for flow in flows
        if bisect_left(starts, flow.span.start) < bisect_left(starts, flow.span.end)
    )


class PageFlows:
    """The paragraphs of a page: the part of its layout that is independent of the width."""

    def __init__(
        self, document: Document, aside: Set[BlockKind] = SET_ASIDE, only: Sequence[Span] | None = None
    ) -> None:
        """With `only`, which are in text order, just the paragraphs of any kind in which one of these spans begins."""
        self.only = only
        self.flows = flows_of(document, aside) if only is None else _flows_with(only, flows_of(document, frozenset()))
        if not self.flows:  # all of it is set aside: better to show that than an empty page
            aside = frozenset()
            self.flows = flows_of(document, aside)
        self.aside = aside
        """Kinds of blocks that are not shown."""
        self.starts = [flow.blocks[0].span.start for flow in self.flows]
        """First code point of each flow."""
        self.length = sum(flow.span.length for flow in self.flows)
        """Code points of all flows."""


class PageRows:
    """The rows of a document at one width, laid out lazily and slightly ahead."""

    def __init__(
        self, document: Document, width: int, aside: Set[BlockKind] = SET_ASIDE, shown: PageFlows | None = None
    ) -> None:
        """`shown` are its paragraphs, if they are known already."""
        shown = shown or PageFlows(document, aside)
        self.document = document
        self.width = max(1, width)
        """Cells of the column."""
        self.shown = shown
        self.flows = shown.flows
        self._flow_starts = shown.starts
        self._starts = array("I")
        self._ends = array("I")
        self._first_rows = array("I")  # The first text row of each flow, after the blank row above it.
        self._tables: list[Table] = []
        self._table_flows = array("I")  # The first flow of each table: in plain text each table row is a flow.
        self._pieces: dict[int, tuple[Piece, ...]] = {}
        """The parts of cells on each row of a table whose cells are wrapped."""
        self._rest: Iterator[tuple[int, int]] | None = None
        """The rows of the last flow that have not been made yet; None if it is complete."""
        self._made = 0
        """The code point up to which that flow has rows."""
        self._ahead = shown.length

    @property
    def is_complete(self) -> bool:
        """Whether all rows are laid out."""
        return self._rest is None and len(self._first_rows) == len(self.flows)

    @property
    def row_count(self) -> int:
        """The number of rows, with an estimate of the remaining ones until the layout is complete."""
        return len(self._starts) + (0 if self.is_complete else self._ahead // self.width + 1)

    def row(self, number: int) -> Row | None:
        """The row with this number, from the top; None past the last."""
        while number >= len(self._starts) and not self.is_complete:
            self.extend()
        if not 0 <= number < len(self._starts):
            return None
        flow = bisect_right(self._first_rows, number) - 1
        if flow < 0 or number not in self._text_rows(flow):
            gap = self._flow_starts[flow + 1] - 1
            depth = min(_quotation_depth(self.flows[flow]), _quotation_depth(self.flows[flow + 1])) if flow >= 0 else 0
            return Row(gap, gap, flow + 1, QUOTE_BAR * depth)
        start, end = self._starts[number], self._ends[number]
        gaps = self._table(flow).gaps(self.document.text[start:end]) if self._is_table(flow) else ()
        return Row(start, end, flow, self._prefix(flow, start), gaps, self._pieces.get(number, ()))

    def _text_rows(self, flow: int) -> range:
        below = flow + 1
        if below == len(self._first_rows):
            return range(self._first_rows[flow], len(self._starts))
        return range(self._first_rows[flow], self._first_rows[below] - (0 if self.flows[below].tight else 1))

    def row_of(self, offset: int) -> int:
        """Number of the row that shows the code point at `offset`; between flows, of the blank row there."""
        if not self.flows:
            return 0
        flow = bisect_right(self._flow_starts, offset) - 1
        while not (self.is_complete or self._has_row_of(offset, flow)):
            self.extend()
        if flow < 0:
            return 0
        rows = self._text_rows(flow)
        if offset >= self.flows[flow].span.end and flow + 1 < len(self.flows):
            return rows.stop
        number = max(rows.start, bisect_right(self._starts, offset, rows.start, rows.stop) - 1)
        return self._row_of_piece(offset, number) if number in self._pieces else number

    def _row_of_piece(self, offset: int, number: int) -> int:
        """The row of a wrapped table that shows a code point, given the last one that begins before it: of cells side
        by side, the rows of one overlap those of the next."""
        begun = (
            (piece.start, row)
            for row in self._rows_of_line(number)
            for piece in self._pieces[row]
            if piece.start <= offset
        )
        return max(begun, default=(0, number))[1]

    def _rows_of_line(self, number: int) -> range:
        """The rows on which the cells of a line of a wrapped table stand side by side, given one of them."""
        first = last = number
        text = self.document.text
        while first - 1 in self._pieces and "\n" not in text[self._starts[first - 1] : self._starts[first]]:
            first -= 1
        while last + 1 in self._pieces and "\n" not in text[self._starts[last] : self._starts[last + 1]]:
            last += 1
        return range(first, last + 1)

    def _has_row_of(self, offset: int, flow: int) -> bool:
        begun = len(self._first_rows) - 1
        return flow < begun or (flow == begun and self._starts[-1] > offset)

    def flow_of(self, offset: int) -> int:
        """Index of the flow at `offset`, else of the nearest one before it."""
        return max(0, bisect_right(self._flow_starts, offset) - 1)

    def rows_of(self, span: Span) -> range:
        """Numbers of the rows that show any part of `span`."""
        first, last = self.row_of(span.start), self.row_of(max(span.start, span.end - 1))
        if self._pieces.keys() & {first, last} and "\t" in self.document.text[span.start : span.end]:
            around = [self._rows_of_line(number) for number in (first, last) if number in self._pieces]
            return range(min(first, around[0].start), max(last + 1, around[-1].stop))
        return range(first, last + 1)

    def shows(self, offset: int) -> bool:
        """Whether the code point at `offset` is on the page, not set aside."""
        return bool(self.flows) and self.flows[self.flow_of(offset)].span.covers(offset)

    def offset_at(self, number: int, column: int) -> int | None:
        """The code point drawn at cell `column` of a row, counted inside the column; None past the last row."""
        row = self.row(number)
        if row is None:
            return None
        return row.offset_at(self.document.text, column - width_of(row.prefix))

    def extend(self, code_points: int = LAYOUT_CHARS) -> None:
        """Lay out at least this many more code points, or all that are left."""
        while code_points > 0 and not self.is_complete:
            code_points -= self._make_rows(self._rest or self._begin_next(), code_points)

    def _begin_next(self) -> Iterator[tuple[int, int]]:
        index = len(self._first_rows)
        flow = self.flows[index]
        start, end = flow.span
        if not flow.tight:
            self._starts.append(start)
            self._ends.append(start)
        self._first_rows.append(len(self._starts))
        if self._is_table(index):
            rows = iter(self._table_rows(index))
        else:
            cells = max(1, self.width - width_of(self._prefix(index, end)))
            rows = wrap(self.document.text, self._marker_end(flow), end, cells)
        self._starts.append(start)
        self._ends.append(next(rows)[1])
        self._made = start
        return rows

    def _make_rows(self, rows: Iterator[tuple[int, int]], code_points: int) -> int:
        """Lay out rows of the current flow for at least this many code points; return how many were covered."""
        begun, enough = self._made, self._made + code_points
        for start, end in rows:
            self._starts.append(start)
            self._ends.append(end)
            if end >= enough:
                self._rest, self._made = rows, end
                break
        else:
            self._rest, self._made = None, self.flows[len(self._first_rows) - 1].span.end
        self._ahead -= self._made - begun
        return self._made - begun

    def _is_table(self, index: int) -> bool:
        return self.flows[index].kind is BlockKind.TABLE

    def _table_number(self, index: int) -> int:
        """Index of the table that a laid-out flow belongs to."""
        return bisect_right(self._table_flows, index) - 1

    def _is_first_of_table(self, index: int) -> bool:
        return self._table_flows[self._table_number(index)] == index

    def _table(self, index: int) -> Table:
        return self._tables[self._table_number(index)]

    def _table_rows(self, index: int) -> Rows:
        text, flow = self.document.text, self.flows[index]
        width = max(1, self.width - width_of(QUOTE_BAR) * _quotation_depth(flow))
        if not (flow.tight and self._is_table(index - 1)):
            self._table_flows.append(index)
            stated = flow.blocks[-1].alignments
            self._tables.append(table_of(list(self._table_lines(index)), width, stated))
        table = self._table(index)
        rows: Rows = []
        if table.needs_pieces:
            rows = self._rows_of_pieces(index, table, width)
        elif not table.widths:
            start, end = flow.span
            if table.names and self._is_first_of_table(index):  # the names stand in one row, as a head
                head = next(lines_in(text, flow.span))
                rows += wrap(text, *head, width)
                start = head.end
            for cell in cell_spans(text, Span(start, end)):
                rows += wrap(text, *cell, max(1, self.width - width_of(self._prefix(index, cell.start))))
        return rows or list(wrap(text, *flow.span, width))

    def _rows_of_pieces(self, index: int, table: Table, width: int) -> Rows:
        """The rows of a flow of a table that are made of pieces of cells; if several columns wrap, its lines have a
        blank row between them. Called before the flow has any row."""
        text, flow = self.document.text, self.flows[index]
        first = len(self._starts)
        rows: Rows = []
        for line in lines_in(text, flow.span):
            if table.wrapped > 1 and line.start > flow.span.start:
                rows.append((line.start - 1, line.start - 1))
            if table.takes(text[line.start : line.end]):
                for pieces in table.pieces(text, line):
                    self._pieces[first + len(rows)] = pieces
                    rows.append((pieces[0].start, max(piece.end for piece in pieces)))
            else:
                rows += wrap(text, *line, width)
        return rows

    def _table_lines(self, index: int) -> Iterator[str]:
        """The lines of the table that starts with this flow; of a long one only the first."""
        start = self.flows[index].span.start
        for number in range(index, len(self.flows)):
            flow = self.flows[number]
            if (
                not self._is_table(number)
                or (number > index and not flow.tight)
                or flow.span.start > start + LAYOUT_CHARS
            ):
                return
            yield from self.document.text[flow.span.start : min(flow.span.end, start + LAYOUT_CHARS)].split("\n")

    def _marker_end(self, flow: Flow) -> int:
        """Where the text begins after a list item's own bullet or number."""
        start, end = flow.span
        if flow.kind is BlockKind.LIST_ITEM:
            marker = _MARKER.match(self.document.text, start, end)
            if marker and marker.end() < end:
                return marker.end()
        return start

    def _prefix(self, index: int, row_start: int) -> str:
        flow = self.flows[index]
        kind, start = flow.kind, flow.span.start
        first = row_start == start
        bars = QUOTE_BAR * _quotation_depth(flow)
        if kind is BlockKind.TABLE:
            return bars if first else bars + self._table_prefix(index, row_start)
        if kind in (BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.CODE):
            return f"{bars}  "
        if kind is not BlockKind.LIST_ITEM:
            return bars
        indent = bars + "  " * min(flow.blocks[-1].level, MAX_LEVELS)
        marker = self._marker_end(flow) - start
        if marker:
            return indent if first else indent + " " * width_of(self.document.text[start : start + marker])
        return indent + ("• " if first else "  ")

    def _table_prefix(self, index: int, row_start: int) -> str:
        table, text = self._table(index), self.document.text
        line = max(self.flows[index].span.start, text.rfind("\n", 0, row_start) + 1)
        column = text.count("\t", line, row_start)
        if table.widths or not column:
            return ""
        named = line > self._flow_starts[self._table_flows[self._table_number(index)]]  # not in the header row itself
        prefix = "  " + (table.name(column) if named else "")
        return prefix if text[row_start - 1] == "\t" else " " * width_of(prefix)
