"""Load word lists, one folder per language: "quotes/pronouns" is `en/quotes/pronouns.txt` when reading English.

`using` sets the language for everything called inside it, so that a new language needs only a new folder. A language
may have some of the lists only: where it has none, those of English are used. Each list is read once per language, when
it is first used.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, wraps
from typing import TypeVar, TypeVarTuple

DEFAULT = "en"
"""The language for texts of an unknown language, or of one without a folder."""

MOST_CACHED = 4096
"""Results of each function `per_language`: more than there are lists, and not all the names of a million articles."""

_FOLDER = os.path.dirname(__file__)
_language = ContextVar("language", default=DEFAULT)

_Args = TypeVarTuple("_Args")
_T = TypeVar("_T")


@cache
def languages(part: str = "general") -> tuple[str, ...]:
    """The codes of the languages that have a folder for this part of the lists, in alphabetical order."""
    with os.scandir(_FOLDER) as folder:
        codes = [entry.name for entry in folder if entry.is_dir() and entry.name.isalpha()]
    return tuple(sorted(code for code in codes if os.path.isdir(os.path.join(_FOLDER, code, part))))


def names_of(tags: Iterable[str]) -> str:
    """The English names of languages, given by tags such as "en-GB"; a tag that is not known stays as it is."""
    names = {code: name for name, code, _ in _function_words()}
    return " and ".join(names.get(_code(tag), tag) for tag in tags)


@cache
def languages_of_word() -> dict[str, tuple[str, ...]]:
    """The languages in which a word is among the most frequent ones, by the word."""
    found: dict[str, tuple[str, ...]] = {}

    def add(code: str, common_words: Iterable[str]) -> None:
        for word in dict.fromkeys(common_words):
            found[word] = (*found.get(word, ()), code)

    for _, code, common_words in _function_words():
        add(code, common_words)
    for code in languages():
        with using(code):
            add(code, entries("general/common_words"))
    return found


def _function_words() -> Iterator[tuple[str, str, Sequence[str]]]:
    """The name and code of each language, and its most frequent words."""
    with open(os.path.join(_FOLDER, "function_words.txt"), encoding="utf-8") as file:
        rows = [line.partition("|") for line in file if not line.startswith("#")]
    for head, _, common_words in rows:
        name, code = head.split()
        yield name, code, common_words.split()


def is_covered(tag: str | None) -> bool:
    """Whether names and quotes can be found in texts of a language, given by a tag such as "en-GB". Those of an unknown
    language are taken for ones of `DEFAULT`."""
    return tag is None or _code(tag) == DEFAULT or _code(tag) in languages()


@contextmanager
def using(tag: str | None, part: str = "general") -> Iterator[None]:
    """Use the word lists of a language, given by a tag such as "en-GB", or those of `DEFAULT` if it has no folder for
    this part of the lists."""
    code = _code(tag or DEFAULT)
    has_part = code != DEFAULT and code in languages(part)  # the usual language needs no look at the folders
    token = _language.set(code if has_part else DEFAULT)
    try:
        yield
    finally:
        _language.reset(token)


def _code(tag: str) -> str:
    """The language of a tag: "en" of "en-GB"."""
    return tag.partition("-")[0].lower()


def per_language(function: Callable[[*_Args], _T]) -> Callable[[*_Args], _T]:
    """Like `functools.lru_cache`, for functions that use word lists: results are cached per language."""
    caches, language_in_use = _Caches(function), _language.get

    @wraps(function)
    def cached(*args: *_Args) -> _T:
        return caches[language_in_use()](*args)

    return cached


class _Caches(dict[str, Callable[..., _T]]):
    """A function with a cache of its own for each language, made when the language is first used."""

    def __init__(self, function: Callable[..., _T]) -> None:
        self._function = function

    def __missing__(self, language: str) -> Callable[..., _T]:
        cached = self[language] = lru_cache(MOST_CACHED)(self._function)
        return cached


@per_language
def text(name: str) -> str:
    """The whole text of a list. Raises `FileNotFoundError` if neither the language nor `DEFAULT` has such a list."""
    language = _language.get()
    has_list = language != DEFAULT and os.path.exists(_path(language, name))
    with open(_path(language if has_list else DEFAULT, name), encoding="utf-8") as file:
        return file.read()


def _path(language: str, name: str) -> str:
    return os.path.join(_FOLDER, language, f"{name}.txt")


@per_language
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list, without comments and blank lines."""
    return tuple(line for line in map(str.strip, text(name).splitlines()) if line and not line.startswith("#"))


@per_language
def lines_with_default(name: str) -> tuple[str, ...]:
    """The lines of a list and of the same list in `DEFAULT`: pages in any language have some English wording."""
    own = lines(name)
    if _language.get() == DEFAULT:
        return own
    with using(DEFAULT):
        return tuple(dict.fromkeys((*own, *lines(name))))


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
