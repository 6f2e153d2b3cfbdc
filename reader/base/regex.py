"""Regular expressions that are compiled when they are first needed: most articles need few of those that rules have.

Compiling one takes as long as searching some pages with it, and the first page is painted after all of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, AnyStr, cast


def expression(
    source: AnyStr, flags: int = 0, *, within: tuple[AnyStr, ...] = (), begins: tuple[AnyStr, ...] = ()
) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, but for the time that it takes; a mistake in it shows when it is used.

    One of `within` stands in all that it finds, and one of `begins` at the beginning of every text in which it finds
    anything: where there is none of them, nothing is searched or compiled. They are in small letters where the case is
    ignored.
    """
    kind = _Hinted if within or begins else _Expression
    return cast("re.Pattern[AnyStr]", kind(source, flags, within, begins))


class _Expression:
    """Stands for the compiled expression: has the attributes of it, each from the first use on as its own."""

    def __init__(self, source: Any, flags: int, within: tuple[Any, ...], begins: tuple[Any, ...]) -> None:
        self._source = source
        self._flags = flags
        self._ignores_case = bool(flags & re.IGNORECASE)
        self._within = within
        self._begins = begins
        self._longest = max(map(len, begins), default=0)
        self._compiled: re.Pattern[Any] | None = None

    def __getattr__(self, name: str) -> Any:
        # Python asks only for what is not there yet.
        found = getattr(self._compile(), name)
        setattr(self, name, found)
        return found

    def _compile(self) -> re.Pattern[Any]:
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled


class _Hinted(_Expression):
    """Looks first for the words without which there is nothing to be found."""

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
