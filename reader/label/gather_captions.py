"""Gather captions: one entry a picture, however often and however cut it was printed."""

from __future__ import annotations

from reader.base.values import replace
from reader.label.caption_forms import CAPTION_LABEL, EXPAND_BUTTON, LEADING_CREDIT, is_truncated
from reader.label.credit_forms import split_credit, strip_credit_label
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftCaption, Place
from reader.model.span import Span

LOOKUP_PREFIX_CHARS = 24
"""Code points by which copies of a caption are looked up."""

MAX_COMPARED_CAPTIONS = 16
"""Captions with one opening that a new one is compared with, so that the search stays linear."""

MIN_TRUNCATED_COPY_CHARS = 30
"""Code points from which a caption that breaks off can be told to be the beginning of another."""


def gather_captions(draft: Draft) -> Draft:
    """Fill `Draft.captions`: the words of each picture once, with every place where they are printed."""
    found = [_caption(draft, at) for at, block in enumerate(draft.blocks) if block.kind is BlockKind.CAPTION]
    numbers = {caption.places[0].block: index for index, caption in enumerate(found)}
    for at, block in enumerate(draft.blocks):
        if block.kind is BlockKind.CREDIT:
            _give_credit(draft, at, found, numbers)
    return replace(draft, captions=tuple(_merge(found)))


def _caption(draft: Draft, at: int) -> DraftCaption:
    block = draft.blocks[at]
    button = EXPAND_BUTTON.search(block.text)
    # The dots before "more" stay: they say that the caption goes on.
    end = button.start() + 3 * ("..." in button.group()) if button else len(block.text)
    words, credit = split_credit(block.text[:end])
    if lead := CAPTION_LABEL.match(block.text):
        words = Span(min(lead.end(), words.end), words.end)
    elif credit is None and (owner := LEADING_CREDIT.match(block.text)):
        credit, words = Span(*owner.span("owner")), Span(owner.end(), words.end)
    words = _trimmed(block.text, words)
    if not words.length:
        words = Span(0, len(block.text))  # "Image caption" on a line of its own
    text = block.text[words.start : words.end]
    credit = _trimmed(block.text, credit) if credit else None
    return DraftCaption(
        text=text,
        places=(Place(at, words),),
        credit=block.text[credit.start : credit.end] if credit else None,
        credit_places=(Place(at, credit),) if credit else (),
        truncated=is_truncated(text),
        image=block.image,
    )


def _trimmed(text: str, span: Span) -> Span:
    """The span without the blanks at its ends."""
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))


def _give_credit(draft: Draft, at: int, found: list[DraftCaption], numbers: dict[int, int]) -> None:
    """Hand a credit on a line of its own to the caption above it, or else below it."""
    span = strip_credit_label(draft.blocks[at].text)
    credit = draft.blocks[at].text[span.start : span.end]
    for near in (at - 1, at + 1):
        index = numbers.get(near)
        if index is not None and found[index].credit is None:
            found[index] = replace(found[index], credit=credit, credit_places=(Place(at, span),))
            return


def _merge(found: list[DraftCaption]) -> list[DraftCaption]:
    """Copies of one caption as one; a copy that is cut short of another belongs to it."""
    merged: list[DraftCaption] = []
    by_opening: dict[str, list[int]] = {}
    for caption in found:
        if merged and caption.image is not None and caption.image == merged[-1].image:
            merged[-1] = _union(merged[-1], caption)  # Alternative text and the printed words of one picture.
            continue
        alike = by_opening.setdefault(_stem(caption.text)[:LOOKUP_PREFIX_CHARS], [])
        for index in alike[-MAX_COMPARED_CAPTIONS:]:
            if _same(caption.text, merged[index].text):
                merged[index] = _union(merged[index], caption)
                break
        else:
            alike.append(len(merged))
            merged.append(caption)
    return merged


def _stem(text: str) -> str:
    return text.rstrip(".… ")


def _same(one: str, other: str) -> bool:
    shorter, longer = sorted((_stem(one), _stem(other)), key=len)
    return shorter == longer or (len(shorter) >= MIN_TRUNCATED_COPY_CHARS and longer.startswith(shorter))


def _union(one: DraftCaption, other: DraftCaption) -> DraftCaption:
    fuller = max(one, other, key=lambda caption: (not caption.truncated, len(caption.text)))
    return DraftCaption(
        text=fuller.text,
        places=one.places + other.places,
        credit=one.credit or other.credit,
        credit_places=one.credit_places + other.credit_places,
        truncated=fuller.truncated,
        image=one.image or other.image,
    )
