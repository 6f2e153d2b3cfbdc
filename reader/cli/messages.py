"""What is said on standard error: one line each, safe to show whatever a file name holds."""

from __future__ import annotations

import sys

from reader.printable import printable


def complain(message: object) -> None:
    """Say it on standard error, as one line that starts with the program's name."""
    if sys.stderr is None:
        return
    line = f"reader: {printable(str(message))}\n"
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding))
    sys.stderr.flush()
