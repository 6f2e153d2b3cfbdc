"""Keys by which articles are cited: "reyes2025port". The same articles in the same order have the same keys."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from reader.base.dates import date_parts
from reader.compare.words import words_of
from reader.export.references.people import author_name
from reader.model.document import Document

_SHORT = frozenset({"a", "an", "the", "on", "in", "of", "to", "for", "and"})


def keys_of(documents: Iterable[Document]) -> Iterator[str]:
    """A key for each article; those that would have the same get a number from the second on: "reyes2025port-2"."""
    used: Counter[str] = Counter()
    for document in documents:
        key = _key(document)
        used[key] += 1
        yield key if used[key] == 1 else f"{key}-{used[key]}"


def _key(document: Document) -> str:
    about = document.metadata
    family = author_name(about.authors[0]).family if about.authors else about.publisher or ""
    year = "".join(map(str, date_parts(about.published)[:1]))
    title = next((word for word in words_of(about.headline or "") if word not in _SHORT), "")
    return _plain(family) + year + _plain(title) or "article"


def _plain(words: str) -> str:
    """The letters and digits of a name that every program takes in a key."""
    spread = unicodedata.normalize("NFKD", words.casefold())
    return "".join(char for char in spread if char.isascii() and char.isalnum())
