"""Find the headline, the name of the section above it, and copies of the headline further down."""

from __future__ import annotations

from reader.base import lazy_regex
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
"""Blocks from the top among which the headline is looked for; further down, its words are a link or a caption."""

_SENTENCE_END = lazy_regex.compile(r"""[a-z]\.["”’]?$""", within=(".",))


def label_headline(draft: Draft) -> Draft:
    """Label the title above the story. Lines above it name the section, and copies of it belong to pictures; both are
    furniture."""
    blocks = draft.blocks
    headline = _find_headline(draft)
    if headline is None:
        return draft
    folded = fold(blocks[headline].text)
    kinds = {
        index: BlockKind.FURNITURE
        for index, block in enumerate(blocks)
        if is_unlabelled(block) and len(block.text) < 2 * MAX_TITLE_CHARS and fold(block.text) == folded
    }
    if first_prose(blocks) < len(blocks):
        above_headline = [
            index for index in range(headline) if is_open(blocks[index]) and _could_be_title(blocks, index)
        ]
        kinds.update(dict.fromkeys(above_headline, BlockKind.FURNITURE))
    kinds[headline] = BlockKind.HEADLINE
    return set_kinds(draft, kinds)


def _find_headline(draft: Draft) -> int | None:
    blocks = draft.blocks
    labelled = next((index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE), None)
    if labelled is not None or draft.stated.headline is not None:
        return labelled
    by_markup = _by_markup(blocks)
    return by_markup if by_markup is not None else _by_position(blocks)


def _by_markup(blocks: Blocks) -> int | None:
    """Index of the highest heading in the markup, if it is above the story and the only one of its level."""
    headings = [index for index, block in enumerate(blocks) if is_marked_heading(block)]
    if not headings or headings[0] > (start := first_prose(blocks)):
        return None
    highest = min(blocks[index].level for index in headings)
    highest_headings = [index for index in headings if blocks[index].level == highest]
    return highest_headings[0] if highest_headings[0] < start and (highest == 1 or len(highest_headings) == 1) else None


def _by_position(blocks: Blocks) -> int | None:
    limit = min(story_start(blocks), MAX_BLOCKS_TO_HEADLINE)
    candidates = [index for index in range(limit) if is_open(blocks[index]) and _could_be_title(blocks, index)]
    candidates = [index for index in candidates if not _follows_byline(blocks, index, candidates)]
    if not candidates:
        return None
    headline = next((index for index in candidates if len(blocks[index].text.split()) >= 3), candidates[0])
    below = headline + 1
    # The name of a section is right above the headline and shorter than it.
    is_section = len(blocks[headline].text.split()) == 3 and below in candidates
    return below if is_section and word_count(blocks[below].text) >= 6 else headline


def _could_be_title(blocks: Blocks, index: int) -> bool:
    text = blocks[index].text
    if len(text) > MAX_TITLE_CHARS or word_count(text) < 1 or _is_certain_byline(blocks, index) or is_credit(text):
        return False
    if split_credit(text)[1] is not None or _is_caption_of_next(blocks, index):
        return False
    has_title = any(word_count(above.text) >= 3 for above in blocks[:index] if is_unlabelled(above))
    if is_agency(text) or (is_name(text) and _is_author(blocks, index, has_title)):
        return False
    if is_bare_byline(text) and not is_name(text) and not (index == 0 and _byline_follows(blocks)):
        return False
    is_statement = text.endswith((".", ".”", '."')) and word_count(text) >= 12 and not is_title_case(text)
    is_speech = opens_with_quote(text) and ends_sentence(text) and reports_speech(text)
    return not (is_statement or is_speech) or not any(map(is_unlabelled, blocks[:index]))


def _is_certain_byline(blocks: Blocks, index: int) -> bool:
    """Whether a line is a byline. A first line that begins with a foreign word for "by" is one only if a title follows:
    "Di Maria Leaves Benfica" is a title."""
    text = blocks[index].text
    return is_byline(text) and not (index == 0 and names_after_foreign_by(text) and not _title_follows(blocks, index))


def _is_caption_of_next(blocks: Blocks, index: int) -> bool:
    return bool(
        index + 1 < len(blocks) and _SENTENCE_END.search(blocks[index].text) and is_credit(blocks[index + 1].text)
    )


def _is_author(blocks: Blocks, index: int, has_title: bool) -> bool:
    """Whether a name is more likely the author's than the title of a story about somebody."""
    is_dated = index + 1 < len(blocks) and blocks[index + 1].kind is BlockKind.DATELINE
    return has_title or is_dated or _title_follows(blocks, index)


def _byline_follows(blocks: Blocks) -> bool:
    """Whether a byline comes right below the first line, which is then not one itself."""
    return any(is_open(block) and is_byline(block.text) for block in blocks[1:4])


def _title_follows(blocks: Blocks, index: int) -> bool:
    """Whether a line longer than a name comes right below a line that may be a name."""
    return any(
        is_open(block) and word_count(block.text) >= 4 and not ends_sentence(block.text) and not is_byline(block.text)
        for block in blocks[index + 1 : index + 4]
    )


def _follows_byline(blocks: Blocks, index: int, candidates: list[int]) -> bool:
    """Whether there is a byline above, with a title above that."""
    byline = next((above for above in range(index) if is_open(blocks[above]) and is_byline(blocks[above].text)), None)
    return byline is not None and any(title < byline and word_count(blocks[title].text) >= 4 for title in candidates)
