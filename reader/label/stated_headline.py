"""Find the headline that a collection states in the text of its article, which may begin with it or do without it."""

from __future__ import annotations

from reader.base.values import replace
from reader.label.phrases import fold
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_BLOCKS_TO_HEADLINE = 20
"""Blocks from the top among which it is looked for; further down, the same words are a link or a caption."""

_SITE_SEPARATORS = (" | ", " - ", " – ", " — ")
"""What stands between a headline and the name of the site, which some collections state as a part of it."""

_ELLIPSES = ("...", "…")


def label_stated_headline(draft: Draft) -> Draft:
    """Label the block that is the stated headline, and no other block, as the headline."""
    if draft.stated.headline is None:
        return draft
    stated = _bare(draft.stated.headline)
    place = next(
        (
            index
            for index, block in enumerate(draft.blocks[:MAX_BLOCKS_TO_HEADLINE])
            if _is_it(_bare(block.text), stated)
        ),
        None,
    )
    blocks = tuple(
        replace(block, kind=BlockKind.HEADLINE)
        if index == place
        else replace(block, kind=None)
        if block.kind is BlockKind.HEADLINE
        else block
        for index, block in enumerate(draft.blocks)
    )
    return replace(draft, blocks=blocks)


def _bare(line: str) -> str:
    return fold(line).rstrip(" .")


def _is_it(line: str, stated: str) -> bool:
    """Whether a line is the stated headline, to which a site's name may be added, or which may be cut off."""
    if not line or line == stated:
        return bool(line)
    cut = next((stated.removesuffix(mark).rstrip() for mark in _ELLIPSES if stated.endswith(mark)), None)
    if cut:
        return line.startswith(cut) and len(line) < 2 * len(cut)
    return any(stated.startswith(line + separator) for separator in _SITE_SEPARATORS)
