"""Landings: named places in a text that links within it can lead to. Independent of the format."""

from __future__ import annotations

from collections.abc import Iterable

from reader.base.values import Value

TOP = "#top"
"""A link to the beginning of a page, unless the page gives this name to another place."""


class Landing(Value):
    """A named place that links can lead to."""

    name: str
    """What follows the # of a link to it, such as `next-part`."""
    offset: int
    """Its offset in code points."""

    def shifted(self, by: int) -> Landing:
        """The same landing, moved by `by` code points."""
        return Landing(self.name, self.offset + by)


def clamp_landings(landings: Iterable[Landing], text: str) -> tuple[Landing, ...]:
    """The landings, those before the text moved to its first code point and those after it to its last."""
    last = max(0, len(text) - 1)
    return tuple(Landing(landing.name, min(max(0, landing.offset), last)) for landing in landings)


def possible_names(target: str) -> tuple[str, ...]:
    """The landing names that a link may refer to with what follows its #, the likeliest first; () without a #."""
    _, hash_sign, name = target.partition("#")
    if not hash_sign:
        return ()
    names = [name]
    if "%" in name:
        from urllib.parse import unquote  # late: few names need it, and the first page is painted sooner without it

        names.append(unquote(name))
    # Headings have names in lower case, but links to them may not.
    return tuple(dict.fromkeys((*names, names[-1].lower())))
