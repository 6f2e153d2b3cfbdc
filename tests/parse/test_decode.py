"""From bytes to clean text."""

from __future__ import annotations

import pytest

from reader.errors import SourceIsBinary, SourceIsEmpty
from reader.model.raw import Raw
from reader.parse.decode import decode

WORDS = "“Zoë” paid 3 € – no more"


@pytest.mark.parametrize(
    ("data", "encoding", "guessed"),
    [
        (WORDS.encode(), "utf-8", False),
        (b"\xef\xbb\xbf" + WORDS.encode(), "utf-8", False),
        (WORDS.encode("utf-16"), "utf-16", False),
        (WORDS.encode("utf-32"), "utf-32", False),
        (WORDS.encode("cp1252"), "cp1252", True),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str, guessed: bool) -> None:
    decoded = decode(Raw("a.txt", data))
    assert decoded.text == WORDS
    assert (decoded.encoding, decoded.guessed) == (encoding, guessed)


def test_a_declared_encoding_is_believed_before_utf_8() -> None:
    assert decode(Raw("a", "Жизнь".encode("koi8-r"), charset="koi8-r")).text == "Жизнь"
    assert decode(Raw("a", b"plain", charset="no-such-charset")).encoding == "utf-8"


def test_a_longer_text_in_another_script_is_detected() -> None:
    words = "Портовые рабочие остановили краны и отказались возвращаться на причал до выплаты денег. " * 8
    decoded = decode(Raw("a", words.encode("cp1251")))
    assert decoded.text == words
    assert decoded.guessed


def test_every_kind_of_newline_is_a_line_feed() -> None:
    assert decode(Raw("a", "a\r\nb\rc\u2028d\u2029e\x0cf\x85g".encode())).text == "a\nb\nc\nd\ne\nf\ng"


def test_nothing_is_left_that_could_steer_a_terminal() -> None:
    text = decode(Raw("a", "a\x1b]0;title\x07b\x9bc\u202ed\u2066e\u200ff\ttab\x00".encode().replace(b"\x00", b""))).text
    assert text == "a]0;titlebcdef\ttab"


def test_other_characters_are_kept() -> None:
    text = "no\u00a0break, joined\u200dup, soft\u00adhyphen, ‘curly’, e\u0301"
    assert decode(Raw("a", text.encode())).text == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x1f\x8b\x08....", "gzip"),
        (b"text with a \x00 byte", "not text"),
        (bytes(range(1, 9)) * 20, "not text"),
    ],
)
def test_binary_is_named(data: bytes, words: str) -> None:
    with pytest.raises(SourceIsBinary, match=words):
        decode(Raw("a", data))


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n ", "\u200e\ufeff".encode()])
def test_nothing_to_read_is_said(data: bytes) -> None:
    with pytest.raises(SourceIsEmpty):
        decode(Raw("a", data))
