"""Split text into sentences. Knows punctuation and abbreviations; knows no names or speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader import lexicon
from reader.base.values import replace
from reader.model.document import STORY_KINDS, Document
from reader.model.span import Span

_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)")
_CLOSING_MARKS = "\"'”’»)]"
_OPENING_MARKS = "\"'“‘«([—–-•"
_LAST_WORD = re.compile(r"[^\s(\[“\"‘'—–]{1,24}\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_PLAIN_START = re.compile(
    r"\s+(?:The|A|An|In|On|At|It|He|She|They|We|But|And|This|That|These|Those|His|Her|Its|Their)\b"
)
BEFORE_NUMBERS = frozenset({"no", "nos"})
"""Abbreviations that are also words, "said no.", and stand before numbers only."""
_ATTRIBUTION_CHARS = 120
"""How far after a question its speaker may be named."""


def find(document: Document) -> Document:
    """Return the document with the sentences of its story blocks, in order."""
    blocks = (block for block in document.blocks if block.kind in STORY_KINDS)
    return replace(document, sentences=tuple(span for block in blocks for span in split(document.text, block.span)))


def split(text: str, span: Span) -> Iterator[Span]:
    """The sentences of one block, in order; only whitespace is outside of them."""
    start = _skip_whitespace(text, span.start, span.end)
    for mark in _SENTENCE_END.finditer(text, span.start, span.end):
        following = _skip_whitespace(text, mark.end(), span.end)
        if start < mark.end() < following < span.end and _is_sentence_end(text, start, mark, following):
            yield Span(start, mark.end())
            start = following
    end = span.start + len(text[span.start : span.end].rstrip())
    if start < end:
        yield Span(start, end)


def _skip_whitespace(text: str, offset: int, end: int) -> int:
    while offset < end and text[offset].isspace():
        offset += 1
    return offset


def _is_sentence_end(text: str, start: int, mark: re.Match[str], following: int) -> bool:
    """Whether the sentence from `start` ends at this mark; `following` is the offset of the next text."""
    after = text[following]
    if not (after.isupper() or after.isdigit() or after in _OPENING_MARKS):
        return False
    marks = mark.group()
    closed = marks[-1] in _CLOSING_MARKS
    if marks == ".":
        return not _is_abbreviation(text, start, mark.start(), after)
    return not (closed and marks[0] in "?!" and _is_attributed(text, mark.end()))


def _is_abbreviation(text: str, start: int, stop: int, after: str) -> bool:
    """Whether the full stop at offset `stop` is part of an abbreviation inside a sentence."""
    word = _LAST_WORD.search(text, max(start, stop - 24), stop)
    if word is None:
        return False
    last = word.group()
    if _INITIALS.match(last):
        # An initial or "U.N.": the sentence may end after either, but seldom before a name.
        return last not in {"I", "i"} and not (len(last) > 1 and _starts_new_sentence(text, stop + 1))
    if last.lower() in BEFORE_NUMBERS:
        return after.isdigit()
    return last.lower() in lexicon.entries("general/abbreviations") and (after.isupper() or after.isdigit())


def _starts_new_sentence(text: str, offset: int) -> bool:
    """Whether the next word is one that begins sentences and never a name."""
    return _PLAIN_START.match(text, offset) is not None


def _is_attributed(text: str, offset: int) -> bool:
    """Whether a quoted question is followed by who asked it: "Why?" Kirby asked."""
    for word in text[offset : offset + _ATTRIBUTION_CHARS].split()[1:6]:
        if word.strip(",.:") in lexicon.words("quotes/cues_speech"):
            return True
        if not word[0].isupper():
            return False
    return False
