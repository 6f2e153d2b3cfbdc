"""Which elements hold words, part them, or mark them. Knows one element by its name."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model.document import MarkKind
from reader.parse.decode import clean
from reader.parse.html.addresses import resolve_link
from reader.parse.html.tree import Element

SKIPPED = frozenset(
    [
        *("script", "style", "noscript", "template", "svg", "canvas", "button", "select", "option", "textarea"),
        *("input", "head", "object", "embed", "audio", "video", "map", "math", "iframe", "dialog", "title"),
        *("meta", "link", "base", "datalist", "progress", "meter"),
    ]
)
"""Elements without words that a reader would read."""

WORDLESS = frozenset(["script", "style", "head", "title", "meta", "link", "base", "iframe", "select", "textarea"])
"""Elements without words for anybody."""

BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table"),
        *("tbody", "thead", "tfoot", "tr", "td", "th", "caption", "ul", "amp-img", "html"),
    ]
)
"""Elements that part what is before them from what is after them."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

MARK_KINDS = {
    **dict.fromkeys(("b", "strong"), MarkKind.STRONG),
    **dict.fromkeys(("i", "em", "cite", "dfn"), MarkKind.EMPHASIS),
    **dict.fromkeys(("s", "del", "strike"), MarkKind.STRIKE),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), MarkKind.CODE),
}
"""Inline elements whose words are marked."""


def mark_of(element: Element, base: str | None) -> tuple[MarkKind, str | None] | None:
    """The mark that an inline element puts over its words, and where a link leads; None for other elements."""
    if element.tag == "a":
        return MarkKind.LINK, _target_of(element.get("href") or "", base)
    kind = MARK_KINDS.get(element.tag)
    return (kind, None) if kind else None


def _target_of(href: str, base: str | None) -> str:
    """Where a link leads in full; as it is written, where it leads within a page of which nobody knows where it is."""
    within_page = clean(href).strip() if href.startswith("#") else ""
    return (resolve_link(href, base) if href else "") or within_page


def names_of(element: Element) -> Iterator[str]:
    """The names by which links lead to an element."""
    for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
        if name and (name := clean(name)):
            yield name


def first_number(element: Element) -> int:
    """The number of a list's first item."""
    start = element.get("start") or "1"
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
