"""Read an article from a file."""

from __future__ import annotations

from pathlib import Path

from reader.model.raw import Raw


def load_file(path: str) -> Raw:
    """The bytes of a file."""
    return Raw(uri=path, data=Path(path).read_bytes())
