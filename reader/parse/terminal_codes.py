"""Drop what formats text for a terminal: escape sequences, and characters struck over each other as in manual pages."""

from __future__ import annotations

from reader.base import lazy_regex

_SEQUENCE = lazy_regex.compile(
    "\x1b(?:"
    "\\[[0-?]*[ -/]*[@-~]"  # colours and movements
    "|[\\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\\\)?"  # titles, links, pictures: up to a bell or a terminator
    "|[ -/]*[0-~])?",  # all others, and an escape on its own
    within=("\x1b",),
)
_UNDERSCORE_LAST = lazy_regex.compile("([^\n\b_])\b_", within=("\b",))
_OVERSTRIKE = lazy_regex.compile("[^\n\b]\b", within=("\b",))


def drop_terminal_codes(text: str) -> str:
    """The text as a terminal would show it, without colours: "\\x1b[1mBold\\x1b[0m" is "Bold", "p\\bp_\\bq" is "pq"."""
    return _OVERSTRIKE.sub("", _UNDERSCORE_LAST.sub(r"\1", _SEQUENCE.sub("", text)))
