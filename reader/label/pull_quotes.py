"""Find pull quotes: sentences of the story that are repeated on their own, and words attributed with a dash."""

from __future__ import annotations

from collections.abc import Iterator

from reader.base import lazy_regex
from reader.label.blocks import Blocks, is_open, set_kinds
from reader.label.lines import ends_sentence, opens_with_quote
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_SIGNED_CHARS = 300
"""Code points in the longest quotation above an attribution with a dash."""

DASHES = ("—", "–", "―", "--")

LOOKUP_PREFIX_CHARS = 20
"""Code points of the prefix by which a repeated sentence is looked up, so that the search stays linear."""

MAX_SAME_OPENING = 8
"""Short blocks with the same prefix that are looked for."""

_TRIMMED_PUNCTUATION = "“”\"'‘’ ."
_WORD_START = lazy_regex.compile(r"\b\w")
_ATTRIBUTION = lazy_regex.compile(r"^[—–―-]{1,2} ?[A-Z][\w.'’-]+(?: [\w.'’-]+){0,6}$", begins=tuple("—–―-"))


def label_pull_quotes(draft: Draft) -> Draft:
    """Label sentences that appear twice, and quotations with the name below them."""
    blocks = draft.blocks
    kinds = dict.fromkeys(_repeated_blocks(blocks), BlockKind.QUOTE)
    for index, block in enumerate(blocks):
        if index and is_open(block) and _ATTRIBUTION.match(block.text) and _is_below_quotation(blocks, index):
            kinds[index] = BlockKind.QUOTE
            if is_open(blocks[index - 1]):
                kinds[index - 1] = BlockKind.QUOTE
    return set_kinds(draft, kinds)


def _is_below_quotation(blocks: Blocks, index: int) -> bool:
    """Whether the block above an attribution is a quotation rather than another line of a list."""
    above = blocks[index - 1]
    if opens_with_quote(above.text):
        return True
    below = blocks[index + 1].text if index + 1 < len(blocks) else ""
    return (
        is_open(above)
        and len(above.text) <= MAX_SIGNED_CHARS
        and ends_sentence(above.text)
        and not below.startswith(DASHES)
    )


def _repeated_blocks(blocks: Blocks) -> Iterator[int]:
    """Indexes of short blocks whose text also appears in a longer block."""
    by_opening = _blocks_by_opening(blocks)
    if not by_opening:
        return
    for block in blocks:
        if not is_open(block) or len(block.text) <= 120:
            continue
        text = block.text
        for word in _WORD_START.finditer(text):
            start = word.start()
            for index, trimmed in by_opening.get(text[start : start + LOOKUP_PREFIX_CHARS], ()):
                if len(text) > len(blocks[index].text) + 20 and text.startswith(trimmed, start):
                    yield index


def _blocks_by_opening(blocks: Blocks) -> dict[str, list[tuple[int, str]]]:
    by_opening: dict[str, list[tuple[int, str]]] = {}
    for index, block in enumerate(blocks):
        if is_open(block) and 25 <= len(block.text) <= 300:
            trimmed = block.text.strip(_TRIMMED_PUNCTUATION)
            same_opening = by_opening.setdefault(trimmed[:LOOKUP_PREFIX_CHARS], [])
            if len(trimmed) >= LOOKUP_PREFIX_CHARS and trimmed[0].isalnum() and len(same_opening) < MAX_SAME_OPENING:
                same_opening.append((index, trimmed))
    return by_opening
