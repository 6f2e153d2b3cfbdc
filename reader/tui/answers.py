"""Read what the terminal answers when it is asked for the text that was copied. Knows escape sequences, no widgets."""

from __future__ import annotations

import re
import time
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator

from textual._xterm_parser import XTermParser
from textual.message import Message

QUESTION = "\x1b]52;c;?\x07"
"""Asks the terminal for the text that was copied."""

PATIENCE = 60.0
"""Seconds after the question in which an answer is wanted: some terminals ask their user first."""

MOST = 16 * 2**20
"""Code points of the longest answer."""

_BEGINNING = "\x1b]52;"
_END = re.compile(r"\x07|\x1b\\|(?=[^A-Za-z0-9+/=;?])")
"""The end of an answer: its sign, or else a key, since nothing of an answer is written so."""


class CopiedText(Message):
    """The terminal told what was copied; "" where it would not."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class AnswerParser(XTermParser):
    """Reads keys, and keeps answers apart from them, which would be read as keys otherwise. One is told a question."""

    def __init__(self, debug: bool = False) -> None:
        self._wanted_until = 0.0
        self._held = ""
        """What came last, where it may be the beginning of an answer, or of its end."""
        self._answer: list[str] | None = None
        """The parts of an answer that is not over; None where none has begun."""
        self._length = 0
        super().__init__(debug)

    def expect(self) -> None:
        """Tell the next answer."""
        self._wanted_until = time.monotonic() + PATIENCE

    def feed(self, data: str) -> Iterator[Message]:
        """The keys, and the answer, in what has come."""
        data, self._held = self._held + data, ""
        if self._answer is None:
            keys, found, data = data.partition(_BEGINNING)
            at = len(keys) if found else _begun(keys)
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
        if self._length <= MOST:
            self._answer.append(part)
        if end is not None:
            answer, self._answer = "".join(self._answer), None
            if time.monotonic() <= self._wanted_until:
                self._wanted_until = 0.0
                yield CopiedText(_decoded(answer) if self._length <= MOST else "")
            rest, self._held = data[end.end() :] + self._held, ""
            yield from self.feed(rest)

    def _typed(self, keys: str) -> Iterator[Message]:
        if keys:  # nothing at all would mean that there is no more to come
            yield from super().feed(keys)


def _begun(keys: str) -> int:
    """Where an answer may begin whose rest is on its way; the end where none does. A lone Escape is a key."""
    lengths = (length for length in range(len(_BEGINNING) - 1, 1, -1) if keys.endswith(_BEGINNING[:length]))
    return len(keys) - next(lengths, 0)


def _decoded(answer: str) -> str:
    try:
        return b64decode(answer.rpartition(";")[2]).decode("utf-8", "replace")
    except (Error, ValueError):
        return ""
