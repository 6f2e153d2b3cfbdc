"""Locator to Raw: get the bytes of a source, and nothing more."""

from __future__ import annotations

from reader.load.file import load_file
from reader.load.stdin import load_stdin
from reader.model.raw import Raw


def load(source: str) -> Raw:
    """The bytes of a path, or of standard input for `-`. Raises `SourceError`."""
    return load_stdin() if source == "-" else load_file(source)
