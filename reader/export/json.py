"""JSON for reading and comparing: one item per line. One object for one source, a list for several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reader.export.jsonl import dumps
from reader.export.record import record_of
from reader.model.document import Document


def write_one(documents: Iterable[Document]) -> Iterator[str]:
    """The object of each document; meant for a single one."""
    return (spread(record_of(document)) + "\n" for document in documents)


def write_list(documents: Iterable[Document]) -> Iterator[str]:
    """A list with one object per document, in order."""
    opening = "[\n"
    for document in documents:
        yield opening + spread(record_of(document))
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def spread(record: dict[str, Any]) -> str:
    """An object with one field per line, and one line for each item of its lists."""
    # Fully indented JSON would put every offset on a line of its own.
    fields = (f"  {dumps(name)}: {_value(value)}" for name, value in record.items())
    return "{\n" + ",\n".join(fields) + "\n}"


def _value(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return dumps(value)
    return "[\n" + ",\n".join(f"    {dumps(item)}" for item in value) + "\n  ]"
