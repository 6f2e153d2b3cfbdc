"""Gather captions: one entry per picture, even if its caption was printed several times or cut short."""

from __future__ import annotations

from reader.base.values import replace
from reader.label.caption_forms import CAPTION_LABEL, EXPAND_BUTTON, LEADING_CREDIT, LOOKUP_PREFIX_CHARS, is_truncated
from reader.label.credit_forms import bare_credit_span, is_credit, split_caption
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftBlock, DraftCaption, Place
from reader.model.span import Span

MAX_COMPARED_CAPTIONS = 16
"""Captions with the same prefix that a new one is compared with, so that the search stays linear."""

MIN_TRUNCATED_COPY_CHARS = 30
"""Code points from which a caption that breaks off is recognised as the beginning of another."""


def gather_captions(draft: Draft) -> Draft:
    """Fill `Draft.captions`: each caption once, with every place where it is printed."""
    captions = [_caption(draft, index) for index, block in enumerate(draft.blocks) if block.kind is BlockKind.CAPTION]
    caption_indexes = {caption.places[0].block: caption_index for caption_index, caption in enumerate(captions)}
    for index, block in enumerate(draft.blocks):
        if block.kind is BlockKind.CREDIT:
            _attach_credit(draft, index, captions, caption_indexes)
    return replace(draft, captions=tuple(_merge_copies(captions)))


def _caption(draft: Draft, index: int) -> DraftCaption:
    block = draft.blocks[index]
    expand_button = EXPAND_BUTTON.search(block.text)
    # The dots before "more" stay: they show that the caption continues.
    end = expand_button.start() + 3 * ("..." in expand_button.group()) if expand_button else len(block.text)
    text_span, credit_span = split_caption(block.text[:end])
    if label := CAPTION_LABEL.match(block.text):
        text_span = Span(min(label.end(), text_span.end), text_span.end)
    elif credit_span is None and (owner := LEADING_CREDIT.match(block.text)):
        credit_span, text_span = Span(*owner.span("owner")), Span(owner.end(), text_span.end)
    text_span = text_span.stripped(block.text)
    if not text_span.length:
        text_span = Span(0, len(block.text))  # "Image caption" on a line of its own
    text = block.text[text_span.start : text_span.end]
    credit_span = credit_span.stripped(block.text) if credit_span else None
    return DraftCaption(
        text=text,
        places=(Place(index, text_span),),
        credit=block.text[credit_span.start : credit_span.end] if credit_span else None,
        credit_places=(Place(index, credit_span),) if credit_span else (),
        truncated=is_truncated(text),
        image=block.image,
    )


def _attach_credit(draft: Draft, index: int, captions: list[DraftCaption], caption_indexes: dict[int, int]) -> None:
    """Add a credit on a line of its own to the caption above it, or else to the one below it, of the same picture if
    that is known."""
    span = bare_credit_span(draft.blocks[index].text)
    credit = draft.blocks[index].text[span.start : span.end]
    for neighbour in (index - 1, index + 1):
        caption_index = caption_indexes.get(neighbour)
        if caption_index is None or _are_of_different_pictures(draft.blocks[index], draft.blocks[neighbour]):
            continue
        if captions[caption_index].credit is None:
            captions[caption_index] = replace(
                captions[caption_index], credit=credit, credit_places=(Place(index, span),)
            )
            return


def _are_of_different_pictures(one: DraftBlock, other: DraftBlock) -> bool:
    return one.image is not None and other.image is not None and one.image != other.image


def _merge_copies(captions: list[DraftCaption]) -> list[DraftCaption]:
    """Merge copies of the same caption, including those that are cut short."""
    merged: list[DraftCaption] = []
    by_opening: dict[str, list[int]] = {}
    for caption in captions:
        if merged and caption.image is not None and caption.image == merged[-1].image:
            merged[-1] = _combine(merged[-1], caption)  # The alternative text and the printed caption below it.
            continue
        candidates = by_opening.setdefault(_without_ellipsis(caption.text)[:LOOKUP_PREFIX_CHARS], [])
        for caption_index in candidates[-MAX_COMPARED_CAPTIONS:]:
            if _are_copies(caption.text, merged[caption_index].text):
                merged[caption_index] = _combine(merged[caption_index], caption)
                break
        else:
            candidates.append(len(merged))
            merged.append(caption)
    return merged


def _without_ellipsis(text: str) -> str:
    return text.rstrip(".… ")


def _are_copies(one: str, other: str) -> bool:
    shorter, longer = sorted((_without_ellipsis(one), _without_ellipsis(other)), key=len)
    return shorter == longer or (len(shorter) >= MIN_TRUNCATED_COPY_CHARS and longer.startswith(shorter))


def _combine(one: DraftCaption, other: DraftCaption) -> DraftCaption:
    if one.credit is None and one.image is not None and is_credit(other.text):
        return replace(one, credit=other.text, credit_places=other.places)
    if _are_copies(one.text, other.text):
        fuller = max(one, other, key=lambda caption: (not caption.truncated, len(caption.text)))
    else:
        fuller = other
    return DraftCaption(
        text=fuller.text,
        places=one.places + other.places,
        credit=one.credit or other.credit,
        credit_places=one.credit_places + other.credit_places,
        truncated=fuller.truncated,
        image=one.image or other.image,
    )
