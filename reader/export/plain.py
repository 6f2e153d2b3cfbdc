"""The article as plain text for people, and the lists of what was found in it. PARTS is what can be asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from reader.export.lines import Page
from reader.export.lists import entity_lines, quote_lines
from reader.model.document import Block, BlockKind, Document

Part = Callable[[Document, Page], Iterator[str]]

ARTICLE_PARTS = ("headline", "body", "captions", "comments")
"""What is printed when nothing else is asked for."""

_FRONT = frozenset({BlockKind.BYLINE, BlockKind.DATELINE})
_LEFT_OUT = frozenset(
    {BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.FURNITURE, BlockKind.COMMENTS}
)
_BULLET = re.compile(r"[-*•–]\s|\(?\w{1,3}[.)]\s")


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
    before: Block | None = None
    opening = ""
    for block, gap in _with_gaps(document):
        if gap:  # a dateline that opens the paragraph after it
            opening += document.slice(block.span) + gap
            continue
        if before and not _closes_up(before, block):
            yield ""
        yield from _block(block, opening + document.slice(block.span), page)
        before, opening = block, ""


def _with_gaps(document: Document) -> Iterator[tuple[Block, str]]:
    """Each block of the body, with what joins it to the next one where both stand on one line; else with ''."""
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if block.kind in _LEFT_OUT:
            continue
        following = blocks[number + 1].span.start if number + 1 < len(blocks) else block.span.end
        gap = document.text[block.span.end : following]
        yield block, "" if "\n" in gap else gap


def _closes_up(before: Block, block: Block) -> bool:
    both_front = before.kind in _FRONT and block.kind in _FRONT
    return both_front or (before.kind is block.kind is BlockKind.LIST_ITEM)


def _block(block: Block, text: str, page: Page) -> Iterator[str]:
    match block.kind:
        case BlockKind.HEADING:
            yield from page.underlined(text)
        case BlockKind.QUOTE:
            yield from page.lines(text, "> ", "> ")
        case BlockKind.LIST_ITEM:
            indent = "  " * block.level
            yield from page.lines(text, indent if _BULLET.match(text) else indent + "- ", indent + "  ")
        case BlockKind.TABLE | BlockKind.CODE:
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
    "captions": ("Captions", _captions),
    "comments": ("Comments", _comments),
}
"""Each part with the heading that stands above it when it is not alone."""
