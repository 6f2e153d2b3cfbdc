"""What went wrong while fetching a page, as an error that says why and what to try. Quotes nothing a server sent."""

from __future__ import annotations

import http.client
import ssl
from http import HTTPStatus

from urllib3 import exceptions as web

from reader.errors import SourceError, SourceNotFound, SourceRefused, SourceUnavailable
from reader.load.file import reason_of
from reader.load.web import limits

AGAIN = "try again later"
BROWSER = "open it in a browser, then paste or pipe in its text"

TROUBLE = (web.HTTPError, http.client.HTTPException, OSError, ValueError)
"""What sending a request to a server, and reading the response, may raise."""

UNKNOWN_HOST = (web.NameResolutionError, web.LocationValueError, UnicodeError)

_PROBLEMS = {
    401: "requires a login",
    402: "requires payment",
    403: "denied access",
    404: "has no such page",
    407: "is behind a proxy that requires a login",
    410: "has removed the page",
    429: "received too many requests",
    451: "withholds the page for legal reasons",
}
_TEMPORARY = {408, 421, 425, 429}
_MISSING = {404, 410}


def status_failure(uri: str, status: int, host: str, pause: str | None = None) -> SourceError:
    """The error for a response without a page. `pause` is when the server says to try again, in seconds."""
    temporary = status in _TEMPORARY or status >= 500
    problem = _PROBLEMS.get(status) or ("had a server error" if status >= 500 else "did not return the page")
    reason = f"{host} {problem}, {_named(status)}"
    if temporary:
        seconds = pause if pause and pause.isdigit() and len(pause) < 6 else None
        return SourceUnavailable(uri, reason, f"try again in {seconds} seconds" if seconds else AGAIN)
    if status in _MISSING:
        return SourceNotFound(uri, reason, "check the address for typos")
    return SourceRefused(uri, reason, BROWSER)


def connection_failure(uri: str, host: str, error: BaseException, received: int = 0) -> SourceError:
    """The error for a page whose server could not be reached, or that broke off in the middle."""
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
    """What was wrong with the certificate, wherever that stands among the causes."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            words = cause.verify_message.rstrip(".")
            return words[:1].lower() + words[1:]
    return None


def _reason(host: str, error: BaseException, received: int) -> str:
    if isinstance(error, web.ProxyError):
        return f"the proxy refused the connection to {host} or did not answer"
    if isinstance(error, UNKNOWN_HOST):
        return f"the host {host} was not found"
    if isinstance(error, web.NewConnectionError):
        return f"{host} cannot be reached, {_system(error)}"
    if isinstance(error, web.ConnectTimeoutError):
        return f"{host} did not answer within {limits.CONNECT_SECONDS:g} seconds"
    if isinstance(error, web.ReadTimeoutError):
        return f"{host} sent nothing for {limits.SILENT_SECONDS:g} seconds"
    if isinstance(error, web.DecodeError):
        return f"{host} sent a damaged page, which cannot be decompressed"
    if isinstance(error, (web.SSLError, ssl.SSLError)):
        return f"no secure connection to {host} could be made"
    if received:
        return f"the connection to {host} was lost after {received:,} bytes"
    if any(isinstance(cause, OSError) for cause in _causes(error)):
        return f"{host} closed the connection without answering"
    return f"{host} did not send a valid HTTP response"


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
