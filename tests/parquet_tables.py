"""Articles as a folder of Parquet tables, as exports have them. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from reader.errors import SourceError
from reader.export import parquet
from reader.model.document import Document


def write(folder: Path, outcomes: Iterable[Document | SourceError], number: int = 0) -> dict[str, Path]:
    """Write a part; the folder of each table."""
    paths = {name.partition("/")[0]: folder / name for name in parquet.names(number)}
    for path in paths.values():
        path.parent.mkdir(exist_ok=True)
    with ExitStack() as opened:
        parquet.spell(outcomes, [opened.enter_context(path.open("wb")) for path in paths.values()])
    return {table: path.parent for table, path in paths.items()}
