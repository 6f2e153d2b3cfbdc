"""Find the headline, the section's name over it, and its copies further down."""

from __future__ import annotations

from reader.base.regex import expression
from reader.label.blocks import Blocks, is_marked_heading, is_open, is_unlabelled, set_kinds
from reader.label.byline_forms import is_bare_byline, is_byline, names_after_foreign_by
from reader.label.caption_forms import reports_speech
from reader.label.credit_forms import is_credit, split_credit
from reader.label.lines import ends_sentence, is_title_case, opens_with_quote, word_count
from reader.label.names import is_agency, is_name
from reader.label.phrases import fold
from reader.label.story_extent import MAX_TITLE_CHARS, first_prose, story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_BLOCKS_TO_HEADLINE = 20
"""Blocks from the top among which the headline is looked for."""

_STATEMENT = expression(r"""[a-z]\.["”’]?$""", within=(".",))


def label_headline(draft: Draft) -> Draft:
    """The title over the story. What stands over it is the section; the same words elsewhere belong to a picture."""
    blocks = draft.blocks
    best = _best(blocks)
    if best is None:
        return draft
    title = fold(blocks[best].text)
    kinds = {
        at: BlockKind.FURNITURE
        for at, block in enumerate(blocks)
        if is_unlabelled(block) and len(block.text) < 2 * MAX_TITLE_CHARS and fold(block.text) == title
    }
    if first_prose(blocks) < len(blocks):
        over = [at for at in range(best) if is_open(blocks[at]) and _could_be_title(blocks, at)]
        kinds.update(dict.fromkeys(over, BlockKind.FURNITURE))
    kinds[best] = BlockKind.HEADLINE
    return set_kinds(draft, kinds)


def _best(blocks: Blocks) -> int | None:
    known = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE), None)
    if known is not None:
        return known
    marked = _marked(blocks)
    return marked if marked is not None else _by_place(blocks)


def _marked(blocks: Blocks) -> int | None:
    """The highest heading of the markup, if it stands over the story and no other is as high."""
    headings = [at for at, block in enumerate(blocks) if is_marked_heading(block)]
    if not headings or headings[0] > first_prose(blocks):
        return None
    highest = min(blocks[at].level for at in headings)
    tops = [at for at in headings if blocks[at].level == highest]
    return tops[0] if tops[0] < first_prose(blocks) and (highest == 1 or len(tops) == 1) else None


def _by_place(blocks: Blocks) -> int | None:
    limit = min(story_start(blocks), MAX_BLOCKS_TO_HEADLINE)
    candidates = [at for at in range(limit) if is_open(blocks[at]) and _could_be_title(blocks, at)]
    candidates = [at for at in candidates if not _past_title(blocks, at, candidates)]
    if not candidates:
        return None
    best = next((at for at in candidates if len(blocks[at].text.split()) >= 3), candidates[0])
    below = best + 1
    # The name of a section stands right over the headline and is shorter.
    section = len(blocks[best].text.split()) == 3 and below in candidates
    return below if section and word_count(blocks[below].text) >= 6 else best


def _could_be_title(blocks: Blocks, at: int) -> bool:
    text = blocks[at].text
    if len(text) > MAX_TITLE_CHARS or word_count(text) < 1 or _is_signed(blocks, at) or is_credit(text):
        return False
    if split_credit(text)[1] is not None or _is_caption_of_next(blocks, at):
        return False
    titled = any(word_count(above.text) >= 3 for above in blocks[:at] if is_unlabelled(above))
    if is_agency(text) or (is_name(text) and _is_author(blocks, at, titled)):
        return False
    if is_bare_byline(text) and not is_name(text) and not (at == 0 and _signed_below(blocks)):
        return False
    statement = text.endswith((".", ".”", '."')) and word_count(text) >= 12 and not is_title_case(text)
    spoken = opens_with_quote(text) and ends_sentence(text) and reports_speech(text)
    return not (statement or spoken) or not any(map(is_unlabelled, blocks[:at]))


def _is_signed(blocks: Blocks, at: int) -> bool:
    """Whether a line is a byline. A first line with no title under it is none for a "by" of another language alone:
    "Di Maria Leaves Benfica"."""
    text = blocks[at].text
    return is_byline(text) and not (at == 0 and names_after_foreign_by(text) and not _title_follows(blocks, at))


def _is_caption_of_next(blocks: Blocks, at: int) -> bool:
    return bool(at + 1 < len(blocks) and _STATEMENT.search(blocks[at].text) and is_credit(blocks[at + 1].text))


def _is_author(blocks: Blocks, at: int, titled: bool) -> bool:
    """Whether a name is more likely the author's than the title of a story about somebody."""
    dated = at + 1 < len(blocks) and blocks[at + 1].kind is BlockKind.DATELINE
    return titled or dated or _title_follows(blocks, at)


def _signed_below(blocks: Blocks) -> bool:
    """Whether an author is named right under the first line, which then is no byline however it looks."""
    return any(is_open(block) and is_byline(block.text) for block in blocks[1:4])


def _title_follows(blocks: Blocks, at: int) -> bool:
    """Whether something longer than a name stands under a line that might be one."""
    return any(
        is_open(block) and word_count(block.text) >= 4 and not ends_sentence(block.text) and not is_byline(block.text)
        for block in blocks[at + 1 : at + 4]
    )


def _past_title(blocks: Blocks, at: int, candidates: list[int]) -> bool:
    """Whether a byline stands above with a title of its own."""
    byline = next((above for above in range(at) if is_open(blocks[above]) and is_byline(blocks[above].text)), None)
    return byline is not None and any(title < byline and word_count(blocks[title].text) >= 4 for title in candidates)
