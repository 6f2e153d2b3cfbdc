"""Find captions: by their wording, their credit, their neighbours, or because they are printed twice."""

from __future__ import annotations

from reader.label.blocks import Blocks, is_open, set_kind
from reader.label.byline_forms import is_byline
from reader.label.caption_forms import (
    CAPTION_LABEL,
    EXPAND_BUTTON,
    LEADING_CREDIT,
    LOOKUP_PREFIX_CHARS,
    PICTURED,
    describes_picture,
    has_full_date,
    reports_speech,
)
from reader.label.credit_forms import split_credit
from reader.label.lines import ends_sentence, is_prose, opens_with_quote, word_count
from reader.label.names import is_name
from reader.label.phrases import fold
from reader.label.story_extent import story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_CAPTION_CHARS = 600
"""Code points in the longest caption; a longer block is a paragraph that happens to be next to a credit."""

MIN_STORY_SENTENCE_CHARS = 200
"""Code points from which a sentence above a credit within the story belongs to the story, not to the picture."""

SHARED_PREFIX_CHARS = 60
"""Code points that a caption and a shortened copy of it have in common at the beginning."""


def label_captions(draft: Draft) -> Draft:
    """Label lines that describe a picture, and copies of them."""
    start = story_start(draft.blocks)
    authors = frozenset(map(fold, draft.metadata.authors))
    draft = set_kind(
        draft,
        BlockKind.CAPTION,
        lambda blocks, index: (
            is_open(blocks[index])
            and (_is_caption(blocks, index, start) or (bool(authors) and _is_person_shown(blocks, index, authors)))
        ),
    )
    captions_by_prefix: dict[str, set[str]] = {}
    for block in draft.blocks:
        if block.kind is BlockKind.CAPTION and len(block.text) >= LOOKUP_PREFIX_CHARS:
            captions_by_prefix.setdefault(block.text[:LOOKUP_PREFIX_CHARS], set()).add(block.text)
    return set_kind(
        draft,
        BlockKind.CAPTION,
        lambda blocks, index: (
            is_open(blocks[index]) and not blocks[index].in_story and _repeats(blocks, index, captions_by_prefix)
        ),
    )


def _is_caption(blocks: Blocks, index: int, start: int) -> bool:
    text = blocks[index].text
    if len(text) > MAX_CAPTION_CHARS or is_byline(text):
        return False
    if blocks[index].in_story:
        return (
            _ends_in_credit(text)
            or PICTURED.match(text) is not None
            or (_is_above_credit(blocks, index) and describes_picture(text))
        )
    if (
        CAPTION_LABEL.match(text)
        or LEADING_CREDIT.match(text)
        or split_credit(EXPAND_BUTTON.sub("", text))[1] is not None
    ):
        return word_count(text) >= 2
    return word_count(text) >= 3 and (
        _belongs_to_credit(blocks, index, start)
        or (
            (not ends_sentence(text) or has_full_date(text) or bool(EXPAND_BUTTON.search(text)))
            and describes_picture(text)
        )
    )


def _is_person_shown(blocks: Blocks, index: int, authors: frozenset[str]) -> bool:
    """Whether a line of a page is the name of someone other than its authors, right above the credit of a picture."""
    block = blocks[index]
    is_aside = block.in_story is False and not block.level
    return is_aside and _is_above_credit(blocks, index) and is_name(block.text) and fold(block.text) not in authors


def _is_above_credit(blocks: Blocks, index: int) -> bool:
    return index + 1 < len(blocks) and blocks[index + 1].kind is BlockKind.CREDIT


def _ends_in_credit(text: str) -> bool:
    """Whether a line is a sentence followed by a credit."""
    caption, credit = split_credit(text)
    return credit is not None and ends_sentence(text[: caption.end].rstrip()) and word_count(text) >= 5


def _belongs_to_credit(blocks: Blocks, index: int, start: int) -> bool:
    text = blocks[index].text
    if _is_above_credit(blocks, index):
        # The line above a credit is its caption, unless the story continues there above a picture without a caption.
        return describes_picture(text) or (
            not _precedes_caption(blocks[index + 1].text) and not _is_story_sentence(text, index, start)
        )
    above = blocks[index - 1] if index else None
    if above is None or above.kind is not BlockKind.CREDIT or above.text.startswith("("):
        return False
    if index >= 2 and blocks[index - 2].kind is BlockKind.CAPTION:
        return False
    return describes_picture(text) or (has_full_date(text) and len(text) < 400)


def _is_story_sentence(text: str, index: int, start: int) -> bool:
    """Whether a line above a credit belongs to the story rather than to the picture."""
    if index < start or not ends_sentence(text):
        return False
    return len(text) >= MIN_STORY_SENTENCE_CHARS or opens_with_quote(text) or reports_speech(text)


def _precedes_caption(credit: str) -> bool:
    """Whether a credit is printed above its caption, as "Image copyright" is."""
    return credit.lower().startswith(("image copyright", "image source", "media playback"))


def _repeats(blocks: Blocks, index: int, captions_by_prefix: dict[str, set[str]]) -> bool:
    """Whether the same text is a caption elsewhere, or appears twice in a row."""
    text = blocks[index].text
    if len(text) < LOOKUP_PREFIX_CHARS:
        return False
    candidates = captions_by_prefix.get(text[:LOOKUP_PREFIX_CHARS], ())
    if any(
        caption.startswith(text) or text.startswith(caption) or _are_copies(text, caption) for caption in candidates
    ):
        return True
    neighbours = [blocks[i].text for i in (index - 1, index + 1) if 0 <= i < len(blocks)]
    return any(
        neighbour == text or (neighbour.startswith(text) and split_credit(neighbour)[1]) for neighbour in neighbours
    ) and (is_prose(text) or len(text) >= SHARED_PREFIX_CHARS)


def _are_copies(one: str, other: str) -> bool:
    """Whether a gallery printed the same caption once in full and once with a button that shows the rest."""
    return (
        one[:SHARED_PREFIX_CHARS] == other[:SHARED_PREFIX_CHARS]
        and len(one) >= SHARED_PREFIX_CHARS
        and bool(EXPAND_BUTTON.search(one) or EXPAND_BUTTON.search(other))
    )
