"""Messages on standard error: one line each, safe to print whatever characters a file name holds."""

from __future__ import annotations

import sys

from reader.base.printable import printable
from reader.base.text import nearest
from reader.cli.sources import COMMANDS
from reader.errors import OutputExists, SourceNotFound


def complain(message: object) -> None:
    """Print it on standard error, as one line that starts with the program's name."""
    if sys.stderr is None:
        return
    line = f"reader: {printable(_with_advice(message))}\n"
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding))
    sys.stderr.flush()


def _with_advice(message: object) -> str:
    """The message with what to try on the command line: the option that replaces a file, or the command that was
    probably meant by what is not a file."""
    if isinstance(message, OutputExists):
        return f"{message}; use --force to replace it"
    if isinstance(message, SourceNotFound) and message.hint is None:
        command = nearest(message.uri, COMMANDS)
        if command:
            return f"{message.uri}: no such file or command (did you mean `reader {command}`?)"
    return str(message)
