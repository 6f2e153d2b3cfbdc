"""Connections to a host: certificates are checked, proxies come from the environment. One request each."""

from __future__ import annotations

import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from socket import SHUT_RDWR, socket
from urllib.parse import unquote
from urllib.request import getproxies, proxy_bypass

import certifi
from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool, PoolManager, ProxyManager, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import LocationValueError
from urllib3.util import Url, parse_url
from urllib3.util.request import ACCEPT_ENCODING

from reader.errors import SourceUnsupported
from reader.load.web import limits
from reader.load.web.address import PORTS, Address

# Brotli is left out: older versions of its library decompress a bomb in one go.
ENCODINGS = ("gzip", "deflate", *(name for name in ACCEPT_ENCODING.split(",") if name == "zstd"))
"""Compressions that can be undone a piece at a time."""

HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; article-reader; fetches a page when its user opens it)",
    "Accept-Encoding": ", ".join(ENCODINGS),
}

_PROXY_HINT = "check the variables http_proxy, https_proxy and no_proxy"


@contextmanager
def requested(
    here: Address,
    headers: Mapping[str, str],
    uri: str,
    on_stop: Callable[[Callable[[], None]], None],
    reach: Callable[[str, str | None], None],
) -> Iterator[BaseHTTPResponse]:
    """The response of the server, its body not read yet; redirects are not followed. Closed at the end of the block.

    As soon as there is a connection, `reach` is given the host and its IP address, None behind a proxy, and may raise;
    then `on_stop` is given a function that breaks the connection off. Raises `SourceUnsupported` for a proxy that
    cannot be used, and what urllib3 raises.
    """
    login = {"Authorization": _basic(here.login)} if here.login else {}
    with _connections(here, uri) as connections:
        is_direct = not isinstance(connections, ProxyManager)
        if not is_direct:
            reach(here.host, None)
        connections.pool_classes_by_scheme = _watched(on_stop, partial(reach, here.host) if is_direct else None)
        response = connections.request(
            "GET",
            here.text,
            headers={**HEADERS, **headers, **login},
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=Timeout(connect=limits.CONNECT_SECONDS, read=limits.SILENT_SECONDS),
        )
        try:
            yield response
        finally:
            response.close()


def _connections(here: Address, uri: str) -> PoolManager:
    proxy = _proxy_for(here)
    context = _trust() if here.origin[0] == "https" or proxy else None
    if proxy is None:
        return PoolManager(ssl_context=context)
    try:
        url = parse_url(proxy if "://" in proxy else f"http://{proxy}")
    except LocationValueError:
        url = Url()
    if url.scheme not in PORTS or not url.host:
        raise SourceUnsupported(uri, "the proxy set in the environment is not an http or https proxy", _PROXY_HINT)
    login = {"Proxy-Authorization": _basic(unquote(url.auth))} if url.auth else None
    return ProxyManager(
        url._replace(auth=None).url, proxy_headers=login, ssl_context=context, proxy_ssl_context=context
    )


def _watched(
    on_stop: Callable[[Callable[[], None]], None], reach: Callable[[str], None] | None
) -> dict[str, type[HTTPConnectionPool]]:
    """Connections of both schemes that report the IP address they have reached, and how they can be broken off."""

    def register(connection: HTTPConnection) -> None:
        on_stop(partial(socket.shutdown, connection.sock, SHUT_RDWR))

    class Checked(HTTPConnection):
        def _new_conn(self) -> socket:
            connected = super()._new_conn()
            if reach is not None:
                try:
                    reach(connected.getpeername()[0])
                except BaseException:
                    connected.close()
                    raise
            return connected

    class Plain(Checked):
        def connect(self) -> None:
            super().connect()
            register(self)

    class Secure(Checked, HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            register(self)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _trust() -> ssl.SSLContext:
    """The certificates that the system trusts, or Mozilla's list if this Python does not find them."""
    context = ssl.create_default_context()
    folder = ssl.get_default_verify_paths().capath
    if not context.cert_store_stats()["x509_ca"] and not (folder and any(Path(folder).iterdir())):
        context.load_verify_locations(certifi.where())
    return context


def _basic(login: str) -> str:
    return f"Basic {b64encode(login.encode('utf-8', 'surrogatepass')).decode()}"


def _proxy_for(here: Address) -> str | None:
    scheme, host, port = here.origin
    if proxy_bypass(f"{host}:{port}"):
        return None
    proxies = getproxies()
    return proxies.get(scheme) or proxies.get("all")
