"""One HTML page that needs nothing else: the articles, names and quotes highlighted, and lists that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import assert_never

from reader.base.printable import printable
from reader.export.facts import QuoteFacts, entities_by_kind, quote_facts
from reader.export.markup import Markup
from reader.export.outline import Code, Heading, Item, Listing, ListItem, Prose, Quotation, StoryTable, story
from reader.export.tables import lines_of, rows_of
from reader.model.annotation import Entity
from reader.model.document import Alignment, Document
from reader.model.span import Span


def write(documents: Iterable[Document]) -> Iterator[str]:
    """The page in pieces: its head with the first article, the other articles, its end."""
    number = 0
    for number, document in enumerate(documents, 1):
        head = _head(document.metadata.headline or printable(document.source.uri)) if number == 1 else ""
        yield head + "\n".join(_article(document, f"a{number}-")) + "\n"
    yield ("" if number else _head("Nothing read")) + "</body>\n</html>\n"


def _head(title: str) -> str:
    # The policy keeps a page of strangers' words from loading or running anything.
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(title)}</title>
<style>
{(Path(__file__).parent / "page.css").read_text("utf-8")}</style>
</head>
<body>
"""


def _article(document: Document, prefix: str) -> Iterator[str]:
    language = f' lang="{escape(document.metadata.language)}"' if document.metadata.language else ""
    yield f"<article{language}>"
    if document.metadata.headline:
        yield f"<h1>{escape(document.metadata.headline)}</h1>"
    yield from map(_Story(document, prefix).spell, story(document))
    yield from _captions(document)
    yield from _comments(document)
    yield from _quotes(document, prefix)
    yield from _names(document, prefix)
    yield f'<p class="source">Source: {escape(printable(document.source.uri))}</p>'
    yield "</article>"


class _Story:
    """The story of one document as HTML. Paragraphs are named `prefix` and their number."""

    def __init__(self, document: Document, prefix: str) -> None:
        self._document = document
        self._prefix = prefix
        self._markup = Markup(document, prefix)

    def spell(self, item: Item) -> str:
        """The item, in as many block quotations as it stands in."""
        around = item.depth - isinstance(item, Quotation)  # which is spelt as the innermost one
        return "<blockquote>\n" * around + self._spell(item) + "\n</blockquote>" * around

    def _spell(self, item: Item) -> str:
        match item:
            case Prose():
                attribute = self._name(item.number) if item.number else f' class="{item.kind.value}"'
                return f"<p{attribute}>{self._markup.html(item.span)}</p>"
            case Heading():
                return f"<h2>{self._markup.html(item.span)}</h2>"
            case Quotation():
                return f"<blockquote{self._name(item.number)}>{self._markup.html(item.span)}</blockquote>"
            case Listing():
                return "\n".join(["<ul>", *map(self._list_item, item.items), "</ul>"])
            case StoryTable():
                return self._table(item)
            case Code():
                return f"<pre>{escape(self._document.slice(item.span))}</pre>"
            case _:
                assert_never(item)

    def _name(self, number: int) -> str:
        return f' id="{self._prefix}p{number}"'

    def _list_item(self, item: ListItem) -> str:
        attributes = self._name(item.number) + (' class="numbered"' if item.is_numbered else "")
        return f"<li{attributes}>{self._markup.html(item.words)}</li>"

    def _table(self, table: StoryTable) -> str:
        rows = rows_of(self._document, table.span)
        if not rows:
            lines = "\n".join(lines_of(self._document, table.span))
            return f"<pre>{escape(lines)}</pre>"
        cells = ("".join(map(self._cell, row, table.alignments)) for row in rows)
        return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in cells) + "\n</table>"

    def _cell(self, cell: Span, alignment: Alignment) -> str:
        return f"<td{_STYLES[alignment]}>{self._markup.html(cell)}</td>"


_STYLES = {
    Alignment.LEFT: ' style="text-align: left"',
    Alignment.CENTER: ' style="text-align: center"',
    Alignment.RIGHT: ' style="text-align: right"',
    Alignment.UNSTATED: "",
}


def _captions(document: Document) -> Iterator[str]:
    if not document.captions:
        return
    yield "<section>\n<h2>Captions</h2>\n<ol>"
    for caption in document.captions:
        credit = f" <small>{escape(caption.credit)}</small>" if caption.credit else ""
        cut = " <em>cut short in this copy</em>" if caption.truncated else ""
        yield f"<li>{escape(caption.text)}{cut}{credit}</li>"
    yield "</ol>\n</section>"


def _comments(document: Document) -> Iterator[str]:
    comments = document.comments
    if comments is None or not (comments.note or comments.items):
        return
    yield "<section>\n<h2>Comments</h2>"
    if comments.note:
        yield f"<p>{escape(comments.note)}</p>"
    yield from (f'<p class="comment">{escape(item)}</p>' for item in comments.items)
    yield "</section>"


def _quotes(document: Document, prefix: str) -> Iterator[str]:
    quotes = quote_facts(document)
    if quotes:
        yield "<section>\n<h2>Who said what</h2>\n<ol>"
        yield from (_quote(quote, prefix) for quote in quotes)
        yield "</ol>\n</section>"


def _quote(quote: QuoteFacts, prefix: str) -> str:
    tag = "b" if quote.is_attributed else "em"
    who = f"<{tag}>{escape(quote.who)}</{tag}>{escape(quote.how)}"
    place = f'<a href="#{prefix}p{quote.paragraph}">¶{quote.paragraph}</a>' if quote.paragraph else ""
    return f"<li>{who} <small>{quote.kind}</small> {place}<br>{escape(quote.words)}</li>"


def _names(document: Document, prefix: str) -> Iterator[str]:
    groups = entities_by_kind(document)
    if groups:
        yield "<section>\n<h2>Who and what is named</h2>"
        for title, entities in groups:
            yield f"<h3>{title}</h3>\n<ul>"
            yield from (_name(entity, prefix) for entity in entities)
            yield "</ul>"
        yield "</section>"


def _name(entity: Entity, prefix: str) -> str:
    role = f", {escape(entity.role)}" if entity.role else ""
    also = "; also " + escape(", ".join(alias.text for alias in entity.aliases)) if entity.aliases else ""
    return f'<li id="{prefix}{entity.id}"><b>{escape(entity.name)}</b>{role} ({len(entity.mentions)}×){also}</li>'
