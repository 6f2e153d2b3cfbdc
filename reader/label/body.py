"""Name what the story is made of: headings, items of a list without bullets, quotations set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.label.features import is_closed, is_prose, word_count
from reader.label.furniture import last_prose
from reader.label.table import Blocks, is_open, set_kind, set_kinds
from reader.model.document import BlockKind
from reader.model.draft import Draft

LONGEST_HEADING = 110
"""Code points."""

OPENING = 20
"""Code points by which a repeated sentence is looked up, so that the search stays linear in the text."""

MOST_ALIKE = 8
"""Short blocks with one opening that are looked for."""

_BARE = "“”\"'‘’ ."
_WORD_START = re.compile(r"\b\w")
_POST_SIGNATURE = re.compile(r"^[—–-]{1,2} ?.{1,60}\(@\w+\)")
_SIGNED = re.compile(r"^[—–―-]{1,2} ?[A-Z][\w.'’-]+(?: [\w.'’-]+){0,6}$")
_DATED_ITEM = re.compile(r"^(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)\s*[–—:-]")
_NUMBERED = re.compile(r"^\(?(\d{1,2})[.)][ \u00a0]")
_TIME = re.compile(r"^\d{1,2}(?::\d{2})? ?[ap]\.m\.$|^\d{1,2}[:.]\d{2}(?: [A-Z]{2,4})?$")


def posts(draft: Draft) -> Draft:
    """A post from a social network: its signature, and the lines over it."""
    blocks = draft.blocks
    kinds: dict[int, BlockKind] = {}
    for at, block in enumerate(blocks):
        if not is_open(block) or not _POST_SIGNATURE.match(block.text):
            continue
        kinds[at] = BlockKind.QUOTE
        above = at - 1
        while (
            above >= 0
            and is_open(blocks[above])
            and above not in kinds
            and (above == at - 1 or _is_scrap(blocks, above))
        ):
            kinds[above] = BlockKind.QUOTE
            above -= 1
    return set_kinds(draft, kinds)


def _is_scrap(blocks: Blocks, at: int) -> bool:
    """A line of a post that ran over several: short, or not like the prose of the story."""
    text = blocks[at].text
    return len(text) < 60 and not is_prose(text) and at > 0 and not text.endswith(":")


def lists(draft: Draft) -> Draft:
    """Rows of short lines of one make, and numbered lines that count."""
    blocks = draft.blocks
    kinds: dict[int, BlockKind] = {}
    run: list[int] = []
    for at in range(len(blocks) + 1):
        if at < len(blocks) and is_open(blocks[at]) and _could_be_item(blocks[at].text):
            run.append(at)
            continue
        if len(run) >= 2:
            kinds.update(dict.fromkeys(_listed(blocks, run), BlockKind.LIST_ITEM))
        run = []
    for at in _counted(blocks):
        kinds[at] = BlockKind.LIST_ITEM
    return set_kinds(draft, kinds)


def _could_be_item(text: str) -> bool:
    return len(text) <= 160 and not is_prose(text) and not text.endswith(":")


def _listed(blocks: Blocks, run: list[int]) -> list[int]:
    dated = [at for at in run if _DATED_ITEM.match(blocks[at].text)]
    if len(dated) >= 3:
        return dated
    introduced = next((at for at in reversed(range(run[0])) if blocks[at].kind not in _ASIDE), None)
    if introduced is not None and blocks[introduced].text.rstrip().endswith(":"):
        return run
    commas = [at for at in run if 1 <= blocks[at].text.count(",") <= 4]
    same = len({blocks[at].text.count(",") for at in commas}) <= 2
    return commas if len(commas) >= 4 and same and commas == list(range(commas[0], commas[-1] + 1)) else []


_ASIDE = (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.CREDIT)


def _counted(blocks: Blocks) -> Sequence[int]:
    numbered = [
        (at, int(match.group(1)))
        for at, block in enumerate(blocks)
        if is_open(block) and (match := _NUMBERED.match(block.text))
    ]
    counted = []
    for (at, number), (below, following) in pairwise(numbered):
        if following == number + 1 and below - at <= 3:
            counted += [at, below]
    return counted


def headings(draft: Draft) -> Draft:
    """Short lines amid the story with the story going on under them."""
    end = last_prose(draft.blocks)
    return set_kind(draft, BlockKind.HEADING, lambda blocks, at: at < end and _is_heading(blocks, at))


def _is_heading(blocks: Blocks, at: int) -> bool:
    block = blocks[at]
    text = block.text
    if not is_open(block) or len(text) > LONGEST_HEADING or word_count(text) > 14 or not any(map(str.isalnum, text)):
        return False
    if _TIME.match(text):
        return True
    if (is_closed(text) and not text.endswith(("?", "!", "...", "…", "”", '"'))) or text.endswith((",", ";")):
        return False
    if text.endswith(":") and word_count(text) > 4:
        return False
    if text.startswith(("“", '"', "‘")) and (word_count(text) > 9 or not text.endswith(("”", '"', "’"))):
        return False
    if text.endswith(("!”", ".”", "?”", '."', '?"', '!"')) and word_count(text) > 3:
        return False
    below = next((blocks[near] for near in range(at + 1, len(blocks)) if blocks[near].kind not in _ASIDE), None)
    if below is None or below.kind not in (
        None,
        BlockKind.LIST_ITEM,
        BlockKind.TABLE,
        BlockKind.QUOTE,
        BlockKind.DATELINE,
    ):
        return False
    return below.kind is not None or is_prose(below.text) or is_closed(below.text) or len(below.text) > LONGEST_HEADING


def pull_quotes(draft: Draft) -> Draft:
    """A sentence of the story set apart once more, and a line of somebody's words signed with a dash."""
    blocks = draft.blocks
    kinds = dict.fromkeys(_repeated(blocks), BlockKind.QUOTE)
    for at, block in enumerate(blocks):
        if is_open(block) and at and _SIGNED.match(block.text) and blocks[at - 1].text.startswith(("“", '"')):
            kinds[at] = BlockKind.QUOTE
    return set_kinds(draft, kinds)


def _repeated(blocks: Blocks) -> Iterator[int]:
    """Numbers of short blocks whose words stand in a longer one too."""
    by_opening: dict[str, list[tuple[int, str]]] = {}
    for at, block in enumerate(blocks):
        if is_open(block) and 25 <= len(block.text) <= 300:
            bare = block.text.strip(_BARE)
            same = by_opening.setdefault(bare[:OPENING], [])
            if len(bare) >= OPENING and bare[0].isalnum() and len(same) < MOST_ALIKE:
                same.append((at, bare))
    for block in blocks:
        if not is_open(block) or len(block.text) <= 120:
            continue
        text = block.text
        for word in _WORD_START.finditer(text):
            start = word.start()
            for at, bare in by_opening.get(text[start : start + OPENING], ()):
                if len(text) > len(blocks[at].text) + 20 and text.startswith(bare, start):
                    yield at


def paragraphs(draft: Draft) -> Draft:
    """Whatever nobody has named."""
    return set_kind(draft, BlockKind.PARAGRAPH, lambda blocks, at: is_open(blocks[at]))
