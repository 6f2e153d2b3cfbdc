"""The article as plain text for people, and the lists of what was found in it. PARTS is what can be asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

from reader.export.lines import Page
from reader.export.lists import entity_lines, fact_lines, quote_lines
from reader.export.outline import Code, Heading, Item, Listing, Prose, Quotation, StoryTable, story
from reader.export.tables import lines_of
from reader.model.document import BlockKind, Document

Part = Callable[[Document, Page], Iterator[str]]

ARTICLE_PARTS = ("headline", "body", "captions", "comments")
"""What is printed when nothing else is asked for."""

_STYLES: dict[BlockKind, str | None] = {
    BlockKind.PARAGRAPH: None,
    BlockKind.DEK: "slanted",
    BlockKind.BYLINE: "quiet",
    BlockKind.DATELINE: "quiet",
    BlockKind.NOTE: "slanted",
}

_FRONT = frozenset({BlockKind.BYLINE, BlockKind.DATELINE})
"""Kinds that have no blank line between them."""

_BAR = "> "
"""Stands before each line of a block quotation, once for each that it is in."""


def plain_lines(document: Document, page: Page, parts: Sequence[str] = ARTICLE_PARTS) -> Iterator[str]:
    """The parts in the order asked for, with blank lines between them; those that the article lacks are left out."""
    begun = False
    for part in parts:
        title, part_lines = PARTS[part]
        lines = list(part_lines(document, page))
        if not lines:
            continue
        if begun:
            yield ""
        if title and len(parts) > 1:
            yield from page.underlined(title)
        yield from lines
        begun = True


def _headline(document: Document, page: Page) -> Iterator[str]:
    if document.metadata.headline:
        yield from page.lines(document.metadata.headline, style="strong")


def _body(document: Document, page: Page) -> Iterator[str]:
    before: Item | None = None
    for item in story(document):
        if before and not (_is_front(before) and _is_front(item)):
            yield ""
        yield from _item(item, document, page)
        before = item


def _is_front(item: Item) -> bool:
    return isinstance(item, Prose) and item.kind in _FRONT


def _item(item: Item, document: Document, page: Page) -> Iterator[str]:
    match item:
        case Prose():
            yield from page.lines(document.slice(item.span), style=_STYLES[item.kind])
        case Heading():
            yield from page.underlined(document.slice(item.span))
        case Quotation():
            bars = _BAR * item.depth
            yield from page.lines(document.slice(item.span), bars, bars)
        case Listing():
            for each in item.items:
                indent = _BAR * each.depth + "  " * each.level
                lead = "" if each.is_marked else "- "
                yield from page.lines(document.slice(each.span), indent + lead, indent + "  ")
        case StoryTable():
            yield from (_BAR * item.depth + line for line in lines_of(document, item.span))
        case Code():
            yield from (_BAR * item.depth + line for line in document.slice(item.span).split("\n"))
        case _:
            assert_never(item)


def _captions(document: Document, page: Page) -> Iterator[str]:
    for number, caption in enumerate(document.captions, 1):
        lead = f"{number}. "
        blanks = " " * len(lead)
        yield from page.lines(caption.text, lead)
        if caption.credit:
            yield from page.lines(f"Photo: {caption.credit}", blanks, style="quiet")
        if caption.truncated:
            yield from page.lines("cut short in this copy", blanks, style="warning")
        if len(caption.spans) > 1:
            yield from page.lines(f"printed {len(caption.spans)} times, shown once", blanks, style="quiet")


def _comments(document: Document, page: Page) -> Iterator[str]:
    comments = document.comments
    if comments is None:
        return
    if comments.note:
        yield from page.lines(comments.note)
    for item in comments.items:
        yield from page.lines(item, "- ", "  ")
    if not (comments.note or comments.items):
        yield from page.lines("none in this copy")


PARTS: dict[str, tuple[str, Part]] = {
    "headline": ("", _headline),
    "body": ("", _body),
    "quotes": ("Quotes", quote_lines),
    "entities": ("Names", entity_lines),
    "facts": ("Facts", fact_lines),
    "captions": ("Captions", _captions),
    "comments": ("Comments", _comments),
}
"""Each part with the heading above it, which is left out if it is the only part."""
