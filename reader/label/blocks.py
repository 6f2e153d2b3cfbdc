"""What every rule is made of: look at the blocks, name those that nobody has named yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.base.values import replace
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftBlock

Blocks = Sequence[DraftBlock]
BlockTest = Callable[[Blocks, int], bool]


def is_unlabelled(block: DraftBlock) -> bool:
    """Whether no markup and no rule has given the block a kind yet; its markup may make it a heading of some sort."""
    return block.kind is None


def is_open(block: DraftBlock) -> bool:
    """Whether anything may come of the block: nobody has named it, and it is no heading by its markup."""
    return block.kind is None and not block.level


def is_marked_heading(block: DraftBlock) -> bool:
    """Whether the markup makes it a heading, and no rule has said yet of what."""
    return block.kind is None and block.level > 0


def set_kind(draft: Draft, kind: BlockKind, test: BlockTest) -> Draft:
    """The draft with `kind` on the blocks that pass; `test` sees those named before it in the same sweep."""
    blocks = list(draft.blocks)
    changed = False
    for at, block in enumerate(blocks):
        if block.kind is not kind and test(blocks, at):
            blocks[at] = replace(block, kind=kind)
            changed = True
    return replace(draft, blocks=tuple(blocks)) if changed else draft


def set_kinds(draft: Draft, kinds: dict[int, BlockKind]) -> Draft:
    """The draft with these kinds on the blocks with these numbers."""
    if not kinds:
        return draft
    blocks = tuple(replace(block, kind=kinds[at]) if at in kinds else block for at, block in enumerate(draft.blocks))
    return replace(draft, blocks=blocks)
