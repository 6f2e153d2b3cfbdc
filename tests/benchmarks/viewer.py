"""Textual's own viewer of Markdown on one file: what a reader costs that makes a widget of every block."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import MarkdownViewer


class Viewer(App[None]):
    """The file that is named on the command line."""

    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 - declared so by App

    def compose(self) -> ComposeResult:
        """The file, without a table of contents beside it."""
        yield MarkdownViewer(Path(sys.argv[1]).read_text("utf-8"), show_table_of_contents=False)


if __name__ == "__main__":
    Viewer().run()
