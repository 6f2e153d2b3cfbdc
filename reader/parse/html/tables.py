"""Distinguish data tables from layout tables, and turn their rows into lines."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reader.model.landings import Landing
from reader.parse.cells import TableCell, TableText, alignment_of, join_rows
from reader.parse.html.elements import BLOCKS, SKIPPED, mark_of, names_of
from reader.parse.html.inline import Writer
from reader.parse.html.tree import Element

MAX_CELL_CHARS = 300
"""Code points in a cell beyond which the table is used for layout."""

_LAYOUT_ELEMENTS = ("table", "form", "figure", "article", "section", "h1", "h2", "blockquote", "nav", "iframe")
"""Elements that do not occur in data tables."""


def table_data(table: Element, base: str | None) -> TableText | None:
    """The rows of a data table as lines; None for a layout table. Relative links are resolved with the URL `base`."""
    if next(table.iterdescendants(*_LAYOUT_ELEMENTS), None) is not None:
        return None
    rows = list(_rows(table, base))
    if sum(sum(bool(cell.text) for cell in row) >= 2 for row in rows) < 2:
        return None
    return join_rows(rows) if all(len(cell.text) <= MAX_CELL_CHARS for row in rows for cell in row) else None


def _rows(table: Element, base: str | None) -> Iterator[list[TableCell]]:
    for caption in table.iterchildren("caption"):
        yield [_cell(caption, base)]
    for row in table.iter("tr"):
        cells = [_cell(cell, base) for cell in row.iterchildren("td", "th")]
        landings = tuple(Landing(name, 0) for name in names_of(row))
        if cells and landings:
            cells[0] = cells[0]._replace(landings=(*landings, *cells[0].landings))
        yield cells


def _cell(element: Element, base: str | None) -> TableCell:
    writer = Writer()
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        is_visible = isinstance(node.tag, str) and node.tag not in SKIPPED
        mark = mark_of(node, base) if is_visible else None
        if node.tag in BLOCKS or node.tag == "br":
            writer.add(" ")
        if event == "start" and isinstance(node.tag, str):
            for name in names_of(node):
                writer.add_landing(name)
        if event == "start" and is_visible:
            if mark:
                writer.open(*mark)
            writer.add(node.text or "")
        elif event == "start":
            walker.skip_subtree()
        else:
            if mark:
                writer.close()
            if node is not element:
                writer.add(node.tail or "")
    words = writer.take()
    cell = TableCell(words.text, words.marks, words.landings) if words else TableCell("", (), writer.take_landings(""))
    cell = cell._replace(alignment=alignment_of(element.get("style"), element.get("align")))
    return cell.as_header() if element.tag == "th" else cell
