"""Links of a document: which one a place stands on, and where those within the page lead. Knows no widgets."""

from __future__ import annotations

from urllib.parse import urlsplit

from reader.model.document import Document, MarkKind
from reader.model.landings import TOP, possible_names
from reader.model.span import Span

_PORTS = {"http": 80, "https": 443}


def link_at(document: Document, span: Span) -> str:
    """Where the link leads on which a place stands; "" where it stands on none, or on a link and on other words too.

    A name that is part of a link stands on it, and so does a quote whose words are all a link. A quote with a link
    somewhere in it does not.
    """
    links = [mark for mark in document.marks if mark.kind is MarkKind.LINK and mark.target and mark.span.overlaps(span)]
    if around := next((mark.target for mark in links if mark.span.contains(span)), None):
        return around
    targets = {mark.target for mark in links}
    words = (offset for offset, sign in enumerate(document.slice(span), span.start) if sign.isalnum())
    if len(targets) == 1 and all(any(mark.span.covers(offset) for mark in links) for offset in words):
        return targets.pop() or ""
    return ""


def is_within_page(document: Document, target: str) -> bool:
    """Whether a link leads to a place of the page that it stands on, be that place known or not."""
    address, sign, _ = target.partition("#")
    if not sign or not address:
        return bool(sign)
    own = (document.source.uri, document.source.url, document.metadata.url)
    return _page_of(address) in {_page_of(known) for known in own if known}


def landing(document: Document, target: str) -> int | None:
    """The offset that a link within the page leads to; None where it leads elsewhere, or to no place that is known."""
    if not is_within_page(document, target):
        return None
    places = {place.name: place.offset for place in document.landings}
    known = (places[name] for name in possible_names(target) if name in places)
    leads_to_top = target.endswith("#") or target.lower().endswith(TOP)
    return next(known, 0 if leads_to_top else None)


def _page_of(address: str) -> tuple[object, ...]:
    """What pages are told apart by: not the scheme, since a page moves from http to https and is the same."""
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:  # brackets that enclose no address, or a port that is none
        return (address,)
    if parts.scheme not in _PORTS or not parts.hostname:
        return (address.partition("#")[0],)
    return parts.hostname, None if port in _PORTS.values() else port, parts.path or "/", parts.query
