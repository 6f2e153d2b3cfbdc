"""Spell words and their marks as inline Markdown. Whatever the words are, they are shown and never act; a mark that
Markdown cannot have in its place is left out, so that its signs are not shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from string import punctuation
from typing import NamedTuple
from unicodedata import category
from urllib.parse import quote

from reader.base.urls import unbroken
from reader.model.document import Mark, MarkKind
from reader.model.span import Span

_SPECIAL = re.compile(r"[\\`*_\[\]<~|]|&(?=#?\w+;)")
_SPECIAL_BEFORE_MORE = re.compile(rf"{_SPECIAL.pattern}|&(?=#?\w*\Z)")
_INDENT = re.compile(r"(?m)^[ \t]+")
_SIGN_START = re.compile(r"(?m)^(?=(?:#{1,6}|[-+])(?:\s|$)|>|(?::?-+:?|=+)[ \t]*$)")
_NUMBER_START = re.compile(r"(?m)^(\d{1,9})(?=[.)](?:\s|$))")

_TARGET_SIGN = re.compile(r"[\\<>]|(?<=\s)\s|[^\S ]")
_ENTITY = re.compile(r"&(?=#?\w+;)")

_STARS = {MarkKind.STRONG: "**", MarkKind.EMPHASIS: "*"}
_STRIKE = "~~"


class _Piece(NamedTuple):
    """Words under the same marks."""

    text: str
    kinds: frozenset[MarkKind] = frozenset()
    target: str = ""
    """Where the web link over the words leads; "" if there is none."""

    @property
    def is_plain(self) -> bool:
        return not self.kinds and not self.target

    @property
    def opens_link(self) -> bool:
        return bool(self.target) and not self.text[0].isspace()

    @property
    def first(self) -> str:
        """A character of the sort that its Markdown begins with if it is not emphasised."""
        if self.text[0].isspace():
            return " "
        return "[" if self.target else "`" if MarkKind.CODE in self.kinds else self.text[0]

    def joins(self, other: _Piece) -> bool:
        """Whether it is one piece with the next: the border between them is not seen, and may be within a word."""
        within_word = not (self.text[-1].isspace() or other.text[0].isspace() or self.target)
        return self[1:] == other[1:] and (self.is_plain or within_word)


class _Markup(NamedTuple):
    """A piece as Markdown."""

    text: str
    ends_in_sign: bool = False
    """Whether its end is a sign of emphasis."""


_EDGE = _Piece("\n")


def inline(text: str) -> str:
    """Part of a line, with those characters escaped that are markup anywhere in a line."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _inline_before_more(text: str) -> str:
    """The same where more of the line follows, which could make a character reference of an ampersand at the end."""
    return _SPECIAL_BEFORE_MORE.sub(r"\\\g<0>", text)


def plain_starts(markup: str) -> str:
    """Whole lines, escaped so that none opens a list, a heading, a quotation, a table or code."""
    return _NUMBER_START.sub(r"\1\\", _SIGN_START.sub(r"\\", _INDENT.sub("", markup)))


def escaped(text: str) -> str:
    """`text` escaped, so that Markdown shows it as it is."""
    return plain_starts(inline(text))


def marked(pieces: Iterable[tuple[str, tuple[Mark, ...]]]) -> str:
    """Pieces of a text that follow one another, each with the marks over it, as part of a line or of several."""
    return "".join(_spelt(_joined(pieces)))


def linked(words: str, target: str) -> str:
    """Words that are a link."""
    return marked([(words, (Mark(MarkKind.LINK, Span(0, len(words)), target),))])


def fenced(text: str) -> str:
    """Lines of code, in a fence that none of them closes."""
    fence = "`" * max(3, _longest_backticks(text) + 1)
    return f"{fence}\n{text}\n{fence}"


def _joined(pieces: Iterable[tuple[str, tuple[Mark, ...]]]) -> list[_Piece]:
    joined: list[list[_Piece]] = []
    for piece in (_piece(text, marks) for text, marks in pieces if text):
        if joined and joined[-1][-1].joins(piece):
            joined[-1].append(piece)
        else:
            joined.append([piece])
    return [parts[0]._replace(text="".join(part.text for part in parts)) for parts in joined]


def _piece(text: str, marks: tuple[Mark, ...]) -> _Piece:
    kinds = frozenset(mark.kind for mark in marks if mark.kind is not MarkKind.LINK)
    target = next((mark.target for mark in marks if mark.kind is MarkKind.LINK), None) or ""
    return _Piece(text, kinds, target if target.startswith(("http://", "https://")) else "")


def _spelt(pieces: list[_Piece]) -> Iterator[str]:
    last = _Markup("\n")
    for piece, following in zip_longest(pieces, pieces[1:], fillvalue=_EDGE):
        last = _spell(piece, last, following)
        if following.opens_link and last.text.endswith("!"):
            yield last.text[:-1] + "\\!"  # Else a picture would take the place of the link.
        else:
            yield last.text


def _spell(piece: _Piece, last: _Markup, following: _Piece) -> _Markup:
    text = piece.text
    core = text.strip()
    escape = inline if following is _EDGE else _inline_before_more
    if piece.is_plain or not core:
        return _Markup(escape(text))
    # Signs next to whitespace would be shown rather than taken for emphasis.
    start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    before, after = start[-1:] or last.text[-1], end[:1] or following.first
    is_code = MarkKind.CODE in piece.kinds and before != "`"
    if piece.target:
        words = _signed(_code(core) if is_code else inline(core), piece, "[", "]")
        return _Markup(f"{start}[{words}](<{_destination(piece.target)}>){end}")
    if is_code:
        code = _code(core)
        signed = code if last.ends_in_sign and not start else _signed(code, piece, before, after)
        return _Markup(start + signed + end, ends_in_sign=signed is not code and not end)
    left, middle, right = _emphasisable(core, before, after, last.ends_in_sign and not start)
    plain = inline(middle)
    signed = _signed(plain, piece, left[-1:] or before, right[:1] or after) if middle else plain
    if signed == plain:
        return _Markup(start + escape(core) + end)
    return _Markup(start + inline(left) + signed + inline(right) + end, ends_in_sign=not (right or end))


def _emphasisable(words: str, before: str, after: str, is_after_sign: bool) -> tuple[str, str, str]:
    """The words that can stand between signs of emphasis, and the punctuation at both ends that cannot."""
    middle = words
    if is_after_sign or not _may_be_between(before, words[0]):
        middle = words[_inner_start(words) :]
        if is_after_sign and middle == words:
            return words, "", ""
    left = words[: len(words) - len(middle)]
    if middle and not _may_be_between(after, middle[-1]):
        middle = middle[: len(middle) - _inner_start(middle[::-1])]
    return left, middle, words[len(left) + len(middle) :]


def _inner_start(words: str) -> int:
    """Where the first letter or digit is."""
    return next((index for index, letter in enumerate(words) if letter.isalnum()), len(words))


def _signed(inner: str, piece: _Piece, before: str, after: str) -> str:
    """The words between the signs of their emphasis, as far as those would be taken for signs."""
    stars = "".join(sign for kind, sign in _STARS.items() if kind in piece.kinds)
    for sign in (stars, _STRIKE if MarkKind.STRIKE in piece.kinds else ""):
        if sign and _may_be_between(before, inner[0]) and _may_be_between(after, inner[-1]):
            inner = sign + inner + sign
    return inner


def _may_be_between(outside: str, inside: str) -> bool:
    """Whether a sign between two characters is taken for one, which CommonMark calls flanking."""
    return inside.isalnum() or outside.isspace() or outside in punctuation or category(outside).startswith("P")


def _destination(target: str) -> str:
    return _ENTITY.sub("&amp;", _TARGET_SIGN.sub(lambda sign: quote(sign[0]), unbroken(target)))


def _code(text: str) -> str:
    fence = "`" * (_longest_backticks(text) + 1)
    line = text.replace("\n", " ")
    return f"{fence} {line} {fence}" if "`" in text else f"{fence}{line}{fence}"


def _longest_backticks(text: str) -> int:
    """How many backticks the longest run of them has."""
    return max(map(len, re.findall("`+", text)), default=0)
