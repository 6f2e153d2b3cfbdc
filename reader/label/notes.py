"""Find notes: corrections, who contributed, how to reach the author, who the author is."""

from __future__ import annotations

import re

from reader import lexicon
from reader.base.regex import expression
from reader.label.blocks import Blocks, is_open, set_kind
from reader.label.caption_forms import reports_speech
from reader.label.lines import ends_sentence, is_prose, opens_with_quote, word_count, words_of
from reader.label.names import has_handle, is_name
from reader.label.phrases import phrases
from reader.label.story_extent import last_prose, story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_NOTE_CHARS = 900
"""Code points of the longest note."""

MAX_BLOCKS_AFTER_STORY = 6
"""Blocks from the end of the story among which the author is presented."""

BIOGRAPHY_OPENING_CHARS = 240
"""Code points in which a biography names the trade."""

_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
_REACH = expression(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://)?(?:www\.)?(?:twitter|x|facebook)\.com/\w+",
    re.IGNORECASE,
    within=("@", ".com/"),
)
_CONTRIBUTED = expression(
    r"\bcontributed (?:to this|reporting|from|research|writing)|\bwriters? .{3,200} contributed\b",
    within=("contributed",),
)
_FIRST_PERSON = expression(
    r"^(?:I am|I['’]m|I write|I cover|I have been) (?:an? |the |about ).*"
    r"\b(?:writer|journalist|reporter|editor|author)\b",
    begins=("I am ", "I'm ", "I’m ", "I write ", "I cover ", "I have been "),
)
_REPORTED = expression(
    r"^[A-Z][\w.'’-]+(?:,? (?:and )?[A-Z][\w.'’-]+){1,5} reported from\b", within=(" reported from",)
)
_PRESENTED = expression(
    rf"^(?:(?:(?:Dr|Prof)\.? )?(?P<name>{_NAME})|The (?:author|writer))(?: \([^)]{{3,60}}\))?,? "
    r"(?:is|was|has been|covers|writes|reports|joined|works|lives|serves|teaches)\b"
)
_ABOUT = expression(rf"^About (?:{_NAME}|the (?:author|writer|reporter)s?)$", re.IGNORECASE, begins=("about ",))


def label_notes(draft: Draft) -> Draft:
    """Lines that speak of the article or of its author, not of the news."""
    start, end = story_start(draft.blocks), last_prose(draft.blocks)
    draft = set_kind(draft, BlockKind.NOTE, lambda blocks, at: is_open(blocks[at]) and _is_note(blocks, at, start, end))
    return _signed(draft, last_prose(draft.blocks))


def _is_note(blocks: Blocks, at: int, start: int, end: int) -> bool:
    text = blocks[at].text
    if len(text) > MAX_NOTE_CHARS or opens_with_quote(text):
        return False
    if _REACH.fullmatch(text) or _CONTRIBUTED.search(text):
        return True
    if phrases("label/note").fit(text):
        return word_count(text) <= 90
    late = at > 0.6 * end
    if late and word_count(text) <= 60 and _REACH.search(text):
        return True
    if (late or at <= start + 3) and _FIRST_PERSON.match(text):
        return True
    if late and _REPORTED.match(text) and word_count(text) <= 25:
        return True
    if at > end and has_handle(text) and word_count(text) <= 25 and not ends_sentence(text):
        return True
    return (late and bool(_ABOUT.match(text))) or (at >= end - 1 and _is_biography(text))


def _is_biography(text: str) -> bool:
    """Whether a sentence presents somebody of the trade."""
    if not any(
        word.lower() in lexicon.entries("label/biography_words") for word in words_of(text[:BIOGRAPHY_OPENING_CHARS])
    ):
        return False
    match = _PRESENTED.match(text)
    if match is None or reports_speech(text):
        return False
    return not match.group("name") or is_name(match.group("name"))


def _signed(draft: Draft, end: int) -> Draft:
    """The author's name over the lines that present the author."""
    return set_kind(
        draft,
        BlockKind.NOTE,
        lambda blocks, at: (
            is_open(blocks[at])
            and end < at < len(blocks) - 1
            and is_name(blocks[at].text)
            and blocks[at + 1].kind is BlockKind.NOTE
            and blocks[at + 1].text.startswith(blocks[at].text)
        ),
    )


def label_biographies(draft: Draft) -> Draft:
    """Sentences under the story that begin with the author's name and tell of the author."""
    names = _author_names(draft.blocks)
    end = last_prose(draft.blocks)
    return set_kind(
        draft,
        BlockKind.NOTE,
        lambda blocks, at: (
            is_open(blocks[at]) and end - 1 <= at <= end + MAX_BLOCKS_AFTER_STORY and _presents(blocks[at].text, names)
        ),
    )


def _author_names(blocks: Blocks) -> tuple[str, ...]:
    """The words that the bylines are made of, in twos as in names, and their first words."""
    found: list[str] = []
    for block in blocks:
        if block.kind is BlockKind.BYLINE:
            found += re.findall(r"[A-Z][\w'’-]+(?= [A-Z])", block.text)
    return tuple(found)


_TELLS_OF = expression(r"^\S+(?: [A-Z][\w.'’-]+){0,3} (?:is|was|has|joined|covers|writes|works|lives|began|started)\b")


def _presents(text: str, names: tuple[str, ...]) -> bool:
    return len(text) <= MAX_NOTE_CHARS and is_prose(text) and text.startswith(names) and bool(_TELLS_OF.match(text))
