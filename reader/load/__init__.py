"""From a source to its bytes, and nothing more. LOADERS is the table of address schemes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from reader.base import lazy_regex
from reader.base.values import replace
from reader.errors import SourceError, SourceNotFound, SourceUnsupported
from reader.load.fetching import DEFAULT, Cancelled, Fetching, Report, never, unwatched
from reader.load.file import load_file, load_file_address, path_of
from reader.load.stdin import load_stdin
from reader.model.raw import STANDARD_INPUT, Raw

_SCHEME = lazy_regex.compile(r"\s*([a-z][a-z0-9+.-]*)://", re.IGNORECASE)

_PASTE_HINT = "copy the article's text and pipe it in, or save it to a file"


def load(
    source: str, fetching: Fetching = DEFAULT, *, progress: Report = unwatched, cancelled: Cancelled = never
) -> Raw:
    """The bytes of a path, of an address, or of standard input for `-`. Raises `SourceError`.

    While a page is fetched, `progress` is called with how far it is, and `SourceStopped` is raised soon after
    `cancelled()` returns true. Both are called in the calling thread, some twenty times a second. `cancelled` is also
    called while a named pipe or a device gives nothing; other files and standard input call neither.
    """
    raw = _load(source, fetching, progress, cancelled)
    return replace(raw, encoding=fetching.encoding) if fetching.encoding is not None else raw


def _load(source: str, fetching: Fetching, progress: Report, cancelled: Cancelled) -> Raw:
    if source == STANDARD_INPUT:
        return load_stdin()
    scheme = _scheme(source)
    if container_of(source) is not None:
        return _load_item(source, fetching)
    if scheme is None:
        return load_file(source, cancelled)
    if scheme in WEB:
        from reader.load.url import load_url  # late: reading a file needs none of it

        return load_url(source.strip(), fetching, progress, cancelled)
    return LOADERS.get(scheme, _refuse_unknown)(source, cancelled)


def _load_item(source: str, fetching: Fetching) -> Raw:
    from reader.load.containers.choices import Choices  # late: most sources are articles
    from reader.load.sources import expand

    found = next(expand([source], Choices(encoding=fetching.encoding)))
    if isinstance(found, Raw):
        return found
    raise found if isinstance(found, SourceError) else SourceNotFound(source, "no such file")


def is_web(source: str) -> bool:
    """Whether this is the address of a page to be fetched."""
    return _scheme(source) in WEB


def file_of(source: str) -> str | int | None:
    """The file that a source is read from: a path, or the descriptor of standard input; None for any other source."""
    if source == STANDARD_INPUT:
        return 0
    scheme = _scheme(source)
    if scheme is None:
        return source or None
    return path_of(source) if scheme == "file" else None


def container_of(source: str) -> str | None:
    """The file that `PATH#ID` is an article of; None for any other source."""
    path = file_of(source) if "#" in source else None
    if not isinstance(path, str) or os.path.lexists(path):
        return None
    ends = (at for at, character in enumerate(path) if character == "#")  # the names of both may hold more of them
    return next((path[:at] for at in ends if os.path.isfile(path[:at])), None)


def display_name(source: str) -> str:
    """The source as it may be shown: a web address without user name and password."""
    if not is_web(source):
        return source
    from reader.load.web.address import shown

    return shown(source)


def short_name(source: str) -> str:
    """The name of a source in a list: its file name, or its web address as it may be shown."""
    return display_name(source) if is_web(source) else os.path.basename(source)


def _scheme(source: str) -> str | None:
    address = _SCHEME.match(source) if "://" in source else None
    return address[1].lower() if address else None


def _refuse_unknown(address: str, _cancelled: Cancelled) -> Raw:
    from reader.base.urls import without_login  # late: most addresses are known

    scheme = _scheme(address)
    raise SourceUnsupported(
        without_login(address), f"addresses that start with {scheme}:// cannot be opened", _PASTE_HINT
    )


WEB = frozenset({"http", "https"})

LOADERS: dict[str, Callable[[str, Cancelled], Raw]] = {"file": load_file_address}
"""What opens an address that needs no network, by its scheme."""
