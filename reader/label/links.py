"""Find links to other stories: below "Related" or the like, several in a row, or after the end of the story."""

from __future__ import annotations

from itertools import pairwise

from reader.base import lazy_regex
from reader.label.blocks import Blocks, is_open, is_unlabelled, set_kinds
from reader.label.lines import ends_in_colon, ends_in_ellipsis, ends_sentence, is_prose, word_count
from reader.label.parallel import are_parallel
from reader.label.phrases import phrases
from reader.label.story_extent import is_story, last_prose, story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_LINK_TITLE_CHARS = 140
"""Code points in the longest title of a linked story."""

MAX_TAIL_PROSE_SHARE = 0.25
"""Share of the story's prose that may follow a heading of links if everything after the heading is to be furniture."""

MAX_STEP_BETWEEN_PROSE = 2
"""Blocks from one sentence of the story to the next near its end: there may be a heading or a picture between them."""

_BELOW_STORY = frozenset({BlockKind.FURNITURE, BlockKind.NOTE, BlockKind.COMMENTS})

_TEASER = lazy_regex.compile(r"[A-Z‘'\"“][^:]{2,60}: \S.{20,}")
MIN_TEASER_WORDS = 8


def label_links(draft: Draft) -> Draft:
    """Label titles of other stories, and what is left after the last heading of such links."""
    blocks = draft.blocks
    kinds: dict[int, BlockKind] = {}
    start, end = story_start(blocks), last_prose(blocks)
    if end < 0:
        return draft  # Without a story, any list looks like links.
    run: list[int] = []
    below_heading = False
    for index, block in enumerate([*blocks, None]):
        if block is not None and is_unlabelled(block) and _is_title(block.text):
            run.append(index)
            continue
        if block is not None and below_heading and block.kind is BlockKind.LIST_ITEM and _is_title(block.text):
            kinds[index] = BlockKind.FURNITURE
            continue
        if run and _are_links(blocks, run, start, end, below_heading):
            kinds.update(dict.fromkeys(run, BlockKind.FURNITURE))
        run = []
        if block is not None:
            below_heading = block.kind is BlockKind.FURNITURE and is_link_heading(block.text)
    kinds.update(dict.fromkeys(_teasers(blocks, start, end), BlockKind.FURNITURE))
    draft = _label_tail(set_kinds(draft, kinds))
    return set_kinds(draft, dict.fromkeys(_stragglers(draft.blocks), BlockKind.FURNITURE))


def is_link_heading(text: str) -> bool:
    """Whether a line is a heading of links, such as "Related stories"."""
    return word_count(text) <= 5 and ":" not in text.rstrip(":") and phrases("label/link_headings").fit(text)


def _is_title(text: str) -> bool:
    if len(text) > MAX_LINK_TITLE_CHARS or ends_in_colon(text):
        return False
    return not ends_sentence(text) or text.endswith("?") or ends_in_ellipsis(text)


def _are_links(blocks: Blocks, run: list[int], start: int, end: int, below_heading: bool) -> bool:
    texts = [blocks[index].text for index in run]
    if run[0] > end and len(run) == 1 and not below_heading and _is_above_sentence(blocks, run[0]):
        return False
    if below_heading or run[0] > end:
        return not (are_parallel(texts) and len(run) >= 4 and not below_heading)
    if run[0] < start or len(run) < 3 or are_parallel(texts) or not all(is_open(blocks[index]) for index in run):
        return False
    above = blocks[run[0] - 1]
    return not ends_in_colon(above.text) and all(word_count(text) >= 4 and not text[0].islower() for text in texts)


def _is_above_sentence(blocks: Blocks, index: int) -> bool:
    """Whether a line is between the story and a sentence, which may be short."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return below is not None and is_open(below) and ends_sentence(below.text) and is_story(blocks, index - 1)


def _teasers(blocks: Blocks, start: int, end: int) -> list[int]:
    """Indexes of lines within the story such as "Inside the strike: How the dockers …"."""
    return [
        index
        for index in range(start + 1, end)
        if is_open(blocks[index])
        and not ends_sentence(blocks[index].text)
        and len(blocks[index].text) <= MAX_LINK_TITLE_CHARS
        and word_count(blocks[index].text) >= MIN_TEASER_WORDS
        and _TEASER.fullmatch(blocks[index].text)
        and is_story(blocks, index - 1)
    ]


def _stragglers(blocks: Blocks) -> list[int]:
    """Indexes of short lines among what a site puts below the story, except headings of sentences there."""
    first = _first_below_story(blocks)
    return [
        index
        for index in range(first, len(blocks))
        if (is_unlabelled(blocks[index]) or blocks[index].kind is BlockKind.LIST_ITEM)
        and not (blocks[index].level or blocks[index].in_story)
        and not (is_prose(blocks[index].text) or ends_in_colon(blocks[index].text))
        and not (index + 1 < len(blocks) and _is_story_prose(blocks, index + 1))
    ]


def _first_below_story(blocks: Blocks) -> int:
    """Index of the first line below the story that is set aside; `len(blocks)` if none is. The story ends with its last
    two sentences that have no more than a line between them."""
    upwards = (index for index in reversed(range(len(blocks))) if _is_story_prose(blocks, index))
    end = next((index for index, above in pairwise(upwards) if index - above <= MAX_STEP_BETWEEN_PROSE), len(blocks))
    return next((index for index in range(end + 1, len(blocks)) if blocks[index].kind in _BELOW_STORY), len(blocks))


def _is_story_prose(blocks: Blocks, index: int) -> bool:
    return is_story(blocks, index) and is_prose(blocks[index].text)


def _label_tail(draft: Draft) -> Draft:
    """Label what follows a heading of links near the end as furniture, if little of it is prose."""
    blocks = draft.blocks
    start = story_start(blocks)
    prose = [len(block.text) if is_story(blocks, index) else 0 for index, block in enumerate(blocks)]
    total, after = sum(prose), 0
    tail_start: int | None = None
    for index in range(len(blocks) - 1, start, -1):
        after += prose[index]
        if after > MAX_TAIL_PROSE_SHARE * total:
            break
        if (
            blocks[index].kind is BlockKind.FURNITURE
            and is_link_heading(blocks[index].text)
            and _has_little_prose(blocks, index + 1)
        ):
            tail_start = index
    if tail_start is None:
        return draft
    return set_kinds(
        draft, {index: BlockKind.FURNITURE for index in range(tail_start, len(blocks)) if is_unlabelled(blocks[index])}
    )


def _has_little_prose(blocks: Blocks, first: int) -> bool:
    """Whether fewer than half of the lines from here on are prose. A line that is repeated counts once: some sites
    print "Advertisement" between all paragraphs."""
    rest = {
        block.text: is_open(block) and is_prose(block.text)
        for block in blocks[first:]
        if is_unlabelled(block) or block.kind is BlockKind.FURNITURE
    }
    return 2 * sum(rest.values()) < len(rest)
