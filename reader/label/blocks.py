"""What every rule is built from: tests on blocks, and setting the kind of those that pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reader.base.values import replace
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftBlock

Blocks = Sequence[DraftBlock]
BlockTest = Callable[[Blocks, int], bool]


def is_unlabelled(block: DraftBlock) -> bool:
    """Whether neither markup nor a rule has given the block a kind yet; its markup may still make it a heading."""
    return block.kind is None


def is_open(block: DraftBlock) -> bool:
    """Whether the block may still become anything: it has no kind yet, and its markup does not make it a heading."""
    return block.kind is None and not block.level


def is_marked_heading(block: DraftBlock) -> bool:
    """Whether the markup makes the block a heading, and no rule has given it a kind yet."""
    return block.kind is None and block.level > 0


def set_kind(draft: Draft, kind: BlockKind, test: BlockTest) -> Draft:
    """The draft with `kind` on the blocks that pass. Blocks are tested in order; `test` sees the kinds set so far."""
    blocks = list(draft.blocks)
    changed = False
    for index, block in enumerate(blocks):
        if block.kind is not kind and test(blocks, index):
            blocks[index] = replace(block, kind=kind)
            changed = True
    return replace(draft, blocks=tuple(blocks)) if changed else draft


def set_kinds(draft: Draft, kinds: Mapping[int, BlockKind | None]) -> Draft:
    """The draft with new kinds on some blocks; `kinds` maps the index of a block to its kind, None to take it away."""
    if not kinds:
        return draft
    blocks = tuple(
        replace(block, kind=kinds[index]) if index in kinds else block for index, block in enumerate(draft.blocks)
    )
    return replace(draft, blocks=blocks)
