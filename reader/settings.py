"""Settings: frozen, from one TOML file, every default documented here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How the program behaves when nothing else was said."""

    theme: str | None = None
    """Name of the theme of the interface; None takes the one that fits the terminal."""
    measure: int = 72
    """Widest line of text, in cells."""
    mouse: bool = True
    """Whether the interface takes the mouse; off, the terminal selects text with it."""
