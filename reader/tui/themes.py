"""Two themes for long reading. Colours are defined only here and in reader.tcss."""

from __future__ import annotations

from textual.theme import Theme

from reader.firstpage.colours import DEFAULT_THEME

DARK = Theme(
    name=DEFAULT_THEME,
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
