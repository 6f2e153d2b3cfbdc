"""Nothing from the internet leads into a private network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from reader.errors import SourceRefused
from reader.load import load
from reader.load.picture import load_picture
from reader.load.web import networks
from reader.load.web.networks import Crossing, is_internet

INTERNET = ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]
PRIVATE = [
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"),
    *("::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::"),
]


@pytest.mark.parametrize("address", INTERNET)
def test_addresses_of_the_internet(address: str) -> None:
    assert is_internet(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_only_neighbours_reach(address: str) -> None:
    assert not is_internet(address)


@pytest.mark.parametrize(
    "way",
    [
        ["127.0.0.1", "10.0.0.1"],
        ["127.0.0.1", "93.184.215.14", "2606:2800:21f:cb07::1"],
        ["93.184.215.14"],
    ],
)
def test_routes_that_are_allowed(way: list[str]) -> None:
    crossing = Crossing("x")
    for address in way:
        crossing.reach("news.example", address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "printer.localhost", "[::1]", "192.168.1.1"])
def test_behind_a_proxy_hosts_are_judged_by_their_name(host: str) -> None:
    crossing = Crossing("x")
    crossing.reach("news.example", None)
    with pytest.raises(SourceRefused):
        crossing.reach(host.strip("[]"), None)


@pytest.fixture
def outside_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first server that is reached counts as one on the internet, whatever its address."""
    answers: Iterator[bool] = iter([True])
    known: Callable[[str], bool] = is_internet
    monkeypatch.setattr(networks, "is_internet", lambda address: next(answers, None) or known(address))


@pytest.mark.usefixtures("outside_once")
def test_a_redirect_into_a_private_network_is_refused_before_anything_is_sent(site: Any) -> None:
    inner = site.give("/inner").replace("127.0.0.1", "localhost")
    with pytest.raises(SourceRefused, match="leads from the internet to localhost, which is in a private network"):
        load(site.move("/ferry", inner))
    assert [path for path, _ in site.asked] == ["/ferry"]


def test_a_redirect_within_a_private_network_is_followed(site: Any) -> None:
    site.give("/inner")
    assert load(site.move("/ferry", "/inner")).url == site.address + "/inner"


def test_a_page_of_the_web_gets_no_picture_from_a_private_network(site: Any) -> None:
    picture = site.give("/crane.png", b"\x89PNG", Content_Type="image/png")
    with pytest.raises(SourceRefused, match="in a private network"):
        load_picture(picture, "https://news.example/ferry", None)
    assert site.asked == []
    assert load_picture(picture, site.address + "/ferry", None) == b"\x89PNG"
