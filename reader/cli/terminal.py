"""What kind of stream standard output is, and whether to use colours on it."""

from __future__ import annotations

import os
import sys


def on_terminal() -> bool:
    """Whether standard output is a terminal that can do more than print lines."""
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def is_styled(color: str = "auto") -> bool:
    """Whether to print bold, dim and colours: `always`, `never`, or `auto`, which asks the terminal and NO_COLOR."""
    if color == "auto":
        return on_terminal() and not os.environ.get("NO_COLOR")
    return color == "always"
