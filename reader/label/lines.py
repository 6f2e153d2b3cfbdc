"""What a line looks like: a sentence, a title, running text. Knows one line at a time; decides nothing."""

from __future__ import annotations

from functools import lru_cache

from reader.base.regex import expression

_CLOSED = expression(r"""[.!?…][)\]”’"'»]*(?:\[\w{1,3}\])*$""")
_ENDS = (".", "!", "?", "…")
_CLOSERS = ")]”’\"'»"
_WORD = expression(r"[^\W\d_][\w'’.-]*")
_INNER_END = expression(r"[a-z]{3}[.!?][”\"’)]* [A-Z“\"‘]")

MIN_PROSE_WORDS = 8
"""Words from which a closed line is a sentence of the story rather than a label that ends in a point."""

MIN_PROSE_CHARS = 220
"""Code points from which a line is running text, closed or not: no title is that long."""

MIN_TWO_SENTENCE_CHARS = 100
"""Code points from which a line with the end of a sentence inside is running text, though it may break off."""

LINE_END_CHARS = 16
"""Code points of a line's end: closing marks, and the numbers of footnotes."""

COUNTED_CHARS = 400
"""Code points that are enough to tell whether a line has the words of a sentence."""

CACHE_SIZE = 2048
"""Lines whose features are kept: every rule asks for those of the lines round it."""

OPENING_QUOTES = ("“", '"', "‘", "«", "„")


def words_of(line: str) -> list[str]:
    """Its words of letters."""
    return _WORD.findall(line)


@lru_cache(maxsize=CACHE_SIZE)
def word_count(line: str) -> int:
    """How many words of letters it has, at least as far as any rule cares."""
    return len(_WORD.findall(line[:COUNTED_CHARS]))


def ends_sentence(line: str) -> bool:
    """Whether it ends as a sentence does."""
    end = line[-LINE_END_CHARS:]
    if end.endswith(("]", "\n")):  # numbers of footnotes, perhaps
        return bool(_CLOSED.search(end))
    return end.rstrip(_CLOSERS).endswith(_ENDS)


def ends_in_ellipsis(line: str) -> bool:
    """Whether it ends in an ellipsis, as a title does that had no room."""
    return line.endswith(("…", "..."))


def is_prose(line: str) -> bool:
    """Whether it reads as running text: closed and of some length, two sentences, or too long for any title."""
    if len(line) > MIN_PROSE_CHARS:
        return True
    if len(line) >= MIN_TWO_SENTENCE_CHARS and _INNER_END.search(line):
        return True
    return (
        ends_sentence(line)
        and word_count(line) >= MIN_PROSE_WORDS
        and not (ends_in_ellipsis(line) and len(line) < MIN_TWO_SENTENCE_CHARS)
    )


def is_title_case(line: str) -> bool:
    """Whether nearly all its longer words begin with a capital."""
    longer = [word for word in words_of(line) if len(word) > 3]
    return len(longer) >= 2 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)


def is_all_caps(line: str) -> bool:
    """Whether it is all in capitals."""
    return line.isupper() and word_count(line) > 0


def opens_with_quote(line: str) -> bool:
    """Whether it begins with a quotation mark."""
    return line.startswith(OPENING_QUOTES)


def ends_in_colon(line: str) -> bool:
    """Whether it introduces what follows."""
    return line.rstrip().endswith(":")
