"""Articles in JSON: one object a line, a list of objects, or a list within one object."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BufferedReader
from itertools import chain
from typing import Any

from reader.load.containers.choices import Choices
from reader.load.containers.fields import Fields, find_fields, flat, item_of
from reader.load.containers.item import Broken, Item, Opened, UnreadableError
from reader.load.containers.streams import PIECE, decoded, in_utf_8, lines, pieces
from reader.load.file import MOST_BYTES, TOO_LONG

MOST_SHAPES = 100
"""Sets of fields that are remembered."""

MOST_BROKEN = 20
"""Lines that are looked at for the first object."""

_BETWEEN = re.compile(r"[, \t\r\n]*")

_NO_ARTICLES = "is JSON, but no list of articles"
_HINT = "it may hold one object a line, or a list of objects, each with a text"


def items(opened: Opened, choices: Choices, tell: Callable[[str], None]) -> Iterator[Item | Broken]:
    """The articles, in order."""
    stream = in_utf_8(opened.stream, choices.encoding)
    records = _Records(choices, tell)
    if stream.peek(1).lstrip().startswith(b"["):
        yield from records.items(_of_list(pieces(stream)))
        return
    first = _first_lines(stream)
    if first and _is_object(first[-1]):
        yield from records.items(_of_lines(chain(first, lines(stream))))
    elif first:
        beginning = b"".join(first)
        data = beginning + stream.read(max(MOST_BYTES - len(beginning), 0) + 1)
        yield from records.items(_of_object(data, stream, choices))


Record = tuple[Any, tuple[str, ...]]
"""What was read, and what the user should know about it."""


class _Records:
    """Makes articles of objects. What is what is found out from the first, which must have a text, and told then."""

    def __init__(self, choices: Choices, tell: Callable[[str], None]) -> None:
        self._choices = choices
        self._tell = tell
        self._first: Fields | None = None
        self._fields: dict[tuple[str, ...], Fields] = {}
        """Which field is what, for each set of fields that an object has had: not all have all."""

    def items(self, records: Iterator[Record | Broken]) -> Iterator[Item | Broken]:
        for record in records:
            yield record if isinstance(record, Broken) else self._item(*record)

    def _item(self, value: Any, notices: tuple[str, ...]) -> Item | Broken:
        if not isinstance(value, dict):
            return Broken("is JSON, but not an object with fields")
        record = dict(flat(value))
        return item_of(record, self._fields_of(tuple(record)), notices)

    def _fields_of(self, names: tuple[str, ...]) -> Fields:
        if self._first is None:
            self._first = self._fields[names] = find_fields(names, self._choices)
            if self._choices.text_field is None:
                self._tell(self._first.described())
        if names not in self._fields:
            if len(self._fields) >= MOST_SHAPES:
                self._fields.clear()
            try:
                self._fields[names] = find_fields(names, self._choices)
            except UnreadableError:  # it lacks the text, or what the user chose
                self._fields[names] = self._first
        return self._fields[names]


def _first_lines(stream: BufferedReader) -> list[bytes]:
    """The lines up to the first that is an object, as lines are after one that is broken; or the first few."""
    found: list[bytes] = []
    for line in lines(stream):
        if line is None:
            raise UnreadableError(TOO_LONG)
        if line.strip():
            found.append(line)
            if len(found) == MOST_BROKEN or _is_object(line):
                break
    return found


def _is_object(line: bytes) -> bool:
    """Whether a line is an object, and no line of one that is spread over many, which are indented."""
    try:
        return line.startswith(b"{") and isinstance(json.loads(decoded(line)[0]), dict)
    except (ValueError, RecursionError):
        return False


def _of_lines(found: Iterator[bytes | None]) -> Iterator[Record | Broken]:
    for line in found:
        if line is None:
            yield Broken(f"a line is {TOO_LONG}")
        elif line.strip():
            yield _of_line(line)


def _of_line(line: bytes) -> Record | Broken:
    text, notices = decoded(line)
    try:
        return json.loads(text.strip()), notices
    except RecursionError:
        return Broken("is nested too deeply")
    except ValueError as error:
        if not line.endswith(b"\n"):
            return Broken("is cut off: the file ends within it")
        return Broken(f"is not JSON: {_reason(error)}")


def _of_list(pieces: Iterator[bytes]) -> Iterator[Record | Broken]:
    """The objects of a list, or of objects over several lines each, every one read as soon as it is there."""
    # What follows a broken object cannot be told from what is part of it, so that nothing after it is read.
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    scan = json.JSONDecoder().raw_decode
    text = decode(next(pieces)).lstrip()
    is_list = text.startswith("[")
    at = int(is_list)
    done = 0
    ended = False
    while True:
        at = _after_space(text, at)
        if text.startswith("]", at) or (ended and at == len(text) and not is_list):
            return
        try:
            value, end = scan(text, at) if at < len(text) else (None, at)
        except RecursionError as error:
            raise UnreadableError(f"article {done + 1} is nested too deeply") from error
        except ValueError as error:
            if ended or not _may_go_on(error, text):
                raise UnreadableError(_broken(error, done, ended)) from error
            end = at
        if end > at:
            done += 1
            at = end
            yield value, ()
            continue
        if ended:
            raise UnreadableError(f"is cut off: the file ends after article {done} of its list")
        more, ended = _at_least(pieces, max(len(text) - at, PIECE))
        text, at = text[at:] + decode(more), 0
        if len(text) > MOST_BYTES:
            raise UnreadableError(f"article {done + 1} is {TOO_LONG}")


def _after_space(text: str, at: int) -> int:
    """Where the next object begins."""
    between = _BETWEEN.match(text, at)
    return between.end() if between is not None else at


def _may_go_on(error: ValueError, text: str) -> bool:
    """Whether JSON is broken only because more of it has not been read yet."""
    if not isinstance(error, json.JSONDecodeError):
        return False
    return error.msg.startswith(("Unterminated string", "Invalid \\uXXXX")) or error.pos >= len(text) - 8


def _broken(error: ValueError, done: int, ended: bool) -> str:
    if ended and isinstance(error, json.JSONDecodeError):
        return f"is cut off: the file ends within article {done + 1} of its list"
    return f"article {done + 1} of its list is not JSON: {_reason(error)}; nothing after it can be read"


def _at_least(pieces: Iterator[bytes], size: int) -> tuple[bytes, bool]:
    """Pieces of this length together, so that long objects are not scanned too often; and whether there are no more."""
    joined: list[bytes] = []
    while size > 0:
        piece = next(pieces, None)
        if piece is None:
            return b"".join(joined), True
        joined.append(piece)
        size -= len(piece)
    return b"".join(joined), False


def _of_object(data: bytes, stream: BufferedReader, choices: Choices) -> Iterator[Record | Broken]:
    """The objects of the first list that one object holds, or that object itself, if it has a text; all of them, where
    one object follows another."""
    text, notices = decoded(data)
    try:
        whole, end = json.JSONDecoder().raw_decode(text.lstrip())
    except RecursionError as error:
        raise UnreadableError("is nested too deeply") from error
    except ValueError as error:
        if len(data) > MOST_BYTES:
            raise UnreadableError(TOO_LONG, _HINT) from error
        raise UnreadableError(f"is not JSON: {_reason(error)}", "it may be cut off") from error
    if text.lstrip()[end:].lstrip().startswith("{"):
        return _of_list(chain([data], pieces(stream)))
    if not isinstance(whole, dict) or text.lstrip()[end:].strip():
        raise UnreadableError(_NO_ARTICLES, _HINT)
    return ((found, notices) for found in _articles_in(whole, choices))


def _articles_in(whole: dict[str, Any], choices: Choices) -> list[Any]:
    """The first list of objects with a text within an object, or that object itself."""
    for value in (whole, *dict(flat(whole)).values()):
        found = value if isinstance(value, list) else [value]
        if found and isinstance(found[0], dict):
            with suppress(UnreadableError):
                find_fields(list(dict(flat(found[0]))), choices)
                return found
    raise UnreadableError(_NO_ARTICLES, _HINT)


def _reason(error: ValueError) -> str:
    return f"{error.msg}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else "a number is too long"
