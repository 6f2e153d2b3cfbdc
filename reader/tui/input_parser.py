"""Parse terminal input into messages: Textual's parser, except for pastes, floods of the wheel and invalid UTF-8.

Textual's parser handles each character of a paste separately: five megabytes would block the keys for many seconds.
And a single byte of invalid UTF-8, from a terminal with another encoding or out of a binary file, would end the
program.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator

from textual.events import Paste
from textual.message import Message

from reader.tui.answers import AnswerParser

PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"
"""The start and the end of a bracketed paste."""


MAX_WHEEL_EVENTS = 8
"""Maximum equal events of the wheel in a row within one piece of input: more arrive at once only if the wheel is much
faster than the interface, which would go on scrolling long after it."""

_WHEEL_FLOOD = re.compile(rf"(\x1b\[<6[4-7];\d{{1,5}};\d{{1,5}}M)\1{{{MAX_WHEEL_EVENTS},}}")


def _without_wheel_floods(text: str) -> str:
    return _WHEEL_FLOOD.sub(lambda flood: flood[1] * MAX_WHEEL_EVENTS, text)


class InputParser(AnswerParser):
    """Parses input from one terminal, in chunks split anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._pasted: list[str] | None = None
        """The parts of an unfinished paste; None while nothing is being pasted."""
        self._unfinished = ""
        """Trailing input that may be the beginning of one of the markers."""

    def take(self, data: bytes, *, is_last: bool = False) -> Iterator[Message]:
        """The messages completed by this input; invalid UTF-8 is replaced."""
        text, self._unfinished = self._unfinished + self._decode(data, is_last), ""
        while text:
            marker = PASTE_START if self._pasted is None else PASTE_END
            before, found, text = text.partition(marker)
            if not found and not is_last:
                before, self._unfinished = _split_unfinished(before, marker)
            if self._pasted is not None:
                self._pasted.append(before)
            elif before:
                yield from self.feed(_without_wheel_floods(before))
            if found:
                yield from self._turn()

    def _turn(self) -> Iterator[Message]:
        """Begin or end a paste."""
        if self._pasted is not None:
            yield Paste("".join(self._pasted).replace("\0", ""))
            self._pasted = None
            return
        yield from self._end_key()
        self._pasted = []

    def rest(self) -> Iterator[Message]:
        """The messages that are complete because nothing more came for a while."""
        if self._pasted is None:
            begun, self._unfinished = self._unfinished, ""
            if begun:
                yield from self.feed(begun)
            yield from self._end_key()

    def _end_key(self) -> Iterator[Message]:
        """Take an incomplete key sequence as complete."""
        if self._timeout_time is not None:
            self._timeout_time = 0.0
            yield from self.tick()


def _split_unfinished(text: str, marker: str) -> tuple[str, str]:
    """Split `text` before an unfinished `marker` at its end."""
    for length in range(len(marker) - 1, 0, -1):
        if text.endswith(marker[:length]):
            return text[:-length], marker[:length]
    return text, ""
