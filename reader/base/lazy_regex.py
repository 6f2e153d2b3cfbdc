"""Regular expressions that are compiled on first use: most articles need few of those that the rules have.

Compiling one takes as long as searching some pages with it, and the first page would wait for all of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any, AnyStr, cast

_PLAIN = str.maketrans("ıſİ", "isi")
"""What matches i or s where case is ignored, though `str.lower` does not make those of it."""

hinted: list[_Hinted] = []
"""All patterns with hints, so that hints can be checked."""


def compile(  # noqa: A001  used as lazy_regex.compile
    source: AnyStr, flags: int = 0, *, within: tuple[AnyStr, ...] = (), begins: tuple[AnyStr, ...] = ()
) -> re.Pattern[AnyStr]:
    """Like `re.compile`, but compiled on first use; a mistake in the pattern shows only then.

    `within` and `begins` are hints: every match contains one of `within`, and begins with one of `begins`. A text that
    has none of them is not searched, and the pattern is not compiled for it. They are in lower case if the pattern
    ignores case.
    """
    kind = _Hinted if within or begins else _Lazy
    return cast("re.Pattern[AnyStr]", kind(source, flags, within, begins))


class _Lazy:
    """Stands in for the compiled pattern: has its attributes, and keeps each from its first use on."""

    def __init__(self, source: Any, flags: int, within: tuple[Any, ...], begins: tuple[Any, ...]) -> None:
        self._source = source
        self._flags = flags
        self._ignores_case = bool(flags & re.IGNORECASE)
        self._within = within
        self._begins = begins
        self._longest = max(map(len, begins), default=0)
        self._compiled: re.Pattern[Any] | None = None
        if within or begins:
            hinted.append(cast("_Hinted", self))

    def __getattr__(self, name: str) -> Any:
        # Called only for attributes that are not set yet.
        found = getattr(self._compile(), name)
        setattr(self, name, found)
        return found

    def _compile(self) -> re.Pattern[Any]:
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled


class _Hinted(_Lazy):
    """Looks for the hints first."""

    def bare(self) -> re.Pattern[Any]:
        """The same pattern without its hints."""
        return self._compile()

    def _may_find(self, text: Any) -> bool:
        if self._ignores_case:
            text = _lower(text)
        return _has(text, self._within) and _has(text, self._begins)

    def _may_match(self, text: Any, start: int) -> bool:
        if self._begins:
            beginning = text[start : start + self._longest] if start > 0 else text[: self._longest]
            if not (_lower(beginning) if self._ignores_case else beginning).startswith(self._begins):
                return False
        return not self._within or _has(_lower(text) if self._ignores_case else text, self._within)

    def search(self, string: Any, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[Any] | None:
        return self._compile().search(string, pos, endpos) if self._may_find(string) else None

    def match(self, string: Any, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[Any] | None:
        return self._compile().match(string, pos, endpos) if self._may_match(string, pos) else None

    def fullmatch(self, string: Any, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[Any] | None:
        return self._compile().fullmatch(string, pos, endpos) if self._may_match(string, pos) else None

    def finditer(self, string: Any, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[Any]]:
        return self._compile().finditer(string, pos, endpos) if self._may_find(string) else iter(())

    def sub(self, repl: Any, string: Any, count: int = 0) -> Any:
        return self._compile().sub(repl, string, count) if self._may_find(string) else string


def _has(text: Any, words: tuple[Any, ...]) -> bool:
    for word in words:  # a third of the time that `any` takes, and most lines are searched for most patterns
        if word in text:
            return True
    return not words


def _lower(text: Any) -> Any:
    if isinstance(text, str) and not text.isascii() and ("ı" in text or "ſ" in text or "İ" in text):
        text = text.translate(_PLAIN)
    return text.lower()
