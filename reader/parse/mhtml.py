"""Extract the page from a web archive that a browser saved (MHTML)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.base import lazy_regex
from reader.base.values import replace
from reader.model.raw import Raw

if TYPE_CHECKING:
    from email.message import Message

HEADER_BYTES = 4096
"""Bytes from the beginning in which the header of an archive declares its content type."""

_ARCHIVE_HEADER = lazy_regex.compile(
    rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related",
    re.IGNORECASE,
    within=(b"multipart/related",),
)
_HTTP = ("http://", "https://")


def is_archive(data: bytes) -> bool:
    """Whether bytes begin with the header of a `multipart/related` e-mail, as a saved page does."""
    return bool(_ARCHIVE_HEADER.match(data[:HEADER_BYTES].replace(b"\r\n", b"\n")))


def unpack(raw: Raw) -> Raw:
    """The page in an archive, with the URL it was saved from; any other source unchanged."""
    if raw.format is not None or not is_archive(raw.data):
        return raw
    from email import message_from_bytes  # late: few sources are archives

    try:
        archive = message_from_bytes(raw.data)
        page = next((part for part in archive.walk() if part.get_content_type() in _PAGES), None)
        data = page.get_payload(decode=True) if page is not None else None
    except (RecursionError, ValueError, LookupError):
        return raw
    if page is None or not isinstance(data, bytes):
        return raw
    url = raw.url or _location(archive) or _location(page)
    return replace(raw, data=data, media_type="text/html", charset=page.get_content_charset(), url=url)


_PAGES = ("text/html", "application/xhtml+xml")


def _location(part: Message) -> str | None:
    for name in ("Snapshot-Content-Location", "Content-Location"):
        address = str(part.get(name, "")).strip()
        if address.lower().startswith(_HTTP):
            return address
    return None
