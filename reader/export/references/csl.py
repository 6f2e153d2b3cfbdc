"""CSL-JSON: articles as reference managers exchange them, such as Zotero, and pandoc reads them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reader.base.dates import date_parts
from reader.base.text import one_line
from reader.export.references.keys import keys_of
from reader.export.references.people import AuthorName, author_name
from reader.model.document import Document, Metadata
from reader.page.citation import address_of

Item = dict[str, Any]


def csl_items(documents: Iterable[Document]) -> list[Item]:
    """One item for each article, with what it says about itself; what is not known is left out."""
    known = list(documents)
    return [_item(key, document) for key, document in zip(keys_of(known), known, strict=True)]


def _item(key: str, document: Document) -> Item:
    about = document.metadata
    item: Item = {
        "id": key,
        "type": "article-newspaper" if about.publisher else "webpage",
        "title": _line(about.headline),
        "abstract": _line(about.dek),
        "author": [_author(author_name(author)) for author in about.authors],
        "issued": _issued(about),
        "container-title": _line(about.publisher),
        "URL": address_of(document),
        "language": about.language,
    }
    return {name: value for name, value in item.items() if value}


def _author(name: AuthorName) -> Item:
    if name.is_whole:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _issued(about: Metadata) -> Item | None:
    parts = date_parts(about.published)
    return {"date-parts": [list(parts)]} if parts else None


def _line(text: str | None) -> str:
    return one_line(text or "")
