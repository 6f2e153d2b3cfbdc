"""Escape codes of the first page in the program's own themes, and which terminals can use them. Free of Textual.

`tests/firstpage/refresh_colours.py` generates the codes from the style sheet, and a test compares them with it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

TABLE_PATH = os.path.join(os.path.dirname(__file__), "colours.tsv")
"""One style per line: theme, colour depth, name, foreground, background, attributes."""

DEFAULT_THEME = "reader-dark"
"""The default theme."""

TRUECOLOR_VALUES = ("truecolor", "24bit")
"""Values of `COLORTERM` that mean 24-bit colour."""

StyleCodes = Sequence[str]
"""Escape codes of the foreground, the background and the attributes; "" for what a style leaves unchanged."""


def load_codes(theme: str, environment: Mapping[str, str]) -> Mapping[str, StyleCodes] | None:
    """The escape codes of a theme for this terminal, by style name; None if the theme is unknown."""
    start = f"{theme}\t{_depth(environment)}\t"
    with open(TABLE_PATH, encoding="utf-8") as lines:
        fields = [line.rstrip("\n").split("\t")[2:] for line in lines if line.startswith(start)]
    return {name: codes for name, *codes in fields} or None


def escape_sequence(table: Mapping[str, StyleCodes], base: str, *names: str) -> str:
    """The escape sequence of a base style with others over it."""
    ink, ground, rest = table[base]
    for name in names:
        over = table[name]
        ink, ground, rest = over[0] or ink, over[1] or ground, ";".join(filter(None, (rest, over[2])))
    return f"\x1b[0;{';'.join(filter(None, (rest, ink, ground)))}m"


def _depth(environment: Mapping[str, str]) -> str:
    if _has_truecolor(environment):
        return "full"
    return "256" if environment.get("TERM", "").endswith(("-256color", "-kitty")) else "few"


def _has_truecolor(environment: Mapping[str, str]) -> bool:
    return environment.get("COLORTERM", "").strip().lower() in TRUECOLOR_VALUES


def theme_for(wanted: str | None, environment: Mapping[str, str]) -> str:
    """The name of the theme to start with.

    The user's choice applies, unless `NO_COLOR` is set: only the terminal's own theme is free of colour. A terminal
    with 16 colours or fewer gets that theme as well, since the program's colours would be rounded to something
    unreadable.
    """
    if environment.get("NO_COLOR"):
        return "ansi-light" if wanted and wanted.endswith("light") else "ansi-dark"
    if wanted:
        return wanted
    if environment.get("TEXTUAL_THEME"):
        return environment["TEXTUAL_THEME"]
    return "ansi-dark" if environment.get("TERM") and _depth(environment) == "few" else DEFAULT_THEME
