"""The picture over a caption, from the web or from beside the article's file. Gets bytes, and never looks at them."""

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
"""No picture of an article is longer."""

LONGEST_NAME = 80
"""Code points of an address in an error."""


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

    `source` is where the article was read from, a path or an address; `page` its address on the web, where that is
    known. A file of this machine is read only where the article is one too, and only from the article's folder and
    what lies in that: whoever wrote the article does not choose what else is opened here. See `load` for the rest.
    """
    for place in places(address, source, page):
        if is_web(place):
            return load_url(place, fetching, progress, cancelled, PICTURE).data
        if Path(place).stat().st_size > MOST_BYTES:
            raise SourceUnreadable(address, f"longer than {MOST_BYTES >> 20} MiB, too long for a picture")
        return load_file(place).data
    name = address if len(address) <= LONGEST_NAME else f"{address[:LONGEST_NAME]}…"
    raise SourceNotFound(address, f"the article calls it {name}, and no such picture is beside it")


def places(address: str, source: str, page: str | None) -> Iterator[str]:
    """Where the picture may be, the likeliest first: the path of a file beside the article, a web address."""
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


def _beside(address: str, source: str) -> Path | None:
    """The file in the article's folder or below; None where there is none, or it is elsewhere."""
    try:
        article = Path(unquote(urlsplit(source).path) if source.lower().startswith("file:") else source)
        path = (article.parent / unquote(urlsplit(address).path)).resolve()
        is_there = article.is_file() and path.is_file()
        return path if is_there and path.is_relative_to(article.parent.resolve()) else None
    except (OSError, RuntimeError, ValueError):  # no address, a NUL in the name, links that go round in a circle
        return None
