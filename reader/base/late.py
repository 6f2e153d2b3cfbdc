"""Import what a table names only when it is needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def found_at(place: str) -> Any:
    """What "module:name" stands for. Raises `ImportError`, `AttributeError` or `ValueError` where nothing does."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
