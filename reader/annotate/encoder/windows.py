"""Cut the words of an article into the windows that the encoder reads. Knows no tags.

The encoder reads word pieces without case. So each piece also has the shape of its word, and the kind of quotation
that the word is in. A window is [CLS], then paragraphs of which each ends with [SEP].
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_WINDOW_PIECES = 192
MAX_CONTEXT_PIECES = 64
"""Pieces before a window that are read with it, so that its first words are understood."""
_MAX_WORD_PIECES = 8
_MAX_KNOWN = 50_000
"""Words whose pieces are remembered."""
_START, _END, _UNKNOWN = 101, 102, 100
"""The numbers of [CLS], [SEP] and [UNK] in the vocabulary."""

QUOTATIONS = 4
"""How many kinds of quotation a word may be in."""
SHAPES = 8
_NO_WORD = SHAPES - 1


class Paragraph(NamedTuple):
    """The words of a paragraph, and the kind of quotation that each is in, from 0 to `QUOTATIONS`."""

    words: Sequence[str]
    quotations: Sequence[int]


class Pieces(NamedTuple):
    """The words of an article, cut into pieces."""

    numbers: Sequence[int]
    """The number of each piece in the vocabulary."""
    starts: Sequence[int]
    """For each word, the index of its first piece; at last, the number of pieces."""
    shapes: Sequence[int]
    """The shape of each word."""
    quotations: Sequence[int]
    """The kind of quotation that each word is in."""
    paragraph_ends: Sequence[int]
    """For each paragraph, the number of words up to its end."""

    def cost(self, first: int, end: int) -> int:
        """The pieces of words `[first, end)`."""
        return self.starts[end] - self.starts[first]


class Window(NamedTuple):
    """What the encoder reads at once. All lists have the same length."""

    numbers: list[int]
    shapes: list[int]
    quotations: list[int]
    words: dict[int, int]
    """The words that are to be tagged in this window: their number in the article, and the place of their first piece
    in the window."""


def shape_of(word: str) -> int:
    """How a word is written: with digits, without letters, in lower case, in capitals and so on."""
    if any(map(str.isdigit, word)):
        return 5
    if not any(map(str.isalpha, word)):
        return 0
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 6
    return 2 if word[0].isupper() and word[1:].islower() else 4


class WordPieces:
    """Cuts words into the pieces of the vocabulary, each word once."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    def of(self, words: Sequence[str]) -> list[list[int]]:
        """The numbers of the pieces of each word, at least one and at most `_MAX_WORD_PIECES`."""
        if len(self._known) > _MAX_KNOWN:
            self._known.clear()
        unknown = list({word for word in words if word not in self._known})
        straight = [word.replace("’", "'") if len(word) > 1 else word for word in unknown]
        encoded = self._tokenizer.encode(straight, is_pretokenized=True, add_special_tokens=False)
        found: list[list[int]] = [[] for _ in unknown]
        for number, word in zip(encoded.ids, encoded.word_ids, strict=True):
            if word is not None:
                found[word].append(number)
        self._known.update(
            (word, pieces[:_MAX_WORD_PIECES] or [_UNKNOWN]) for word, pieces in zip(unknown, found, strict=True)
        )
        return [self._known[word] for word in words]


def cut(paragraphs: Sequence[Paragraph], word_pieces: WordPieces) -> Pieces:
    """The pieces of some paragraphs, none of which is without words."""
    words = [word for paragraph in paragraphs for word in paragraph.words]
    by_word = word_pieces.of(words)
    return Pieces(
        list(chain.from_iterable(by_word)),
        list(accumulate(map(len, by_word), initial=0)),
        list(map(shape_of, words)),
        [quotation for paragraph in paragraphs for quotation in paragraph.quotations],
        list(accumulate(len(paragraph.words) for paragraph in paragraphs)),
    )


def windows(
    pieces: Pieces, first: int = 0, size: int = MAX_WINDOW_PIECES, context: int = MAX_CONTEXT_PIECES
) -> Iterator[Window]:
    """Windows that together hold every word from `first` on once, each of at most `size` pieces and `context` before.

    A window ends with a paragraph, unless the paragraph that it begins with is longer than it.
    """
    count = len(pieces.shapes)
    ends = set(pieces.paragraph_ends)
    while first < count:
        end = last_end = first
        room = size
        while end < count:
            room -= pieces.cost(end, end + 1) + (end + 1 in ends)
            if room < 0 and end > first:
                break
            end += 1
            if end in ends:
                last_end = end
        end = last_end if last_end > first else end
        before = first
        while before > 0 and pieces.cost(before - 1, first) <= context:
            before -= 1
        yield _window(pieces, before, first, end, ends)
        first = end


def _window(pieces: Pieces, before: int, first: int, end: int, ends: set[int]) -> Window:
    """The window of words `[first, end)`, read with those from `before` on."""
    window = Window([_START], [_NO_WORD], [0], {})
    for word in range(before, end):
        numbers = pieces.numbers[pieces.starts[word] : pieces.starts[word + 1]]
        if word >= first:
            window.words[word] = len(window.numbers)
        window.numbers.extend(numbers)
        window.shapes.extend([pieces.shapes[word]] * len(numbers))
        window.quotations.extend([pieces.quotations[word]] * len(numbers))
        if word + 1 in ends or word + 1 == end:
            window.numbers.append(_END)
            window.shapes.append(_NO_WORD)
            window.quotations.append(0)
    return window
