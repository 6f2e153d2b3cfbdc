"""Decompress gzip and deflate a piece at a time, and tell a body that was cut from one that is damaged."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from urllib3.exceptions import DecodeError, ProtocolError

from reader.load.web import limits

GZIP = ("gzip", "x-gzip")
DEFLATE = "deflate"

_GZIP_FIRST_BYTE = b"\x1f"

_GZIP_BITS = 16 + zlib.MAX_WBITS


class Unpacker:
    """The decompression of one body. Zstandard is left to urllib3, which checks that it is whole."""

    def __init__(self, compression: str) -> None:
        self._is_gzip = compression in GZIP
        self._stream = zlib.decompressobj(_GZIP_BITS if self._is_gzip else zlib.MAX_WBITS)
        self._unrecognized: bytes | None = None if self._is_gzip else b""
        """What came before the first byte was decompressed; None when it is known which kind of deflate it is."""
        self._has_member = False
        """Whether one member is complete; deflate has only one, gzip may have several."""
        self._is_done = False

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """The bytes in a piece, at most `limits.PIECE` at a time. Raises `DecodeError` for damaged ones."""
        while piece and not self._is_done:
            if self._stream.eof:
                self._begin_member(piece)
                continue
            unpacked = self._decompressed(piece)
            piece = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            if unpacked:
                yield unpacked

    def finish(self) -> bytes:
        """The last bytes. Raises `ProtocolError` where the body ended before what was compressed did."""
        if self._is_done:
            return b""
        rest = self._stream.flush()
        if not self._stream.eof:
            raise ProtocolError("the body was cut")
        return rest

    def _begin_member(self, piece: bytes) -> None:
        """Begin what follows a complete member: another one, or padding."""
        self._has_member = True
        if self._is_gzip and piece.startswith(_GZIP_FIRST_BYTE):
            self._stream = zlib.decompressobj(_GZIP_BITS)
        else:
            self._is_done = True

    def _decompressed(self, piece: bytes) -> bytes:
        try:
            unpacked = self._stream.decompress(piece, limits.PIECE)
        except zlib.error as error:
            if self._has_member:  # what follows the last member is padding
                self._is_done = True
                return b""
            if self._unrecognized is None:
                raise DecodeError("damaged") from error
            return self._without_header(self._unrecognized + piece)
        if self._unrecognized is not None:
            self._unrecognized = None if unpacked else self._unrecognized + piece
        return unpacked

    def _without_header(self, begin: bytes) -> bytes:
        """The bytes of a deflate stream that lacks the header it should have, as some servers send it."""
        self._unrecognized = None
        self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
        return self._decompressed(begin)
