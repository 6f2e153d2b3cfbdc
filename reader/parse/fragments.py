"""HTML that stands inside a Markdown text: its words without the tags. Knows nothing of whole pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from reader.base.regex import expression
from reader.parse.decode import clean

_UNSEEN = expression(r"<(script|style|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_BREAK = expression(r"<br\s*/?>", re.IGNORECASE)
_PART = expression(
    r"(</?(?:p|div|figure|figcaption|li|ul|ol|tr|h[1-6]|blockquote|section|article|hr)\b[^<>]*>)", re.IGNORECASE
)
_TAG = expression(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>")
_IMAGE = expression(r"<img\b[^<>]*>", re.IGNORECASE)
_NAME = expression(r"<(/?)([A-Za-z][\w-]*)")
_TARGET = expression(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)
_NAMED = expression(r"""\s(id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)
_ATTRIBUTE = expression(r"""\b(src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)


def parts_of(html: str) -> Iterator[tuple[str, list[str]]]:
    """The words of each part of a fragment that tags set apart, and the names of places in it or right before it.

    Names behind the last words come with no words.
    """
    names: list[str] = []
    for written in _PART.split(_BREAK.sub("\n", _UNSEEN.sub("", html))):
        names += names_in(written)
        lines = unescape(_TAG.sub("", written)).split("\n")
        if text := "\n".join(" ".join(line.split()) for line in lines).strip():
            yield text, names
            names = []
    if names:
        yield "", names


def names_in(html: str) -> list[str]:
    """The names that tags give to places, so that links can lead there."""
    found = []
    for tag in _TAG.findall(html):
        for attribute, a, b, c in _NAMED.findall(tag):
            if attribute.lower() == "id" or tag_name(tag)[0] == "a":
                found.append(clean(unescape(a or b or c)))
    return [name for name in found if name]


def images_of(html: str) -> list[tuple[str, str]]:
    """The address and the alternative text of each picture in a fragment."""
    found = []
    for tag in _IMAGE.findall(html):
        values = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}
        found.append((values.get("src", ""), " ".join(values.get("alt", "").split())))
    return found


def is_line_break(tag: str) -> bool:
    """Whether an inline tag is a line break."""
    return bool(_BREAK.fullmatch(tag.strip()))


def tag_name(tag: str) -> tuple[str, bool]:
    """The name of an inline tag in small letters, and whether it closes; no name for a comment or an instruction."""
    found = _NAME.match(tag)
    return (found[2].lower(), bool(found[1])) if found else ("", False)


def target_of(tag: str) -> str:
    """Where the tag of a link leads, "" where it does not say."""
    found = _TARGET.search(tag)
    return unescape(found[1] or found[2] or found[3] or "") if found else ""
