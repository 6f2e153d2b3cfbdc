"""Articles in CSV and TSV: one a row, their fields named in the first row."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from io import BufferedReader

from reader.base.text import counted
from reader.load.containers.choices import Choices
from reader.load.containers.fields import find_fields, item_of
from reader.load.containers.item import Broken, Item, Opened, UnreadableError
from reader.load.containers.streams import decoded, in_utf_8, lines
from reader.load.file import MOST_BYTES, TOO_LONG

_SEPARATORS = ",;\t|"


def items(opened: Opened, choices: Choices, tell: Callable[[str], None]) -> Iterator[Item | Broken]:
    """The articles, in order."""
    text = _Lines(in_utf_8(opened.stream, choices.encoding))
    header_line = next(text, None)
    if header_line is None:
        return
    csv.field_size_limit(MOST_BYTES)
    rows = csv.reader(_again(header_line, text), delimiter=_separator(header_line), strict=True)
    try:
        names = [name.strip() for name in next(rows)]
    except csv.Error as error:
        raise UnreadableError(f"its first row is no row of a table: {_fault(error)}") from error
    fields = find_fields(names, choices)
    if choices.text_field is None:
        tell(fields.described())
    while (row := _next(rows)) is not None:
        if isinstance(row, Broken):
            yield row
        elif not row:
            continue
        elif len(row) != len(names):
            yield Broken(f"has {counted(len(row), 'column')}, not {len(names)} (line {rows.line_num})")
        else:
            yield item_of(dict(zip(names, row, strict=True)), fields, text.notices())


def _next(rows: Iterator[list[str]]) -> list[str] | Broken | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        if "unexpected end" in str(error):
            return Broken("is cut off: the file ends within quotation marks")
        return Broken(f"is no row of a table: {_fault(error)}")


def _fault(error: csv.Error) -> str:
    if "new-line character" in str(error):
        return "a carriage return stands outside quotation marks"
    return str(error)


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _separator(header: str) -> str:
    """What separates the columns: whatever occurs most among their names."""
    return max(_SEPARATORS, key=header.count)


class _Lines(Iterator[str]):
    """The lines of a table as text. Remembers whether any since it was last asked were not UTF-8."""

    def __init__(self, stream: BufferedReader) -> None:
        self._lines = lines(stream)
        self._notices: tuple[str, ...] = ()

    def __next__(self) -> str:
        line = next(self._lines)
        if line is None:
            raise UnreadableError(f"a line is {TOO_LONG}")
        text, notices = decoded(line)
        self._notices = self._notices or notices
        # The csv module refuses NUL in some versions; no article needs it.
        return text.replace("\0", "")

    def notices(self) -> tuple[str, ...]:
        """What the user should know about the row that was just read."""
        notices, self._notices = self._notices, ()
        return notices
