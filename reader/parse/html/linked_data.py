"""Read what a page says of its article in JSON-LD. Knows keys; knows nothing of the page's elements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

from reader.base.regex import expression
from reader.parse.html.tree import Element

Fields = dict[str, Any]

_ARTICLE = expression(r"Article|BlogPosting|Reportage|Review$|LiveBlog")
_DECODER = json.JSONDecoder(strict=False)
_TRAILING_COMMA = expression(r",\s*([}\]])")

MAX_OBJECTS = 2000
"""Objects that are looked at."""


def articles_of(root: Element) -> list[Fields]:
    """The objects that describe an article, in the order of the page, and then those again that refer to somebody whom
    another object names, with that name."""
    found = [
        item for script in root.iter("script") if _is_linked_data(script) for item in _objects(_parse(script.text))
    ]
    named = {name: item for item in found if isinstance(name := item.get("@id"), str) and "name" in item}
    articles = [item for item in found if _is_article(item)]
    return [*articles, *(full for item in articles if (full := _with_names(item, named)) != item)]


def _with_names(item: Fields, named: dict[str, Fields]) -> Fields:
    return {**item, **{key: _resolved(item[key], named) for key in ("author", "publisher") if key in item}}


def _resolved(value: Any, named: dict[str, Fields]) -> Any:
    if isinstance(value, list):
        return [_resolved(part, named) for part in value]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _is_linked_data(script: Element) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _parse(written: str | None) -> Any:
    if not written or not written.strip():
        return None
    written = written.strip().removeprefix("<!--").removeprefix("//<![CDATA[").lstrip()
    for text in (written, _TRAILING_COMMA.sub(r"\1", written)):
        try:
            return _DECODER.raw_decode(text)[0]  # What stands behind it is a slip or another object.
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any) -> Iterator[Fields]:
    waiting, passed = [value], 0
    while waiting and passed < MAX_OBJECTS:
        item = waiting.pop(0)
        passed += 1
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            yield item
            waiting[:0] = [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]


def _is_article(item: Fields) -> bool:
    kinds = item.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def text_of(item: Fields, key: str) -> str | None:
    """One field as text on one line; None where it is missing, empty or something else."""
    value = item.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return _tidy(value) or None if isinstance(value, str) else None


def names_of(value: Any) -> tuple[str, ...]:
    """Names of persons or organisations, however they are written."""
    names: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        named = item.get("name") if isinstance(item, dict) else item
        names += [_tidy(name) for name in (named if isinstance(named, list) else [named]) if isinstance(name, str)]
    return tuple(dict.fromkeys(name for name in names if name and not name.lower().startswith(("http:", "https:"))))


def _tidy(text: str) -> str:
    return " ".join(unescape(text).split())
