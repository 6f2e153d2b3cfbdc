"""Web addresses: parsed, joined, and made safe to show. Never uses the network."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin

from urllib3.util import Url, parse_url

from reader.base.urls import unbroken
from reader.base.values import Value, field, replace

PORTS = {"http": 80, "https": 443}
"""The schemes that are opened, and where their servers listen."""

_LOGIN = re.compile(r"^(\s*[a-z][a-z0-9+.-]*:/{2,})[^/?#\\]*@", re.IGNORECASE)
_UP_TO_LAST_AT = re.compile(r"^(\s*[a-z][a-z0-9+.-]*:/*).*@", re.IGNORECASE | re.DOTALL)

_HOST = re.compile(r"[\w.~-]+|\[[\w.:%~-]+\]", re.ASCII)

# A single one makes urllib3 escape every other % as well.
_BARE_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")


class Address(Value):
    """Where a page is. `text` is safe to show, store and send: no user name, no password, no fragment."""

    text: str
    host: str
    origin: tuple[str, str, int]
    """Scheme, host and port: what the login is sent to."""
    login: str | None = field(default=None, repr=False)
    """`user:password` where the user gave one, for the authorization header and nothing else."""

    def joined(self, location: str) -> str:
        """The address that `location` means on this page."""
        return urljoin(self.text, unbroken(location))

    def with_login(self, login: str | None) -> Address:
        """The same address with this login, or none."""
        return replace(self, login=login)


def shown(address: str) -> str:
    """The address as the user wrote it, without user name and password."""
    try:
        parse_address(address)
    except ValueError:
        # If it cannot be parsed, the password may be anywhere before the last @.
        return _UP_TO_LAST_AT.sub(r"\1", address)
    return _LOGIN.sub(r"\1", address, count=1)


def scheme_of(address: str) -> str:
    """The part before the first colon, in lower case."""
    return address.partition(":")[0].strip().lower()


def parse_address(address: str) -> Address:
    """Parse an http or https address. Raises `ValueError` for anything else."""
    url = parse_url(_BARE_PERCENT.sub("%25", unbroken(address)))
    if url.scheme not in PORTS or not url.host or not _HOST.fullmatch(url.host):
        raise ValueError("not a web address")
    return _address(url, url.scheme, url.host)


def _address(url: Url, scheme: str, host: str) -> Address:
    port = url.port or PORTS[scheme]
    named_port = None if port == PORTS[scheme] else port
    return Address(
        text=url._replace(auth=None, fragment=None, port=named_port, path=url.path or "/").url,
        host=host.strip("[]"),
        origin=(scheme, host, port),
        login=unquote(url.auth) if url.auth else None,
    )
