"""Themes for long reading. Colours are defined only here and in reader.tcss."""

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
        "scrollbar": "#666f7a",
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
        "block-cursor-blurred-foreground": "#1d1c1a",
        "block-cursor-blurred-text-style": "none",
        "footer-background": "#f3efe5",
        "footer-key-foreground": "#8f5a00",
        "scrollbar": "#8b8577",
        "scrollbar-background": "#faf7f0",
    },
)

CONTRAST = Theme(
    name="reader-contrast",
    primary="#7fd4ff",
    secondary="#e0b0ff",
    accent="#ffe14d",
    warning="#ffe14d",
    error="#ff8f8f",
    success="#8cf29a",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    dark=True,
    variables={
        "text-primary": "#7fd4ff",
        "text-accent": "#ffe14d",
        "text-muted": "#d8d8d8",
        "block-cursor-background": "#ffe14d",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#3d3d3d",
        "block-cursor-blurred-foreground": "#ffffff",
        "block-cursor-blurred-text-style": "bold",
        "footer-background": "#000000",
        "footer-key-foreground": "#ffe14d",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#1a1a1a",
    },
)

THEMES = (DARK, LIGHT, CONTRAST)
"""The program's own themes."""
