"""Markdown: the article, then who said what and who is named. The article's own characters never act as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from reader.base.printable import printable
from reader.base.text import one_line
from reader.export.facts import QuoteFacts, entities_by_kind, quote_facts
from reader.export.outline import Code, Heading, Item, Listing, Prose, Quotation, StoryTable, story
from reader.export.segments import segments
from reader.export.tables import lines_of, rows_of
from reader.model.annotation import Entity
from reader.model.document import Document, Mark, MarkKind
from reader.model.index import SpanIndex
from reader.model.paragraphs import paragraph_label
from reader.model.span import Span

_SPECIAL = re.compile(r"[\\`*_\[\]<~|]|&(?=#?\w+;)")
_INDENT = re.compile(r"(?m)^[ \t]+")
_SIGN_START = re.compile(r"(?m)^(?=(?:#{1,6}|[-+])(?:\s|$)|>|(?:-+|=+)[ \t]*$)")
_NUMBER_START = re.compile(r"(?m)^(\d{1,9})(?=[.)](?:\s|$))")

_BARE_BAR = re.compile(r"(?<!\\)\|")

_SIGNS = {MarkKind.STRONG: "**", MarkKind.EMPHASIS: "*", MarkKind.STRIKE: "~~"}


def write(documents: Iterable[Document]) -> Iterator[str]:
    """The documents one after the other, with a rule between them."""
    rule = ""
    for document in documents:
        yield rule + "\n\n".join(_paragraphs(document)) + "\n"
        rule = "\n---\n\n"


def escaped(text: str) -> str:
    """`text` escaped, so that Markdown shows it as it is."""
    return _plain_starts(_inline(text))


def _inline(text: str) -> str:
    """Part of a line, with those characters escaped that are markup anywhere in a line."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _plain_starts(markup: str) -> str:
    """Whole lines, escaped so that none opens a list, a heading, a quotation or code."""
    return _NUMBER_START.sub(r"\1\\", _SIGN_START.sub(r"\\", _INDENT.sub("", markup)))


def _paragraphs(document: Document) -> Iterator[str]:
    if document.metadata.headline:
        yield "# " + _flat(document.metadata.headline)
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
        match item:
            case Prose():
                return self._marked(item.span)
            case Heading():
                return "#" * min(max(item.level, 1) + 1, 6) + " " + one_line(self._marked(item.span))
            case Quotation():
                return "\n".join(f"> {line}" for line in self._marked(item.span).split("\n"))
            case Listing():
                lines = (f"{'   ' * each.level}- {one_line(self._marked(each.words))}" for each in item.items)
                return "\n".join(lines)
            case StoryTable():
                return self._table(item.span)
            case Code():
                return _fenced(self._document.slice(item.span))
            case _:
                assert_never(item)

    def _marked(self, span: Span) -> str:
        return _plain_starts(self._pieces(span, self._marks.within(span)))

    def _pieces(self, span: Span, marks: Iterable[tuple[Span, Mark]]) -> str:
        return "".join(_piece(self._document.slice(part), over) for part, over in segments(span, marks))

    def _table(self, table: Span) -> str:
        rows = rows_of(self._document, table)
        if not rows:
            return _fenced("\n".join(lines_of(self._document, table)))
        lines = [" | ".join(self._cell(cell, is_name=not number) for cell in row) for number, row in enumerate(rows)]
        lines.insert(1, " | ".join("---" for _ in rows[0]))
        return "\n".join(f"| {line} |" for line in lines)

    def _cell(self, cell: Span, *, is_name: bool) -> str:
        # What shows Markdown makes the names of columns bold anyway.
        marks = self._marks.within(cell)
        over = [(span, mark) for span, mark in marks if not (is_name and mark.kind is MarkKind.STRONG)]
        return _BARE_BAR.sub(r"\|", self._pieces(cell, over))  # Even in code, a bar separates cells.


def _piece(text: str, marks: tuple[Mark, ...]) -> str:
    core = text.strip()
    if not marks or not core:
        return _inline(text)
    kinds = {mark.kind for mark in marks}
    inner = _code(core) if MarkKind.CODE in kinds else _inline(core)
    for kind, sign in _SIGNS.items():
        if kind in kinds:
            inner = sign + inner + sign
    target = next((mark.target for mark in marks if mark.kind is MarkKind.LINK), None)
    if target and target.startswith(("http://", "https://")):
        inner = f"[{inner}](<{re.sub('[<>]', '', one_line(target))}>)"
    # Asterisks next to whitespace would be shown rather than taken for emphasis.
    return text[: len(text) - len(text.lstrip())] + inner + text[len(text.rstrip()) :]


def _code(text: str) -> str:
    fence = "`" * (_longest_backticks(text) + 1)
    return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"


def _fenced(text: str) -> str:
    fence = "`" * max(3, _longest_backticks(text) + 1)
    return f"{fence}\n{text}\n{fence}"


def _longest_backticks(text: str) -> int:
    """How many backticks the longest run of them has."""
    return max(map(len, re.findall("`+", text)), default=0)


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
    who = f"{sign}{_inline(quote.who)}{sign}{_inline(quote.how)}"
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


def _flat(text: str) -> str:
    return escaped(one_line(text))
