"""Web addresses: taken apart, made whole, and safe to show. Never asks the network."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin

from urllib3.util import Url, parse_url

from reader.base.values import Value, field, replace

PORTS = {"http": 80, "https": 443}
"""The schemes that are opened, and where their servers listen."""

_LOGIN = re.compile(r"^(\s*[a-z][a-z0-9+.-]*:/{2,})[^/?#\\]*@", re.IGNORECASE)
_UP_TO_LAST_AT = re.compile(r"^(\s*[a-z][a-z0-9+.-]*:/*).*@", re.IGNORECASE | re.DOTALL)

# Browsers drop these wherever they stand: a long address was wrapped on its way through a mail.
_BREAKS = re.compile(r"[\t\r\n]")

_HOST = re.compile(r"[\w.~-]+|\[[\w.:%~-]+\]", re.ASCII)

# One of these makes urllib3 take every other % for a plain sign too.
_BARE_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")


class Address(Value):
    """Where a page is. `text` is fit to be shown, kept and sent on: no user name, no password, no fragment."""

    text: str
    host: str
    origin: tuple[str, str, int]
    """Scheme, host and port: who gets to see the login."""
    login: str | None = field(default=None, repr=False)
    """`user:password` where the user gave one, for the authorization header and nothing else."""

    def joined(self, location: str) -> str:
        """What `location` means when this page leads there."""
        return urljoin(self.text, _BREAKS.sub("", location.strip()))

    def with_login(self, login: str | None) -> Address:
        """The same place for whoever has this login, or none."""
        return replace(self, login=login)


def shown(address: str) -> str:
    """The address as the user wrote it, but for user name and password."""
    try:
        parse_address(address)
    except ValueError:
        # What cannot be taken apart may have its password anywhere before the last @.
        return _UP_TO_LAST_AT.sub(r"\1", address)
    return _LOGIN.sub(r"\1", address, count=1)


def scheme_of(address: str) -> str:
    """What stands before the first colon, in small letters."""
    return address.partition(":")[0].strip().lower()


def parse_address(address: str) -> Address:
    """The parts of an http or https address. Raises `ValueError` where it is none."""
    url = parse_url(_BARE_PERCENT.sub("%25", _BREAKS.sub("", address.strip())))
    if url.scheme not in PORTS or not url.host or not _HOST.fullmatch(url.host):
        raise ValueError("no web address")
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
