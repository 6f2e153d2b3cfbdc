"""Folders as sources: the articles in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ARTICLE_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml"})
"""Suffixes of the files in a folder that are read as articles."""


def with_articles_of_folders(sources: Iterable[str]) -> Iterator[str]:
    """The sources, with the articles in each folder in its place, sorted by name, numbers by value.

    Subfolders and hidden files are left out. A folder without articles stays, so that reading it fails.
    """
    for source in sources:
        yield from _articles_in(source) or [source]


def _articles_in(folder: str) -> list[str]:
    try:
        found = [path for path in Path(folder).iterdir() if path.suffix.lower() in ARTICLE_SUFFIXES and path.is_file()]
    except (OSError, ValueError):  # it is no folder, or may not be listed
        return []
    names = (path.name for path in found if not path.name.startswith("."))
    return [str(Path(folder, name)) for name in sorted(names, key=_by_number)]


def _by_number(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part.casefold()) for part in re.split(r"(\d{1,18})", name)]
