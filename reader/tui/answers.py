"""Parse the terminal's answer to a request for the clipboard. Knows escape sequences; knows nothing of widgets."""

from __future__ import annotations

import re
import time
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator

from textual._xterm_parser import XTermParser
from textual.message import Message

CLIPBOARD_REQUEST = "\x1b]52;c;?\x07"
"""Asks the terminal for the clipboard (OSC 52)."""

ANSWER_TIMEOUT = 60.0
"""Seconds for which an answer is accepted: some terminals ask the user first."""

MAX_ANSWER_CHARS = 16 * 2**20
"""Maximum code points of an answer."""

_BEGINNING = "\x1b]52;"
_END = re.compile(r"\x07|\x1b\\|(?=[^A-Za-z0-9+/=;?])")
"""The end of an answer: its terminator, or else a key press, since such characters never occur in an answer."""


class ClipboardText(Message):
    """The terminal's clipboard; "" if it is empty or was refused."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class AnswerParser(XTermParser):
    """Parses keys, and filters out clipboard answers, which would be parsed as keys otherwise. Posts requested
    answers."""

    def __init__(self) -> None:
        self._wanted_until = 0.0
        self._held = ""
        """Trailing input that may be the beginning of an answer, or of its end."""
        self._answer: list[str] | None = None
        """The parts of an unfinished answer; None if none has begun."""
        self._length = 0
        super().__init__()

    def expect(self) -> None:
        """Post the next answer."""
        self._wanted_until = time.monotonic() + ANSWER_TIMEOUT

    def feed(self, data: str) -> Iterator[Message]:
        """The keys and the answer in the input."""
        data, self._held = self._held + data, ""
        if self._answer is None:
            keys, found, data = data.partition(_BEGINNING)
            at = len(keys) if found else _prefix_start(keys)
            self._held = keys[at:]
            yield from self._typed(keys[:at])
            if not found:
                return
            self._answer, self._length = [], 0
        if data.endswith("\x1b"):
            data, self._held = data[:-1], "\x1b"
        end = _END.search(data)
        part = data if end is None else data[: end.start()]
        self._length += len(part)
        if self._length <= MAX_ANSWER_CHARS:
            self._answer.append(part)
        if end is not None:
            answer, self._answer = "".join(self._answer), None
            if time.monotonic() <= self._wanted_until:
                self._wanted_until = 0.0
                yield ClipboardText(_decode(answer) if self._length <= MAX_ANSWER_CHARS else "")
            rest, self._held = data[end.end() :] + self._held, ""
            yield from self.feed(rest)

    def _typed(self, keys: str) -> Iterator[Message]:
        if keys:  # empty input would mean end of input
            yield from super().feed(keys)


def _prefix_start(keys: str) -> int:
    """The start of an incomplete answer prefix at the end of `keys`, else their length. A lone Escape is a key."""
    lengths = (length for length in range(len(_BEGINNING) - 1, 1, -1) if keys.endswith(_BEGINNING[:length]))
    return len(keys) - next(lengths, 0)


def _decode(answer: str) -> str:
    try:
        return b64decode(answer.rpartition(";")[2]).decode("utf-8", "replace")
    except (Error, ValueError):
        return ""
