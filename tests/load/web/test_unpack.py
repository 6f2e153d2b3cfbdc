"""Compressed bodies: unpacked in small pieces, and reported if they were cut or are damaged."""

from __future__ import annotations

import gzip
import zlib
from typing import Any

import pytest

from reader.errors import SourceUnavailable
from reader.load import load
from reader.load.web import limits
from reader.load.web.unpack import Unpacker

PAGE = b"".join(b"The ferry came in at %d and left again. " % number for number in range(3000))

_RAW = zlib.compressobj(wbits=-zlib.MAX_WBITS)
BODIES = {
    "gzip": ("gzip", gzip.compress(PAGE)),
    "gzip in members": ("x-gzip", gzip.compress(PAGE[:50_000]) + gzip.compress(PAGE[50_000:])),
    "gzip with padding": ("gzip", gzip.compress(PAGE) + bytes(20)),
    "gzip with one byte of padding": ("gzip", gzip.compress(PAGE) + bytes(1)),
    "deflate": ("deflate", zlib.compress(PAGE)),
    "deflate without header": ("deflate", _RAW.compress(PAGE) + _RAW.flush()),
}


@pytest.mark.parametrize("case", BODIES)
@pytest.mark.parametrize("size", [1, 7, 4096])
def test_bodies_are_unpacked_from_pieces_of_any_size(case: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PIECE", 1000)
    compression, body = BODIES[case]
    unpacker = Unpacker(compression)
    pieces = [piece for start in range(0, len(body), size) for piece in unpacker.feed(body[start : start + size])]
    assert max(map(len, pieces)) <= 1000
    assert b"".join(pieces) + unpacker.finish() == PAGE


def failure(site: Any, compression: str, body: bytes) -> str:
    with pytest.raises(SourceUnavailable) as caught:
        load(site.give("/ferry", body, Content_Encoding=compression))
    return caught.value.reason


@pytest.mark.parametrize("case", ["gzip", "deflate", "deflate without header"])
def test_a_body_that_was_cut_is_reported_as_a_lost_connection(case: str, site: Any) -> None:
    compression, body = BODIES[case]
    assert (
        failure(site, compression, body[:-9]) == f"the connection to 127.0.0.1 was lost after {len(body) - 9:,} bytes"
    )


@pytest.mark.parametrize("case", ["gzip", "deflate"])
def test_a_damaged_body_is_reported_as_damaged(case: str, site: Any) -> None:
    compression, body = BODIES[case]
    damaged = body[:-1] + bytes([body[-1] ^ 1])
    assert failure(site, compression, damaged) == "127.0.0.1 sent a damaged page, which cannot be decompressed"


def test_whole_bodies_are_read(site: Any) -> None:
    for compression, body in BODIES.values():
        assert load(site.give("/ferry", body, Content_Encoding=compression)).data == PAGE
    assert load(site.give("/ferry", b"", Content_Encoding="gzip")).data == b""
