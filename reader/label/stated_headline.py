"""Find the headline that a collection states in the text of its article, which may begin with it or do without it."""

from __future__ import annotations

from reader.label.blocks import set_kinds
from reader.label.headline import MAX_BLOCKS_TO_HEADLINE
from reader.label.phrases import fold
from reader.model.document import BlockKind
from reader.model.draft import Draft

_SITE_SEPARATORS = (" | ", " - ", " – ", " — ")
"""What stands between a headline and the name of the site, which some collections state as a part of it."""

_ELLIPSES = ("...", "…")


def label_stated_headline(draft: Draft) -> Draft:
    """Label the block that is the stated headline, and no other block, as the headline."""
    if draft.stated.headline is None:
        return draft
    stated = _bare(draft.stated.headline)
    kinds: dict[int, BlockKind | None] = {
        index: None for index, block in enumerate(draft.blocks) if block.kind is BlockKind.HEADLINE
    }
    for index, block in enumerate(draft.blocks[:MAX_BLOCKS_TO_HEADLINE]):
        if _is_it(_bare(block.text), stated):
            kinds[index] = BlockKind.HEADLINE
            break
    return set_kinds(draft, kinds)


def _bare(line: str) -> str:
    return fold(line).rstrip(" .")


def _is_it(line: str, stated: str) -> bool:
    """Whether a line is the stated headline, to which a site's name may be added, or which may be cut off."""
    if not line:
        return False
    if line == stated:
        return True
    cut = next((stated.removesuffix(mark).rstrip() for mark in _ELLIPSES if stated.endswith(mark)), None)
    if cut:
        return line.startswith(cut) and len(line) < 2 * len(cut)
    return any(stated.startswith(line + separator) for separator in _SITE_SEPARATORS)
