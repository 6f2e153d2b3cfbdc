"""What a page says of its article: JSON-LD first, then meta tags, then the page. Knows no blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urljoin

from reader.model.document import Metadata
from reader.parse.decode import clean
from reader.parse.html.linked_data import Fields, articles_of, names_of, text_of
from reader.parse.html.tree import Element

HEADLINE = ("og:title", "twitter:title", "dc.title", "title", "sailthru.title", "parsely-title")
DEK = ("og:description", "description", "twitter:description", "dc.description")
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
ADDRESS = ("og:url", "twitter:url")
LANGUAGE = ("og:locale", "content-language", "language", "dc.language")

_SITE = re.compile(r"\s+[|\u2013\u2014\u00b7\u00bb-]\s+[^|\u2013\u2014\u00b7\u00bb]{1,40}$")
_DATE = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
)
_BY = re.compile(r"^(?:by|von|par|di|por)\s+", re.IGNORECASE)

_ACCOUNTS = frozenset(["admin", "administrator", "webmaster", "editor", "root", "user", "null", "none", "undefined"])

LONGEST_NAMES = 150
"""Code points of the longest list of authors in a meta tag; what is longer is a biography."""

Tags = dict[str, list[str]]


def metadata_of(root: Element, base: str | None) -> Metadata:
    """What the head of a page and its JSON-LD say."""
    described, tags = articles_of(root), _tags(root)
    return Metadata(
        headline=_described(described, "headline") or without_site(_first(tags, HEADLINE), tags) or _title(root, tags),
        dek=None,
        authors=_authors(described, tags),
        published=_published(root, described, tags),
        publisher=_publisher(described) or _first(tags, PUBLISHER),
        url=_address(root, tags, base),
        language=_language(root, described, tags),
    )


def titles_of(root: Element) -> tuple[str, ...]:
    """All that a page calls its article, the likeliest first, with and without the site's name."""
    tags = _tags(root)
    found = [_described(articles_of(root), "headline"), *(_first(tags, (key,)) for key in HEADLINE), _written(root)]
    forms = [form for title in found if title for form in (title, without_site(title, tags), _SITE.sub("", title))]
    return tuple(dict.fromkeys(form for form in forms if form))


def summaries_of(root: Element) -> tuple[str, ...]:
    """The summaries that a page gives of its article; one of them may stand under its headline."""
    tags = _tags(root)
    found = [text_of(item, "description") for item in articles_of(root)]
    return tuple(dict.fromkeys(text for text in [*found, *(_first(tags, (key,)) for key in DEK)] if text))


def _tags(root: Element) -> Tags:
    tags: Tags = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        content = " ".join(clean(meta.get("content") or "").split())
        if name and content:
            tags.setdefault(name.lower(), []).append(content)
    return tags


def _first(tags: Tags, keys: Sequence[str]) -> str | None:
    return next((tags[key][0] for key in keys if key in tags), None)


def _described(items: Sequence[Fields], key: str) -> str | None:
    return next((clean(text) for item in items if (text := text_of(item, key))), None)


def _title(root: Element, tags: Tags) -> str | None:
    return without_site(_written(root), tags)


def _written(root: Element) -> str | None:
    title = root.find(".//title")
    return " ".join(clean("".join(title.itertext())).split()) or None if title is not None else None


def without_site(title: str | None, tags: Tags) -> str | None:
    """A title without the site's name, which many put behind it."""
    if title is None:
        return None
    cut = _SITE.sub("", title)
    tail = title[len(cut) :].strip(" |–—·»-").casefold()
    site = (_first(tags, ("og:site_name",)) or "").casefold()
    return cut if tail and (tail in site or (site and site in tail) or "|" in title[len(cut) :]) else title


def _authors(described: Sequence[Fields], tags: Tags) -> tuple[str, ...]:
    for item in described:
        if names := names_of(item.get("author")):
            return tuple(clean(_BY.sub("", name)) for name in names)
    for key in AUTHOR:
        stated = (
            _BY.sub("", name) for name in tags.get(key, ()) if not _is_address(name) and len(name) < LONGEST_NAMES
        )
        if names := tuple(dict.fromkeys(part for name in stated for part in _split(name) if _names_somebody(part))):
            return names
    return ()


def _names_somebody(name: str) -> bool:
    """Whether it is a name, not an account that a site writes under."""
    return not name.startswith("@") and name.casefold() not in _ACCOUNTS


def _split(names: str) -> list[str]:
    return [name for part in re.split(r"\s*[,;]\s*|\s+and\s+", names) if (name := part.strip())]


def _published(root: Element, described: Sequence[Fields], tags: Tags) -> str | None:
    stated = [text_of(item, "datePublished") for item in described]
    stated += [value for key in PUBLISHED for value in tags.get(key, ())]
    stated += [
        element.get("content") or element.get("datetime")
        for element in root.iter("time", "span", "div", "p", "meta")
        if (element.get("itemprop") or "").lower() == "datepublished"
    ]
    stated += [element.get("datetime") for element in root.iter("time") if element.get("pubdate") is not None]
    return next((found for value in stated if value and (found := iso_of(value))), None)


def iso_of(written: str) -> str | None:
    """A date in ISO form, with the time where one is stated; None where it begins with no such date."""
    match = _DATE.match(written.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    found = f"{year}-{month}-{day}"
    if hour is None or int(hour) > 23 or int(minute) > 59:
        return found
    zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone or ""
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
    return f"{found}T{int(hour):02}:{minute}:{second or '00'}{zone}"


def _publisher(described: Sequence[Fields]) -> str | None:
    found = (clean(names[0]).lstrip("@") for item in described if (names := names_of(item.get("publisher"))))
    return next((name for name in found if name), None)


def _address(root: Element, tags: Tags, base: str | None) -> str | None:
    links = [link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for written in [*links, *(tags[key][0] for key in ADDRESS if key in tags)]:
        address = clean(written or "").strip()
        if base and address and not _is_address(address):
            try:
                address = urljoin(base, address)
            except ValueError:
                continue
        if _is_address(address):
            return address
    return None


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def _language(root: Element, described: Sequence[Fields], tags: Tags) -> str | None:
    stated = (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        _described(described, "inLanguage"),
    )
    for written in (*stated, _first(tags, LANGUAGE)):
        code = (written or "").strip().replace("_", "-").partition("-")[0].lower()
        if len(code) == 2 and code.isalpha():
            return code
    return None
