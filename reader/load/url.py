"""A web page as a source: from the cached copy while that is fresh, else from its server."""

from __future__ import annotations

import time

from reader.base.values import replace
from reader.errors import SourceNotKept, SourceStopped, SourceUnavailable, SourceUnsupported
from reader.load.fetching import Cancelled, Fetching, Report
from reader.load.web import cache
from reader.load.web.address import Address, parse_address, shown
from reader.load.web.cache import Copy, Note
from reader.load.web.content import ARTICLE, Wanted, charset, media_type
from reader.load.web.failures import AGAIN
from reader.load.web.freshness import lifetime, may_keep
from reader.load.web.transfer import Request, Response, transfer
from reader.load.web.watch import OutOfTimeError, StoppedError, watched
from reader.model.raw import Raw

_ADDRESS_HINT = "write it like https://news.example/story"
_OFFLINE_HINT = "open it once without --offline"
_DOWNGRADED = "fetched without encryption, since its address redirects from https to http"
_SLOW_HINT = f"{AGAIN}, or allow more time with --timeout"


def load_url(
    text: str,
    fetching: Fetching,
    report: Report,
    cancelled: Cancelled,
    wanted: Wanted = ARTICLE,
    *,
    is_from_outside: bool = False,
) -> Raw:
    """The page, or whatever is `wanted`, at an http or https address. Raises `SourceError`.

    `is_from_outside` says that not the user but an article chose the address, which must not be in a private network.

    `Raw.url` is the address after redirects. User name and password are left out of it, of `Raw.uri`, of errors and of
    the cache; a page fetched with them is not kept at all.
    """
    uri = shown(text)
    try:
        address = parse_address(text)
    except ValueError as error:
        raise SourceUnsupported(uri, "is not a web address", _ADDRESS_HINT) from error
    copy = None if address.login else cache.find(address.text)
    if fetching.offline:
        if copy is None:
            raise SourceNotKept(uri, "no copy is kept, and the network is turned off", _OFFLINE_HINT)
        return _raw(uri, copy)
    if copy is not None and not fetching.refresh and copy.note.fresh_until > time.time() >= copy.note.kept:
        return _raw(uri, copy)
    request = _request(address, uri, copy, wanted, is_from_outside)
    response = _fetch(request, copy, fetching, report, cancelled)
    page = _page(address, response, copy)
    _remember(page, response, address)
    return _raw(uri, page)


def _request(address: Address, uri: str, copy: Copy | None, wanted: Wanted, is_from_outside: bool) -> Request:
    if copy is None:
        return Request(address, uri, wanted=wanted, is_from_outside=is_from_outside)
    validators = {"If-None-Match": copy.note.etag, "If-Modified-Since": copy.note.modified}
    sent = {name: value for name, value in validators.items() if value}
    return Request(address, uri, copy.note.url, sent, wanted, is_from_outside)


def _fetch(request: Request, copy: Copy | None, fetching: Fetching, report: Report, cancelled: Cancelled) -> Response:
    try:
        return watched(lambda line: transfer(request, line), fetching.timeout, report, cancelled)
    except StoppedError:
        raise SourceStopped(request.uri, "was stopped") from None
    except OutOfTimeError:
        failure = SourceUnavailable(request.uri, f"took longer than {fetching.timeout:g} seconds", _SLOW_HINT)
    except SourceUnavailable as error:
        failure = error
    if copy is None:
        raise failure
    day = time.strftime("%Y-%m-%d", time.localtime(copy.note.kept))
    raise SourceUnavailable(
        failure.uri, failure.reason, f"{failure.hint}; --offline reads the copy of {day}"
    ) from failure


def _page(address: Address, response: Response, copy: Copy | None) -> Copy:
    """The current page, whether it was sent or the cached copy is still good."""
    now = time.time()
    fresh_until = now + lifetime(response.headers) if response.for_good else now
    if response.unchanged and copy is not None:
        etag = response.headers.get("etag") or copy.note.etag
        return replace(copy, note=replace(copy.note, kept=now, fresh_until=fresh_until, etag=etag))
    declared = response.headers.get("content-type")
    note = Note(
        asked=address.text,
        url=response.address.text,
        kept=now,
        fresh_until=fresh_until,
        media_type=media_type(declared) or None,
        charset=charset(declared),
        etag=response.headers.get("etag"),
        modified=response.headers.get("last-modified"),
        downgraded=response.downgraded,
    )
    return Copy(note, response.body)


def _remember(page: Copy, response: Response, address: Address) -> None:
    if address.login or not page.body:
        return
    if may_keep(response.headers):
        cache.keep(page)
    else:
        cache.forget(address.text)


def _raw(uri: str, copy: Copy) -> Raw:
    note = copy.note
    notices = (_DOWNGRADED,) if note.downgraded else ()
    return Raw(uri, copy.body, note.media_type, note.charset, note.url, notices=notices)
