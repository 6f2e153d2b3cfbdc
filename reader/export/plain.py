"""The article as plain text for people, and the lists of what was found in it. PARTS is what can be asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reader.export.body import BULLET, NUMBER, passages
from reader.export.lines import Page
from reader.export.lists import entity_lines, fact_lines, quote_lines
from reader.model.document import Block, BlockKind, Document

Part = Callable[[Document, Page], Iterator[str]]

ARTICLE_PARTS = ("headline", "body", "captions", "comments")
"""What is printed when nothing else is asked for."""

_FRONT = frozenset({BlockKind.BYLINE, BlockKind.DATELINE})


def plain_lines(document: Document, page: Page, parts: Sequence[str] = ARTICLE_PARTS) -> Iterator[str]:
    """The parts in the order asked for, a blank line between them; a part that the article has not is left out."""
    begun = False
    for part in parts:
        title, lines_of = PARTS[part]
        lines = list(lines_of(document, page))
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
    before: BlockKind | None = None
    for passage in passages(document):
        if before and not _closes_up(before, passage.kind):
            yield ""
        yield from _passage(passage, document.slice(passage.span), page)
        before = passage.kind


def _closes_up(before: BlockKind, kind: BlockKind) -> bool:
    return (before in _FRONT and kind in _FRONT) or (before is kind is BlockKind.LIST_ITEM)


def _passage(passage: Block, text: str, page: Page) -> Iterator[str]:
    match passage.kind:
        case BlockKind.HEADING:
            yield from page.underlined(text)
        case BlockKind.QUOTE:
            yield from page.lines(text, "> ", "> ")
        case BlockKind.LIST_ITEM:
            indent = "  " * passage.level
            lead = "" if BULLET.match(text) or NUMBER.match(text) else "- "
            yield from page.lines(text, indent + lead, indent + "  ")
        case BlockKind.TABLE:
            yield from (line for line in text.split("\n") if line.strip())
        case BlockKind.CODE:
            yield from text.split("\n")
        case BlockKind.DEK | BlockKind.NOTE:
            yield from page.lines(text, style="slanted")
        case BlockKind.BYLINE | BlockKind.DATELINE:
            yield from page.lines(text, style="quiet")
        case _:
            yield from page.lines(text)


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
"""Each part with the heading that stands above it when it is not alone."""
