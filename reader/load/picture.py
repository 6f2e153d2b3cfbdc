"""Load the picture of a caption, from the web or from the article's folder. Gets bytes, and never looks at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reader.base.urls import joined
from reader.errors import SourceNotFound, SourceUnreadable
from reader.load import is_web
from reader.load.fetching import DEFAULT, Cancelled, Fetching, Report, never, unwatched
from reader.load.file import load_file
from reader.load.url import load_url
from reader.load.web.content import PICTURE

MOST_BYTES = 32 << 20
"""Longer pictures are refused."""

LONGEST_NAME = 80
"""Characters of an address in an error."""


def load_picture(
    address: str,
    source: str,
    page: str | None,
    fetching: Fetching = DEFAULT,
    *,
    progress: Report = unwatched,
    cancelled: Cancelled = never,
) -> bytes:
    """The bytes behind the `address` that an article has for a picture. Raises `SourceError`.

    `source` is where the article was read from, a path or an address; `page` is its address on the web, if known. A
    local file is read only if the article is one too, and only from the article's folder or below: whoever wrote the
    article must not choose what else is opened on this machine. Nor is anything fetched from a private network for a
    page of the web, unless it is on the host of that page. See `load` for the rest.
    """
    for place in places(address, source, page):
        if is_web(place):
            pages = [own for own in (source, page or "") if is_web(own)]
            is_from_outside = bool(pages) and not any(_is_same_host(place, own) for own in pages)
            return load_url(place, fetching, progress, cancelled, PICTURE, is_from_outside=is_from_outside).data
        if Path(place).stat().st_size > MOST_BYTES:
            raise SourceUnreadable(address, f"longer than {MOST_BYTES >> 20} MiB, too long for a picture")
        return load_file(place).data
    name = address if len(address) <= LONGEST_NAME else f"{address[:LONGEST_NAME]}…"
    raise SourceNotFound(address, f"no picture named {name} was found beside the article")


def places(address: str, source: str, page: str | None) -> Iterator[str]:
    """Where the picture may be, the likeliest first: a file in the article's folder, a web address."""
    if is_web(address):
        yield address
        return
    if not is_web(source) and (path := _beside(address, source)) is not None:
        yield str(path)
    for base in (source, page or ""):
        if is_web(base) and is_web(place := joined(base, address)):
            yield place
            return
    if address.startswith("//"):
        yield f"https:{address}"


def _is_same_host(place: str, page: str) -> bool:
    try:
        return urlsplit(place).hostname == urlsplit(page).hostname
    except ValueError:
        return False


def _beside(address: str, source: str) -> Path | None:
    """The file in the article's folder or below; None if there is none, or it lies elsewhere."""
    try:
        article = Path(unquote(urlsplit(source).path) if source.lower().startswith("file:") else source)
        path = (article.parent / unquote(urlsplit(address).path)).resolve()
        is_there = article.is_file() and path.is_file()
        return path if is_there and path.is_relative_to(article.parent.resolve()) else None
    except (OSError, RuntimeError, ValueError):  # an invalid address, a NUL in the name, a loop of links
        return None
