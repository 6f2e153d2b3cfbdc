"""Markdown: the article, then who said what and who is named. The article's own characters never act as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import assert_never

from reader.base.printable import printable
from reader.base.text import one_line
from reader.export.facts import QuoteFacts, entities_by_kind, quote_facts
from reader.export.markdown_inline import escaped, fenced, inline, marked, plain_starts
from reader.export.outline import Code, Heading, Item, Listing, Prose, Quotation, StoryTable, story
from reader.export.segments import segments
from reader.export.tables import lines_of, rows_of
from reader.model.annotation import Entity
from reader.model.document import Alignment, Document, Mark, MarkKind
from reader.model.index import SpanIndex
from reader.model.paragraphs import paragraph_label
from reader.model.span import Span

_BARE_BAR = re.compile(r"(?<!\\)\|")
_HEADING_END = re.compile(r"(?<!\S)(#+)$")


def write(documents: Iterable[Document]) -> Iterator[str]:
    """The documents one after the other, with a rule between them."""
    rule = ""
    for document in documents:
        yield rule + "\n\n".join(_paragraphs(document)) + "\n"
        rule = "\n---\n\n"


def _paragraphs(document: Document) -> Iterator[str]:
    if document.metadata.headline:
        yield "# " + _heading(_flat(document.metadata.headline))
    yield from map(_Story(document).spell, story(document))
    yield from _captions(document)
    yield from _comments(document)
    yield from _quotes(document)
    yield from _names(document)
    yield f"Source: {escaped(printable(document.source.uri))}"


class _Story:
    """The story of one document as Markdown."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._marks = SpanIndex((mark.span, mark) for mark in document.marks)

    def spell(self, item: Item) -> str:
        """The item, in as many block quotations as it stands in."""
        bars = "> " * item.depth
        return "\n".join(bars + line for line in self._spell(item).split("\n"))

    def _spell(self, item: Item) -> str:
        match item:
            case Prose() | Quotation():
                return self._marked(item.span)
            case Heading():
                return "#" * min(max(item.level, 1) + 1, 6) + " " + _heading(one_line(self._marked(item.span)))
            case Listing():
                return "\n".join(self._list(item))
            case StoryTable():
                return self._table(item)
            case Code():
                return fenced(self._document.slice(item.span))
            case _:
                assert_never(item)

    def _list(self, listing: Listing) -> Iterator[str]:
        level = 0
        for item in listing.items:
            level = min(item.level, level + 1)  # What is indented further is no item.
            yield f"{'   ' * level}- {one_line(self._marked(item.words))}"

    def _marked(self, span: Span) -> str:
        return plain_starts(self._inline(span, self._marks.within(span)))

    def _inline(self, span: Span, marks: Iterable[tuple[Span, Mark]]) -> str:
        return marked((self._document.slice(part), over) for part, over in segments(span, marks))

    def _table(self, table: StoryTable) -> str:
        rows = rows_of(self._document, table.span)
        if not rows:
            return fenced("\n".join(lines_of(self._document, table.span)))
        lines = [" | ".join(self._cell(cell, is_name=not number) for cell in row) for number, row in enumerate(rows)]
        lines.insert(1, " | ".join(_RULES[alignment] for alignment in islice(table.alignments, len(rows[0]))))
        return "\n".join(f"| {line} |" for line in lines)

    def _cell(self, cell: Span, *, is_name: bool) -> str:
        unkept = {MarkKind.STRONG} if is_name else set()  # What shows Markdown makes the names of columns bold anyway.
        if r"\|" in self._document.slice(cell):
            unkept.add(MarkKind.CODE)  # It would lose the backslash.
        over = [(span, mark) for span, mark in self._marks.within(cell) if mark.kind not in unkept]
        return _BARE_BAR.sub(r"\|", self._inline(cell, over))  # Even in code, a bar separates cells.


_RULES = {Alignment.LEFT: ":---", Alignment.CENTER: ":---:", Alignment.RIGHT: "---:", Alignment.UNSTATED: "---"}
"""What stands under the name of a column."""


def _captions(document: Document) -> Iterator[str]:
    if document.captions:
        yield "## Captions"
        yield "\n".join(
            f"{number}. {_flat(caption.text)}"
            + (f" ({_flat(caption.credit)})" if caption.credit else "")
            + (" *cut short in this copy*" if caption.truncated else "")
            for number, caption in enumerate(document.captions, 1)
        )


def _comments(document: Document) -> Iterator[str]:
    comments = document.comments
    if comments and (comments.note or comments.items):
        yield "## Comments"
        if comments.note:
            yield _flat(comments.note)
        if comments.items:
            yield "\n".join(f"- {_flat(item)}" for item in comments.items)


def _quotes(document: Document) -> Iterator[str]:
    quotes = quote_facts(document)
    if quotes:
        yield "## Who said what"
        yield "\n".join(f"{number}. {_quote(quote)}" for number, quote in enumerate(quotes, 1))


def _quote(quote: QuoteFacts) -> str:
    sign = "**" if quote.is_attributed else "*"
    who = f"{sign}{inline(quote.who)}{sign}{inline(quote.how)}"
    return f"{who} · {quote.kind} · {paragraph_label(quote.paragraph)}: {escaped(quote.words)}"


def _names(document: Document) -> Iterator[str]:
    groups = entities_by_kind(document)
    if groups:
        yield "## Who and what is named"
    for title, entities in groups:
        yield f"### {title}"
        yield "\n".join(f"- {_name(entity)}" for entity in entities)


def _name(entity: Entity) -> str:
    role = f", {_flat(entity.role)}" if entity.role else ""
    also = "; also " + ", ".join(_flat(alias.text) for alias in entity.aliases) if entity.aliases else ""
    return f"**{_flat(entity.name)}**{role} ({len(entity.mentions)}×){also}"


def _heading(markup: str) -> str:
    """The words of a heading, escaped so that number signs at their end are shown."""
    return _HEADING_END.sub(r"\\\1", markup)


def _flat(text: str) -> str:
    return escaped(one_line(text))
