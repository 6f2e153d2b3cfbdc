"""A web page as a source: from its kept copy where that is still good, else from its server."""

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
from reader.load.web.transfer import Answer, Question, transfer
from reader.load.web.watch import OutOfTimeError, StoppedError, watched
from reader.model.raw import Raw

_ADDRESS_HINT = "one looks like https://news.example/story"
_OFFLINE_HINT = "open it once without --offline"
_SLOW_HINT = f"{AGAIN}, or give it longer with --timeout"


def load_url(text: str, fetching: Fetching, report: Report, cancelled: Cancelled, wanted: Wanted = ARTICLE) -> Raw:
    """The page, or what else is wanted, that an http or https address leads to. Raises `SourceError`.

    `Raw.url` is where it was found in the end. User name and password stay out of it, of `Raw.uri`, of errors and of
    what is kept; a page fetched with them is not kept at all.
    """
    uri = shown(text)
    try:
        address = parse_address(text)
    except ValueError as error:
        raise SourceUnsupported(uri, "is not a web address", _ADDRESS_HINT) from error
    copy = None if address.login else cache.find(address.text)
    if fetching.offline:
        if copy is None:
            raise SourceNotKept(uri, "no copy of it is kept, and the network is not to be used", _OFFLINE_HINT)
        return _raw(uri, copy)
    if copy is not None and not fetching.anew and copy.note.fresh_until > time.time() >= copy.note.kept:
        return _raw(uri, copy)
    answer = _fetch(_question(address, uri, copy, wanted), copy, fetching, report, cancelled)
    page = _page(address, answer, copy)
    _remember(page, answer, address)
    return _raw(uri, page)


def _question(address: Address, uri: str, copy: Copy | None, wanted: Wanted) -> Question:
    if copy is None:
        return Question(address, uri, wanted=wanted)
    validators = {"If-None-Match": copy.note.etag, "If-Modified-Since": copy.note.modified}
    return Question(address, uri, copy.note.url, {name: value for name, value in validators.items() if value}, wanted)


def _fetch(question: Question, copy: Copy | None, fetching: Fetching, report: Report, cancelled: Cancelled) -> Answer:
    try:
        return watched(lambda line: transfer(question, line), fetching.seconds, report, cancelled)
    except StoppedError:
        raise SourceStopped(question.uri, "was stopped") from None
    except OutOfTimeError:
        failure = SourceUnavailable(question.uri, f"took longer than {fetching.seconds:g} seconds", _SLOW_HINT)
    except SourceUnavailable as error:
        failure = error
    if copy is None:
        raise failure
    day = time.strftime("%Y-%m-%d", time.localtime(copy.note.kept))
    raise SourceUnavailable(
        failure.uri, failure.reason, f"{failure.hint}; --offline reads the copy of {day}"
    ) from failure


def _page(address: Address, answer: Answer, copy: Copy | None) -> Copy:
    """The page as it is now, whether it came or was here already."""
    now = time.time()
    fresh_until = now + lifetime(answer.headers) if answer.for_good else now
    if answer.unchanged and copy is not None:
        etag = answer.headers.get("etag") or copy.note.etag
        return replace(copy, note=replace(copy.note, kept=now, fresh_until=fresh_until, etag=etag))
    declared = answer.headers.get("content-type")
    note = Note(
        asked=address.text,
        url=answer.address.text,
        kept=now,
        fresh_until=fresh_until,
        media_type=media_type(declared) or None,
        charset=charset(declared),
        etag=answer.headers.get("etag"),
        modified=answer.headers.get("last-modified"),
    )
    return Copy(note, answer.body)


def _remember(page: Copy, answer: Answer, address: Address) -> None:
    if address.login or not page.body:
        return
    if may_keep(answer.headers):
        cache.keep(page)
    else:
        cache.forget(address.text)


def _raw(uri: str, copy: Copy) -> Raw:
    return Raw(uri, copy.body, copy.note.media_type, copy.note.charset, copy.note.url)
