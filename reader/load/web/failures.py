"""What went wrong on the way to a page, as an error that says why and what to try. Quotes no server's words."""

from __future__ import annotations

import http.client
import ssl
from http import HTTPStatus

from urllib3 import exceptions as web

from reader.errors import SourceError, SourceNotFound, SourceRefused, SourceUnavailable
from reader.load.file import reason_of
from reader.load.web import limits

AGAIN = "try again later"
BROWSER = "open it in a browser, and pipe in or paste its text"

TROUBLE = (web.HTTPError, http.client.HTTPException, OSError, ValueError)
"""What asking a server, and reading its answer, may raise."""

UNKNOWN_HOST = (web.NameResolutionError, web.LocationValueError, UnicodeError)

_NEWS = {
    401: "asks for a login",
    402: "asks for payment",
    403: "does not let this program in",
    404: "has no such page",
    407: "the proxy asks for a login",
    410: "has taken the page down",
    429: "was asked too often",
    451: "may not show the page, for legal reasons",
}
_PASSING = {408, 421, 425, 429}
_MISSING = {404, 410}


def status_failure(uri: str, status: int, host: str, pause: str | None = None) -> SourceError:
    """The error for an answer that brings no page. `pause` is what the server says of when to come back."""
    passing = status in _PASSING or status >= 500
    news = _NEWS.get(status) or ("is in trouble" if status >= 500 else "does not give the page")
    reason = f"{host} {news}, {_named(status)}"
    if passing:
        seconds = pause if pause and pause.isdigit() and len(pause) < 6 else None
        return SourceUnavailable(uri, reason, f"try again in {seconds} seconds" if seconds else AGAIN)
    if status in _MISSING:
        return SourceNotFound(uri, reason, "look for a slip in the address")
    return SourceRefused(uri, reason, BROWSER)


def connection_failure(uri: str, host: str, error: BaseException, received: int = 0) -> SourceError:
    """The error for a page whose server could not be reached, or stopped in the middle."""
    certificate = _certificate(error)
    if certificate:
        return SourceRefused(uri, f"the certificate of {host} is not valid, {certificate}", BROWSER)
    hint = "check the address and the connection" if isinstance(error, UNKNOWN_HOST) else AGAIN
    return SourceUnavailable(uri, _reason(host, error, received), hint)


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase.lower()}"
    except ValueError:
        return str(status)


def _certificate(error: BaseException | None) -> str | None:
    """What the check of the certificate found, wherever it stands among the causes."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            words = cause.verify_message.rstrip(".")
            return words[:1].lower() + words[1:]
    return None


def _reason(host: str, error: BaseException, received: int) -> str:
    if isinstance(error, web.ProxyError):
        return f"the proxy does not let through to {host}, or does not answer"
    if isinstance(error, UNKNOWN_HOST):
        return f"the host {host} was not found"
    if isinstance(error, web.NewConnectionError):
        return f"{host} cannot be reached, {_system(error)}"
    if isinstance(error, web.ConnectTimeoutError):
        return f"{host} did not answer within {limits.CONNECT_SECONDS:g} seconds"
    if isinstance(error, web.ReadTimeoutError):
        return f"{host} sent nothing for {limits.SILENT_SECONDS:g} seconds"
    if isinstance(error, web.DecodeError):
        return f"{host} sent a page that cannot be unpacked"
    if isinstance(error, (web.SSLError, ssl.SSLError)):
        return f"no secure connection to {host} came about"
    if received:
        return f"{host} broke off after {received:,} bytes"
    if any(isinstance(cause, OSError) for cause in _causes(error)):
        return f"{host} hung up without an answer"
    return f"{host} does not answer the way web servers do"


def _system(error: BaseException) -> str:
    found = next((cause for cause in _causes(error) if isinstance(cause, OSError)), None)
    return reason_of(found) if found else "no connection"


def _causes(error: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        inner = next((part for part in error.args if isinstance(part, BaseException)), None)
        error = inner or error.__cause__
    return chain
