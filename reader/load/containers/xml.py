"""Articles in XML: RSS and Atom feeds, NITF, NewsML-G2 and Reuters' older NewsML. READERS is the table of elements.

Nothing else is fetched or opened, whatever a file asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from html.entities import name2codepoint
from io import BufferedReader
from typing import Any

from lxml import etree

from reader.base import lazy_regex
from reader.base.text import counted, one_line
from reader.base.values import replace
from reader.load.containers import SIGN_BYTES, UTF_16_MARKS
from reader.load.containers.choices import Choices
from reader.load.containers.item import Broken, Item, Opened, UnreadableError, html_item
from reader.load.containers.streams import pieces, stream_of
from reader.load.containers.values import address_in, html_in, id_in, language_in, line_in, names_in, published_in
from reader.model.document import Metadata

Element = Any

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SKIPPED_IN_NITF = frozenset({"body.end", "media-reference", "media-metadata", "tobject", "pubdata"})


def items(opened: Opened, choices: Choices, tell: Callable[[str], None]) -> Iterator[Item | Broken]:
    """The articles, in order, each as soon as its element has been read."""
    feed = _Feed()
    count = 0
    # A parser that goes on after a fault loses text without a word, so that this one stops there.
    events = etree.iterparse(
        stream_of(_mended(opened.stream)),
        events=("end",),
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        encoding=choices.encoding,
    )
    try:
        for _, element in events:
            name = _name(element)
            if name in READERS and not _is_in_another(element):
                count += 1
                yield READERS[name](element, feed)
                _forget(element)
            else:
                feed.see(element, name)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(_fault(error, count)) from error


def _fault(error: etree.XMLSyntaxError, count: int) -> str:
    where = f" after {counted(count, 'article')}"
    if error.code in _CUT:
        return f"is cut off{where}"
    return f"is broken{where}: {one_line(error.msg or 'it is not XML')}"


_CUT = tuple(
    getattr(etree.ErrorTypes, f"ERR_{name}")
    for name in (
        "TAG_NOT_FINISHED",
        "DOCUMENT_END",
        "GT_REQUIRED",
        "CDATA_NOT_FINISHED",
        "COMMENT_NOT_FINISHED",
        "ATTRIBUTE_NOT_FINISHED",
    )
)
"""What is wrong with a file that ends too early."""


def _mended(stream: BufferedReader) -> Iterator[bytes]:
    """The stream with what feeds often lack: the entities of HTML declared, and an ampersand on its own escaped."""
    head = stream.peek(SIGN_BYTES)[:SIGN_BYTES]
    if head.startswith(UTF_16_MARKS):
        yield from pieces(stream)
        return
    if b"<!DOCTYPE" not in head:
        declaration = _DECLARATION.match(head)
        yield stream.read(declaration.end() if declaration is not None else 0)
        yield _HTML_ENTITIES
    rest = b""
    for read in pieces(stream):
        piece = rest + read
        rest = piece[-1:] if piece.endswith(b"&") else b""
        yield _BARE_AMPERSAND.sub(b"&amp;", piece[: len(piece) - len(rest)])
    yield rest


_DECLARATION = lazy_regex.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?")
_BARE_AMPERSAND = lazy_regex.compile(rb"&(?=\s)", within=(b"&",))
_HTML_ENTITIES = (
    "<!DOCTYPE any ["
    + "".join(
        f'<!ENTITY {name} "&#{code};">'
        for name, code in name2codepoint.items()
        if name not in ("amp", "lt", "quot", "gt")
    )
    + "]>"
).encode()


def _is_in_another(element: Element) -> bool:
    """Whether an article is only the content of another one, which is read as a whole."""
    return any(_name(above) in READERS for above in element.iterancestors() if isinstance(above.tag, str))


def _forget(element: Element) -> None:
    """Let go of what was read: of a long file, nothing else would be left of the memory."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


class _Feed:
    """What a feed says about itself, as far as it was read."""

    def __init__(self) -> None:
        self.publisher: str | None = None
        self.language: str | None = None

    def see(self, element: Element, name: str) -> None:
        """Take what an element outside of the articles says."""
        parent = element.getparent()
        if parent is None or _name(parent) not in ("channel", "feed"):
            return
        if name == "title":
            self.publisher = self.publisher or line_in(element.text)
        elif name == "language":
            self.language = self.language or language_in(element.text)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _children(element: Element, *names: str) -> Iterator[Element]:
    """The children with these names, the first name first; those of no namespace or any."""
    for name in names:
        yield from (child for child in element if isinstance(child.tag, str) and _name(child) == name)


def _text(element: Element, *names: str) -> str | None:
    """The text of the first child that has any, as it is written."""
    texts = ("".join(child.itertext()) for child in _children(element, *names))
    return next((text for text in texts if text.strip()), None)


def _find(element: Element, *path: str) -> Element | None:
    """The first descendant with these names, each within the one before."""
    for name in path:
        element = next((one for one in element.iter() if isinstance(one.tag, str) and _name(one) == name), None)
        if element is None:
            return None
    return element


def _line(element: Element | None) -> str | None:
    return line_in("".join(element.itertext())) if element is not None else None


# Feeds


def _rss(item: Element, feed: _Feed) -> Item | Broken:
    long, short = _text(item, "encoded"), _text(item, "description")
    name = id_in(_text(item, "guid")) or id_in(item.get(f"{{{_RDF}}}about"))
    metadata = Metadata(
        headline=line_in(_text(item, "title")),
        dek=line_in(short) if long else None,
        authors=_authors(_text(item, "creator", "author")),
        published=published_in(_text(item, "pubDate", "date", "published")),
        publisher=line_in(_text(item, "source")) or feed.publisher,
        url=address_in(_text(item, "link")),
        language=language_in(_text(item, "language")) or feed.language,
    )
    return _feed_item(long or short, name, metadata)


_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def _atom(entry: Element, feed: _Feed) -> Item | Broken:
    long, short = _atom_html(entry, "content"), _atom_html(entry, "summary")
    links = [link.get("href") or "" for link in _children(entry, "link") if link.get("rel", "alternate") == "alternate"]
    metadata = Metadata(
        headline=line_in(_text(entry, "title")),
        dek=line_in(short) if long else None,
        authors=tuple(name for author in _children(entry, "author") if (name := line_in(_text(author, "name")))),
        published=published_in(_text(entry, "published", "issued", "updated")),
        publisher=feed.publisher,
        url=address_in(next(iter(links), None)),
        language=language_in(entry.get(_LANGUAGE)) or feed.language,
    )
    return _feed_item(long or short, id_in(_text(entry, "id")), metadata)


def _atom_html(entry: Element, name: str) -> str | None:
    """The content of an entry as HTML, in which it may be written in any of three ways."""
    for child in _children(entry, name):
        kind = child.get("type", "text")
        if kind == "xhtml":
            return _inner(child)
        text = "".join(child.itertext())
        if text.strip():
            return text if "html" in kind or html_in(text) else _paragraphs(text)
    return None


def _feed_item(html: str | None, name: str | None, metadata: Metadata) -> Item | Broken:
    if html is None:
        return Broken("has no text, only a headline", name)
    return html_item(html if html_in(html) else _paragraphs(html), name, metadata)


def _paragraphs(text: str) -> str:
    # An ampersand may begin an entity: feeds escape their text once or twice.
    plain = text.replace("<", "&lt;")
    return "".join(f"<p>{part}</p>" for part in plain.split("\n\n") if part.strip())


def _authors(written: str | None) -> tuple[str, ...]:
    """Names, of which RSS puts the address before: "desk@news.example (Ana Reyes)"."""
    if written and "@" in written:
        written = written.partition("(")[2].rstrip(") ")
    return names_in(written)


# Articles of agencies


def _nitf(nitf: Element, _feed: _Feed) -> Item | Broken:
    identifier = _find(nitf, "doc-id")
    name = id_in(identifier.get("id-string") if identifier is not None else None) or id_in(nitf.get("uno"))
    body = _find(nitf, "body")
    if body is None:
        return Broken("is NITF without a body", name)
    publication, issued = _find(nitf, "pubdata"), _find(nitf, "date.issue")
    dates = [issued.get("norm") if issued is not None else None]
    dates.append(publication.get("date.publication") if publication is not None else None)
    metadata = Metadata(
        headline=_line(_find(body, "hl1")) or _line(_find(body, "hedline")) or _line(_find(nitf, "title")),
        dek=_line(_find(body, "hl2")),
        authors=names_in(_person(_find(body, "byline"))),
        published=next((date for written in dates if (date := published_in(written))), None),
        publisher=line_in(publication.get("name")) if publication is not None else None,
        url=address_in(publication.get("ex-ref") if publication is not None else None),
        language=language_in(nitf.get(_LANGUAGE)),
    )
    return html_item(_nitf_html(body), name, metadata)


def _person(byline: Element | None) -> str | None:
    if byline is None:
        return None
    named = _find(byline, "person")
    return _line(named if named is not None else byline)


def _nitf_html(body: Element) -> str:
    """The body of an article in NITF as HTML: headlines, byline, dateline, then its paragraphs and pictures."""
    parts: list[str] = []
    for element in body.iter():
        name = _name(element) if isinstance(element.tag, str) else ""
        if name in _NITF_TAGS and not _is_within(element, body):
            parts.append(f"{_NITF_TAGS[name][0]}{_inner(element)}{_NITF_TAGS[name][1]}")
    return "".join(parts)


_NITF_TAGS = {
    "hl1": ("<h1>", "</h1>"),
    "hl2": ("<p>", "</p>"),
    "byline": ("<p>", "</p>"),
    "dateline": ("<p>", "</p>"),
    "p": ("<p>", "</p>"),
    "media-caption": ("<figure><figcaption>", "</figcaption></figure>"),
    "ul": ("<ul>", "</ul>"),
    "ol": ("<ol>", "</ol>"),
    "table": ("<table>", "</table>"),
    "bq": ("<blockquote>", "</blockquote>"),
}
"""What is shown of a body, and what HTML has for it; what lies in one of these goes along with it."""


def _is_within(element: Element, body: Element) -> bool:
    """Whether an element lies in one that is taken whole, or in one that is no part of the story."""
    for above in element.iterancestors():
        if above is body:
            return False
        if _name(above) in _NITF_TAGS or _name(above) in _SKIPPED_IN_NITF:
            return True
    return False


def _news_item(item: Element, feed: _Feed) -> Item | Broken:
    name = id_in(item.get("guid"))
    about = _find(item, "contentMeta")
    created = [_find(item, part) for part in ("contentCreated", "firstCreated", "versionCreated")]
    publisher = _find(item, "provider")
    metadata = Metadata(
        headline=_line(_find(item, "headline")),
        authors=names_in(_line(_find(about, "by"))) if about is not None else (),
        published=next((date for one in created if (date := published_in(_line(one)))), None),
        publisher=_line(_find(publisher, "name")) if publisher is not None else None,
        language=language_in(_tag_of(_find(item, "language"))),
    )
    content = _find(item, "contentSet")
    if content is None:
        return Broken("is a NewsItem without text", name)
    if (nitf := _find(content, "nitf")) is not None:
        inner = _nitf(nitf, feed)
        return inner if isinstance(inner, Broken) else _joined(inner, metadata, name)
    for tag in ("body", "inlineXML", "inlineData"):
        if (found := _find(content, tag)) is not None and "".join(found.itertext()).strip():
            html = _inner(found) if len(found) else "".join(found.itertext())
            return html_item(html if html_in(html) else _paragraphs(html), name, metadata)
    return Broken("is a NewsItem without text", name)


def _joined(inner: Item, stated: Metadata, name: str | None) -> Item:
    found = inner.metadata
    metadata = Metadata(
        headline=found.headline or stated.headline,
        dek=found.dek,
        authors=found.authors or stated.authors,
        published=found.published or stated.published,
        publisher=stated.publisher or found.publisher,
        url=found.url,
        language=stated.language or found.language,
    )
    return replace(inner, metadata=metadata, id=name or inner.id)


def _tag_of(language: Element | None) -> str | None:
    return language.get("tag") if language is not None else None


def _reuters(item: Element, _feed: _Feed) -> Item | Broken:
    name = id_in(item.get("itemid"))
    text = _find(item, "text")
    if text is None:
        return Broken("is a news item without text", name)
    metadata = Metadata(
        headline=_line(_find(item, "headline")) or _line(_find(item, "title")),
        authors=names_in(_line(_find(item, "byline"))),
        published=published_in(item.get("date")),
        language=language_in(item.get(_LANGUAGE)),
    )
    return html_item(_inner(text), name, metadata)


def _inner(element: Element) -> str:
    """What is inside an element, as HTML."""
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        if isinstance(child.tag, str):
            tag = _name(child)
            target = child.get("href") if tag == "a" else None
            attributes = f' href="{escape(target)}"' if target else ""
            parts.append(f"<{tag}{attributes}>{_inner(child)}</{tag}>")
        parts.append(escape(child.tail or "", quote=False))
    return "".join(parts)


READERS: dict[str, Callable[[Element, _Feed], Item | Broken]] = {
    "item": _rss,
    "entry": _atom,
    "nitf": _nitf,
    "newsItem": _news_item,
    "newsitem": _reuters,
}
"""What makes an article of each element that is one."""
