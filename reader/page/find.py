"""Search the text, not the rows: a match may span a line break. Runs in slices, to keep the interface responsive."""

from __future__ import annotations

import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator
from time import monotonic

from reader.model.document import Document
from reader.model.span import Span
from reader.page.limit import TimeLimitExceeded, run_within
from reader.page.tolerance import exact, tolerant

MAX_MATCHES = 10_000
"""Maximum number of matches listed."""

TIMEOUT = 0.25
"""Seconds after which a search for a regular expression is abandoned; some never terminate."""

CHUNK_CHARS = 1 << 16
"""Code points searched at a time for plain words."""

OVERLAP_CHARS = 1 << 10
"""Code points after a chunk into which a match may extend."""

_ESCAPE = re.compile(r"\\.", re.DOTALL)


class InvalidExpression(ValueError):
    """The pattern is not a valid regular expression; the message says why."""


class Haystack:
    """The text of a document, prepared for searching. Lower-cased chunks are cached for later searches."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.paragraphs = tuple(block.span for block in document.blocks)
        self._lower: dict[int, str] = {}

    def chunk(self, number: int, ignore_case: bool) -> str:
        """A chunk of the text and the beginning of the next, optionally in lower case. Offsets are preserved."""
        if not ignore_case:
            return self.text[number * CHUNK_CHARS : (number + 1) * CHUNK_CHARS + OVERLAP_CHARS]
        if number not in self._lower:
            words = self.chunk(number, False)
            lower = words.lower()
            if len(lower) != len(words):  # a few characters have two in lower case
                lower = "".join(low if len(low := character.lower()) == 1 else character for character in words)
            self._lower[number] = lower
        return self._lower[number]


class Search:
    """A search for words or for a regular expression, from a given place to the end, then from the beginning.

    Words match across any whitespace, and case matters only if a capital was typed. A regular expression is matched
    paragraph by paragraph. Raises `InvalidExpression`.
    """

    def __init__(self, haystack: Haystack, words: str, start: int = 0, *, is_expression: bool = False) -> None:
        self._haystack = haystack
        self._is_expression = is_expression
        start = max(0, start)
        self._after_start: list[Span] = []
        self._before_start: list[Span] = []
        self.is_done = False
        """Whether the search is finished: everything was searched, or it was cut off."""
        self.is_truncated = False
        """Whether there are more matches than are listed."""
        self.timed_out = False
        """Whether it was abandoned because it took too long."""
        typed = _ESCAPE.sub("", words) if is_expression else words
        ignore_case = not any(character.isupper() for character in typed)
        if not words.strip():
            self.is_done = True
            self._steps: Iterator[None] = iter(())
        elif is_expression:
            self._steps = self._by_paragraph(_compiled(words, ignore_case), start)
        else:
            self._steps = self._by_chunk(words, ignore_case, start)

    @property
    def hits(self) -> tuple[Span, ...]:
        """The matches found so far, in text order."""
        return (*self._before_start, *self._after_start)

    def run(self, seconds: float = float("inf")) -> None:
        """Continue the search for about this many seconds, or to the end."""
        until = monotonic() + seconds
        if not self._is_expression:  # the time is linear in the length of the text, however slow the machine
            self._run(until)
            return
        try:
            run_within(TIMEOUT if seconds < TIMEOUT else seconds, lambda: self._run(until))
        except TimeLimitExceeded:
            self.timed_out = self.is_done = True

    def _run(self, until: float) -> None:
        for _ in self._steps:
            if len(self._after_start) + len(self._before_start) >= MAX_MATCHES:
                self.is_truncated = self.is_done = True
                del self._after_start[MAX_MATCHES - len(self._before_start) :]
            if self.is_done or monotonic() >= until:
                return
        self.is_done = True

    def _by_chunk(self, words: str, ignore_case: bool, start: int) -> Iterator[None]:
        plain, loose = exact(words), tolerant(words)
        count = len(self._haystack.text) // CHUNK_CHARS + 1
        for number, hits in self._in_order(count, start // CHUNK_CHARS):
            chunk = self._haystack.chunk(number, ignore_case)
            pattern = plain if chunk.isascii() else loose
            base = number * CHUNK_CHARS
            hits += [Span(*hit.span()).shifted(base) for hit in pattern.finditer(chunk) if hit.start() < CHUNK_CHARS]
            yield

    def _by_paragraph(self, pattern: re.Pattern[str], start: int) -> Iterator[None]:
        paragraphs, text = self._haystack.paragraphs, self._haystack.text
        first = max(0, bisect_right(paragraphs, (start, len(text) + 1)) - 1)
        for number, hits in self._in_order(len(paragraphs), first):
            span = paragraphs[number]
            hits += [
                Span(*hit.span()) for hit in pattern.finditer(text, span.start, span.end) if hit.end() > hit.start()
            ]
            yield

    def _in_order(self, count: int, first: int) -> Iterator[tuple[int, list[Span]]]:
        for number in range(min(first, count), count):
            yield number, self._after_start
        for number in range(min(first, count)):
            yield number, self._before_start


def find(document: Document, words: str) -> tuple[Span, ...]:
    """All matches of `words` in the text, as `Search` finds them."""
    search = Search(Haystack(document), words)
    search.run()
    return search.hits


def _compiled(expression: str, ignore_case: bool) -> re.Pattern[str]:
    flags = re.MULTILINE | (re.IGNORECASE if ignore_case else re.NOFLAG)
    try:
        with warnings.catch_warnings(action="ignore"):
            return run_within(TIMEOUT, lambda: re.compile(expression, flags))
    except re.error as error:
        raise InvalidExpression(error.msg) from error
    except (TimeLimitExceeded, OverflowError, RecursionError, MemoryError) as error:
        raise InvalidExpression("too large") from error
