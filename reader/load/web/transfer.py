"""Ask for a page and follow where it leads: the limits on redirects, on types and on bytes are kept here."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from urllib3 import BaseHTTPResponse

from reader.base.values import Value, field
from reader.errors import SourceError, SourceRefused, SourceUnreadable, SourceUnsupported
from reader.load.fetching import FetchProgress
from reader.load.web import limits
from reader.load.web.address import PORTS, Address, parse_address, scheme_of
from reader.load.web.connect import asked
from reader.load.web.content import ARTICLE, Wanted, media_type, refuse_feed, refuse_packing, refuse_type
from reader.load.web.cookies import Cookies
from reader.load.web.failures import BROWSER, TROUBLE, connection_failure, status_failure
from reader.load.web.watch import Line

_MOVED_FOR_GOOD = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}
_MOVED = {*_MOVED_FOR_GOOD, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT}
_PAGES = {HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION}
_EMPTY = {HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT}


class Answer(Value):
    """What came back in the end."""

    address: Address
    """Where the redirects led."""
    headers: Mapping[str, str]
    """By their names in any case."""
    body: bytes
    """Unpacked. Empty where the copy is still good."""
    unchanged: bool = False
    """Whether the server says that the copy the question named is still good."""
    for_good: bool = True
    """Whether every redirect on the way was permanent."""


class Question(Value):
    """What to ask for."""

    address: Address
    uri: str
    """The name of the source in errors."""
    copy_at: str | None = None
    """Where a copy is from; only that very address is asked whether it has changed."""
    validators: Mapping[str, str] = field(default_factory=dict)
    """Headers that name the copy."""
    wanted: Wanted = ARTICLE
    """What it is to be; all else is refused."""


def transfer(question: Question, line: Line) -> Answer:
    """The page that a question leads to. Raises `SourceError`; what comes over `line` says how far it is."""
    here, for_good, cookies = question.address, True, Cookies()
    for _ in range(limits.MOST_REDIRECTS + 1):
        line.tell(FetchProgress(here.host))
        conditional = question.validators if here.text == question.copy_at else {}
        try:
            headers = {"Accept": question.wanted.accept, **conditional, **cookies.header(here)}
            with asked(here, headers, question.uri, line.on_stop) as response:
                cookies.take(here, response)
                target = _redirect(response, here, question.uri)
                if target is None:
                    unchanged = bool(conditional) and response.status == HTTPStatus.NOT_MODIFIED
                    body = b"" if unchanged else _page(response, here, question, line)
                    return Answer(here, response.headers, body, unchanged, for_good)
                for_good = for_good and response.status in _MOVED_FOR_GOOD
        except SourceError:
            raise
        except TROUBLE as error:
            received = line.progress.received if line.progress else 0
            raise connection_failure(question.uri, here.host, error, received) from error
        here = target
    raise SourceRefused(question.uri, f"leads on and on, more than {limits.MOST_REDIRECTS} times", BROWSER)


def _redirect(response: BaseHTTPResponse, here: Address, uri: str) -> Address | None:
    """Where the answer leads; None where it does not. Only the origin that the login was given for gets to see it."""
    location = response.headers.get("location")
    if response.status not in _MOVED or not location:
        return None
    try:
        target = here.joined(_utf8(location))
        if scheme_of(target) not in PORTS:
            raise SourceUnsupported(uri, f"{here.host} leads on to something that is no web address", BROWSER)
        there = parse_address(target)
    except ValueError as error:
        raise SourceUnsupported(uri, f"{here.host} leads on to an address that is not valid", BROWSER) from error
    login = here.login if there.origin == here.origin else None
    return there.with_login(login)


def _utf8(header: str) -> str:
    """Headers are read as Latin-1, but addresses in them are UTF-8 where they are not plain."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _page(response: BaseHTTPResponse, here: Address, question: Question, line: Line) -> bytes:
    uri, wanted = question.uri, question.wanted
    if response.status in _EMPTY:
        return b""
    if response.status not in _PAGES:
        raise status_failure(uri, response.status, here.host, response.headers.get("retry-after"))
    declared = media_type(response.headers.get("content-type"))
    refuse_type(uri, declared, wanted)
    refuse_packing(uri, response.headers.get("content-encoding"))
    body = _body(response, here, question, line)
    refuse_feed(uri, declared, body)
    return body


def _body(response: BaseHTTPResponse, here: Address, question: Question, line: Line) -> bytes:
    length = response.headers.get("content-length", "")
    expected = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None
    _check_size(expected or 0, limits.MOST_ON_WIRE, question)
    pieces: list[bytes] = []
    unpacked = 0
    while True:
        line.tell(FetchProgress(here.host, response.tell(), expected))
        piece = response.read1(limits.PIECE)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
        unpacked += len(piece)
        _check_size(response.tell(), limits.MOST_ON_WIRE, question)
        _check_size(unpacked, limits.MOST_UNPACKED, question)


def _check_size(size: int, most: int, question: Question) -> None:
    if size > most:
        reason = f"longer than {most >> 20} MiB, too long for {question.wanted.name}"
        raise SourceUnreadable(question.uri, reason, BROWSER if question.wanted is ARTICLE else None)
