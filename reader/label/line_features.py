"""Describe a line of pasted text for the models of pasted pages: its wording and shape, by itself.

A feature is a short string. Labels nothing; `page_features` adds what is around a line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reader import lexicon
from reader.base import lazy_regex
from reader.label.byline_forms import is_byline
from reader.label.credit_forms import is_credit
from reader.label.furniture import is_furniture
from reader.label.lines import is_prose, is_title_case, words_of
from reader.label.names import is_name
from reader.label.phrases import fold, phrases
from reader.label.timestamps import has_timestamp, is_date_line

LISTS = ("comments", "furniture", "link_headings", "note")
"""The phrase lists that a line is matched against."""

MAX_WORDS = 14
"""Words up to which each word of a line is a feature of its own."""

MAX_PHRASE_WORDS = 6
"""Words up to which the whole line is a feature."""

LOOKED_AT_CHARS = 400
"""Code points of a line that its description is drawn from."""

MIN_CONTENT_CHARS = 4
"""Code points of the shortest word that says what a text is about."""

MAX_TITLE_WORDS, MAX_TITLE_CHARS = 30, 200
"""The longest line that looks like a title."""

_TIME_OF_DAY = lazy_regex.compile(r"\b\d{1,2}:\d\d\b|\b\d{1,2}\s*[ap]\.?m\b")
_YEAR = lazy_regex.compile(r"\b(?:19|20)\d\d\b")
_SYMBOLS = "@#©|•·→/$%&:"

_LENGTHS = (3, 8, 15, 25, 40, 60, 90, 140, 220, 400)
_WORDS = (0, 1, 2, 3, 4, 6, 8, 12, 18, 30)


class Line:
    """What one line is like by itself, with what the descriptions of its neighbours take from it."""

    __slots__ = ("content_words", "folded", "is_date", "is_prose", "is_signed", "is_title", "own", "shared", "sketch")

    def __init__(self, line: str) -> None:
        text = line[:LOOKED_AT_CHARS]
        words = [word.lower() for word in words_of(text)]
        count = len(words)
        self.folded = fold(line)
        self.content_words = frozenset(word for word in words if len(word) >= MIN_CONTENT_CHARS)
        self.is_prose, self.is_date = is_prose(text), is_date_line(text)
        is_by = is_byline(text)
        self.is_signed = is_by or self.is_date
        is_button = is_furniture(text)
        self.is_title = (
            2 <= count <= MAX_TITLE_WORDS
            and len(text) <= MAX_TITLE_CHARS
            and not (self.is_prose or self.is_signed or is_button)
        )
        self.sketch = self._sketch(is_by, is_button)
        tests = {"prose": self.is_prose, "byline": is_by, "date": self.is_date, "furniture": is_button}
        size, end, shape = f"L{bucket(len(text), _LENGTHS)}", "E" + _end(text), "S" + _shape(text)
        flags = [name for name, holds in tests.items() if holds] + list(_flags(text, count))
        self.own = [size, f"N{bucket(count, _WORDS)}", end, shape, size + end, size + shape, *flags]
        if count <= MAX_WORDS:
            self.own += {"w=" + word for word in words}
        if words:
            self.own += ["first=" + words[0], "last=" + words[-1], "first2=" + " ".join(words[:2])]
        phrase = ["t=" + " ".join(words)] if 0 < count <= MAX_PHRASE_WORDS else []
        self.own += phrase
        self.shared = [size, end, shape, *flags, *(phrase if count <= 4 else ())]

    def _sketch(self, is_by: bool, is_button: bool) -> str:
        """What the line looks like, in a letter."""
        if self.is_title:
            return "t" if len(self.content_words) < 3 else "T"
        tests = {"P": self.is_prose, "B": is_by, "D": self.is_date, "F": is_button}
        return next((letter for letter, holds in tests.items() if holds), "o")


def _flags(text: str, count: int) -> list[str]:
    tests = {
        "dated": any(map(str.isdigit, text)) and has_timestamp(text),
        "clock": bool(_TIME_OF_DAY.search(text)),
        "year": bool(_YEAR.search(text)),
        "credit": count <= 20 and is_credit(text),
        "name": count <= 6 and is_name(text),
        "titled": is_title_case(text),
        "capitals": text.isupper(),
        "address": "http" in text or "www." in text,
        "digits": sum(map(str.isdigit, text[:100])) > 0.3 * len(text[:100]),
    }
    found = [name for name, holds in tests.items() if holds]
    found += ["has" + symbol for symbol in _SYMBOLS if symbol in text]
    return found + ["in:" + name for name in LISTS if phrases("label/" + name).fit(text)]


@lexicon.per_language  # cached, since menus repeat lines, within a page and from page to page of a site
def line_of(text: str) -> Line:
    """The description of a line by itself."""
    return Line(text)


def bucket(count: float, limits: Sequence[float]) -> int:
    """Index of the first limit that a count does not exceed; `len(limits)` if it exceeds all."""
    return bisect_left(limits, count)


def _end(text: str) -> str:
    """The kind of the last character: punctuation as it is, a letter, a digit or anything else."""
    bare = text.rstrip(")]”’\"'» ") or text[-1:]
    last = bare[-1:]
    kind = last if last in ".?!:,;…" else "9" if last.isdigit() else "a" if last.isalpha() else "o"
    return kind + (")" if bare != text.rstrip() else "")


def _shape(text: str) -> str:
    """The kind of the first character."""
    first = text[:1]
    if first.isalpha():
        return "U" if first.isupper() else "l"
    return "9" if first.isdigit() else "q" if first in "“\"‘«'" else "o"
