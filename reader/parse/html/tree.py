"""Markup to one tree that is safe to walk: parsed once, whatever it is wrong with. Knows nothing of articles."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

Element = Any
"""An element of lxml, which brings no types along."""

DEEPEST = 250
"""Elements within each other. What is nested deeper keeps its words and loses its own tags: libraries copy trees by
recursion, and no page that a person wrote goes below a hundred."""

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_FLATTENED = "reader-flattened"


def tree_of(text: str) -> Element | None:
    """The root element of a page; None where there is no markup in it."""
    text = _DECLARATION.sub("", text, count=1)
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None
    if root is not None:
        _flatten(root)
    return root


def _flatten(root: Element) -> None:
    depth, deep = 0, False
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST and event == "start" and isinstance(element.tag, str):
            element.tag = _FLATTENED
            deep = True
    if deep:
        etree.strip_tags(root, _FLATTENED)
