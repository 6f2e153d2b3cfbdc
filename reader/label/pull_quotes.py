"""Find pull quotes: a sentence of the story set apart once more, and words signed with a dash."""

from __future__ import annotations

from collections.abc import Iterator

from reader.base.regex import expression
from reader.label.blocks import Blocks, is_open, set_kinds
from reader.label.lines import ends_sentence, opens_with_quote
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_SIGNED_CHARS = 300
"""Code points of the longest words that a line with a dash signs."""

DASHES = ("—", "–", "―", "--")

LOOKUP_PREFIX_CHARS = 20
"""Code points by which a repeated sentence is looked up, so that the search stays linear in the text."""

MAX_SAME_OPENING = 8
"""Short blocks with one opening that are looked for."""

_BARE = "“”\"'‘’ ."
_WORD_START = expression(r"\b\w")
_SIGNED = expression(r"^[—–―-]{1,2} ?[A-Z][\w.'’-]+(?: [\w.'’-]+){0,6}$", begins=tuple("—–―-"))


def label_pull_quotes(draft: Draft) -> Draft:
    """Sentences that stand twice, and the name under somebody's words."""
    blocks = draft.blocks
    kinds = dict.fromkeys(_repeated(blocks), BlockKind.QUOTE)
    for at, block in enumerate(blocks):
        if at and is_open(block) and _SIGNED.match(block.text) and _could_be_signed(blocks, at):
            kinds[at] = BlockKind.QUOTE
            if is_open(blocks[at - 1]):
                kinds[at - 1] = BlockKind.QUOTE
    return set_kinds(draft, kinds)


def _could_be_signed(blocks: Blocks, at: int) -> bool:
    """Whether somebody's words stand over a line with a dash, and not another line of a list."""
    above = blocks[at - 1]
    if opens_with_quote(above.text):
        return True
    below = blocks[at + 1].text if at + 1 < len(blocks) else ""
    return (
        is_open(above)
        and len(above.text) <= MAX_SIGNED_CHARS
        and ends_sentence(above.text)
        and not below.startswith(DASHES)
    )


def _repeated(blocks: Blocks) -> Iterator[int]:
    """Numbers of short blocks whose words stand in a longer one too."""
    by_opening = _openings(blocks)
    if not by_opening:
        return
    for block in blocks:
        if not is_open(block) or len(block.text) <= 120:
            continue
        text = block.text
        for word in _WORD_START.finditer(text):
            start = word.start()
            for at, bare in by_opening.get(text[start : start + LOOKUP_PREFIX_CHARS], ()):
                if len(text) > len(blocks[at].text) + 20 and text.startswith(bare, start):
                    yield at


def _openings(blocks: Blocks) -> dict[str, list[tuple[int, str]]]:
    by_opening: dict[str, list[tuple[int, str]]] = {}
    for at, block in enumerate(blocks):
        if is_open(block) and 25 <= len(block.text) <= 300:
            bare = block.text.strip(_BARE)
            same = by_opening.setdefault(bare[:LOOKUP_PREFIX_CHARS], [])
            if len(bare) >= LOOKUP_PREFIX_CHARS and bare[0].isalnum() and len(same) < MAX_SAME_OPENING:
                same.append((at, bare))
    return by_opening
