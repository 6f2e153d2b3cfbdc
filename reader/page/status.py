"""The words of the lines round the article: what is known of it, where one stands, what was set aside. No widgets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from reader.load import is_web
from reader.model.document import BlockKind, Document
from reader.model.paragraphs import Paragraphs
from reader.model.raw import PASTED, STANDARD_INPUT
from reader.page.cells import clip, width_of
from reader.page.typeset import SET_ASIDE

DOCKED = 100
"""Columns from which a panel stands beside the article and not over it."""

BOTH = 160
"""Columns from which both panels do."""

READING = "reading on…"
"""Said while only the first pages of a long article are there."""

WORDS_A_MINUTE = 238
"""Silent reading of English non-fiction by adults: Brysbaert, Journal of Memory and Language 109 (2019)."""


class Length:
    """How long the story is, and how much of it is left from a place on. Counts the words once."""

    def __init__(self, document: Document) -> None:
        text = document.text
        blocks = [block.span for block in document.blocks if block.kind not in SET_ASIDE]
        self._starts = [span.start for span in blocks]
        self._spans = blocks
        self._before = [0, *accumulate(len(text[span.start : span.end].split()) for span in blocks)]

    @property
    def words(self) -> int:
        """Words of the story."""
        return self._before[-1]

    def minutes(self, offset: int = 0) -> int:
        """Minutes that it takes from `offset` on, rounded, at least 1 while anything is left."""
        left = self.words - self._words_before(offset)
        return max(1, round(left / WORDS_A_MINUTE)) if left > 0 else 0

    def _words_before(self, offset: int) -> float:
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return 0
        span = self._spans[number]
        share = min(1.0, (offset - span.start) / max(1, span.length))
        return self._before[number] + share * (self._before[number + 1] - self._before[number])


def facts_of(document: Document, words: int) -> list[str]:
    """Source, date, author and length; what is missing is said to be."""
    metadata = document.metadata
    authors = ", ".join(metadata.authors)
    if metadata.authors_inferred:
        authors = f"author {authors} inferred"
    facts = [
        metadata.publisher or _place_of(document.source.uri),
        (metadata.published or "no date found").partition("T")[0],
        authors or "no author found",
        f"{words:,} words",
    ]
    if document.source.encoding_guessed:  # first, where it is not cut off
        facts.insert(0, f"read as {document.source.encoding}, a guess")
    return facts


def _place_of(uri: str) -> str:
    """Where an article is from that names no publisher."""
    if is_web(uri):
        from reader.page.fact_groups import host_of  # late: few first pages are of the web

        return host_of(uri)
    return {STANDARD_INPUT: "standard input", PASTED: PASTED}.get(uri, "file")


def sentence(words: str) -> str:
    """A reason, a hint or a notice, which begin small and end without a stop, as a sentence of its own."""
    return f"{words[:1].upper()}{words[1:]}."


def notices_of(document: Document) -> Iterator[str]:
    """What is odd about it, in sentences."""
    yield from map(sentence, document.notices)
    if document.source.encoding_guessed:
        yield f"The encoding is a guess, {document.source.encoding}: press i to choose another."


class View(NamedTuple):
    """What part of the page is on the screen."""

    middle: int
    """The first code point of the row in the middle."""
    bottom: int
    """One past the last code point."""
    progress: float
    """How much of the article lies above the lower edge, from 0 to 1."""
    fits: bool
    """Whether all of it is on the screen."""


class Lines:
    """What the top line and the status line say of one document."""

    def __init__(self, document: Document, place: str = "") -> None:
        """`place` says which of several articles this is: "2 of 5"."""
        self._document = document
        self._place = place
        self._paragraphs = Paragraphs(document)
        self._length = Length(document)

    @property
    def words(self) -> int:
        """Words of the story."""
        return self._length.words

    def top(self, columns: int, view: View, counts: tuple[str, ...] = ()) -> tuple[str, str]:
        """Left and right of the top line; `counts` are the names and quotes found."""
        document = self._document
        if columns < DOCKED:
            facts = [" ".join(filter(None, (self._paragraph(view), _percent(view))))]
        elif columns < BOTH:
            facts = [*counts, _percent(view)]
        else:
            facts = [*facts_of(document, self._length.words), _percent(view)]
        title = document.metadata.headline or document.source.uri
        return " · ".join(filter(None, (self._place, title))), " · ".join(filter(None, facts))

    def status(self, columns: int, view: View, waiting_for: str = "") -> tuple[str, str]:
        """Left and right of the status line while no trail is walked; `waiting_for` says what is still to come."""
        if columns >= BOTH:
            left = "  ".join(filter(None, (self._paragraph(view), _percent(view))))
        else:
            left = " · ".join(facts_of(self._document, self._length.words))
        if waiting_for:
            return left, waiting_for
        total = self._length.minutes()
        return left, f"{total} min · {self._length.minutes(view.bottom)} left" if total > 1 else ""

    def _paragraph(self, view: View) -> str:
        count = self._paragraphs.count
        return f"¶ {max(1, self._paragraphs.number_at(view.middle))}/{count}" if count else ""


def _percent(view: View) -> str:
    return "" if view.fits else f"{round(100 * view.progress)}%"


def split_line(left: str, right: str, width: int) -> tuple[str, str, str]:
    """Both ends of a row of `width` cells and the blanks between: the left is cut first, but keeps a third."""
    right = clip(right, max(0, width - min(width_of(left), width // 3) - 2))
    left = clip(left, width - width_of(right) - (2 if right else 0))
    return left, " " * max(0, width - width_of(left) - width_of(right)), right


def extras_title(document: Document, is_open: bool = False, with_captions: bool = True) -> str:
    """What is inside, so that the folded line is informative too."""
    captions = document.captions
    notes = []
    if cut := sum(caption.truncated for caption in captions):
        notes.append(f"{cut} cut short")
    if repeats := sum(len(caption.spans) > 1 for caption in captions):
        notes.append(f"{repeats} repeat merged" if repeats == 1 else f"{repeats} repeats merged")
    head = f"Captions {len(captions)}" + (f" ({', '.join(notes)})" if notes else "") if captions else "No captions"
    if captions and not with_captions:
        head += " in their place"
    comments = document.comments
    if comments is None:
        tail = "no comments part"
        furniture = 0 if captions else sum(1 for _ in document.blocks_of(BlockKind.FURNITURE))
        if furniture:
            tail += f" · {furniture:,} line{'' if furniture == 1 else 's'} of site furniture"
    elif comments.items:
        tail = f"comments: {len(comments.items)}"
    else:
        tail = "comments: site note only" if comments.note else "comments: heading only"
    return f"[{'−' if is_open else '+'}] {head} · {tail}"
