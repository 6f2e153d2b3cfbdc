"""Describe the blocks of pasted text for the trained models: each line, its neighbours, and the prose around it.

A feature is a short string. Works on texts and on the kinds that the rules gave; labels nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

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

CACHE_SIZE = 4096
"""Lines whose description is cached: menus repeat them, and two models ask for each."""

MAX_WORDS = 14
"""Words up to which each word of a line is a feature of its own."""

MAX_PHRASE_WORDS = 6
"""Words up to which the whole line is a feature."""

LOOKED_AT_CHARS = 400
"""Code points of a line that its description is drawn from."""

MIN_CONTENT_CHARS = 4
"""Code points of the shortest word that says what a text is about."""

_TIME_OF_DAY = lazy_regex.compile(r"\b\d{1,2}:\d\d\b|\b\d{1,2}\s*[ap]\.?m\b")
_YEAR = lazy_regex.compile(r"\b(?:19|20)\d\d\b")
_SYMBOLS = "@#©|•·→/$%&:"

_LENGTHS = (3, 8, 15, 25, 40, 60, 90, 140, 220, 400)
_WORDS = (0, 1, 2, 3, 4, 6, 8, 12, 18, 30)
_COUNTS = (0, 1, 2, 5, 12)
_DISTANCES = (1, 2, 3, 6, 12, 40)
_INDEXES = (0, 1, 2, 3, 5, 8, 15, 40)


class Line:
    """One line by itself, with what its own and its neighbours' descriptions take from it."""

    __slots__ = ("content_words", "is_byline", "is_date", "is_furniture", "is_prose", "is_title", "own", "shared")

    def __init__(self, text: str) -> None:
        text = text[:LOOKED_AT_CHARS]
        words = [word.lower() for word in words_of(text)]
        count = len(words)
        self.content_words = frozenset(word for word in words if len(word) >= MIN_CONTENT_CHARS)
        self.is_prose = is_prose(text)
        self.is_byline, self.is_date = is_byline(text), is_date_line(text)
        self.is_furniture = is_furniture(text)
        self.is_title = (
            2 <= count <= 30
            and len(text) <= 200
            and not (self.is_prose or self.is_byline or self.is_date or self.is_furniture)
        )
        size, end, shape = f"L{bucket(len(text), _LENGTHS)}", "E" + _end(text), "S" + _shape(text)
        flags = self._flags(text, count)
        self.own = [size, f"N{bucket(count, _WORDS)}", end, shape, size + end, size + shape, *flags]
        if count <= MAX_WORDS:
            self.own += {"w=" + word for word in words}
        if words:
            self.own += ["first=" + words[0], "last=" + words[-1], "first2=" + " ".join(words[:2])]
        phrase = ["t=" + " ".join(words)] if 0 < count <= MAX_PHRASE_WORDS else []
        self.own += phrase
        self.shared = [size, end, shape, *flags, *(phrase if count <= 4 else ())]

    def _flags(self, text: str, count: int) -> list[str]:
        tests = {
            "prose": self.is_prose,
            "byline": self.is_byline,
            "date": self.is_date,
            "furniture": self.is_furniture,
            "dated": has_timestamp(text),
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


@lru_cache(maxsize=CACHE_SIZE)
def line_of(text: str) -> Line:
    """The description of a line by itself."""
    return Line(text)


def bucket(count: int, limits: Sequence[int]) -> int:
    """Index of the first limit that a count does not exceed; `len(limits)` if it exceeds all."""
    return next((index for index, limit in enumerate(limits) if count <= limit), len(limits))


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


class Page:
    """The lines of one text, and where its prose is."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.lines = [line_of(text) for text in texts]
        self.prose = [line.is_prose for line in self.lines]
        self.next_prose = _distances(self.prose[::-1])[::-1]
        self.previous_prose = _distances(self.prose)
        self.common = Counter(word for line in self.lines if line.is_prose for word in line.content_words)
        self.repeated = Counter(fold(text) for text in texts)

    def describe(self, rules: Sequence[str]) -> list[list[str]]:
        """The features of every block; `rules` are the kinds that the rules gave, "" where they gave none."""
        total, before = sum(self.prose), 0
        found: list[list[str]] = []
        for index, line in enumerate(self.lines):
            features = list(line.own)
            after = total - before - line.is_prose
            features += self._position(index, before, after)
            features += self._neighbours(index)
            features += self._rules(index, rules, before, after)
            found.append(features)
            before += line.is_prose
        return found

    def _position(self, index: int, before: int, after: int) -> list[str]:
        """Where a block is: by itself, and among the prose."""
        left, right = bucket(self.previous_prose[index], _DISTANCES), bucket(self.next_prose[index], _DISTANCES)
        line = self.lines[index]
        features = [
            f"before{bucket(before, _COUNTS)}",
            f"after{bucket(after, _COUNTS)}",
            f"around{bucket(before, (0, 2))}{bucket(after, (0, 2))}{line.is_prose:d}",
            f"near{sum(self.prose[max(0, index - 5) : index + 6])}",
            f"left{left}",
            f"right{right}",
            f"gap{min(left, 4)}{min(right, 4)}",
            f"index{bucket(index, _INDEXES)}",
            f"rest{bucket(len(self.texts) - 1 - index, _INDEXES)}",
        ]
        if self.repeated[fold(self.texts[index])] > 1:
            features.append("repeated")
        if line.content_words:
            own = 1 if line.is_prose else 0
            share = sum(self.common[word] > own for word in line.content_words) / len(line.content_words)
            features += [f"topic{int(share * 4)}", f"topic{int(share * 4)}{line.is_prose:d}{min(right, 4)}"]
        return features

    def _neighbours(self, index: int) -> list[str]:
        features: list[str] = []
        for step in (-2, -1, 1, 2):
            if 0 <= index + step < len(self.lines):
                shared = self.lines[index + step].shared
                features += [f"{step}{name}" for name in (shared if abs(step) == 1 else shared[:1] + shared[3:])]
            else:
                features.append(f"{step}none")
        return features

    def _rules(self, index: int, rules: Sequence[str], before: int, after: int) -> list[str]:
        """What the rules made of a block and its neighbours."""
        rule = rules[index]
        beside = {step: rules[index + step] if 0 <= index + step < len(rules) else "-" for step in (-2, -1, 1, 2)}
        return [
            "rule=" + rule,
            *(f"rule{step}={kind}" for step, kind in beside.items()),
            f"rule={rule}|{beside[-1]}",
            f"rule={rule}||{beside[1]}",
            f"rule={rule}{bucket(before, (0, 2))}{bucket(after, (0, 2))}{self.prose[index]:d}",
            f"rule={rule}L{bucket(len(self.texts[index]), (25, 60, 140))}",
        ]


def _distances(prose: Sequence[bool]) -> list[int]:
    """For each block how many blocks before it the last prose is; a large number if there is none."""
    found: list[int] = []
    last = None
    for index, is_one in enumerate(prose):
        found.append(index - last if last is not None else 999)
        if is_one:
            last = index
    return found
