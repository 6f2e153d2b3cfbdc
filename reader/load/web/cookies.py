"""Cookies, for as long as it takes to fetch one page. None are kept."""

from __future__ import annotations

import re
from email.message import Message
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from typing import cast
from urllib.request import Request

from urllib3 import BaseHTTPResponse

from reader.load.web.address import Address

# The lifetime of a cookie does not matter here, and the jar warns about dates that make no sense.
_MATTERS = re.compile(r"\s*(?:domain\s*=|path\s*=|secure\s*$)", re.IGNORECASE)


class Cookies:
    """The cookies that sites set on the way to one page. Without them, some redirect in circles."""

    def __init__(self) -> None:
        self._jar = CookieJar()

    def header(self, here: Address) -> dict[str, str]:
        """The header of a request to this address."""
        request = Request(here.text)
        self._jar.add_cookie_header(request)
        cookie = request.get_header("Cookie")
        return {"Cookie": cookie} if cookie else {}

    def take(self, here: Address, response: BaseHTTPResponse) -> None:
        """Remember the cookies that a response from this address sets."""
        wanted = response.headers.getlist("set-cookie")
        if wanted:
            self._jar.extract_cookies(cast(HTTPResponse, _Headers(wanted)), Request(here.text))


class _Headers:
    """All that a jar looks at in a response."""

    def __init__(self, wanted: list[str]) -> None:
        self._headers = Message()
        for cookie in wanted:
            pair, *rest = cookie.split(";")
            self._headers["Set-Cookie"] = ";".join([pair, *filter(_MATTERS.match, rest)])

    def info(self) -> Message:
        return self._headers
