"""Find quotation marks, and whether each can open or close a quotation. Looks at neighbours; matches no pairs."""

from __future__ import annotations

import re

from reader.base.values import Value
from reader.model.span import Span


class QuotationMark(Value):
    """One quotation mark, and whether it can open or close a quotation."""

    span: Span
    style: str
    """Only marks of one style match each other: double, single, angle …"""
    opens: bool
    closes: bool


_GLYPH = re.compile(r"``|''|’’|‘‘|[“”„‟«»‹›\"‘’‚‛'＂「」『』]")
_DOUBLE = {"``": "<", "''": ">?", "’’": ">?", "‘‘": "<", "„": "<", "‟": "<", "＂": "?", '"': "?", "“": "<?", "”": ">?"}
_ANGLE = {"«": "?", "»": "?", "‹": "?", "›": "?", "「": "<", "」": ">", "『": "<", "』": ">"}
# Words that begin with an apostrophe ('90s, 'em, 'tis) do not open a quotation.
_ELISION = re.compile(r"(?:\d\ds?|em|tis|twas|til|till|cause|n|round|bout|cos|un|ere)\b", re.IGNORECASE)
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}$")
_BEFORE_OPENING = frozenset("([{<-–—/:;,.…“‘\"'„«‹[*_|")


def _sides(text: str, start: int, end: int, para_start: int, para_end: int) -> tuple[bool, bool]:
    """Whether a mark here can open, and whether it can close, by the characters next to it."""
    before = text[start - 1] if start > para_start else " "
    after = text[end] if end < para_end else " "
    opens = not after.isspace() and not before.isalnum()
    closes = not before.isspace() and not after.isalnum()
    return opens, closes


def _mark(text: str, start: int, end: int, para_start: int, para_end: int) -> QuotationMark | None:
    """The quotation mark at `[start, end)`; None if it is an apostrophe, feet or inches."""
    char = text[start:end]
    opens, closes = _sides(text, start, end, para_start, para_end)
    span = Span(start, end)
    if char in _DOUBLE:
        hint = _DOUBLE[char]
        if char == '"' and _FEET.search(text, max(para_start, start - 5), start):
            return None
        if hint == "<":
            return QuotationMark(span, "double", True, False)
        if hint == ">":
            return QuotationMark(span, "double", False, True)
        if hint == "<?":  # also closes „German“ quotations
            return QuotationMark(span, "double", opens or not closes, closes and not opens)
        if hint == ">?":  # also opens ”Swedish” ones
            return QuotationMark(span, "double", opens and not closes, closes or not opens)
        return QuotationMark(span, "double", opens or not closes, closes or not opens)
    if char in _ANGLE:
        hint = _ANGLE[char]
        if hint != "?":
            return QuotationMark(
                span, char if hint == "<" else {"」": "「", "』": "『"}[char], hint == "<", hint == ">"
            )
        return QuotationMark(
            span,
            "angle" if char in "«»" else "small angle",
            *_angle_sides(text, span, para_start, para_end, char in "«‹"),
        )
    if char in "‚‛":
        return QuotationMark(span, "single", True, False) if opens and text[end : end + 1].isalpha() else None
    return _single(text, span, para_start, para_end)


def _angle_sides(text: str, span: Span, para_start: int, para_end: int, points_left: bool) -> tuple[bool, bool]:
    """Whether a guillemet opens and closes: « opens in French, even before a space, and closes in German."""
    before = text[span.start - 1] if span.start > para_start else " "
    after = text[span.end] if span.end < para_end else " "
    if after.isalnum() and not before.isalnum():
        return True, False
    if not after.isalnum() and not before.isspace():
        return False, True
    return points_left, not points_left


def _single(text: str, span: Span, para_start: int, para_end: int) -> QuotationMark | None:
    char = text[span.start]
    before = text[span.start - 1] if span.start > para_start else " "
    after = text[span.end] if span.end < para_end else " "
    opens = char != "’" and after not in " \n\t " and (before.isspace() or before in _BEFORE_OPENING)
    if opens and (after.isdigit() or after.isalpha()) and _ELISION.match(text, span.end):
        opens = False
    closes = not before.isspace() and not after.isalnum() and not (before.isdigit() and char == "'")
    if char == "‘":
        closes = False
    return QuotationMark(span, "single", opens, closes) if opens or closes else None


def scan(text: str, span: Span) -> list[QuotationMark]:
    """The quotation marks of one paragraph, in order."""
    found = (_mark(text, m.start(), m.end(), span.start, span.end) for m in _GLYPH.finditer(text, span.start, span.end))
    return [mark for mark in found if mark is not None]
