"""Two themes made for long reading, and which theme a terminal gets. Colours live here and in reader.tcss only."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="reader-dark",
    primary="#8fb4d8",
    secondary="#b6a4d6",
    accent="#e3bb76",
    warning="#e3bb76",
    error="#e58a83",
    success="#9fc49b",
    foreground="#d9d5cb",
    background="#17191d",
    surface="#1c1f24",
    panel="#25292f",
    dark=True,
    variables={
        "text-primary": "#8fb4d8",
        "text-accent": "#e3bb76",
        "block-cursor-background": "#33404d",
        "block-cursor-foreground": "#f2efe6",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#262c33",
        "block-cursor-blurred-foreground": "#d9d5cb",
        "block-cursor-blurred-text-style": "none",
        "footer-background": "#1c1f24",
        "footer-key-foreground": "#e3bb76",
        "scrollbar": "#343a42",
        "scrollbar-background": "#17191d",
    },
)

LIGHT = Theme(
    name="reader-light",
    primary="#2f5f8f",
    secondary="#6a4e92",
    accent="#8f5a00",
    warning="#8f5a00",
    error="#a8322a",
    success="#2f6b34",
    foreground="#2b2926",
    background="#faf7f0",
    surface="#f3efe5",
    panel="#e8e3d6",
    dark=False,
    variables={
        "text-primary": "#2f5f8f",
        "text-accent": "#8f5a00",
        "block-cursor-background": "#d5dfe9",
        "block-cursor-foreground": "#1d1c1a",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#e6e4dc",
        "block-cursor-blurred-foreground": "#2b2926",
        "block-cursor-blurred-text-style": "none",
        "footer-background": "#f3efe5",
        "footer-key-foreground": "#8f5a00",
        "scrollbar": "#cfc9ba",
        "scrollbar-background": "#faf7f0",
    },
)

FULL_COLOUR = ("truecolor", "24bit")


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
    return DARK.name
