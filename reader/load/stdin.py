"""Read an article from standard input."""

from __future__ import annotations

import sys

from reader.model.raw import Raw


def load_stdin() -> Raw:
    """All bytes of standard input."""
    return Raw(uri="-", data=sys.stdin.buffer.read())
