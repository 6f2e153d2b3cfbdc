"""Which elements contain text, separate it, or mark it up. Looks at one element at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

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
"""Elements without text for a reader."""

WORDLESS = frozenset(["script", "style", "head", "title", "meta", "link", "base", "iframe", "select", "textarea"])
"""Elements without any text."""

BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table"),
        *("tbody", "thead", "tfoot", "tr", "td", "th", "caption", "ul", "amp-img", "html"),
    ]
)
"""Elements that separate the text before them from the text after them."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

MARK_KINDS = {
    **dict.fromkeys(("b", "strong"), MarkKind.STRONG),
    **dict.fromkeys(("i", "em", "cite", "dfn"), MarkKind.EMPHASIS),
    **dict.fromkeys(("s", "del", "strike"), MarkKind.STRIKE),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), MarkKind.CODE),
}
"""The mark that each inline element puts on its text."""


MAX_FOOTNOTE_CHARS = 3
"""Characters in the longest number or letter of a footnote."""


def mark_of(element: Element, base: str | None) -> tuple[MarkKind, str | None] | None:
    """The mark that an inline element puts on its text, and the target of a link; None for other elements."""
    if element.tag == "a":
        return MarkKind.LINK, _link_target(element.get("href") or "", base)
    kind = MARK_KINDS.get(element.tag)
    return (kind, None) if kind else None


def _link_target(href: str, base: str | None) -> str:
    """The absolute target of a link; the `href` itself for a link within a page whose URL is unknown; else ""."""
    within_page = clean(href).strip() if href.startswith("#") else ""
    return (resolve_link(href, base) if href else "") or within_page


def is_footnote(element: Element) -> bool:
    """Whether a superscript is a number or letter with a link, inside or around it, to a note on the same page."""
    around = element.getparent()
    links = [*element.iterchildren("a"), *([around] if around is not None and around.tag == "a" else ())]
    words = "".join(islice(element.itertext(), MAX_FOOTNOTE_CHARS + 1)).strip()
    is_short = words.isalnum() and len(words) <= MAX_FOOTNOTE_CHARS
    return is_short and any((link.get("href") or "").startswith("#") for link in links)


def names_of(element: Element) -> Iterator[str]:
    """The names by which links refer to an element: its id, and the name of an `a` element."""
    for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
        if name and (name := clean(name)):
            yield name
