"""Build a document from a draft. The only code that joins text and creates offsets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.model.document import Block, BlockKind, Caption, Comments, Document, Mark
from reader.model.draft import Draft, DraftCaption, Place
from reader.model.span import Span

if TYPE_CHECKING:  # plain text has no landings
    from reader.model.landings import Landing


class TextBuilder:
    """Joins pieces of text and returns the span of each."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    def add(self, piece: str) -> Span:
        """Append `piece` and return its span."""
        start = self._length
        self._pieces.append(piece)
        self._length += len(piece)
        return Span(start, self._length)

    def text(self) -> str:
        """Everything that was added so far."""
        return "".join(self._pieces)


def build(draft: Draft) -> Document:
    """Join a labelled draft into a document. A block without a kind becomes a paragraph; empty blocks are dropped."""
    builder = TextBuilder()
    blocks: list[Block] = []
    marks: list[Mark] = []
    landings: list[Landing] = []
    starts: list[int] = []
    for block in draft.blocks:
        if block.text and blocks:
            builder.add(block.joiner)
        span = builder.add(block.text)
        starts.append(span.start)
        if block.text:
            blocks.append(Block(block.kind or BlockKind.PARAGRAPH, span, block.level, block.quoted, block.alignments))
            marks.extend(mark.shifted(span.start) for mark in block.marks)
            landings.extend(landing.shifted(span.start) for landing in block.landings)
    text = builder.text()
    return Document(
        source=draft.source,
        text=text,
        metadata=draft.metadata,
        blocks=tuple(blocks),
        marks=tuple(marks),
        captions=tuple(_caption(caption, starts) for caption in draft.captions),
        comments=_comments(draft, starts),
        notices=draft.notices,
        landings=_linked_landings(landings, marks, text) if landings else (),
    )


def _linked_landings(landings: Iterable[Landing], marks: Iterable[Mark], text: str) -> tuple[Landing, ...]:
    """The landings that some link may refer to, moved to the next word; the first of each name."""
    from reader.model.landings import possible_names  # late: plain text is shown sooner without it

    linked_names = {name for mark in marks if mark.target for name in possible_names(mark.target)}
    landings_by_name: dict[str, Landing] = {}
    for landing in landings:
        if landing.name in linked_names:
            landings_by_name.setdefault(landing.name, landing)
    return tuple(landing.shifted(_whitespace_length(text, landing.offset)) for landing in landings_by_name.values())


def _whitespace_length(text: str, start: int) -> int:
    """The number of whitespace characters from `start` up to the next other character."""
    end = start
    while end < len(text) - 1 and text[end].isspace():
        end += 1
    return end - start


def _caption(caption: DraftCaption, starts: list[int]) -> Caption:
    def spans(places: tuple[Place, ...]) -> tuple[Span, ...]:
        return tuple(place.span.shifted(starts[place.block]) for place in places)

    return Caption(
        text=caption.text,
        spans=spans(caption.places),
        credit=caption.credit,
        credit_spans=spans(caption.credit_places),
        truncated=caption.truncated,
        image=caption.image,
    )


def _comments(draft: Draft, starts: list[int]) -> Comments | None:
    comments = draft.comments
    if comments is None:
        return None
    end = starts[comments.last] + len(draft.blocks[comments.last].text)
    return Comments(Span(starts[comments.first], end), comments.heading, comments.note, comments.items)
