"""The link at a place, and the targets of links within the page. Knows no widgets."""

from __future__ import annotations

from urllib.parse import urlsplit

from reader.model.document import Document, MarkKind
from reader.model.landings import TOP, possible_names
from reader.model.span import Span

_PORTS = {"http": 80, "https": 443}


def link_at(document: Document, span: Span) -> str:
    """The target of the link that a span is on; "" if it is on none, or on a link and on other words too.

    A name that is part of a link is on it, and so is a quote whose words are all one link. A quote with a link
    somewhere in it is not.
    """
    links = [mark for mark in document.marks if mark.kind is MarkKind.LINK and mark.target and mark.span.overlaps(span)]
    if around := next((mark.target for mark in links if mark.span.contains(span)), None):
        return around
    targets = {mark.target for mark in links}
    words = (offset for offset, character in enumerate(document.slice(span), span.start) if character.isalnum())
    if len(targets) == 1 and all(any(mark.span.covers(offset) for mark in links) for offset in words):
        return targets.pop() or ""
    return ""


def is_within_page(document: Document, target: str) -> bool:
    """Whether a link points to a place on its own page, whether that place is known or not."""
    address, separator, _ = target.partition("#")
    if not separator or not address:
        return bool(separator)
    own = (document.source.uri, document.source.url, document.metadata.url)
    return _page_of(address) in {_page_of(known) for known in own if known}


def landing(document: Document, target: str) -> int | None:
    """The offset that a link within the page points to; None if it points elsewhere or to an unknown place."""
    if not is_within_page(document, target):
        return None
    places = {place.name: place.offset for place in document.landings}
    known = (places[name] for name in possible_names(target) if name in places)
    leads_to_top = target.endswith("#") or target.lower().endswith(TOP)
    return next(known, 0 if leads_to_top else None)


def _page_of(address: str) -> tuple[object, ...]:
    """What identifies a page: without the scheme, since http and https lead to the same page."""
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:  # brackets that enclose no address, or an invalid port
        return (address,)
    if parts.scheme not in _PORTS or not parts.hostname:
        return (address.partition("#")[0],)
    return parts.hostname, None if port in _PORTS.values() else port, parts.path or "/", parts.query
