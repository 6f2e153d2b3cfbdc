"""What the head of a page calls its article: titles, with and without the site's name, and summaries."""

from __future__ import annotations

from typing import NamedTuple

from reader.base.regex import expression
from reader.parse.decode import clean
from reader.parse.html.linked_data import Fields, articles_of, text_of
from reader.parse.html.tree import Element

HEADLINE = ("og:title", "twitter:title", "dc.title", "title", "sailthru.title", "parsely-title")
DEK = ("og:description", "description", "twitter:description", "dc.description")

_SITE = expression(r"\s+[|\u2013\u2014\u00b7\u00bb-]\s+[^|\u2013\u2014\u00b7\u00bb]{1,40}$")

Tags = dict[str, list[str]]
"""What meta tags say, by their names in small letters."""


class Head(NamedTuple):
    """What a page says of itself where no reader sees it."""

    json_ld_articles: tuple[Fields, ...]
    """The articles of its JSON-LD."""
    tags: Tags
    title: str | None
    """The words of its `title` element."""

    def json_ld_text(self, key: str) -> str | None:
        """What the first article of the JSON-LD says that has this field."""
        return next((clean(text) for item in self.json_ld_articles if (text := text_of(item, key))), None)

    def meta_content(self, *names: str) -> str | None:
        """What the first of these tags says that is there."""
        return next((self.tags[name][0] for name in names if name in self.tags), None)


def head_of(root: Element) -> Head:
    """The head of a page; what belongs there may stand anywhere."""
    title = next((one for one in root.iter("title") if next(one.iterancestors("svg"), None) is None), None)
    words = " ".join(clean("".join(title.itertext())).split()) if title is not None else ""
    return Head(tuple(articles_of(root)), _tags(root), words or None)


def _tags(root: Element) -> Tags:
    tags: Tags = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        content = " ".join(clean(meta.get("content") or "").split())
        if name and content:
            tags.setdefault(name.lower(), []).append(content)
    return tags


def titles_of(head: Head) -> tuple[str, ...]:
    """All that a page calls its article, the likeliest first, with and without the site's name."""
    found = [head.json_ld_text("headline"), *(head.meta_content(name) for name in HEADLINE), head.title]
    forms = [form for title in found if title for form in (_without_site(title, head), title, _SITE.sub("", title))]
    return tuple(dict.fromkeys(form for form in forms if form))


def summaries_of(head: Head) -> tuple[str, ...]:
    """The summaries that a page gives of its article; one of them may stand under its headline."""
    found = (head.json_ld_text("description"), *(head.meta_content(name) for name in DEK))
    return tuple(dict.fromkeys(text for text in found if text))


def _without_site(title: str, head: Head) -> str:
    """A title without the site's name, which many put behind it."""
    cut = _SITE.sub("", title)
    end = title[len(cut) :]
    tail, site = end.strip(" |–—·»-").casefold(), (head.meta_content("og:site_name") or "").casefold()
    return cut if tail and (tail in site or (site and site in tail) or "|" in end) else title
