"""Recognise a container by how it begins, where its name does not say what it is."""

from __future__ import annotations

from reader.base import lazy_regex
from reader.load.containers import JSON, Kind

_OBJECT = lazy_regex.compile(rb'(?:\[\s*)?\{\s*"[^"\n]{1,200}"\s*:')


def kind_by_signs(head: bytes) -> Kind | None:
    """The kind of container that begins so; None if none does."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return JSON if _OBJECT.match(start) else None
