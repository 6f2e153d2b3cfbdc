"""Read an article from standard input: a pipe, a redirected file, or the keyboard until Ctrl+D."""

from __future__ import annotations

import sys

from reader.errors import SourceUnreadable
from reader.load.file import read_limited
from reader.model.raw import STANDARD_INPUT, Raw


def load_stdin() -> Raw:
    """All bytes of standard input. Raises `SourceError`."""
    # Python sets stdin to None when the program was started with the stream closed.
    if sys.stdin is None:
        raise SourceUnreadable(STANDARD_INPUT, "standard input is closed")
    return Raw(uri=STANDARD_INPUT, data=read_limited(sys.stdin.buffer, STANDARD_INPUT))
