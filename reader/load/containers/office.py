"""Articles in word processors' files, Word's and RTF, and the chapters of EPUB books."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree

from reader.base.values import replace
from reader.load.containers.archives import layout_items, layout_of
from reader.load.containers.choices import Choices
from reader.load.containers.item import Broken, Item, Opened, UnreadableError, html_item, text_item
from reader.load.containers.streams import needs_extra, whole
from reader.load.containers.values import id_in, language_in, line_in, names_in, published_in
from reader.load.file import MOST_BYTES
from reader.model.document import Metadata

MOST_UNPACKED = 4 * MOST_BYTES
"""Bytes that all the parts of a document may have together."""

MOST_XML = 1 << 25
"""Bytes of XML that a Word document may have; while it is read, each takes twenty bytes of memory."""

_ZIP_FAULTS = (BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, zlib.error)
"""What the standard library raises for an archive that is damaged."""


def docx(opened: Opened, choices: Choices, tell: Callable[[str], None]) -> Iterator[Item | Broken]:
    """The one article of a Word document."""
    try:
        import mammoth
    except ImportError as error:
        raise UnreadableError("is a Word document", needs_extra()) from error
    data = whole(opened.stream)
    with _unzipped(data) as archive:
        if any(part.file_size > MOST_XML for part in archive.infolist() if part.filename.endswith(".xml")):
            raise UnreadableError(f"unpacks to more than {MOST_XML >> 20} MiB of XML, too long for an article")
        core = _xml(archive, "docProps/core.xml")
    try:
        html = mammoth.convert_to_html(BytesIO(data), convert_image=mammoth.images.img_element(lambda _image: {})).value
        text = mammoth.extract_raw_text(BytesIO(data)).value
    except Exception as error:  # the format has no end of ways to be broken
        raise UnreadableError(f"is a Word document that cannot be read: {type(error).__name__}") from error
    yield from _of_archive(text) or (
        replace(html_item(html, None, _about(core) if core is not None else Metadata()), is_whole=True),
    )


def rtf(opened: Opened, choices: Choices, tell: Callable[[str], None]) -> Iterator[Item | Broken]:
    """The one article of an RTF document."""
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise UnreadableError("is an RTF document", needs_extra()) from error
    written = whole(opened.stream).decode("latin-1")
    if not written.lstrip().startswith("{\\rtf"):
        raise UnreadableError("is not RTF, though its name says so")
    try:
        convert: Callable[..., str] = rtf_to_text
        text = convert(written, encoding=choices.encoding or "cp1252", errors="replace")
    except Exception as error:  # the format has no end of ways to be broken
        raise UnreadableError(f"is an RTF document that cannot be read: {type(error).__name__}") from error
    yield from _of_archive(text) or (replace(text_item(text, None, Metadata()), is_whole=True),)


def _of_archive(text: str) -> list[Item | Broken]:
    """The documents that a news archive has exported in one file; none if it is something else."""
    layout = layout_of(text)
    return list(layout_items(layout, text.split("\n"))) if layout is not None else []


def epub(opened: Opened, choices: Choices, tell: Callable[[str], None]) -> Iterator[Item | Broken]:
    """The chapters of a book, in the order in which they are read."""
    with _unzipped(opened.path or whole(opened.stream)) as archive:
        container = _xml(archive, "META-INF/container.xml")
        places = container.xpath("//*[local-name()='rootfile']/@full-path") if container is not None else ()
        place = next(iter(places), None)
        package = _xml(archive, place) if place is not None else None
        if place is None or package is None:
            raise UnreadableError("is no EPUB book that can be read", "its table of contents is missing")
        book = _about(package)
        parts = {part.get("id"): part.get("href") for part in package.xpath("//*[local-name()='manifest']/*")}
        for name in package.xpath("//*[local-name()='spine']/*/@idref"):
            path = normpath(join(dirname(place), unquote((parts.get(name) or "").partition("#")[0])))
            chapter = _chapter(archive, path, str(name), book)
            if chapter is not None:
                yield chapter


def _chapter(archive: ZipFile, path: str, name: str, book: Metadata) -> Item | Broken | None:
    """A chapter; None for a page without text, such as the cover."""
    try:
        data = _part(archive, path)
    except (KeyError, UnreadableError) as error:
        return Broken(error.reason if isinstance(error, UnreadableError) else "is missing in the book", name)
    try:
        root = etree.fromstring(data, etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        root = None
    if root is None or not any(text.strip() for text in root.xpath("//*[local-name()='body']//text()")):
        return None
    # The title of a book is not the headline of each of its chapters.
    metadata = replace(book, headline=None, id=None)
    body = root.xpath("//*[local-name()='body']")[0]
    html = etree.tostring(body, encoding="unicode", method="html", with_tail=False)
    return html_item(html.replace("<body", "<div", 1).replace("</body>", "</div>"), name, metadata)


def _about(document: Any) -> Metadata:
    """What Dublin Core elements state."""

    def stated(name: str) -> Any:
        return document.xpath(f"//*[local-name()='{name}' and namespace-uri()='{_DUBLIN_CORE}']/text()")

    return Metadata(
        headline=line_in(next(iter(stated("title")), None)),
        authors=names_in([str(name) for name in stated("creator")]),
        published=published_in(next(iter(stated("date")), None)),
        publisher=line_in(next(iter(stated("publisher")), None)),
        language=language_in(next(iter(stated("language")), None)),
        id=id_in(next(iter(stated("identifier")), None)),
    )


_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def _unzipped(file: str | bytes) -> ZipFile:
    """The archive at a path, or of these bytes, if its parts are not too long to be unpacked."""
    try:
        archive = ZipFile(BytesIO(file) if isinstance(file, bytes) else file)
    except _ZIP_FAULTS as error:
        raise UnreadableError("is damaged or cut off: it is no ZIP archive that can be read") from error
    sizes = [part.file_size for part in archive.infolist()]
    if sum(sizes) > MOST_UNPACKED or max(sizes, default=0) > MOST_BYTES:
        archive.close()
        raise UnreadableError(f"unpacks to more than {MOST_BYTES >> 20} MiB, which no article does")
    return archive


def _part(archive: ZipFile, path: str) -> bytes:
    """A part of the archive, which is not longer than it says. Raises `KeyError` where there is none."""
    try:
        with archive.open(path) as stream:
            return whole(stream)
    except _ZIP_FAULTS as error:
        raise UnreadableError(f"is damaged: {type(error).__name__}") from error


def _xml(archive: ZipFile, path: str) -> Any:
    """A part of the archive that is XML; None where there is none."""
    try:
        return etree.fromstring(_part(archive, path), etree.XMLParser(resolve_entities=False, no_network=True))
    except (KeyError, etree.XMLSyntaxError):
        return None
