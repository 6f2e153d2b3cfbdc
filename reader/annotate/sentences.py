"""Where sentences begin and end. Knows marks and short forms; knows nothing of names or speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader import lexicon
from reader.base.values import replace
from reader.model.document import STORY_KINDS, Document
from reader.model.span import Span

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)")
_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«([—–-•"
_LAST_WORD = re.compile(r"[^\s(\[“\"‘'—–]{1,24}\Z")
_LETTERS_AND_STOPS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_PLAIN_START = re.compile(
    r"\s+(?:The|A|An|In|On|At|It|He|She|They|We|But|And|This|That|These|Those|His|Her|Its|Their)\b"
)
_REACH = 120
"""Letters after a stop that may hold who asked; no name is longer."""


def find(document: Document) -> Document:
    """The same document with the sentences of its story blocks, in order."""
    blocks = (block for block in document.blocks if block.kind in STORY_KINDS)
    return replace(document, sentences=tuple(span for block in blocks for span in split(document.text, block.span)))


def split(text: str, span: Span) -> Iterator[Span]:
    """The sentences of one block, in order; only white space lies between them, or before the first."""
    start = _skip(text, span.start, span.end)
    for stop in _STOP.finditer(text, span.start, span.end):
        following = _skip(text, stop.end(), span.end)
        if start < stop.end() < following < span.end and _ends(text, start, stop, following):
            yield Span(start, stop.end())
            start = following
    end = span.start + len(text[span.start : span.end].rstrip())
    if start < end:
        yield Span(start, end)


def _skip(text: str, offset: int, end: int) -> int:
    while offset < end and text[offset].isspace():
        offset += 1
    return offset


def _ends(text: str, start: int, stop: re.Match[str], following: int) -> bool:
    """Whether the sentence from `start` ends at this stop, where `following` is the next letter or mark."""
    after = text[following]
    if not (after.isupper() or after.isdigit() or after in _OPENERS):
        return False
    marks = stop.group()
    closed = marks[-1] in _CLOSERS
    if marks == ".":
        return not _abbreviated(text, start, stop.start(), after)
    return not (closed and marks[0] in "?!" and _somebody_says(text, stop.end()))


def _abbreviated(text: str, start: int, stop: int, after: str) -> bool:
    """Whether the full stop at `stop` belongs to the word before it, and another word follows."""
    word = _LAST_WORD.search(text, max(start, stop - 24), stop)
    if word is None:
        return False
    last = word.group()
    if _LETTERS_AND_STOPS.match(last):
        # An initial or "U.N.": the sentence may end behind either, but seldom before a name.
        return last not in {"I", "i"} and not (len(last) > 1 and _starts_plainly(text, stop + 1))
    return last.lower() in lexicon.entries("general/abbreviations") and (after.isupper() or after.isdigit())


def _starts_plainly(text: str, offset: int) -> bool:
    """Whether a word follows that opens sentences and never a name."""
    return _PLAIN_START.match(text, offset) is not None


def _somebody_says(text: str, offset: int) -> bool:
    """Whether a closed question goes on with who asked it: "Why?" Kirby asked."""
    for word in text[offset : offset + _REACH].split()[1:6]:
        if word.strip(",.:") in lexicon.words("quotes/cues_speech"):
            return True
        if not word[0].isupper():
            return False
    return False
