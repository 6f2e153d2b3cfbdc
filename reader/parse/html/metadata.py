"""Read the metadata of a page: from its JSON-LD first, then from meta tags, then from other elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.base import lazy_regex
from reader.base.dates import date_in, moment_of
from reader.model.document import Metadata
from reader.parse.decode import clean
from reader.parse.html.addresses import is_absolute, resolve_link
from reader.parse.html.head import Head
from reader.parse.html.linked_data import names_of, text_of
from reader.parse.html.times import publication_times, times_at_headline
from reader.parse.html.tree import Element

AUTHOR = (
    *("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl"),
    *("article:author_name", "cxenseparse:author", "byline"),
)
WRITTEN_BY = ("written by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da", "auteur")
"""Labels of the author in what Twitter shows of a page, in lower case."""

PUBLISHED = (
    *("article:published_time", "datepublished", "og:article:published_time", "parsely-pub-date", "sailthru.date"),
    *("pubdate", "publish_date", "publish-date", "publication_date", "date", "dc.date", "dc.date.issued"),
    *("publishdate", "published-date", "published_date", "dcterms.created", "dcterms.date", "article_date_original"),
    *("cxenseparse:recs:publishtime", "published_at", "og:published_time", "published", "article:published"),
    *("citation_publication_date", "citation_online_date", "citation_date"),
)
PUBLISHER = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:app:name:iphone")
LANGUAGE = ("og:locale", "content-language", "language", "dc.language")

_PUBLISHED_NAME = lazy_regex.compile(r"(?:publish(?:ed)?|publication|pub)[-_.:]?(?:date|time|on|at)$")
"""The end of other names of meta tags with the date of publication, in lower case."""

_BY = lazy_regex.compile(r"^(?:(?i:(?:by|von|par|di|por)\s+|by:\s*)|By(?=[A-Z]))")
_INITIALS = lazy_regex.compile(r"\s+\([^()]{1,6}\)$", within=(")",))
"""An author's initials in brackets, as agencies have them."""
_TAG = lazy_regex.compile(r"</?[A-Za-z][^<>]*>", within=("<",))
_AND = lazy_regex.compile(r"\s+(?:and|und|et|y|e|en|og|och|&)\s+")

_ACCOUNTS = frozenset(["admin", "administrator", "webmaster", "editor", "root", "user", "null", "none", "undefined"])

MAX_AUTHORS_CHARS = 150
"""Code points in the longest list of authors in a meta tag; a longer text is a biography."""


MAX_NAME_WORDS, MAX_PARTICLE_CHARS = 4, 5
"""Words in the longest name of one person, and code points in the longest word of one that is in lower case."""


def metadata_of(root: Element, head: Head, titles: Sequence[str], base: str | None) -> Metadata:
    """The metadata of a page with these titles, except the dek, which is taken from the text that is shown."""
    return Metadata(
        headline=next(iter(titles), None),
        authors=_authors(head),
        published=_published(root, head),
        publisher=_publisher(head) or head.meta_content(*PUBLISHER),
        url=_address(root, head, base),
        language=_language(root, head),
    )


def _authors(head: Head) -> tuple[str, ...]:
    if cited := _cited_authors(head):
        return cited
    for item in head.json_ld_articles:
        if names := tuple(
            part
            for name in names_of(item.get("author"))
            for part in _people_in(_INITIALS.sub("", _without_office(clean(_bare(name)))))
            if _is_personal_name(part)
        ):
            return names
    for key in AUTHOR:
        candidates = (
            _bare(name) for name in head.tags.get(key, ()) if not is_absolute(name) and len(name) < MAX_AUTHORS_CHARS
        )
        if names := _unique(part for name in candidates for part in _split(name)):
            return names
    return _unique(_split(head.labelled_content(*WRITTEN_BY) or ""))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(_is_personal_name, names)))


def _cited_authors(head: Head) -> tuple[str, ...]:
    """The authors of a scientific article, in the order in which they are read."""
    return tuple(" ".join(reversed(name.split(", ", 1))) for name in head.tags.get("citation_author", ()))


def _bare(name: str) -> str:
    """A name as stated, without "By" and without the link or other markup that some pages put into it."""
    return _BY.sub("", _TAG.sub("", name).strip())


def _without_office(name: str) -> str:
    """A name without the office and the institution that follow it: "Ana Reyes, professor of harbour law, Averil"."""
    person, _, rest = name.partition(", ")
    is_person = 2 <= len(person.split()) <= MAX_NAME_WORDS
    is_office = any(word[0].islower() and len(word) > MAX_PARTICLE_CHARS for word in rest.split())
    return person if is_person and is_office else name


def _is_personal_name(name: str) -> bool:
    """Whether a name is that of a person, not of an account such as "admin" or its number."""
    return not name.startswith("@") and name.casefold() not in _ACCOUNTS and any(map(str.isalpha, name))


def _people_in(names: str) -> list[str]:
    """The names in "Ana Reyes and Tomas Lind"; the name itself if it is that of one person or of a firm."""
    people = _AND.split(names)
    return people if all(len(person.split()) in (2, 3) for person in people) else [names]


def _split(names: str) -> list[str]:
    return [name for part in re.split(r"\s*[,;]\s*|\s+and\s+", names) if (name := part.strip())]


def _published(root: Element, head: Head) -> str | None:
    """The first date that the page states in ISO form, or else the first in words."""
    in_words = None
    for value in filter(None, _dates(root, head)):
        if moment := moment_of(value):
            return moment
        in_words = in_words or date_in(value)
    return in_words


def _dates(root: Element, head: Head) -> Iterator[str | None]:
    """What may be the date of publication, the likeliest first. Most pages state it in their head, so that the elements
    below need not be looked through."""
    yield from (text_of(item, "datePublished") for item in head.json_ld_articles)
    yield from (value for key in PUBLISHED for value in head.tags.get(key, ()))
    yield from (text_of(item, "datePublished") for item in head.json_ld_pages)
    yield from (value for key, values in head.tags.items() if _PUBLISHED_NAME.search(key) for value in values)
    for element in root.iter("time", "span", "div", "p", "meta"):
        if (element.get("itemprop") or "").lower() == "datepublished":
            yield element.get("content") or element.get("datetime")
    yield from (element.get("datetime") for element in root.iter("time") if element.get("pubdate") is not None)
    yield from times_at_headline(root)
    yield from publication_times(root)


def _publisher(head: Head) -> str | None:
    publishers = (
        clean(names[0]).lstrip("@") for item in head.json_ld_articles if (names := names_of(item.get("publisher")))
    )
    return next((name for name in publishers if name), None)


def _address(root: Element, head: Head, base: str | None) -> str | None:
    links = [link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for value in [*links, head.meta_content("og:url"), head.meta_content("twitter:url")]:
        written = clean(value or "").strip()
        if written and (address := resolve_link(written, base)):
            return address
    return None


def _language(root: Element, head: Head) -> str | None:
    declared = (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        head.json_ld_text("inLanguage"),
    )
    for value in (*declared, head.meta_content(*LANGUAGE)):
        code = (value or "").strip().replace("_", "-").partition("-")[0].lower()
        if len(code) == 2 and code.isalpha():
            return code
    return None
