"""What the first page looks like in our own themes, without asking Textual: escape codes by name, and who may use them.

The codes are written by `tests/firstpage/refresh_colours.py` from the style sheet, and a test holds them against it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

FILE = os.path.join(os.path.dirname(__file__), "colours.tsv")
"""A line a look: theme, depth of colour, name, ink, ground, the rest."""

USUAL = "reader-dark"
"""The theme of a terminal of which nothing else is known."""

FULL_COLOUR = ("truecolor", "24bit")
"""What `COLORTERM` says where every colour can be drawn."""

Look = Sequence[str]
"""Escape codes: those of the ink, those of the ground, those of everything else; "" where a name leaves it alone."""


def looks(theme: str, environment: Mapping[str, str]) -> Mapping[str, Look] | None:
    """The codes of a theme for this terminal; None where they are not known."""
    start = f"{theme}\t{_depth(environment)}\t"
    with open(FILE, encoding="utf-8") as lines:
        fields = [line.rstrip("\n").split("\t")[2:] for line in lines if line.startswith(start)]
    return {name: codes for name, *codes in fields} or None


def escape(table: Mapping[str, Look], base: str, *names: str) -> str:
    """The escape sequence of a base look with others over it."""
    ink, ground, rest = table[base]
    for name in names:
        over = table[name]
        ink, ground, rest = over[0] or ink, over[1] or ground, ";".join(filter(None, (rest, over[2])))
    return f"\x1b[0;{';'.join(filter(None, (rest, ink, ground)))}m"


def _depth(environment: Mapping[str, str]) -> str:
    if environment.get("COLORTERM", "").strip().lower() in FULL_COLOUR:
        return "full"
    return "256" if environment.get("TERM", "").endswith(("-256color", "-kitty")) else "few"


def theme_for(wanted: str | None, environment: Mapping[str, str]) -> str:
    """The name of the theme to start with.

    What was asked for stands, unless `NO_COLOR` is set: only the terminal's own theme drops colour wholly. A terminal
    with 16 colours or fewer gets its own colours too, since ours would be rounded to something unreadable.
    """
    if environment.get("NO_COLOR"):
        return "ansi-light" if wanted and wanted.endswith("light") else "ansi-dark"
    if wanted:
        return wanted
    if environment.get("TEXTUAL_THEME"):
        return environment["TEXTUAL_THEME"]
    few = environment.get("TERM", "") in ("linux", "xterm", "vt100", "vt220", "ansi", "screen", "tmux")
    if few and environment.get("COLORTERM", "") not in FULL_COLOUR:
        return "ansi-dark"
    return USUAL
