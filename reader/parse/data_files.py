"""Refuse data that is text but no article, such as JSON, XML or a table: as prose it would be nonsense."""

from __future__ import annotations

import re
from typing import NoReturn

from reader.base import lazy_regex
from reader.base.text import begins_as_json
from reader.errors import SourceUnsupported
from reader.model.raw import PASTED, Raw

MOST_TRIED = 100_000
"""Characters of the longest text without a field at its beginning that is tried as JSON."""

_XML = lazy_regex.compile(r"<\?xml[\s?]|<!DOCTYPE\s+(?!html)", re.IGNORECASE)
_ROOT = lazy_regex.compile(r"<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?>")
_AS_FILE = "save it as a file and open that: its articles are then read one by one"
_NAME_ONE = "its articles are read one by one; name one as FILE#ID"
_HINTS = {
    "JSON": "articles can be read from one object a line, or from a list of objects, each with a text",
    "XML": "RSS, Atom, NITF and NewsML can be read; save anything else as HTML, text or CSV",
}


def reject_collection(raw: Raw) -> NoReturn:
    """Raise `SourceUnsupported` for a file that holds many articles."""
    raise SourceUnsupported(raw.uri, "holds many articles", _NAME_ONE if raw.url is None else _AS_FILE)


def reject_data(raw: Raw, text: str) -> None:
    """Raise `SourceUnsupported` if a source, which is no page and no Markdown, is data."""
    text = text.lstrip()
    kind, detail = _kind_of(text)
    if kind is None:
        return
    hint = _HINTS[kind] if raw.url is None and raw.uri != PASTED else _AS_FILE
    raise SourceUnsupported(raw.uri, f"is {kind}{detail}, not an article", hint)


def _kind_of(text: str) -> tuple[str | None, str]:
    """What kind of data a text is, and more about it; None if it is none."""
    if text.startswith(("{", "[")):
        return ("JSON" if _is_json(text) else None), ""
    if text.startswith("<"):
        is_xml = bool(_XML.match(text))
        root = _ROOT.search(text, 0, 20_000) if is_xml else _ROOT.match(text)
        if is_xml or (root is not None and _is_whole(text, root[1])):
            return "XML", f" ({root[1]})" if root is not None else ""
    return None, ""


def _is_json(text: str) -> bool:
    if begins_as_json(text):
        return True
    if len(text) > MOST_TRIED:
        return False
    import json  # late: next to no text begins so

    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_whole(text: str, root: str) -> bool:
    """Whether a text is one element that HTML does not have."""
    if not text.rstrip().endswith(f"</{root}>"):
        return False
    from lxml.html.defs import tags  # late: next to no text begins with a tag

    return root.lower() not in tags
