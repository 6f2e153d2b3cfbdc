"""Request a page and follow its redirects. Enforces the limits on redirects, types and bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus

from urllib3 import BaseHTTPResponse

from reader.base.values import Value, field
from reader.errors import SourceError, SourceRefused, SourceUnreadable, SourceUnsupported
from reader.load.fetching import FetchProgress
from reader.load.web import limits
from reader.load.web.address import PORTS, Address, parse_address, scheme_of
from reader.load.web.connect import requested
from reader.load.web.content import (
    ARTICLE,
    Wanted,
    compression_of,
    media_type,
    refuse_compression,
    refuse_feed,
    refuse_type,
)
from reader.load.web.cookies import Cookies
from reader.load.web.failures import BROWSER, TROUBLE, connection_failure, status_failure
from reader.load.web.networks import Crossing
from reader.load.web.unpack import DEFLATE, GZIP, Unpacker
from reader.load.web.watch import Line

_MOVED_FOR_GOOD = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}
_MOVED = {*_MOVED_FOR_GOOD, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT}
_PAGES = {HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION}
_EMPTY = {HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT}


class Response(Value):
    """The final response."""

    address: Address
    """Where the redirects led."""
    headers: Mapping[str, str]
    """By name, in any case."""
    body: bytes
    """Decompressed. Empty if the copy is still good."""
    unchanged: bool = False
    """Whether the server says that the copy is still good."""
    for_good: bool = True
    """Whether every redirect was permanent."""
    downgraded: bool = False
    """Whether a redirect led from https to http."""


class Request(Value):
    """What to request."""

    address: Address
    uri: str
    """The name of the source in errors."""
    copy_at: str | None = None
    """The address of the copy, if there is one; only that address is asked whether it has changed."""
    validators: Mapping[str, str] = field(default_factory=dict)
    """Headers that identify the copy."""
    wanted: Wanted = ARTICLE
    """What is expected; anything else is refused."""
    is_from_outside: bool = False
    """Whether an article chose the address, not the user: then it must not be in a private network."""


def transfer(request: Request, line: Line) -> Response:
    """The page at the address of a request. Raises `SourceError`; progress is reported over `line`."""
    here, for_good, downgraded, cookies = request.address, True, False, Cookies()
    crossing = Crossing(request.uri, is_from_outside=request.is_from_outside)
    for _ in range(limits.MOST_REDIRECTS + 1):
        line.report(FetchProgress(here.host))
        conditional = request.validators if here.text == request.copy_at else {}
        try:
            headers = {"Accept": request.wanted.accept, **conditional, **cookies.header(here)}
            with requested(here, headers, request.uri, line.on_stop, crossing.reach) as response:
                cookies.take(here, response)
                target = _redirect(response, here, request.uri)
                if target is None:
                    unchanged = bool(conditional) and response.status == HTTPStatus.NOT_MODIFIED
                    body = b"" if unchanged else _page(response, here, request, line)
                    return Response(here, response.headers, body, unchanged, for_good, downgraded)
                for_good = for_good and response.status in _MOVED_FOR_GOOD
                downgraded = downgraded or (here.origin[0], target.origin[0]) == ("https", "http")
        except SourceError:
            raise
        except TROUBLE as error:
            received = line.progress.received if line.progress else 0
            raise connection_failure(request.uri, here.host, error, received) from error
        here = target
    raise SourceRefused(request.uri, f"redirects more than {limits.MOST_REDIRECTS} times", BROWSER)


def _redirect(response: BaseHTTPResponse, here: Address, uri: str) -> Address | None:
    """Where the response redirects to; None if it does not. The login is only sent on to the same origin."""
    location = response.headers.get("location")
    if response.status not in _MOVED or not location:
        return None
    try:
        target = here.joined(_utf8(location))
        if scheme_of(target) not in PORTS:
            raise SourceUnsupported(uri, f"{here.host} redirects to something that is not a web address", BROWSER)
        there = parse_address(target)
    except ValueError as error:
        raise SourceUnsupported(uri, f"{here.host} redirects to an invalid address", BROWSER) from error
    login = here.login if there.origin == here.origin else None
    return there.with_login(login)


def _utf8(header: str) -> str:
    """Headers are read as Latin-1, but addresses in them are UTF-8 if they are not ASCII."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _page(response: BaseHTTPResponse, here: Address, request: Request, line: Line) -> bytes:
    uri, wanted = request.uri, request.wanted
    if response.status in _EMPTY:
        return b""
    if response.status not in _PAGES:
        raise status_failure(uri, response.status, here.host, response.headers.get("retry-after"))
    declared = media_type(response.headers.get("content-type"))
    refuse_type(uri, declared, wanted)
    refuse_compression(uri, response.headers.get("content-encoding"))
    body = _body(response, here, request, line)
    refuse_feed(uri, declared, body)
    return body


def _body(response: BaseHTTPResponse, here: Address, request: Request, line: Line) -> bytes:
    length = response.headers.get("content-length", "")
    expected = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None
    _check_size(expected or 0, limits.MOST_ON_WIRE, request)
    pieces: list[bytes] = []
    unpacked = 0

    def report() -> None:
        line.report(FetchProgress(here.host, response.tell(), expected))

    for piece in _unpacked(response, report):
        pieces.append(piece)
        unpacked += len(piece)
        _check_size(response.tell(), limits.MOST_ON_WIRE, request)
        _check_size(unpacked, limits.MOST_UNPACKED, request)
    return b"".join(pieces)


def _unpacked(response: BaseHTTPResponse, report: Callable[[], None]) -> Iterator[bytes]:
    """The body decompressed, piece by piece; `report` is called before each is read."""
    compression = compression_of(response.headers.get("content-encoding"))
    unpacker = Unpacker(compression) if compression in (*GZIP, DEFLATE) else None
    report()
    while piece := response.read1(limits.PIECE, decode_content=unpacker is None):
        if unpacker is None:
            yield piece
        else:
            yield from unpacker.feed(piece)
        report()
    if unpacker is not None and response.tell():
        yield unpacker.finish()


def _check_size(size: int, most: int, request: Request) -> None:
    if size > most:
        reason = f"longer than {most >> 20} MiB, too long for {request.wanted.name}"
        raise SourceUnreadable(request.uri, reason, BROWSER if request.wanted is ARTICLE else None)
