"""Tell tables of data from tables that lay a page out, and write their rows as lines."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reader.parse.html.tree import Element

LONGEST_CELL = 300
"""Code points of a cell beyond which the table sets columns of text."""

_LAYOUT = ("table", "form", "figure", "article", "section", "h1", "h2", "blockquote", "nav", "iframe")
_UNSEEN = frozenset(["script", "style", "noscript", "template", "button", "svg", "select", "textarea"])
_PARTING = frozenset(["br", "p", "div", "li", "ul", "ol", "h3", "h4", "h5", "h6"])


def is_data_table(table: Element) -> bool:
    """Whether a table holds rows of short cells rather than parts of a page."""
    if any(table.find(f".//{tag}") is not None for tag in _LAYOUT):
        return False
    rows = [row for row in _rows(table) if any(row)]
    if sum(sum(map(bool, row)) >= 2 for row in rows) < 2:
        return False
    return all(len(cell) <= LONGEST_CELL for row in rows for cell in row)


def rows_of(table: Element) -> str:
    """The table with a line a row and a tab between cells."""
    return "\n".join("\t".join(row).rstrip() for row in _rows(table) if any(row))


def _rows(table: Element) -> Iterator[list[str]]:
    for caption in table.iterchildren("caption"):
        yield [_words(caption)]
    for row in table.iter("tr"):
        yield [_words(cell) for cell in row.iterchildren("td", "th")]


def _words(cell: Element) -> str:
    walker = etree.iterwalk(cell, events=("start", "end"))
    parts: list[str] = []
    for event, node in walker:
        seen = isinstance(node.tag, str) and node.tag not in _UNSEEN
        if node.tag in _PARTING:
            parts.append(" ")
        if event == "start" and seen:
            parts.append(node.text or "")
        elif event == "start":
            walker.skip_subtree()
        elif node is not cell:
            parts.append(node.tail or "")
    return " ".join("".join(parts).split())
