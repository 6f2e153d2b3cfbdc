"""Streams of bytes for containers: unpacked, in UTF-8, and in lines. Memory stays bounded whatever a stream holds."""

from __future__ import annotations

import codecs
import io
import zlib
from collections.abc import Iterator
from typing import IO, Any, cast

from reader.load.containers import GZIP_MAGIC, UTF_16_MARKS, ZSTD_MAGIC
from reader.load.containers.item import UnreadableError
from reader.load.file import MOST_BYTES, TOO_LONG

PIECE = 1 << 16
"""Bytes read at a time."""

MOST_GROWTH = 250
"""Times that unpacking may lengthen a stream. Text becomes some 4 times as long, tables of repeated words 40 times;
a stream of one repeated byte, made to fill the memory or the disk, 1,000 times and more."""

LEAST_CHECKED = 1 << 26
"""Bytes unpacked before that is checked."""

_CUT = "is cut off: the packed file ends too early"


class _Pieces(io.RawIOBase):
    """A stream of pieces that are made as they are needed."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        taken = self._rest[: len(buffer)]
        buffer[: len(taken)] = taken
        self._rest = self._rest[len(taken) :]
        return len(taken)


class _Counted(io.RawIOBase):
    """A stream that knows how much of it was read."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        self.count += len(piece)
        return len(piece)


def stream_of(pieces: Iterator[bytes]) -> io.BufferedReader:
    """The pieces as one stream, which is read no faster than it is asked for."""
    return io.BufferedReader(_Pieces(pieces), PIECE)


def unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream unpacked, which is packed with gzip or Zstandard.

    Reading it raises `UnreadableError` where it is neither, is damaged, or grows as no text does, and where what
    unpacks Zstandard is not installed.
    """
    head = stream.peek(4)[:4]
    if head.startswith(GZIP_MAGIC):
        return stream_of(_gunzipped(_Counted(stream)))
    if head.startswith(ZSTD_MAGIC):
        return stream_of(_unpacked_zstd(_Counted(stream)))
    raise UnreadableError("is not packed, though its name says so")


def _gunzipped(source: _Counted) -> Iterator[bytes]:
    from gzip import BadGzipFile, GzipFile  # late: most files are not packed

    with GzipFile(fileobj=cast("IO[bytes]", source)) as packed:
        try:
            yield from _checked(packed, source)
        except EOFError as error:
            raise UnreadableError(_CUT) from error
        except (BadGzipFile, zlib.error) as error:
            raise UnreadableError("is damaged: it cannot be unpacked further") from error


def _unpacked_zstd(source: _Counted) -> Iterator[bytes]:
    try:
        import zstandard
    except ImportError as error:
        raise UnreadableError("is packed with Zstandard", needs_extra()) from error
    # A frame may ask for any amount of memory; this is what the program itself allows, and `zstd --long` needs.
    unpacker = zstandard.ZstdDecompressor(max_window_size=1 << 27)
    try:
        with unpacker.stream_reader(cast("IO[bytes]", source), read_across_frames=True, closefd=False) as packed:
            yield from _checked(packed, source)
    except zstandard.ZstdError as error:
        raise UnreadableError("is damaged: it cannot be unpacked further") from error


def _checked(packed: Any, source: _Counted) -> Iterator[bytes]:
    length = 0
    while piece := packed.read(PIECE):
        length += len(piece)
        if length > LEAST_CHECKED and length > MOST_GROWTH * source.count:
            raise UnreadableError(f"unpacks to more than {MOST_GROWTH} times its size, which no text does")
        yield piece


def pieces(stream: io.BufferedReader) -> Iterator[bytes]:
    """What is left of a stream, piece by piece, as it arrives."""
    return iter(lambda: stream.read1(PIECE), b"")


def whole(stream: IO[bytes]) -> bytes:
    """All bytes of a stream. Raises `UnreadableError` if they are too many for an article."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableError(TOO_LONG)
    return data


def needs_extra() -> str:
    """What to do about a format that needs more than the program alone."""
    from reader.base.installed import how_to_add_extra  # late: it is seldom needed

    return f"to read it, run {how_to_add_extra('corpus')}"


def in_utf_8(stream: io.BufferedReader, encoding: str | None) -> io.BufferedReader:
    """The stream in UTF-8 without a byte-order mark, if it is in UTF-16 or the user chose an encoding."""
    head = stream.peek(4)
    if encoding is None and head.startswith(UTF_16_MARKS):
        encoding = "utf-16"
    if encoding is not None and codecs.lookup(encoding).name != "utf-8":
        return stream_of(_transcoded(stream, encoding))
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    return stream


def _transcoded(stream: io.BufferedReader, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for piece in pieces(stream):
        yield decoder.decode(piece).encode()
    yield decoder.decode(b"", final=True).encode()


def lines(stream: io.BufferedReader) -> Iterator[bytes | None]:
    """The lines of a stream with their ends; None for one that is too long for an article."""
    while line := stream.readline(MOST_BYTES):
        if len(line) < MOST_BYTES:
            yield line
            continue
        yield None
        while (rest := stream.readline(PIECE)) and not rest.endswith(b"\n"):
            pass


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Bytes as text, with what the user should know about it: what is not UTF-8 is read as Windows-1252."""
    try:
        return data.decode(), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), ("is not UTF-8, and was read as windows-1252",)
