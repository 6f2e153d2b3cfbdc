"""Regular expressions that are compiled on first use: most articles need few of those that the rules have.

Compiling one takes as long as searching some pages with it, and the first page would wait for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, AnyStr, cast


def expression(
    source: AnyStr, flags: int = 0, *, within: tuple[AnyStr, ...] = (), begins: tuple[AnyStr, ...] = ()
) -> re.Pattern[AnyStr]:
    """Like `re.compile`, but compiled on first use; a mistake in the pattern shows only then.

    `within` and `begins` are hints: every match contains one of `within`, and every text with a match starts with one
    of `begins`. A text without them is not searched. Write them in lower case if the pattern ignores case.
    """
    kind = _Hinted if within or begins else _Expression
    return cast("re.Pattern[AnyStr]", kind(source, flags, within, begins))


class _Expression:
    """Stands in for the compiled pattern: has its attributes, and keeps each from its first use on."""

    def __init__(self, source: Any, flags: int, within: tuple[Any, ...], begins: tuple[Any, ...]) -> None:
        self._source = source
        self._flags = flags
        self._ignores_case = bool(flags & re.IGNORECASE)
        self._within = within
        self._begins = begins
        self._longest = max(map(len, begins), default=0)
        self._compiled: re.Pattern[Any] | None = None

    def __getattr__(self, name: str) -> Any:
        # Called only for attributes that are not set yet.
        found = getattr(self._compile(), name)
        setattr(self, name, found)
        return found

    def _compile(self) -> re.Pattern[Any]:
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled


class _Hinted(_Expression):
    """Looks for the hints first."""

    def _may_find(self, text: Any) -> bool:
        if self._begins:
            beginning = text[: self._longest]
            if not (beginning.lower() if self._ignores_case else beginning).startswith(self._begins):
                return False
        if not self._within:
            return True
        if self._ignores_case:
            text = text.lower()
        return any(word in text for word in self._within)

    def search(self, text: Any, *bounds: int) -> re.Match[Any] | None:
        return self._compile().search(text, *bounds) if self._may_find(text) else None

    def match(self, text: Any, *bounds: int) -> re.Match[Any] | None:
        return self._compile().match(text, *bounds) if self._may_find(text) else None

    def fullmatch(self, text: Any, *bounds: int) -> re.Match[Any] | None:
        return self._compile().fullmatch(text, *bounds) if self._may_find(text) else None

    def finditer(self, text: Any, *bounds: int) -> Iterator[re.Match[Any]]:
        return self._compile().finditer(text, *bounds) if self._may_find(text) else iter(())

    def sub(self, new: Any, text: Any, count: int = 0) -> Any:
        return self._compile().sub(new, text, count) if self._may_find(text) else text
