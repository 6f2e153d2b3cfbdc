"""The least Textual app there is: what every other one is measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One word on the screen."""

    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 - declared so by App

    def compose(self) -> ComposeResult:
        """The word that tells that it is there."""
        yield Static("READY")


if __name__ == "__main__":
    Bare().run()
