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
"""Seconds after the question in which an answer is looked for: some terminals ask their user first."""

MOST = 16 * 2**20
"""Code points of the longest answer."""

_BEGINNING = "\x1b]52;"
_END = re.compile(r"\x07|\x1b\\")


class CopiedText(Message):
    """The terminal told what was copied; "" where it would not."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class AnswerParser(XTermParser):
    """Reads keys; and from the question on, once, the answer among them, which would be read as keys otherwise."""

    def __init__(self, debug: bool = False) -> None:
        self._awaited_until = 0.0
        self._held = ""
        super().__init__(debug)

    def expect(self) -> None:
        """Look for an answer from now on."""
        self._awaited_until = time.monotonic() + PATIENCE

    def feed(self, data: str) -> Iterator[Message]:
        """The keys, and the answer, in what has come."""
        if not data or time.monotonic() > self._awaited_until:
            written, self._held = self._held + data, ""
            yield from super().feed(written)
            return
        keys, found, answer = (self._held + data).partition(_BEGINNING)
        end = _END.search(answer)
        if end is not None or len(answer) > MOST:
            self._held, self._awaited_until = "", 0.0
            yield from self._typed(keys)
            yield CopiedText(_decoded(answer[: end.start()]) if end is not None else "")
            yield from self._typed(answer[end.end() :] if end is not None else "")
            return
        begun = len(keys) if found else _begun(keys)
        self._held = (keys + found + answer)[begun:]
        yield from self._typed(keys[:begun])

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
