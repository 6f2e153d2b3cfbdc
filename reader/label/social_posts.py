"""Find posts from social networks that were set into the story: their signatures, and the lines over them."""

from __future__ import annotations

from reader.base.regex import expression
from reader.label.blocks import Blocks, is_open, set_kinds
from reader.label.furniture import is_furniture
from reader.label.lines import ends_in_colon, is_prose
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_FRAGMENT_CHARS = 60
"""Code points of the longest line of a post that ran over several."""

_SIGNATURE = expression(r"^[—–-]{1,2} ?.{1,60}\(@\w+\)", begins=tuple("—–-"))
_TAG = expression(r"(?<![\w&])#[A-Za-z]\w{2,}")
_PICTURE = expression(r"\bpic\.twitter\.com/\w+", within=("pic.twitter.com/",))


def label_social_posts(draft: Draft) -> Draft:
    """The signature of a post and what stands over it; lines with two hashtags or a post's picture."""
    blocks = draft.blocks
    kinds: dict[int, BlockKind] = {}
    for at, block in enumerate(blocks):
        if not is_open(block):
            continue
        if _SIGNATURE.match(block.text):
            kinds.update(dict.fromkeys([at, *_over(blocks, at, kinds)], BlockKind.QUOTE))
        elif len(block.text) <= 600 and _is_post(block.text):
            kinds[at] = BlockKind.QUOTE
    return set_kinds(draft, kinds)


def _is_post(text: str) -> bool:
    return bool(_PICTURE.search(text)) or (
        text.count("#") >= 2 and len(_TAG.findall(text)) >= 2 and not is_furniture(text)
    )


def _over(blocks: Blocks, signature: int, kinds: dict[int, BlockKind]) -> list[int]:
    """The lines of the post that a signature stands under: one of any length, and short ones over it."""
    found: list[int] = []
    at = signature - 1
    while at >= 0 and is_open(blocks[at]) and at not in kinds and (at == signature - 1 or _is_scrap(blocks, at)):
        found.append(at)
        at -= 1
    return found


def _is_scrap(blocks: Blocks, at: int) -> bool:
    text = blocks[at].text
    return len(text) < MAX_FRAGMENT_CHARS and not is_prose(text) and at > 0 and not ends_in_colon(text)
