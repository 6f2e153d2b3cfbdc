"""Decoding bytes to clean text."""

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


def test_a_declared_encoding_takes_precedence_over_utf_8() -> None:
    assert decode(Raw("a", "Жизнь".encode("koi8-r"), charset="koi8-r")).text == "Жизнь"
    assert decode(Raw("a", b"plain", charset="no-such-charset")).encoding == "utf-8"


@pytest.mark.parametrize("charset", ["undefined", "idna", "punycode", "hex", "unicode_escape", "a\0b", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_declarations_that_are_not_encodings_are_ignored(charset: str, encoding: str) -> None:
    words = "“Zoë” paid 3 € – no more \\x1b[31m"
    assert decode(Raw("a", words.encode(encoding), charset=charset)).text == words


def test_latin_1_is_decoded_as_by_browsers() -> None:
    assert decode(Raw("a", "“so”".encode("cp1252"), charset="iso-8859-1")).text == "“so”"
    assert decode(Raw("a", "“so”".encode(), charset="ISO-8859-1"))[:3] == ("“so”", "utf-8", False)


def test_utf_16_needs_a_byte_order_mark_or_a_declaration() -> None:
    data = "Port workers walk out".encode("utf-16-le")
    assert decode(Raw("a", data, charset="UTF-16LE")).text == "Port workers walk out"
    with pytest.raises(SourceIsBinary):
        decode(Raw("a", data))


@pytest.mark.parametrize(
    "words", ["RIFFA (AP) — Nothing.", "GIF89 is old", "PKK talks", "ID3 is a tag", "BZh, said he"]
)
def test_text_that_begins_like_a_binary_format_is_text(words: str) -> None:
    assert decode(Raw("a", words.encode())).text == words


def test_a_longer_text_in_another_script_is_detected() -> None:
    words = "Портовые рабочие остановили краны и отказались возвращаться на причал до выплаты денег. " * 8
    decoded = decode(Raw("a", words.encode("cp1251")))
    assert decoded.text == words
    assert decoded.guessed


def test_all_newlines_become_line_feeds() -> None:
    assert decode(Raw("a", "a\r\nb\rc\u2028d\u2029e\x0cf\x85g".encode())).text == "a\nb\nc\nd\ne\nf\ng"


def test_control_characters_are_removed() -> None:
    text = decode(Raw("a", "a\x1b]0;title\x07b\x9bc\u202ed\u2066e\ufefff\ttab\x7f".encode())).text
    assert text == "abcdef\ttab"


def test_other_characters_are_kept() -> None:
    text = "no\u00a0break, joined\u200dup, soft\u00adhyphen, right\u200fto left, ‘curly’, e\u0301, \U0001f3f4"
    assert decode(Raw("a", text.encode())).text == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x1f\x8b\x08....", "gzip"),
        (b"RIFF\x24\x08\x00\x00WAVEfmt ", "sound"),
        (b"\x00\x00\x00\x18ftypmp42", "video"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"ID3\x04\x00\x00", "sound"),
        (b"\x00text \x00with \x00zeros \x00everywhere", "not text"),
        (b"notes.txt".ljust(257, b"\x00") + b"ustar\x0000" + b"notes\n" * 2000, "tar"),
        (bytes(range(1, 9)) * 20, "not text"),
    ],
)
def test_binary_formats_are_named(data: bytes, words: str) -> None:
    with pytest.raises(SourceIsBinary, match=words):
        decode(Raw("a", data))


@pytest.mark.parametrize("data", [b"A tex\0t with a few \0bytes that are none.", b"\0A text that begins with one."])
def test_a_few_zero_bytes_are_left_out_and_reported(data: bytes) -> None:
    zeros = data.count(b"\0")
    decoded = decode(Raw("a", data))
    assert decoded.text == data.replace(b"\0", b"").decode()
    assert decoded.notices == (f"{zeros} NUL byte{'s' if zeros > 1 else ''} left out of the text",)


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n ", "\u200e\ufeff\u00ad".encode(), "\ufeff\n".encode("utf-16")])
def test_a_source_without_text_is_an_error(data: bytes) -> None:
    with pytest.raises(SourceIsEmpty):
        decode(Raw("a", data))
