"""Which network an address is in: the internet, or one that only this machine or its neighbours reach."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from reader.errors import SourceRefused

_NAT64 = ip_network("64:ff9b::/96")
"""Addresses of version 6 whose last four bytes are one of version 4."""

_HERE = ("localhost", "localhost.localdomain", "ip6-localhost")


def is_internet(address: str) -> bool:
    """Whether an IP address is reachable from anywhere, not private, link-local, of this machine or reserved."""
    found = ip_address(address.partition("%")[0])
    return _meant(found).is_global and not found.is_multicast


class Crossing:
    """The route of one fetch through its redirects. What comes from the internet must not lead into a private network,
    whose machines trust those inside: routers, printers, the programs of this machine."""

    def __init__(self, uri: str, *, is_from_outside: bool = False) -> None:
        """`is_from_outside` says that the first address was not the user's choice."""
        self._uri = uri
        self._was_outside = is_from_outside

    def reach(self, host: str, address: str | None) -> None:
        """Note that the host was reached at this address, None if only a proxy knows it. Call it before anything is
        sent; raises `SourceRefused` if the host must not be asked."""
        is_outside = is_internet(address) if address else not _is_private_name(host)
        if self._was_outside and not is_outside:
            raise SourceRefused(self._uri, f"leads from the internet to {host}, which is in a private network")
        self._was_outside = is_outside


def _meant(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The address of version 4 inside one of version 6, if there is one."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _is_private_name(host: str) -> bool:
    """Whether a host is named by its address and that is private, or is this machine by name."""
    try:
        return not is_internet(host)
    except ValueError:
        name = host.rstrip(".").lower()
        return name in _HERE or name.endswith(".localhost")
