"""Markdown: the article, then who said what and who is named. The article's own characters never act as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.base.printable import printable
from reader.base.text import one_line
from reader.export.body import BULLET, NUMBER, passages
from reader.export.facts import QuoteFacts, entities_by_kind, quote_facts
from reader.export.segments import segments
from reader.export.tables import lines_of, rows_of
from reader.model.annotation import Entity, QuoteKind
from reader.model.document import Block, BlockKind, Document, Mark, MarkKind
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
    """The documents one after the other, a rule between them."""
    rule = ""
    for document in documents:
        yield rule + "\n\n".join(_paragraphs(document)) + "\n"
        rule = "\n---\n\n"


def escaped(text: str) -> str:
    """`text` so that Markdown shows it as it stands."""
    return _plain_starts(_inline(text))


def _inline(text: str) -> str:
    """Part of a line, its characters that mean something anywhere escaped."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _plain_starts(markup: str) -> str:
    """Whole lines, none of which opens a list, a heading, a quotation or code."""
    return _NUMBER_START.sub(r"\1\\", _SIGN_START.sub(r"\\", _INDENT.sub("", markup)))


def _paragraphs(document: Document) -> Iterator[str]:
    if document.metadata.headline:
        yield "# " + _flat(document.metadata.headline)
    yield from _story(document)
    yield from _captions(document)
    yield from _comments(document)
    yield from _quotes(document)
    yield from _names(document)
    yield f"Source: {escaped(printable(document.source.uri))}"


def _story(document: Document) -> Iterator[str]:
    marks = SpanIndex((mark.span, mark) for mark in document.marks)
    items: list[str] = []
    for passage in passages(document):
        text = _passage(passage, document, marks)
        if passage.kind is BlockKind.LIST_ITEM:
            items.append(text)
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield text
    if items:
        yield "\n".join(items)


def _passage(passage: Block, document: Document, marks: SpanIndex[Mark]) -> str:
    match passage.kind:
        case BlockKind.CODE:
            return _fenced(document.slice(passage.span))
        case BlockKind.TABLE:
            return _table(passage.span, document, marks)
        case BlockKind.HEADING:
            return "#" * min(max(passage.level, 1) + 1, 6) + " " + one_line(_marked(passage, document, marks))
        case BlockKind.QUOTE:
            return "\n".join(f"> {line}" for line in _marked(passage, document, marks).split("\n"))
        case BlockKind.LIST_ITEM:
            return _item(passage, document, marks)
        case _:
            return _marked(passage, document, marks)


def _item(passage: Block, document: Document, marks: SpanIndex[Mark]) -> str:
    indent = "   " * passage.level
    text = document.slice(passage.span)
    if NUMBER.match(text):
        return indent + "- " + one_line(_marked(passage, document, marks))
    bullet = BULLET.match(text)
    start = passage.span.start + (bullet.end() if bullet else 0)
    words = Block(passage.kind, passage.span._replace(start=start))
    return indent + "- " + one_line(_marked(words, document, marks))


def _table(table: Span, document: Document, marks: SpanIndex[Mark]) -> str:
    rows = rows_of(document, table)
    if not rows:
        return _fenced("\n".join(lines_of(document, table)))
    lines = [
        " | ".join(_cell(cell, document, marks, is_name=not number) for cell in row) for number, row in enumerate(rows)
    ]
    lines.insert(1, " | ".join("---" for _ in rows[0]))
    return "\n".join(f"| {line} |" for line in lines)


def _cell(cell: Span, document: Document, marks: SpanIndex[Mark], *, is_name: bool) -> str:
    # Markdown lets the names of columns stand out by itself.
    over = [(span, mark) for span, mark in marks.within(cell) if not (is_name and mark.kind is MarkKind.STRONG)]
    words = "".join(_piece(document.slice(span), marked) for span, marked in segments(cell, over))
    return _BARE_BAR.sub(r"\|", words)  # In code too, a bar parts cells.


def _marked(passage: Block, document: Document, marks: SpanIndex[Mark]) -> str:
    pieces = segments(passage.span, marks.within(passage.span))
    return _plain_starts("".join(_piece(document.slice(span), over) for span, over in pieces))


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
    # A sign of emphasis next to a blank would stand there as an asterisk.
    return text[: len(text) - len(text.lstrip())] + inner + text[len(text.rstrip()) :]


def _code(text: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"


def _fenced(text: str) -> str:
    fence = "`" * max(3, max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence}\n{text}\n{fence}"


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
    if quote.kind == QuoteKind.SCARE:
        who = "*in quotation marks, not speech*"
    elif quote.speaker:
        who = f"**{escaped(quote.speaker)}**" + escaped(quote.attribution.removeprefix(quote.speaker))
    else:
        who = "*no speaker found*" + (f" · {escaped(quote.attribution)}" if quote.attribution else "")
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
