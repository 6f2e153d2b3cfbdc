"""Name what is left over the story: buttons, sections and topics between headline and first sentence."""

from __future__ import annotations

from reader.label.blocks import Blocks, is_open, set_kinds
from reader.label.lines import ends_sentence, word_count
from reader.label.story_extent import story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_LEFTOVER_WORDS = 9
"""Words of the longest such line; what is longer tells something."""


_SIGNED = (BlockKind.BYLINE, BlockKind.DATELINE)


def label_leftovers(draft: Draft) -> Draft:
    """Short lines over the story are furniture, but the last one may head its first part."""
    blocks = draft.blocks
    start = story_start(blocks)
    if start >= len(blocks):
        return draft  # A list, a poem: there is no story that this could stand over.
    named = any(block.kind is BlockKind.HEADLINE for block in blocks)
    kinds = {
        at: BlockKind.FURNITURE
        for at in range(start)
        if is_open(blocks[at]) and _is_leftover(blocks[at].text) and not (named and _heads_story(blocks, at))
    }
    kinds.update(dict.fromkeys(_titles(blocks, start), BlockKind.FURNITURE))
    return set_kinds(draft, kinds)


def _titles(blocks: Blocks, start: int) -> list[int]:
    """Two or more lines between the date and the story that are no sentences: links to other stories."""
    dated = next((at for at in reversed(range(start)) if blocks[at].kind in _SIGNED), start)
    rows = [at for at in range(dated + 1, start) if is_open(blocks[at]) and not ends_sentence(blocks[at].text)]
    return rows if len(rows) >= 2 else []


def _is_leftover(text: str) -> bool:
    return word_count(text) <= MAX_LEFTOVER_WORDS and not (ends_sentence(text) and word_count(text) >= 4)


def _heads_story(blocks: Blocks, at: int) -> bool:
    """Whether a line stands right over the story's first part and not under another short line."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    alone = at == 0 or not is_open(blocks[at - 1]) or not _is_leftover(blocks[at - 1].text)
    return (
        alone
        and below is not None
        and (below.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.CODE) or _reads_on(below.text, below.kind))
    )


def _reads_on(text: str, kind: BlockKind | None) -> bool:
    return kind is None and not _is_leftover(text)
