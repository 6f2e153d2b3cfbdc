"""Read the head of a page: its JSON-LD and meta tags, the titles and summaries that it gives the article."""

from __future__ import annotations

from typing import NamedTuple

from reader.base import lazy_regex
from reader.parse.decode import clean
from reader.parse.html.linked_data import Fields, articles_of, captions_of, kinds_of, objects_of, pages_of, text_of
from reader.parse.html.tree import Element

HEADLINE = ("og:title", "twitter:title", "dc.title", "title", "sailthru.title", "parsely-title")
DEK = ("og:description", "description", "twitter:description", "dc.description")

_SITE_SUFFIX = lazy_regex.compile(r"\s+[|\u2013\u2014\u00b7\u00bb-]\s+[^|\u2013\u2014\u00b7\u00bb]{1,40}$")

Tags = dict[str, list[str]]
"""The contents of meta tags, by their names in lower case."""


class Head(NamedTuple):
    """The data about a page that is not shown on it."""

    json_ld_articles: tuple[Fields, ...]
    """The articles described in its JSON-LD."""
    json_ld_kinds: tuple[str, ...]
    """The types of all objects described in its JSON-LD."""
    json_ld_pages: tuple[Fields, ...]
    """What its JSON-LD says of the page itself, as opposed to its article."""
    json_ld_captions: tuple[str, ...]
    """The captions and descriptions of the pictures described in its JSON-LD."""
    tags: Tags
    title: str | None
    """The text of its `title` element."""

    def json_ld_text(self, key: str) -> str | None:
        """The value of a field, from the first article in the JSON-LD that has it; None if none has."""
        return next((clean(text) for item in self.json_ld_articles if (text := text_of(item, key))), None)

    def meta_content(self, *names: str) -> str | None:
        """The content of the first of these meta tags that is there; None if none is."""
        return next((self.tags[name][0] for name in names if name in self.tags), None)

    def labelled_content(self, *labels: str) -> str | None:
        """What stands beside one of these labels in what Twitter shows of the page; None without them."""
        return next(
            (
                self.meta_content(f"twitter:data{number}")
                for number in (1, 2)
                if (self.meta_content(f"twitter:label{number}") or "").casefold() in labels
            ),
            None,
        )


def head_of(root: Element) -> Head:
    """The head of a page. Its elements are looked for on the whole page."""
    title = next((element for element in root.iter("title") if next(element.iterancestors("svg"), None) is None), None)
    text = " ".join(clean("".join(title.itertext())).split()) if title is not None else ""
    objects = objects_of(root)
    kinds = tuple(kind for item in objects for kind in kinds_of(item))
    captions = tuple(map(clean, captions_of(objects)))
    return Head(tuple(articles_of(objects)), kinds, tuple(pages_of(objects)), captions, _tags(root), text or None)


def _tags(root: Element) -> Tags:
    tags: Tags = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        content = " ".join(clean(meta.get("content") or "").split())
        if name and content:
            tags.setdefault(name.lower(), []).append(content)
    return tags


def titles_of(head: Head) -> tuple[str, ...]:
    """All titles that a page gives its article, the likeliest first, with and without the site's name."""
    titles = [head.json_ld_text("headline"), *(head.meta_content(name) for name in HEADLINE), head.title]
    forms = [
        form
        for title in titles
        if title
        for form in (_without_site_name(title, head), title, _SITE_SUFFIX.sub("", title))
    ]
    return tuple(dict.fromkeys(form for form in forms if form))


def summaries_of(head: Head) -> tuple[str, ...]:
    """The summaries that a page gives of its article; one of them may be printed below the headline."""
    summaries = (head.json_ld_text("description"), *(head.meta_content(name) for name in DEK))
    return tuple(dict.fromkeys(text for text in summaries if text))


def _without_site_name(title: str, head: Head) -> str:
    """A title without the site's name, if that follows it."""
    without_suffix = _SITE_SUFFIX.sub("", title)
    suffix = title[len(without_suffix) :]
    suffix_name, site = suffix.strip(" |–—·»-").casefold(), (head.meta_content("og:site_name") or "").casefold()
    return (
        without_suffix
        if suffix_name and (suffix_name in site or (site and site in suffix_name) or "|" in suffix)
        else title
    )
