"""Read the JSON-LD of a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from reader.base import lazy_regex
from reader.parse.html.tree import Element

Fields = dict[str, Any]

DECODER = json.JSONDecoder(strict=False)
"""Accepts the raw line breaks and tabs that pages have within strings."""

_ARTICLE = lazy_regex.compile(r"Article|BlogPosting|Reportage|Review$|LiveBlog")
_TRAILING_COMMA = lazy_regex.compile(r",\s*([}\]])")

_BEGINNINGS = ('{"@context"', '{"@type"', '{"@graph"')
"""How JSON-LD begins."""

MAX_OBJECTS = 2000
"""Values that are looked at, at most."""


def objects_of(root: Element) -> list[Fields]:
    """The objects that a page describes itself with, in its order."""
    return [
        item
        for element in root.iter("script", "meta")
        if (written := _linked_data(element))
        for item in _objects(_parse(written))
    ]


def articles_of(objects: Sequence[Fields]) -> list[Fields]:
    """The objects that describe an article, in the order of the page. Those that refer to an author or publisher by id
    are then repeated with the object referred to in its place."""
    objects_by_id = {name: item for item in objects if isinstance(name := item.get("@id"), str) and "name" in item}
    articles = [item for item in objects if _is_article(item)]
    return [*articles, *(full for item in articles if (full := _with_names(item, objects_by_id)) != item)]


def _with_names(item: Fields, objects_by_id: dict[str, Fields]) -> Fields:
    return {**item, **{key: _resolved(item[key], objects_by_id) for key in ("author", "publisher") if key in item}}


def _resolved(value: Any, objects_by_id: dict[str, Fields]) -> Any:
    if isinstance(value, list):
        return [_resolved(part, objects_by_id) for part in value]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return objects_by_id.get(value["@id"], value)
    return value


def _linked_data(element: Element) -> str:
    """The JSON-LD in a script, or where some programs that write pages put it by mistake: in the script's attribute
    `children`, or in the content of a meta tag. "" without any."""
    if element.tag == "meta":
        content: str = element.get("content") or ""
        return content if content.startswith(_BEGINNINGS) else ""
    is_linked_data = "ld+json" in (element.get("type") or "").lower()
    return (element.text or element.get("children") or "") if is_linked_data else ""


def _parse(written: str) -> Any:
    written = written.strip().removeprefix("<!--").removeprefix("//<![CDATA[").lstrip()
    for text in (written, _TRAILING_COMMA.sub(r"\1", written)):
        try:
            return DECODER.raw_decode(text)[0]  # Anything after it is a mistake or another object.
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any) -> Iterator[Fields]:
    queue, count = [value], 0
    while queue and count < MAX_OBJECTS:
        item = queue.pop(0)
        count += 1
        if isinstance(item, list):
            queue[:0] = item
        elif isinstance(item, dict):
            yield item
            queue[:0] = [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]


def kinds_of(item: Fields) -> list[str]:
    """The types of an object, such as "NewsArticle"."""
    return [kind for kind in _listed(item.get("@type")) if isinstance(kind, str)]


def _is_article(item: Fields) -> bool:
    return any(_ARTICLE.search(kind) for kind in kinds_of(item))


def pages_of(objects: Sequence[Fields]) -> list[Fields]:
    """The objects that describe the page itself."""
    return [item for item in objects if any(kind.endswith("Page") for kind in kinds_of(item))]


def captions_of(objects: Sequence[Fields]) -> list[str]:
    """What a page says of its pictures: the captions and descriptions of those among the objects, or in one of them."""
    pictures = [*objects, *(picture for item in objects for picture in _listed(item.get("image")))]
    return [
        text
        for picture in pictures
        if isinstance(picture, dict) and "ImageObject" in kinds_of(picture)
        for key in ("caption", "description")
        if (text := text_of(picture, key))
    ]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def text_of(item: Fields, key: str) -> str | None:
    """The value of a field as a single line; None if it is missing, empty or not text."""
    value = item.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return _normalize(value) or None if isinstance(value, str) else None


def names_of(value: Any) -> tuple[str, ...]:
    """Names of people or organisations, from a string, an object with a name, or a list of these."""
    names: list[str] = []
    for item in _listed(value):
        stated = _stated_name(item) if isinstance(item, dict) else item
        names += [_normalize(name) for name in _listed(stated) if isinstance(name, str)]
    return tuple(dict.fromkeys(name for name in names if name and not name.lower().startswith(("http:", "https:"))))


def _stated_name(item: Fields) -> Any:
    """The name of a person or organisation, or else the parts that it consists of."""
    parts = (item.get("givenName"), item.get("familyName"))
    return item.get("name") or " ".join(part for part in parts if isinstance(part, str))


def _normalize(text: str) -> str:
    return " ".join(unescape(text).split())
