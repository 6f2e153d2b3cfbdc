"""Places of a page that its own links lead to, and what the links call them. Knows no format."""

from __future__ import annotations

from collections.abc import Iterable

from reader.base.values import Value

TOP = "#top"
"""A link that leads to the beginning of a page, unless the page gives this name to another place."""


class Landing(Value):
    """A place that has a name, so that links can lead to it."""

    name: str
    """What stands behind the # of a link to it, such as `next-part`."""
    offset: int
    """The code point at which one arrives."""

    def shifted(self, by: int) -> Landing:
        """The same place, `by` code points further on."""
        return Landing(self.name, self.offset + by)


def within(landings: Iterable[Landing], text: str) -> tuple[Landing, ...]:
    """The same places, those before these words at the first of them, those behind at the last."""
    last = max(0, len(text) - 1)
    return tuple(Landing(landing.name, min(max(0, landing.offset), last)) for landing in landings)


def names_meant(target: str) -> tuple[str, ...]:
    """The names that a link may mean by what stands behind its #, the likeliest first; () where it has no #."""
    _, sign, name = target.partition("#")
    if not sign:
        return ()
    names = [name]
    if "%" in name:
        from urllib.parse import unquote  # late: few names need it, and the first page waits for what is imported

        names.append(unquote(name))
    # Sections are named in small letters, whatever those who link to them write.
    return tuple(dict.fromkeys((*names, names[-1].lower())))
