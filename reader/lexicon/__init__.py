"""Word lists, a folder for each language: `en/quotes/pronouns.txt` is "quotes/pronouns" while English is read.

The one loader of them; holds no list of its own. `using` sets the language for whatever is called inside it, so a new
language is a new folder. Lists are read once for each language, when they are first asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from typing import TypeVar, TypeVarTuple

DEFAULT = "en"
"""What a text of unknown language, or of one that has no folder, is read with."""

_FOLDER = os.path.dirname(__file__)
_language = ContextVar("language", default=DEFAULT)

_Args = TypeVarTuple("_Args")
_T = TypeVar("_T")


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder, as two- or three-letter codes, in alphabetical order."""
    with os.scandir(_FOLDER) as found:
        return tuple(sorted(entry.name for entry in found if entry.is_dir() and entry.name.isalpha()))


@contextmanager
def using(tag: str | None) -> Iterator[None]:
    """Read with the word lists of a language, given by a tag such as "en-GB"; with those of `DEFAULT` where there are
    none."""
    code = (tag or DEFAULT).partition("-")[0].lower()
    token = _language.set(code if code in languages() else DEFAULT)
    try:
        yield
    finally:
        _language.reset(token)


def per_language(function: Callable[[*_Args], _T]) -> Callable[[*_Args], _T]:
    """Like `functools.cache`, for what is drawn from word lists: results are kept for each language by itself."""
    caches: dict[str, Callable[..., _T]] = {}

    @wraps(function)
    def cached(*args: *_Args) -> _T:
        language = _language.get()
        own = caches.get(language)
        if own is None:
            own = caches[language] = cache(function)
        return own(*args)

    return cached


@per_language
def text(name: str) -> str:
    """The whole file of a list. Raises `FileNotFoundError` where the language lacks it."""
    with open(os.path.join(_FOLDER, _language.get(), f"{name}.txt"), encoding="utf-8") as file:
        return file.read()


@per_language
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list, comments and blank lines left out."""
    return tuple(line for line in map(str.strip, text(name).splitlines()) if line and not line.startswith("#"))


@per_language
def entries(name: str) -> frozenset[str]:
    """The lines of a list, each an entry of one or more words."""
    return frozenset(lines(name))


@per_language
def words(name: str) -> frozenset[str]:
    """Every word of every line of a list."""
    return frozenset(word for line in lines(name) for word in line.split())


@per_language
def table(name: str) -> dict[str, str]:
    """The lines of a list as pairs: what follows the bar belongs to each entry before it.

    "France | French" gives {"France": "French"}; several keys are separated by commas.
    """
    pairs = (line.partition("|") for line in lines(name))
    return {key.strip(): value.strip() for keys, _, value in pairs for key in keys.split(",")}
