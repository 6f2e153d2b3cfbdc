"""Find social media posts embedded in the story: their signatures, and the lines above those."""

from __future__ import annotations

from reader.base import lazy_regex
from reader.label.blocks import Blocks, is_open, set_kinds
from reader.label.furniture import is_furniture
from reader.label.lines import ends_in_colon, is_prose
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_FRAGMENT_CHARS = 60
"""Code points below which a line may belong to a post of several lines."""

_SIGNATURE = lazy_regex.compile(r"^[—–-]{1,2} ?.{1,60}\(@\w+\)", begins=tuple("—–-"))
_HASHTAG = lazy_regex.compile(r"(?<![\w&])#[A-Za-z]\w{2,}")
_PICTURE_LINK = lazy_regex.compile(r"\bpic\.twitter\.com/\w+", within=("pic.twitter.com/",))


def label_social_posts(draft: Draft) -> Draft:
    """Label the signature of a post and the lines above it, and lines with two hashtags or a picture link."""
    blocks = draft.blocks
    kinds: dict[int, BlockKind] = {}
    for index, block in enumerate(blocks):
        if not is_open(block):
            continue
        if _SIGNATURE.match(block.text):
            kinds.update(dict.fromkeys([index, *_lines_of_post(blocks, index, kinds)], BlockKind.QUOTE))
        elif len(block.text) <= 600 and _is_post(block.text):
            kinds[index] = BlockKind.QUOTE
    return set_kinds(draft, kinds)


def _is_post(text: str) -> bool:
    return bool(_PICTURE_LINK.search(text)) or (
        text.count("#") >= 2 and len(_HASHTAG.findall(text)) >= 2 and not is_furniture(text)
    )


def _lines_of_post(blocks: Blocks, signature: int, kinds: dict[int, BlockKind]) -> list[int]:
    """Indexes of the lines of a post above its signature: one of any length, and short ones above that."""
    indexes: list[int] = []
    index = signature - 1
    while (
        index >= 0
        and is_open(blocks[index])
        and index not in kinds
        and (index == signature - 1 or _is_fragment(blocks, index))
    ):
        indexes.append(index)
        index -= 1
    return indexes


def _is_fragment(blocks: Blocks, index: int) -> bool:
    text = blocks[index].text
    return len(text) < MAX_FRAGMENT_CHARS and not is_prose(text) and index > 0 and not ends_in_colon(text)
