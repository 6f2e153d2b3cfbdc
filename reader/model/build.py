"""Draft to Document. The only code that joins text and makes offsets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.model.document import Block, BlockKind, Caption, Comments, Document, Mark
from reader.model.draft import Draft, DraftCaption, Place
from reader.model.span import Span

if TYPE_CHECKING:  # plain text has none
    from reader.model.landings import Landing


class TextBuilder:
    """Joins pieces of text and says where each one came to lie."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    def add(self, piece: str) -> Span:
        """Append `piece`; the span it now covers."""
        start = self._length
        self._pieces.append(piece)
        self._length += len(piece)
        return Span(start, self._length)

    def text(self) -> str:
        """All that was added so far."""
        return "".join(self._pieces)


def build(draft: Draft) -> Document:
    """Join a labelled draft into a document. A block that nobody named is a paragraph; empty blocks are not kept."""
    builder = TextBuilder()
    blocks: list[Block] = []
    marks: list[Mark] = []
    landings: list[Landing] = []
    starts: list[int] = []
    for piece in draft.blocks:
        if piece.text and blocks:
            builder.add(piece.joiner)
        span = builder.add(piece.text)
        starts.append(span.start)
        if piece.text:
            blocks.append(Block(piece.kind or BlockKind.PARAGRAPH, span, piece.level))
            marks.extend(mark.shifted(span.start) for mark in piece.marks)
            landings.extend(landing.shifted(span.start) for landing in piece.landings)
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
        landings=_reached(landings, marks, text) if landings else (),
    )


def _reached(landings: Iterable[Landing], marks: Iterable[Mark], text: str) -> tuple[Landing, ...]:
    """The places that some link may lead to, each on a word; of those with the same name the first."""
    from reader.model.landings import names_meant  # late: plain text is on the screen sooner without it

    meant = {name for mark in marks if mark.target for name in names_meant(mark.target)}
    first: dict[str, Landing] = {}
    for landing in landings:
        if landing.name in meant:
            first.setdefault(landing.name, landing)
    return tuple(landing.shifted(_whitespace(text, landing.offset)) for landing in first.values())


def _whitespace(text: str, start: int) -> int:
    """How much whitespace stands from `start` on before other characters."""
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
