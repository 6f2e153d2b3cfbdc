"""Tell what a line looks like: a sentence, a title, running text. Works on one line at a time; labels nothing."""

from __future__ import annotations

from functools import lru_cache

from reader.base import lazy_regex

_SENTENCE_END = lazy_regex.compile(r"""[.!?…][)\]”’"'»]*(?:\[\w{1,3}\])*$""")
_SENTENCE_ENDINGS = (".", "!", "?", "…")
_CLOSING_PUNCTUATION = ")]”’\"'»"
_WORD = lazy_regex.compile(r"[^\W\d_][\w'’.-]*")
_INNER_SENTENCE_END = lazy_regex.compile(r"[a-z]{3}[.!?][”\"’)]* (?:[—–] ?|\()?[A-Z“\"‘]")

MIN_PROSE_WORDS = 8
"""Words from which a line that ends a sentence is prose rather than a label with a full stop."""

MIN_PROSE_CHARS = 220
"""Code points beyond which a line is prose even if it does not end a sentence: no title is that long."""

MIN_TWO_SENTENCE_CHARS = 100
"""Code points from which a line with the end of a sentence inside it is prose, even if it breaks off."""

LINE_END_CHARS = 16
"""Code points at the end of a line that are looked at: closing punctuation and footnote numbers."""

COUNTED_CHARS = 400
"""Code points from the start of a line in which words are counted: no rule asks for more words than these hold."""

CACHE_SIZE = 2048
"""Lines whose word count is cached: many rules ask for those of neighbouring lines."""

OPENING_QUOTES = ("“", '"', "‘", "«", "„")


def words_of(line: str) -> list[str]:
    """The words of a line that begin with a letter."""
    return _WORD.findall(line)


@lru_cache(maxsize=CACHE_SIZE)
def word_count(line: str) -> int:
    """How many words `words_of` finds in the first `COUNTED_CHARS` code points of a line."""
    return len(_WORD.findall(line[:COUNTED_CHARS]))


def ends_sentence(line: str) -> bool:
    """Whether a line ends with the punctuation of a sentence."""
    end = line[-LINE_END_CHARS:]
    if end.endswith(("]", "\n")):  # perhaps a footnote number
        return bool(_SENTENCE_END.search(end))
    return end.rstrip(_CLOSING_PUNCTUATION).endswith(_SENTENCE_ENDINGS)


def ends_in_ellipsis(line: str) -> bool:
    """Whether a line ends in an ellipsis, as a truncated title does."""
    return line.endswith(("…", "..."))


def is_prose(line: str) -> bool:
    """Whether a line is running text: a sentence of some length, two sentences, or too long for any title."""
    if len(line) > MIN_PROSE_CHARS:
        return True
    if len(line) >= MIN_TWO_SENTENCE_CHARS and _INNER_SENTENCE_END.search(line):
        return True
    return (
        ends_sentence(line)
        and word_count(line) >= MIN_PROSE_WORDS
        and not (ends_in_ellipsis(line) and len(line) < MIN_TWO_SENTENCE_CHARS)
    )


def is_title_case(line: str) -> bool:
    """Whether nearly all the longer words of a line begin with a capital."""
    longer_words = [word for word in words_of(line) if len(word) > 3]
    return len(longer_words) >= 2 and sum(word[0].isupper() for word in longer_words) >= 0.8 * len(longer_words)


def is_all_caps(line: str) -> bool:
    """Whether a line is all in capitals."""
    return line.isupper() and word_count(line) > 0


def opens_with_quote(line: str) -> bool:
    """Whether a line begins with a quotation mark."""
    return line.startswith(OPENING_QUOTES)


def ends_in_colon(line: str) -> bool:
    """Whether a line ends in a colon, and so introduces what follows."""
    return line.rstrip().endswith(":")
