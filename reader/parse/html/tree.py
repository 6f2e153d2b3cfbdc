"""Parse markup into a tree that is safe to walk, however malformed the markup is."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from reader.base import lazy_regex

Element = Any
"""An element of lxml, which has no type annotations."""

MAX_DEPTH = 250
"""Levels of nested elements. Deeper elements keep their text and lose their tags: libraries copy trees recursively, and
no page written by a person is nested deeper than a hundred levels."""

MAX_TAG_CHARS = 20_000
"""Code points from which a tag is checked for the number of its attributes."""

MAX_ATTRIBUTE_SPACES = 1000
"""Whitespace characters in a tag beyond which it loses its attributes: the parser compares each with all others."""

MAX_CHARS_AFTER_END = 500
"""Code points after the end tag of the body beyond which that tag came too early."""

_END = lazy_regex.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_DECLARATION = lazy_regex.compile(r"<\?xml[^<>]*\?>")
_LONG_TAG = lazy_regex.compile(rf"<([A-Za-z][\w:-]*)\s[^<>]{{{MAX_TAG_CHARS},}}>")
_TAG = lazy_regex.compile(r"<(/?)([A-Za-z][\w:-]*)[^<>]*>")
_VOID_ELEMENTS = frozenset(
    [
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"),
        *("track", "wbr", "!doctype"),
    ]
)
_HEAD_ELEMENTS = frozenset(
    ["title", "base", "link", "meta", "style", "script", "noscript", "template", "object", "bgsound"]
)
_FLATTENED = "reader-flattened"


def parse_tree(text: str) -> Element | None:
    """The root element of a page, without comments; None if it contains no markup."""
    text = _LONG_TAG.sub(_without_attributes, _DECLARATION.sub("", text, count=1))
    if (end := _END.search(text)) and len(text) - end.end() > MAX_CHARS_AFTER_END:
        text = _END.sub("", text)  # The parser would drop the rest.
    root, too_deep = _parse(text)
    if too_deep:  # The parser has dropped the rest.
        root, _ = _parse(_limit_depth(text))
    if root is not None:
        _end_head(root)
        _flatten(root)
    return root


def _parse(text: str) -> tuple[Element | None, bool]:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None, False
    return root, any("depth" in error.message for error in parser.error_log)


def _end_head(root: Element) -> None:
    """Move elements that do not belong in the head to the body: the parser does not let `<article>` end the head."""
    head = root.find("head")
    strays = (
        []
        if head is None
        else [element for element in head if isinstance(element.tag, str) and element.tag not in _HEAD_ELEMENTS]
    )
    if not strays:
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    strays[-1].tail = (strays[-1].tail or "") + (body.text or "")
    body.text = None
    for index, stray in enumerate(strays):
        body.insert(index, stray)


def _without_attributes(tag: re.Match[str]) -> str:
    return f"<{tag[1]}>" if sum(map(str.isspace, tag[0])) > MAX_ATTRIBUTE_SPACES else tag[0]


def _limit_depth(text: str) -> str:
    """The page without the tags that are nested deeper than `MAX_DEPTH`."""
    depth = 0

    def keep_if_shallow(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _VOID_ELEMENTS or tag[0].endswith("/>"):
            return tag[0]
        if tag[1]:
            depth -= depth > 0
            return tag[0] if depth < MAX_DEPTH else " "
        depth += 1
        return tag[0] if depth <= MAX_DEPTH else " "

    return _TAG.sub(keep_if_shallow, text)


def _flatten(root: Element) -> None:
    depth, is_too_deep = 0, False
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH and event == "start" and isinstance(element.tag, str):
            element.tag = _FLATTENED
            is_too_deep = True
    if is_too_deep:
        etree.strip_tags(root, _FLATTENED)
