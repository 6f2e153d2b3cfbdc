"""Compose the text of the top line, the status line and the title of the extras. Knows no widgets."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate
from typing import NamedTuple

from reader.base.text import counted
from reader.load import is_web
from reader.model.document import BlockKind, Document
from reader.model.paragraphs import Paragraphs
from reader.model.raw import PASTED, STANDARD_INPUT
from reader.page.cells import clip, width_of
from reader.page.typeset import SET_ASIDE

ONE_PANEL_COLUMNS = 100
"""Minimum columns to dock a panel next to the article; below, panels lie over it."""

TWO_PANELS_COLUMNS = 160
"""Minimum columns to dock both panels."""

LINE_MARGINS = 2
"""Cells of the margins of a line around the article."""

MIN_GAP = 2
"""Minimum cells between the two ends of a line."""

READING_ON = "reading on…"
"""Shown while only the first pages of a long article are available."""

QUIT_HINT = "Press q to quit, or Ctrl+C again."
"""Shown after Ctrl+C where there is nothing to copy."""

WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction by adults: Brysbaert, Journal of Memory and Language 109 (2019)."""


class StoryLength:
    """The length of the story, and of what remains from an offset on. Counts the words once."""

    def __init__(self, document: Document) -> None:
        text = document.text
        blocks = [block.span for block in document.blocks if block.kind not in SET_ASIDE]
        self._starts = [span.start for span in blocks]
        self._spans = blocks
        self._before = [0, *accumulate(len(text[span.start : span.end].split()) for span in blocks)]

    @property
    def words(self) -> int:
        """Words in the story."""
        return self._before[-1]

    def minutes(self, offset: int = 0) -> int:
        """Reading time in minutes from `offset` on, rounded, at least 1 while anything is left."""
        left = self.words - self._words_before(offset)
        return max(1, round(left / WORDS_PER_MINUTE)) if left > 0 else 0

    def _words_before(self, offset: int) -> float:
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return 0
        span = self._spans[number]
        share = min(1.0, (offset - span.start) / max(1, span.length))
        return self._before[number] + share * (self._before[number + 1] - self._before[number])


def facts_of(document: Document, words: int) -> list[str]:
    """Source, date, author and length; missing facts are named as missing."""
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
    if document.source.encoding_guessed:  # first, so that it is not cut off
        facts.insert(0, f"read as {document.source.encoding}, a guess")
    return facts


def _place_of(uri: str) -> str:
    """Where an article without a publisher comes from."""
    if is_web(uri):
        from reader.page.fact_groups import host_of  # late: few first pages are web pages

        return host_of(uri)
    return {STANDARD_INPUT: "standard input", PASTED: PASTED}.get(uri, "file")


def as_sentence(words: str) -> str:
    """Turn a reason, hint or notice, which starts in lower case and has no full stop, into a sentence."""
    return f"{words[:1].upper()}{words[1:]}."


def copied(words: str, cite: bool) -> str:
    """What is said once these words were copied, with their source if `cite`."""
    count = counted(len(words.split()), "word")
    return f"Copied {count} with their source." if cite else f"Copied {count}."


def notices_of(document: Document) -> Iterator[str]:
    """What is unusual about the document, in sentences."""
    yield from map(as_sentence, document.notices)
    if document.source.encoding_guessed:
        yield f"The encoding is a guess, {document.source.encoding}: press i to choose another."


class VisiblePart(NamedTuple):
    """The part of the page that is on the screen."""

    top: int
    """First visible code point; on a blank row, the one before the paragraph below it."""
    bottom: int
    """One past the last code point on the screen."""
    progress: float
    """Share of the article above the bottom edge, from 0 to 1."""
    fits: bool
    """Whether the whole article is on the screen."""


class StatusText:
    """Text of the top line and the status line for one document."""

    def __init__(self, document: Document, place: str = "") -> None:
        """`place` is the position among several articles: "2 of 5"."""
        self._document = document
        self._place = place
        self._paragraphs = Paragraphs(document)
        self._length = StoryLength(document)

    @property
    def words(self) -> int:
        """Words in the story."""
        return self._length.words

    def top(self, columns: int, view: VisiblePart, counts: tuple[str, ...] = ()) -> tuple[str, str]:
        """Left and right part of the top line; `counts` are the numbers of names and quotes, if nothing else shows
        them."""
        document = self._document
        if columns < TWO_PANELS_COLUMNS:
            counts = counts if columns >= ONE_PANEL_COLUMNS else ()
            facts = [*counts, " ".join(filter(None, (self._paragraph(view), _percent(view))))]
        else:
            facts = [*facts_of(document, self._length.words), _percent(view)]
        title = document.metadata.headline or document.source.uri
        return " · ".join(filter(None, (self._place, title))), " · ".join(filter(None, facts))

    def status(self, columns: int, view: VisiblePart, waiting_for: str = "") -> tuple[str, str]:
        """Left and right part of the status line without a trail; `waiting_for` names what is still to come."""
        total = self._length.minutes()
        right = f"{total} min · {self._length.minutes(view.bottom)} left" if total > 1 else ""
        right = waiting_for or right
        if columns >= TWO_PANELS_COLUMNS:
            return "  ".join(filter(None, (self._paragraph(view), _percent(view)))), right
        room = columns - LINE_MARGINS - (width_of(right) + MIN_GAP if right else 0)
        return join_fitting(facts_of(self._document, self._length.words), room), right

    def _paragraph(self, view: VisiblePart) -> str:
        count = self._paragraphs.count
        is_at_end = view.progress >= 1.0 and not view.fits
        number = count if is_at_end else max(1, self._paragraphs.number_at(view.top + 1))
        return f"¶ {number}/{count}" if count else ""


def _percent(view: VisiblePart) -> str:
    return "" if view.fits else f"{round(100 * view.progress)}%"


def join_fitting(parts: Sequence[str], cells: int) -> str:
    """As many of the parts, from the first on, as fit into these cells whole; at least the first."""
    while len(parts) > 1 and width_of(" · ".join(parts)) > cells:
        parts = parts[:-1]
    return " · ".join(parts)


def split_line(left: str, right: str, width: int) -> tuple[str, str, str]:
    """Both ends of a row of `width` cells, and the gap between them. The left is cut first, but keeps a third."""
    right = clip(right, max(0, width - min(width_of(left), width // 3) - MIN_GAP))
    left = clip(left, width - width_of(right) - (MIN_GAP if right else 0))
    return left, " " * max(0, width - width_of(left) - width_of(right)), right


def extras_title(document: Document, cells: int, is_open: bool = False, with_captions: bool = True) -> str:
    """The title of the extras, which sums up its content even while folded, as far as that fits into these cells."""
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
            tail += f" · site furniture: {furniture:,}"
    elif comments.items:
        tail = f"comments: {len(comments.items)}"
    else:
        tail = "comments: site note only" if comments.note else "comments: heading only"
    return join_fitting([f"[{'−' if is_open else '+'}] {head}", tail], cells)


def set_aside(document: Document, kinds: Set[BlockKind] = SET_ASIDE) -> str:
    """What a document holds of these kinds: "3 captions, 1 line of site furniture"; empty if it has nothing of them.

    Captions are counted as they are listed: one that is printed twice once, and each with its credit.
    """
    counts = Counter(block.kind for block in document.blocks if block.kind in kinds)
    if counts[BlockKind.CAPTION]:
        counts[BlockKind.CAPTION] = len(document.captions)
        del counts[BlockKind.CREDIT]
    return ", ".join(counted(counts[kind], noun) + rest for kind, (noun, rest) in _NOUNS.items() if counts[kind])


_NOUNS = {
    BlockKind.CAPTION: ("caption", ""),
    BlockKind.CREDIT: ("credit", ""),
    BlockKind.FURNITURE: ("line", " of site furniture"),
    BlockKind.COMMENTS: ("line", " of comments"),
}
"""What to call a block that is set aside: the noun that is counted, and what follows it."""
