"""Read the articles of exports: JSON Lines, JSON and folders of Parquet tables. Streams; one article at a time."""

from __future__ import annotations

import json
import re
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from json import JSONDecodeError, JSONDecoder
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, cast

from reader.base.values import Value
from reader.digest.articles import CountedArticle, article_of
from reader.errors import SourceNotFound, SourceUnreadable, SourceUnsupported
from reader.load.containers import SIGN_BYTES, is_packed
from reader.load.containers.item import UnreadableError
from reader.load.containers.streams import unpacked
from reader.load.file import reason_of
from reader.model.raw import STANDARD_INPUT

if TYPE_CHECKING:
    from io import BufferedReader

SCHEMA = 1
"""The newest form of exports that is understood."""

_CHUNK = 1 << 20
_LONGEST = 1 << 28
"""Characters or bytes of one article at most; what is longer is damaged."""

_MOST_DAMAGED = 100
"""Lines that are looked at for the first article of a file."""

_BETWEEN = re.compile(r"[\s,\[\]]*")
_NO_JSON, _NO_ARTICLE = "not JSON", "not an exported article"
_BREAKS_OFF = "not JSON, or it breaks off; the rest is left out"
_LINES = (".jsonl", ".ndjson")
_FIELDS = frozenset({"schema", "text", "metadata", "entities", "quotes"})
_HINT = "make one with `reader export … -f jsonl`"


class Damage(Value):
    """A part of an export that cannot be counted."""

    path: str
    line: int
    """From 1."""
    reason: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.reason}"


class _Found(NamedTuple):
    """A value of a file, or why there is none."""

    line: int
    value: Any
    reason: str = ""


def read(path: str) -> Iterator[CountedArticle | Damage]:
    """The articles of an export, in order; what is damaged is told, and the rest is read.

    Memory is taken for one article at a time. Raises `SourceError` where there is no export: `SourceNotFound`,
    `SourceUnreadable`, or `SourceUnsupported` for a file or folder of another sort.
    """
    if path != STANDARD_INPUT and Path(path).is_dir():
        from reader.digest.parquet import read_folder  # late: most exports are files

        yield from read_folder(path)
        return
    with _opened(path) as stream:
        yield from _articles(path, _values(path, stream))


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    try:
        with _stream(path) as stream:
            yield unpacked(stream) if is_packed(path, stream.peek(SIGN_BYTES)) else stream
    except FileNotFoundError as error:
        raise SourceNotFound(path, "no such file") from error
    except UnreadableError as error:
        raise SourceUnreadable(path, error.reason, error.hint) from error
    except OSError as error:
        raise SourceUnreadable(path, reason_of(error)) from error


def _stream(path: str) -> AbstractContextManager[BufferedReader]:
    if path != STANDARD_INPUT:
        return Path(path).open("rb")
    if sys.stdin is None:
        raise SourceUnreadable(path, "standard input is closed")
    return nullcontext(cast("BufferedReader", sys.stdin.buffer))


def _articles(path: str, found: Iterator[_Found]) -> Iterator[CountedArticle | Damage]:
    damaged: list[Damage] = []
    begun = False
    for each in found:
        article = each.reason or _article(each.value)
        if not isinstance(article, str):
            yield from damaged
            damaged, begun = [], True
            yield article
        elif begun:
            yield Damage(path, each.line, article)
        else:
            damaged.append(Damage(path, each.line, article))
            if _is_other(each) or len(damaged) == _MOST_DAMAGED:
                break
    if damaged:
        is_other = damaged[0].reason in (_NO_JSON, _NO_ARTICLE)
        reason = "is not an export of this program" if is_other else damaged[0].reason
        raise SourceUnsupported(path, reason, _HINT if is_other else None)


def _is_other(found: _Found) -> bool:
    """Whether this is sound JSON that is no article."""
    return not found.reason and not (isinstance(found.value, dict) and found.value.keys() >= _FIELDS)


def _article(value: Any) -> CountedArticle | str:
    """The article, or why it is none."""
    try:
        if value["schema"] > SCHEMA:
            return f"was written by a newer version (schema {value['schema']})"
        return article_of(value)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return _NO_ARTICLE


def _values(path: str, stream: BinaryIO) -> Iterator[_Found]:
    first = stream.readline(_LONGEST)
    start = first.lstrip()[:1]
    if start == b"[" or first.strip() == b"{":
        return _spread_values(first, stream)
    if start == b"{" or path.removesuffix(".gz").removesuffix(".zst").endswith(_LINES):
        return _line_values(first, stream)
    return iter([_Found(1, None)] if first else [])


def _line_values(line: bytes, stream: BinaryIO) -> Iterator[_Found]:
    number = 1
    while line:
        if len(line) == _LONGEST and not line.endswith(b"\n"):
            yield _Found(number, None, "too long for an article")
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
        elif line.strip():
            try:
                yield _Found(number, json.loads(line))
            except (ValueError, RecursionError):
                yield _Found(number, None, _NO_JSON)
        line = stream.readline(_LONGEST)
        number += 1


def _spread_values(beginning: bytes, stream: BinaryIO) -> Iterator[_Found]:
    """The items of a list, or objects one after the other, over any number of lines."""
    decode = JSONDecoder().raw_decode
    decoder = getincrementaldecoder("utf-8")("replace")
    text = decoder.decode(beginning)
    at, line, size = 0, 1, _CHUNK
    while True:
        begin = _after_space(text, at)
        line += text.count("\n", at, begin)
        at = begin
        try:
            value, end = decode(text, at)
        except (JSONDecodeError, RecursionError):
            more = stream.read(size) if len(text) - at < _LONGEST else b""
            if more:
                text, at, size = text[at:] + decoder.decode(more), 0, size * 2
                continue
            if at < len(text):
                yield _Found(line, None, _BREAKS_OFF)
            return
        except ValueError:  # a number of thousands of digits
            yield _Found(line, None, _BREAKS_OFF)
            return
        yield _Found(line, value)
        line += text.count("\n", at, end)
        at, size = end, _CHUNK


def _after_space(text: str, at: int) -> int:
    """Where the next value of a list begins."""
    between = _BETWEEN.match(text, at)
    return between.end() if between else at
