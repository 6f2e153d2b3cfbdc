"""Web addresses, as they are written and as they are sent."""

from __future__ import annotations

import pytest

from reader.load.web.address import parse_address, shown

SENT = {
    "https://news.example": "https://news.example/",
    "HTTPS://News.Example:443/Ferry": "https://news.example/Ferry",
    "http://news.example:8080?a=b": "http://news.example:8080/?a=b",
    "https://news.example/a b/ü?q=„wind“#top": "https://news.example/a%20b/%C3%BC?q=%E2%80%9Ewind%E2%80%9C",
    "https://news.example/100%/a%2Fb%C3%A9": "https://news.example/100%25/a%2Fb%C3%A9",
    "https://fähre.example/": "https://xn--fhre-loa.example/",
    "https://straße.example/": "https://xn--strae-oqa.example/",
    "http://[::1]:8080/ferry": "http://[::1]:8080/ferry",
    "  https://news.exam\nple/fer\r\nry\t": "https://news.example/ferry",
    "https://ada:secret@news.example/@home": "https://news.example/@home",
}


@pytest.mark.parametrize(("written", "sent"), SENT.items())
def test_addresses_are_made_whole(written: str, sent: str) -> None:
    assert parse_address(written).text == sent


NONE = [
    "https://",
    "https:///ferry",
    "http://news example/",
    "http://news.example:port/",
    "http://[::1/",
    "ftp://a/",
    "a",
]


@pytest.mark.parametrize("written", NONE)
def test_what_is_no_address_is_reported(written: str) -> None:
    with pytest.raises(ValueError, match=r"not a web address|parse|invalid character"):
        parse_address(written)


SHOWN = {
    "https://ada:secret@news.example/a#b": "https://news.example/a#b",
    "https://ada:sec@ret@news.example/@home": "https://news.example/@home",
    "https://news.example/?mail=ada@home.example": "https://news.example/?mail=ada@home.example",
    "https://ada:sec/ret@news.example/": "https://news.example/",
    "https://ada:secret@": "https://",
    "https://ada:secret@[/": "https://[/",
}


@pytest.mark.parametrize(("written", "safe"), SHOWN.items())
def test_addresses_are_shown_without_login(written: str, safe: str) -> None:
    assert shown(written) == safe


def test_the_login_is_unquoted_and_out_of_sight() -> None:
    address = parse_address("https://ada:f%40rry@news.example/")
    assert address.login == "ada:f@rry"
    assert "rry" not in repr(address)


@pytest.mark.parametrize("host", ["news\x7f.example", "news<b>.example", "a|b", "news.example%0a.example", "«news»"])
def test_hosts_have_no_signs_in_them(host: str) -> None:
    with pytest.raises(ValueError, match=r"not a web address|parse|invalid character|IDNA"):
        parse_address(f"https://{host}/")
