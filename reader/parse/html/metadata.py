"""What a page says of its article: JSON-LD first, then meta tags, then the page. Knows no blocks."""

from __future__ import annotations

import re

from reader.base.dates import date_in, moment_of
from reader.base.regex import expression
from reader.base.urls import joined
from reader.model.document import Metadata
from reader.parse.decode import clean
from reader.parse.html.head import Head, titles_of
from reader.parse.html.linked_data import names_of, text_of
from reader.parse.html.times import times_at_headline
from reader.parse.html.tree import Element

AUTHOR = (
    *("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl"),
    *("article:author_name", "cxenseparse:author", "byline"),
)
PUBLISHED = (
    *("article:published_time", "datepublished", "og:article:published_time", "parsely-pub-date", "sailthru.date"),
    *("pubdate", "publish_date", "publish-date", "publication_date", "date", "dc.date", "dc.date.issued"),
    *("dcterms.created", "dcterms.date", "article_date_original", "cxenseparse:recs:publishtime", "published_at"),
)
PUBLISHER = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:app:name:iphone")
LANGUAGE = ("og:locale", "content-language", "language", "dc.language")

_BY = expression(r"^(?:by|von|par|di|por)\s+", re.IGNORECASE)

_ACCOUNTS = frozenset(["admin", "administrator", "webmaster", "editor", "root", "user", "null", "none", "undefined"])

LONGEST_NAMES = 150
"""Code points of the longest list of authors in a meta tag; what is longer is a biography."""


def metadata_of(root: Element, head: Head, base: str | None) -> Metadata:
    """What the head of a page and its JSON-LD say; the dek is left to what is printed."""
    return Metadata(
        headline=next(iter(titles_of(head)), None),
        authors=_authors(head),
        published=_published(root, head),
        publisher=_publisher(head) or head.tagged(*PUBLISHER),
        url=_address(root, head, base),
        language=_language(root, head),
    )


def _authors(head: Head) -> tuple[str, ...]:
    for item in head.described:
        if names := names_of(item.get("author")):
            return tuple(clean(_BY.sub("", name)) for name in names)
    for key in AUTHOR:
        stated = (
            _BY.sub("", name) for name in head.tags.get(key, ()) if not _is_address(name) and len(name) < LONGEST_NAMES
        )
        if names := tuple(dict.fromkeys(part for name in stated for part in _split(name) if _names_somebody(part))):
            return names
    return ()


def _names_somebody(name: str) -> bool:
    """Whether it is a name, not an account that a site writes under."""
    return not name.startswith("@") and name.casefold() not in _ACCOUNTS


def _split(names: str) -> list[str]:
    return [name for part in re.split(r"\s*[,;]\s*|\s+and\s+", names) if (name := part.strip())]


def _published(root: Element, head: Head) -> str | None:
    stated = [text_of(item, "datePublished") for item in head.described]
    stated += [value for key in PUBLISHED for value in head.tags.get(key, ())]
    stated += [
        element.get("content") or element.get("datetime")
        for element in root.iter("time", "span", "div", "p", "meta")
        if (element.get("itemprop") or "").lower() == "datepublished"
    ]
    stated += [element.get("datetime") for element in root.iter("time") if element.get("pubdate") is not None]
    stated += times_at_headline(root)
    return next((found for read in (moment_of, date_in) for value in stated if value and (found := read(value))), None)


def _publisher(head: Head) -> str | None:
    found = (clean(names[0]).lstrip("@") for item in head.described if (names := names_of(item.get("publisher"))))
    return next((name for name in found if name), None)


def _address(root: Element, head: Head, base: str | None) -> str | None:
    links = [link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for written in [*links, head.tagged("og:url"), head.tagged("twitter:url")]:
        address = clean(written or "").strip()
        if base and address and not _is_address(address):
            address = joined(base, address)
        if _is_address(address):
            return address
    return None


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def _language(root: Element, head: Head) -> str | None:
    declared = (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), head.stated("inLanguage"))
    for written in (*declared, head.tagged(*LANGUAGE)):
        code = (written or "").strip().replace("_", "-").partition("-")[0].lower()
        if len(code) == 2 and code.isalpha():
            return code
    return None
