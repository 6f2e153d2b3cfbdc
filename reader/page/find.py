"""Search the text, not the rows: a hit may run over a line's end. In slices, so that nobody waits for all of it."""

from __future__ import annotations

import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator
from time import monotonic

from reader.model.document import Document
from reader.model.span import Span
from reader.page.limit import TookTooLong, within
from reader.page.tolerance import exact, tolerant

LIMIT = 10_000
"""Hits beyond this many are not listed."""

TOO_LONG = 0.25
"""Seconds after which a search that answers nothing is given up: expressions may take for ever."""

CHUNK = 1 << 16
"""Code points searched at a time for plain words."""

OVERLAP = 1 << 10
"""Code points behind a chunk into which a hit may reach."""

_ESCAPE = re.compile(r"\\.", re.DOTALL)


class WrongExpression(ValueError):
    """What was typed is no regular expression; says why."""


class Haystack:
    """A document's text as it is searched. What was prepared once serves every later search."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.paragraphs = tuple(block.span for block in document.blocks)
        self._lower: dict[int, str] = {}

    def chunk(self, number: int, ignore_case: bool) -> str:
        """A chunk, with the beginning of the next; in lower case if that is asked for. Offsets stay the same."""
        if not ignore_case:
            return self.text[number * CHUNK : (number + 1) * CHUNK + OVERLAP]
        if number not in self._lower:
            words = self.chunk(number, False)
            lower = words.lower()
            if len(lower) != len(words):  # a few letters have two where they are small
                lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in words)
            self._lower[number] = lower
        return self._lower[number]


class Search:
    """One search: words, or an expression, from a place on to the end and then from the beginning.

    Words match across any blanks, and case counts only if a capital was typed. An expression is looked for paragraph
    by paragraph. Raises `WrongExpression`.
    """

    def __init__(self, haystack: Haystack, words: str, start: int = 0, *, is_expression: bool = False) -> None:
        self._haystack = haystack
        self._is_expression = is_expression
        start = max(0, start)
        self._ahead: list[Span] = []
        self._behind: list[Span] = []
        self.is_over = False
        """Whether every place was looked at, or no more will be."""
        self.is_cut = False
        """Whether there are more hits than are listed."""
        self.is_stopped = False
        """Whether it was given up since it took too long."""
        typed = _ESCAPE.sub("", words) if is_expression else words
        ignore_case = not any(character.isupper() for character in typed)
        if not words.strip():
            self.is_over = True
            self._steps: Iterator[None] = iter(())
        elif is_expression:
            self._steps = self._by_paragraph(_compiled(words, ignore_case), start)
        else:
            self._steps = self._by_chunk(words, ignore_case, start)

    @property
    def hits(self) -> tuple[Span, ...]:
        """What was found so far, in the order of the text."""
        return (*self._behind, *self._ahead)

    def run(self, seconds: float = float("inf")) -> None:
        """Search on for about so long, or to the end."""
        until = monotonic() + seconds
        if not self._is_expression:  # words take as long as the text is, however slow the machine
            self._run(until)
            return
        try:
            within(TOO_LONG if seconds < TOO_LONG else seconds, lambda: self._run(until))
        except TookTooLong:
            self.is_stopped = self.is_over = True

    def _run(self, until: float) -> None:
        for _ in self._steps:
            if len(self._ahead) + len(self._behind) >= LIMIT:
                self.is_cut = self.is_over = True
                del self._ahead[LIMIT - len(self._behind) :]
            if self.is_over or monotonic() >= until:
                return
        self.is_over = True

    def _by_chunk(self, words: str, ignore_case: bool, start: int) -> Iterator[None]:
        plain, loose = exact(words), tolerant(words)
        count = len(self._haystack.text) // CHUNK + 1
        for number, hits in self._round(count, start // CHUNK):
            chunk = self._haystack.chunk(number, ignore_case)
            pattern = plain if chunk.isascii() else loose
            base = number * CHUNK
            hits += [Span(*hit.span()).shifted(base) for hit in pattern.finditer(chunk) if hit.start() < CHUNK]
            yield

    def _by_paragraph(self, pattern: re.Pattern[str], start: int) -> Iterator[None]:
        paragraphs, text = self._haystack.paragraphs, self._haystack.text
        first = max(0, bisect_right(paragraphs, (start, len(text) + 1)) - 1)
        for number, hits in self._round(len(paragraphs), first):
            span = paragraphs[number]
            hits += [
                Span(*hit.span()) for hit in pattern.finditer(text, span.start, span.end) if hit.end() > hit.start()
            ]
            yield

    def _round(self, count: int, first: int) -> Iterator[tuple[int, list[Span]]]:
        for number in range(min(first, count), count):
            yield number, self._ahead
        for number in range(min(first, count)):
            yield number, self._behind


def find(document: Document, words: str) -> tuple[Span, ...]:
    """Every place where `words` stands in the text, as `Search` finds them."""
    search = Search(Haystack(document), words)
    search.run()
    return search.hits


def _compiled(expression: str, ignore_case: bool) -> re.Pattern[str]:
    flags = re.MULTILINE | (re.IGNORECASE if ignore_case else re.NOFLAG)
    try:
        with warnings.catch_warnings(action="ignore"):
            return within(TOO_LONG, lambda: re.compile(expression, flags))
    except re.error as error:
        raise WrongExpression(error.msg) from error
    except (TookTooLong, OverflowError, RecursionError, MemoryError) as error:
        raise WrongExpression("too large") from error
