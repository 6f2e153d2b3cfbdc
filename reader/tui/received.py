"""What the terminal sends, as messages. Textual's own parser, but for what is pasted and for bytes that are no text.

That parser looks at each character of a paste by itself: five megabytes would keep the keys waiting for many seconds.
And one byte that is no UTF-8, from a terminal with another encoding or out of a binary file, would end the program.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Iterator

from textual.events import Paste
from textual.message import Message

from reader.tui.answers import AnswerParser

BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What stands before a paste, and behind it."""


class Received(AnswerParser):
    """What comes from one terminal, in pieces cut anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._pasted: list[str] | None = None
        """The parts of a paste that is not over; None where nothing is being pasted."""
        self._begun = ""
        """What came last, where it may be the beginning of one of the signs."""

    def take(self, data: bytes, *, is_last: bool = False) -> Iterator[Message]:
        """The messages that are complete with this; characters that are no text are replaced."""
        text, self._begun = self._begun + self._decode(data, is_last), ""
        while text:
            sign = BEGIN if self._pasted is None else END
            before, found, text = text.partition(sign)
            if not found and not is_last:
                before, self._begun = _parted(before, sign)
            if self._pasted is not None:
                self._pasted.append(before)
            elif before:
                yield from self.feed(before)
            if found:
                yield from self._turn()

    def _turn(self) -> Iterator[Message]:
        """A paste begins, or is over."""
        if self._pasted is not None:
            yield Paste("".join(self._pasted).replace("\0", ""))
            self._pasted = None
            return
        yield from self._end_key()
        self._pasted = []

    def rest(self) -> Iterator[Message]:
        """The messages that are complete since nothing more came for a while."""
        if self._pasted is None:
            begun, self._begun = self._begun, ""
            if begun:
                yield from self.feed(begun)
            yield from self._end_key()

    def _end_key(self) -> Iterator[Message]:
        """What has come of a key that might have gone on is all of it."""
        if self._timeout_time is not None:
            self._timeout_time = 0.0
            yield from self.tick()


def _parted(text: str, sign: str) -> tuple[str, str]:
    """What stands before an unfinished `sign` at the end of `text`, and that beginning of it."""
    for length in range(len(sign) - 1, 0, -1):
        if text.endswith(sign[:length]):
            return text[:-length], sign[:length]
    return text, ""
