"""What kind of stream standard output is."""

from __future__ import annotations

import os
import sys


def on_terminal() -> bool:
    """Whether standard output is a terminal that can do more than print lines."""
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
