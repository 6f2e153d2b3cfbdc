"""Find items of lists that lost their bullets, and rows of tables that became paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.base import lazy_regex
from reader.label.blocks import Blocks, is_open, set_kinds
from reader.label.lines import ends_in_colon, ends_sentence, is_prose
from reader.label.parallel import are_parallel
from reader.label.sports_results import is_sports_result
from reader.label.story_extent import ASIDE_KINDS, story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_ITEM_CHARS = 160
"""Code points in the longest item that is recognised by its shape alone."""

_DATED = lazy_regex.compile(r"^(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)\s*[–—:-]")
_NUMBERED = lazy_regex.compile(r"^\(?([0-9]{1,2})[.)][ \u00a0]", begins=tuple("(0123456789"))


def label_lists(draft: Draft) -> Draft:
    """Label runs of short parallel lines, lower-case clauses after a colon, consecutively numbered lines, and rows of
    tables."""
    blocks = draft.blocks
    start = story_start(blocks)
    kinds: dict[int, BlockKind] = {}
    for run in _runs(blocks):
        kinds.update(dict.fromkeys(_items_in(blocks, run, start), BlockKind.LIST_ITEM))
    kinds.update(dict.fromkeys(_numbered_items(blocks), BlockKind.LIST_ITEM))
    kinds.update(dict.fromkeys(_lowercase_items(blocks), BlockKind.LIST_ITEM))
    kinds.update(dict.fromkeys(_table_rows(blocks), BlockKind.TABLE))
    return set_kinds(draft, kinds)


def _runs(blocks: Blocks) -> Iterator[list[int]]:
    run: list[int] = []
    for index in range(len(blocks) + 1):
        if index < len(blocks) and is_open(blocks[index]) and _could_be_item(blocks[index].text):
            run.append(index)
            continue
        if len(run) >= 2:
            yield run
        run = []


def _could_be_item(text: str) -> bool:
    return len(text) <= MAX_ITEM_CHARS and not is_prose(text) and not ends_in_colon(text)


def _items_in(blocks: Blocks, run: list[int], start: int) -> list[int]:
    """Indexes of the lines of a run that are list items."""
    dated = [index for index in run if _DATED.match(blocks[index].text)]
    if len(dated) >= 3:
        return dated
    introduction = next((index for index in reversed(range(run[0])) if blocks[index].kind not in ASIDE_KINDS), None)
    if introduction is not None and ends_in_colon(blocks[introduction].text):
        return _up_to_heading(blocks, run)
    texts = [blocks[index].text for index in run]
    if run[0] <= start or len(run) < 3:
        return []
    # The first line may be a heading of the list, the last a heading of what follows it.
    for first, last in ((0, len(run)), (1, len(run)), (0, len(run) - 1)):
        if last - first >= 4 and are_parallel(texts[first:last]) and not any(map(ends_sentence, texts[first:last])):
            return run[first:last]
    starts_lower = sum(text[0].islower() for text in texts) >= 0.8 * len(texts)
    return run if starts_lower else []


def _up_to_heading(blocks: Blocks, run: list[int]) -> list[int]:
    """The items before the next heading: a numbered line, or one that begins with a capital after lower-case items."""
    starts_lower = blocks[run[0]].text[0].islower()
    for count, index in enumerate(run[1:], 1):
        text = blocks[index].text
        if (starts_lower and text[0].isupper()) or (_NUMBERED.match(text) and not _NUMBERED.match(blocks[run[0]].text)):
            return run[:count]
    return run


def _lowercase_items(blocks: Blocks) -> Iterator[int]:
    """Indexes of clauses that begin in lower case below a line that ends in a colon."""
    after_colon = False
    for index, block in enumerate(blocks):
        if is_open(block) and after_colon and block.text[0].islower():
            yield index
            continue
        after_colon = ends_in_colon(block.text) if block.kind not in ASIDE_KINDS else after_colon


def _numbered_items(blocks: Blocks) -> Sequence[int]:
    """Indexes of consecutively numbered lines; with prose between them they are headings, and left out."""
    numbered = [
        (index, int(match.group(1)))
        for index, block in enumerate(blocks)
        if is_open(block) and (match := _NUMBERED.match(block.text))
    ]
    counted = []
    for (index, number), (below, following) in pairwise(numbered):
        are_prose = is_prose(blocks[index].text) and is_prose(blocks[below].text)
        nothing_between = not any(_is_prose_block(blocks, between) for between in range(index + 1, below))
        if following == number + 1 and below - index <= 3 and (are_prose or nothing_between):
            counted += [index, below]
    return counted


def _is_prose_block(blocks: Blocks, index: int) -> bool:
    return is_open(blocks[index]) and is_prose(blocks[index].text)


def _table_rows(blocks: Blocks) -> Iterator[int]:
    """Indexes of neighbouring lines with the same number of cells, and of neighbouring sports results."""
    cells = [block.text.count(" | ") + block.text.count("\t") if is_open(block) else 0 for block in blocks]
    results = [is_open(block) and is_sports_result(block.text) for block in blocks]
    for index, count in enumerate(cells):
        neighbours = slice(max(0, index - 1), index), slice(index + 1, index + 2)
        same_cells = count >= 2 and any(count in cells[neighbour] for neighbour in neighbours)
        if same_cells or (results[index] and any(True in results[neighbour] for neighbour in neighbours)):
            yield index
