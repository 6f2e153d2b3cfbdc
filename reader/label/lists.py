"""Find items of lists that lost their bullets, and rows of tables that were pulled apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.base.regex import expression
from reader.label.blocks import Blocks, is_open, set_kinds
from reader.label.lines import ends_in_colon, ends_sentence, is_prose
from reader.label.parallel import are_parallel
from reader.label.sports_results import is_sports_result
from reader.label.story_extent import ASIDE_KINDS, story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_ITEM_CHARS = 160
"""Code points of the longest item that is told by its shape alone."""

_DATED = expression(r"^(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)\s*[–—:-]")
_NUMBERED = expression(r"^\(?([0-9]{1,2})[.)][ \u00a0]", begins=tuple("(0123456789"))


def label_lists(draft: Draft) -> Draft:
    """Rows of short lines of one make, lines that go on in small letters, numbered lines that count."""
    blocks = draft.blocks
    start = story_start(blocks)
    kinds: dict[int, BlockKind] = {}
    for run in _runs(blocks):
        kinds.update(dict.fromkeys(_listed(blocks, run, start), BlockKind.LIST_ITEM))
    kinds.update(dict.fromkeys(_counted(blocks), BlockKind.LIST_ITEM))
    kinds.update(dict.fromkeys(_continued(blocks), BlockKind.LIST_ITEM))
    kinds.update(dict.fromkeys(_rows(blocks), BlockKind.TABLE))
    return set_kinds(draft, kinds)


def _runs(blocks: Blocks) -> Iterator[list[int]]:
    run: list[int] = []
    for at in range(len(blocks) + 1):
        if at < len(blocks) and is_open(blocks[at]) and _could_be_item(blocks[at].text):
            run.append(at)
            continue
        if len(run) >= 2:
            yield run
        run = []


def _could_be_item(text: str) -> bool:
    return len(text) <= MAX_ITEM_CHARS and not is_prose(text) and not ends_in_colon(text)


def _listed(blocks: Blocks, run: list[int], start: int) -> list[int]:
    """Which lines of a run are items."""
    dated = [at for at in run if _DATED.match(blocks[at].text)]
    if len(dated) >= 3:
        return dated
    introduced = next((at for at in reversed(range(run[0])) if blocks[at].kind not in ASIDE_KINDS), None)
    if introduced is not None and ends_in_colon(blocks[introduced].text):
        return _to_next_heading(blocks, run)
    texts = [blocks[at].text for at in run]
    if run[0] <= start or len(run) < 3:
        return []
    # A heading may stand over the list, or over what follows it.
    for first, last in ((0, len(run)), (1, len(run)), (0, len(run) - 1)):
        if last - first >= 4 and are_parallel(texts[first:last]) and not any(map(ends_sentence, texts[first:last])):
            return run[first:last]
    small = sum(text[0].islower() for text in texts) >= 0.8 * len(texts)
    return run if small else []


def _to_next_heading(blocks: Blocks, run: list[int]) -> list[int]:
    """The items up to a line that heads the next part: numbered, or in capitals under lines that begin small."""
    small = blocks[run[0]].text[0].islower()
    for place, at in enumerate(run[1:], 1):
        text = blocks[at].text
        if (small and text[0].isupper()) or (_NUMBERED.match(text) and not _NUMBERED.match(blocks[run[0]].text)):
            return run[:place]
    return run


def _continued(blocks: Blocks) -> Iterator[int]:
    """Clauses that begin small under a line that ends in a colon."""
    under = False
    for at, block in enumerate(blocks):
        if is_open(block) and under and block.text[0].islower():
            yield at
            continue
        under = ends_in_colon(block.text) if block.kind not in ASIDE_KINDS else under


def _counted(blocks: Blocks) -> Sequence[int]:
    """Numbered lines that follow each other; with prose between them they are headings."""
    numbered = [
        (at, int(match.group(1)))
        for at, block in enumerate(blocks)
        if is_open(block) and (match := _NUMBERED.match(block.text))
    ]
    counted = []
    for (at, number), (below, following) in pairwise(numbered):
        told = is_prose(blocks[at].text) and is_prose(blocks[below].text)
        bare = not any(_tells(blocks, near) for near in range(at + 1, below))
        if following == number + 1 and below - at <= 3 and (told or bare):
            counted += [at, below]
    return counted


def _tells(blocks: Blocks, at: int) -> bool:
    return is_open(blocks[at]) and is_prose(blocks[at].text)


def _rows(blocks: Blocks) -> Iterator[int]:
    """Neighbours with the same number of cells, and neighbours that tell results."""
    cells = [block.text.count(" | ") + block.text.count("\t") if is_open(block) else 0 for block in blocks]
    results = [is_open(block) and is_sports_result(block.text) for block in blocks]
    for at, count in enumerate(cells):
        near = slice(max(0, at - 1), at), slice(at + 1, at + 2)
        alike = count >= 2 and any(count in cells[side] for side in near)
        if alike or (results[at] and any(True in results[side] for side in near)):
            yield at
