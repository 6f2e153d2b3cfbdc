"""What kind of stream standard output is, and whether to use colours on it."""

from __future__ import annotations

import os
import sys

from reader import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.export.lines import Page


def on_terminal() -> bool:
    """Whether standard output is a terminal that can do more than print lines."""
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def is_styled(color: str = "auto") -> bool:
    """Whether to print bold, dim and colours: `always`, `never`, or `auto`, which asks the terminal and NO_COLOR."""
    if color == "auto":
        return on_terminal() and not os.environ.get("NO_COLOR")
    return color == "always"


def page_for(output: str | None) -> Page:
    """How lines for people look in a file, or in standard output for None and `-`: as wide as the terminal, if it is
    one."""
    from shutil import get_terminal_size  # late: the first page is painted without both

    from reader.export.lines import Page

    if output not in (None, "-") or not on_terminal():
        return Page()
    return Page(get_terminal_size().columns, is_styled())
