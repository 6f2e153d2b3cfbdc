"""Articles in Parquet: one a row. Only the columns that are needed are read, a few rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reader.load.containers.choices import Choices
from reader.load.containers.fields import find_fields, flat, item_of
from reader.load.containers.item import Broken, Item, Opened, UnreadableError
from reader.load.containers.streams import needs_extra

ROWS_AT_A_TIME = 64
"""Rows in memory at once. A row group is also unpacked as a whole, whose size its writer chose."""


def items(opened: Opened, choices: Choices, tell: Callable[[str], None]) -> Iterator[Item | Broken]:
    """The articles, in order."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise UnreadableError("is a Parquet table", needs_extra()) from error
    try:
        with ParquetFile(opened.path, pre_buffer=False, buffer_size=1 << 16) as file:
            yield from _rows(file, choices, tell)
    except (ArrowException, OSError, ValueError) as error:
        raise UnreadableError(f"is broken or cut off: {_reason(error)}") from error


def _rows(file: Any, choices: Choices, tell: Callable[[str], None]) -> Iterator[Item | Broken]:
    fields = find_fields(list(_names(file.schema_arrow)), choices)
    if choices.text_field is None:
        tell(fields.described())
    columns = list(dict.fromkeys(name for name in fields if name is not None))
    for batch in file.iter_batches(ROWS_AT_A_TIME, columns=columns, use_threads=False):
        for row in batch.to_pylist():
            yield item_of(_plain(row), fields)


def _names(fields: Any, above: str = "") -> Iterator[str]:
    """The names of the columns; of those within a column, the names joined with a dot."""
    for field in fields:
        if hasattr(field.type, "fields") and str(field.type).startswith("struct"):
            yield from _names(field.type.fields, f"{above}{field.name}.")
        else:
            yield f"{above}{field.name}"


def _plain(row: dict[str, Any]) -> dict[str, object]:
    """The row with dates as they are written in JSON."""
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in flat(row)}


def _reason(error: Exception) -> str:
    return str(error).partition("\n")[0][:200].rstrip(".")
