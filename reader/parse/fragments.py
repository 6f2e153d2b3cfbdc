"""Extract text, images and names from HTML inside a Markdown text. For fragments, not for whole pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from reader.base import lazy_regex
from reader.parse.decode import clean

_INVISIBLE = lazy_regex.compile(
    r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL
)
_BREAK = lazy_regex.compile(r"<br\s*/?>", re.IGNORECASE)
_BLOCK_TAG = lazy_regex.compile(
    r"(</?(?:p|div|figure|figcaption|li|ul|ol|tr|h[1-6]|blockquote|section|article|hr)\b[^<>]*>)", re.IGNORECASE
)
_TAG = lazy_regex.compile(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>")
_IMAGE = lazy_regex.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_TAG_NAME = lazy_regex.compile(r"<(/?)([A-Za-z][\w-]*)")
_HREF = lazy_regex.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)
_NAME_ATTRIBUTE = lazy_regex.compile(r"""\s(id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)
_ATTRIBUTE = lazy_regex.compile(r"""\b(src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)


def parts_of(html: str) -> Iterator[tuple[str, list[str]]]:
    """The text of each block in a fragment, with the names of landings in it or right before it.

    Names after the last text are yielded with an empty text.
    """
    names: list[str] = []
    for fragment in _BLOCK_TAG.split(_BREAK.sub("\n", _INVISIBLE.sub("", html))):
        names += names_in(fragment)
        lines = unescape(_TAG.sub("", fragment)).split("\n")
        if text := "\n".join(" ".join(line.split()) for line in lines).strip():
            yield text, names
            names = []
    if names:
        yield "", names


def names_in(html: str) -> list[str]:
    """The names that links to the elements in a fragment can use: ids, and names of `a` elements."""
    names = []
    for tag in _TAG.findall(html):
        for attribute, a, b, c in _NAME_ATTRIBUTE.findall(tag):
            if attribute.lower() == "id" or tag_name(tag)[0] == "a":
                names.append(clean(unescape(a or b or c)))
    return [name for name in names if name]


def images_of(html: str) -> list[tuple[str, str]]:
    """The address and the alternative text of each picture in a fragment."""
    images = []
    for tag in _IMAGE.findall(html):
        values = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}
        images.append((values.get("src", ""), " ".join(values.get("alt", "").split())))
    return images


def is_line_break(tag: str) -> bool:
    """Whether an inline tag is a line break."""
    return bool(_BREAK.fullmatch(tag.strip()))


def tag_name(tag: str) -> tuple[str, bool]:
    """The name of an inline tag in lower case, and whether it is an end tag; "" for comments and instructions."""
    match = _TAG_NAME.match(tag)
    return (match[2].lower(), bool(match[1])) if match else ("", False)


def target_of(tag: str) -> str:
    """The `href` of a link's tag; "" if it has none."""
    match = _HREF.search(tag)
    return unescape(match[1] or match[2] or match[3] or "") if match else ""
