"""Cookies, for as long as it takes to get to one page. Nothing of them is kept."""

from __future__ import annotations

from http.client import HTTPResponse
from http.cookiejar import CookieJar
from typing import cast
from urllib.request import Request

from urllib3 import BaseHTTPResponse

from reader.load.web.address import Address


class Cookies:
    """What sites want said again on the way to one page, forgotten with it. Without, some lead round in circles."""

    def __init__(self) -> None:
        self._jar = CookieJar()

    def header(self, here: Address) -> dict[str, str]:
        """The header for a question to this address."""
        request = Request(here.text)
        self._jar.add_cookie_header(request)
        cookie = request.get_header("Cookie")
        return {"Cookie": cookie} if cookie else {}

    def take(self, here: Address, response: BaseHTTPResponse) -> None:
        """Remember what an answer from this address wants said again."""
        # The jar asks for the headers alone, and urllib3's answers give them as it wants.
        self._jar.extract_cookies(cast(HTTPResponse, response), Request(here.text))
