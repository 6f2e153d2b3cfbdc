"""Encodings that pages declare."""

from __future__ import annotations

import pytest

from reader.model.raw import Raw
from reader.parse.decode import decode
from reader.parse.markup_charset import declared_charset

PAGES = [
    (b'<html><head><meta charset="windows-1251">', "cp1251"),
    (b'<meta http-equiv=Content-Type content="text/html; charset=ISO-8859-2">', "iso8859-2"),
    (b'<?xml version="1.0" encoding="koi8-r"?><html>', "koi8-r"),
    (b"<meta charset=gb2312>", "gb18030"),
    (b"<meta charset=utf-16>", "utf-8"),
    (b"<meta charset=no-such-thing>", None),
    (b"<p>charset=koi8-r", None),
    (b"He wrote <meta charset=koi8-r>", None),
]


@pytest.mark.parametrize(("page", "name"), PAGES)
def test_declared_charset(page: bytes, name: str | None) -> None:
    assert declared_charset(page) == name


def test_the_declaration_is_used() -> None:
    data = '<meta charset="windows-1251"><p>Порт стоит'.encode("cp1251")
    found = decode(Raw("a.html", data))
    assert (found.text[-10:], found.encoding, found.guessed) == ("Порт стоит", "cp1251", False)


def test_the_server_takes_precedence_over_the_page() -> None:
    data = '<meta charset="utf-8"><p>Порт'.encode("cp1251")
    assert decode(Raw("a.html", data, charset="windows-1251")).text.endswith("Порт")


def test_a_few_undecodable_bytes_do_not_change_the_encoding() -> None:
    data = b'<meta charset="utf-8"><p>' + "Málaga ".encode() * 200 + b"\xc3 end"
    found = decode(Raw("a.html", data))
    assert (found.encoding, found.guessed, found.text.count("Málaga")) == ("utf-8", False, 200)
