"""Find links to other stories: under "Related" or the like, in a row, set into the story, after the story's end."""

from __future__ import annotations

from reader.base.regex import expression
from reader.label.blocks import Blocks, is_open, is_unlabelled, set_kinds
from reader.label.lines import ends_in_colon, ends_in_ellipsis, ends_sentence, is_prose, word_count
from reader.label.parallel import are_parallel
from reader.label.phrases import phrases
from reader.label.story_extent import is_story, last_prose, story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_LINK_TITLE_CHARS = 140
"""Code points of the longest title."""

MAX_TAIL_PROSE_SHARE = 0.25
"""Share of the story's prose that may stand after a heading of links for the rest still to be furniture."""

_TEASER = expression(r"[A-Z‘'\"“][^:]{2,60}: \S.{20,}")
MIN_TEASER_WORDS = 8


def label_links(draft: Draft) -> Draft:
    """Titles of other stories, and all that is left after the last of them."""
    blocks = draft.blocks
    kinds: dict[int, BlockKind] = {}
    start, end = story_start(blocks), last_prose(blocks)
    if end < 0:
        return draft  # No story: a list of anything looks like links.
    run: list[int] = []
    under_heading = False
    for at, block in enumerate([*blocks, None]):
        if block is not None and is_unlabelled(block) and _is_title(block.text):
            run.append(at)
            continue
        if block is not None and under_heading and block.kind is BlockKind.LIST_ITEM and _is_title(block.text):
            kinds[at] = BlockKind.FURNITURE
            continue
        if run and _are_links(blocks, run, start, end, under_heading):
            kinds.update(dict.fromkeys(run, BlockKind.FURNITURE))
        run = []
        if block is not None:
            under_heading = block.kind is BlockKind.FURNITURE and heads_links(block.text)
    kinds.update(dict.fromkeys(_teasers(blocks, start, end), BlockKind.FURNITURE))
    return _tail(set_kinds(draft, kinds))


def heads_links(text: str) -> bool:
    """Whether a line is a heading such as "Related stories"."""
    return word_count(text) <= 5 and ":" not in text.rstrip(":") and phrases("label/link_headings").fit(text)


def _is_title(text: str) -> bool:
    if len(text) > MAX_LINK_TITLE_CHARS or ends_in_colon(text):
        return False
    return not ends_sentence(text) or text.endswith("?") or ends_in_ellipsis(text)


def _are_links(blocks: Blocks, run: list[int], start: int, end: int, under_heading: bool) -> bool:
    texts = [blocks[at].text for at in run]
    if run[0] > end and len(run) == 1 and not under_heading and _heads_sentence(blocks, run[0]):
        return False
    if under_heading or run[0] > end:
        return not (are_parallel(texts) and len(run) >= 4 and not under_heading)
    if run[0] < start or len(run) < 3 or are_parallel(texts) or not all(is_open(blocks[at]) for at in run):
        return False
    above = blocks[run[0] - 1]
    return not ends_in_colon(above.text) and all(word_count(text) >= 4 and not text[0].islower() for text in texts)


def _heads_sentence(blocks: Blocks, at: int) -> bool:
    """Whether a line stands right over a sentence, if only a short one, and under the story."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return below is not None and is_open(below) and ends_sentence(below.text) and is_story(blocks, at - 1)


def _teasers(blocks: Blocks, start: int, end: int) -> list[int]:
    """Lines such as "Inside the strike: How the dockers …" between two sentences of the story."""
    return [
        at
        for at in range(start + 1, end)
        if is_open(blocks[at])
        and not ends_sentence(blocks[at].text)
        and len(blocks[at].text) <= MAX_LINK_TITLE_CHARS
        and word_count(blocks[at].text) >= MIN_TEASER_WORDS
        and _TEASER.fullmatch(blocks[at].text)
        and is_story(blocks, at - 1)
    ]


def _tail(draft: Draft) -> Draft:
    """What stands under the last heading of links, when little of it is prose."""
    blocks = draft.blocks
    start = story_start(blocks)
    prose = [len(block.text) if is_story(blocks, at) else 0 for at, block in enumerate(blocks)]
    total, after = sum(prose), 0
    best: int | None = None
    for at in range(len(blocks) - 1, start, -1):
        after += prose[at]
        if after > MAX_TAIL_PROSE_SHARE * total:
            break
        if blocks[at].kind is BlockKind.FURNITURE and heads_links(blocks[at].text) and _is_scrappy(blocks, at + 1):
            best = at
    if best is None:
        return draft
    return set_kinds(draft, {at: BlockKind.FURNITURE for at in range(best, len(blocks)) if is_unlabelled(blocks[at])})


def _is_scrappy(blocks: Blocks, first: int) -> bool:
    """Whether fewer than half of the blocks from here on are sentences of a story."""
    rest = [
        at for at in range(first, len(blocks)) if is_unlabelled(blocks[at]) or blocks[at].kind is BlockKind.FURNITURE
    ]
    return 2 * sum(is_open(blocks[at]) and is_prose(blocks[at].text) for at in rest) < len(rest)
