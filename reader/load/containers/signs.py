"""Recognise a container by how it begins, where its name does not say what it is."""

from __future__ import annotations

from collections.abc import Callable

from reader.base import lazy_regex
from reader.base.text import begins_as_json
from reader.load.containers import ARCHIVE, JSON, MAILBOX, MESSAGE, TABLE, XML, Kind, may_be_archive

MOST_HEADER_CHARS = 400
"""Characters of the longest first line that is taken for the names of columns."""

_ROOT = lazy_regex.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
_ROOTS = ("rss", "RDF", "feed", "nitf", "newsItem", "newsMessage", "newsitem")
_TEXT_COLUMNS = frozenset({"text", "body", "content", "article", "fulltext", "full_text", "maintext", "article_text"})
_COLUMNS = _TEXT_COLUMNS | {"title", "headline", "url", "link", "date", "published", "id"}


def kind_by_signs(start: str) -> Kind | None:
    """The kind of container that begins so; None if none does."""
    return next((kind for kind, is_begun in SIGNS if is_begun(start)), None)


def _is_news_xml(start: str) -> bool:
    root = _ROOT.search(start) if start.startswith("<") else None
    return root is not None and root[1] in _ROOTS


def _is_table(start: str) -> bool:
    """Whether the first line names columns, one of them the text, and the second looks like a row."""
    line, _, below = start.replace(";", ",").replace("\t", ",").partition("\n")
    row = below.partition("\n")[0]
    if len(line) > MOST_HEADER_CHARS or not (below == "" or "," in row or row.startswith('"')):
        return False
    names = [name.strip(" \"'\r").lower() for name in line.split(",")]
    known = [name for name in names if name in _COLUMNS]
    return len(known) > 1 and len(set(names)) == len(names) and not _TEXT_COLUMNS.isdisjoint(names)


def _is_mailbox(start: str) -> bool:
    separator, _, rest = start.partition("\n")
    return bool(_SEPARATOR.match(separator)) and bool(_HEADER.match(rest))


def _is_message(start: str) -> bool:
    """Whether a text begins with the headers of a message, other than a page saved by a browser."""
    headers = start.replace("\r", "").partition("\n\n")[0]
    names = {line.partition(":")[0].lower() for line in headers.split("\n") if _HEADER.match(line)}
    is_page = "snapshot-content-location" in names or "multipart/related" in headers
    return {"from", "subject"} <= names and not names.isdisjoint(_ONLY_MAIL) and not is_page


def _is_archive(start: str) -> bool:
    if not may_be_archive(start):
        return False
    from reader.load.containers.archives import layout_of  # late: few texts look like one

    return layout_of(start) is not None


_SEPARATOR = lazy_regex.compile(
    r"From \S{1,200} .{0,50}\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .{0,20}\d\d:\d\d", begins=("From ",)
)
_HEADER = lazy_regex.compile(r"[A-Za-z][\w-]*:(?:\s|$)", within=(":",))
_ONLY_MAIL = frozenset({"message-id", "mime-version", "received", "return-path", "delivered-to"})

SIGNS: tuple[tuple[Kind, Callable[[str], bool]], ...] = (
    (JSON, begins_as_json),
    (XML, _is_news_xml),
    (TABLE, _is_table),
    (MAILBOX, _is_mailbox),
    (MESSAGE, _is_message),
    (ARCHIVE, _is_archive),
)
