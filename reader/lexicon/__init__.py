"""Load word lists, one folder per language: "quotes/pronouns" is `en/quotes/pronouns.txt` when reading English.

`using` sets the language for everything called inside it, so that a new language needs only a new folder. Each list is
read once per language, when it is first used.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from typing import TypeVar, TypeVarTuple

DEFAULT = "en"
"""The language for texts of an unknown language, or of one without a folder."""

_FOLDER = os.path.dirname(__file__)
_language = ContextVar("language", default=DEFAULT)

_Args = TypeVarTuple("_Args")
_T = TypeVar("_T")


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a folder, in alphabetical order."""
    with os.scandir(_FOLDER) as folder:
        return tuple(sorted(entry.name for entry in folder if entry.is_dir() and entry.name.isalpha()))


def knows(tag: str | None) -> bool:
    """Whether the language of a tag such as "en-GB" has word lists; an unknown language counts as `DEFAULT`."""
    return _code(tag) in languages()


def _code(tag: str | None) -> str:
    return (tag or DEFAULT).partition("-")[0].lower()


@contextmanager
def using(tag: str | None) -> Iterator[None]:
    """Use the word lists of a language, given by a tag such as "en-GB", or those of `DEFAULT` if it has none."""
    token = _language.set(_code(tag) if knows(tag) else DEFAULT)
    try:
        yield
    finally:
        _language.reset(token)


def per_language(function: Callable[[*_Args], _T]) -> Callable[[*_Args], _T]:
    """Like `functools.cache`, for functions that use word lists: results are cached per language."""
    caches: dict[str, Callable[..., _T]] = {}

    @wraps(function)
    def cached(*args: *_Args) -> _T:
        language = _language.get()
        language_cache = caches.get(language)
        if language_cache is None:
            language_cache = caches[language] = cache(function)
        return language_cache(*args)

    return cached


@per_language
def text(name: str) -> str:
    """The whole text of a list. Raises `FileNotFoundError` if the language has no such list."""
    with open(os.path.join(_FOLDER, _language.get(), f"{name}.txt"), encoding="utf-8") as file:
        return file.read()


@per_language
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list, without comments and blank lines."""
    return tuple(line for line in map(str.strip, text(name).splitlines()) if line and not line.startswith("#"))


@per_language
def entries(name: str) -> frozenset[str]:
    """The lines of a list as a set; an entry may have several words."""
    return frozenset(lines(name))


@per_language
def words(name: str) -> frozenset[str]:
    """The set of all words of all lines of a list."""
    return frozenset(word for line in lines(name) for word in line.split())


@per_language
def table(name: str) -> dict[str, str]:
    """The lines of a list as a mapping: the text before the bar holds the keys, the text after it their value.

    "France | French" gives {"France": "French"}; several keys are separated by commas.
    """
    pairs = (line.partition("|") for line in lines(name))
    return {key.strip(): value.strip() for keys, _, value in pairs for key in keys.split(",")}
