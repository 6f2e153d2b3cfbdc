"""Find notes: corrections, contributors, how to contact the author, who the author is."""

from __future__ import annotations

import re

from reader import lexicon
from reader.base import lazy_regex
from reader.label.blocks import Blocks, is_open, set_kind
from reader.label.caption_forms import reports_speech
from reader.label.lines import ends_sentence, is_prose, opens_with_quote, word_count, words_of
from reader.label.names import has_handle, is_name
from reader.label.phrases import phrases
from reader.label.story_extent import last_prose, story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft

MAX_NOTE_CHARS = 900
"""Code points in the longest note."""

MAX_BLOCKS_AFTER_STORY = 6
"""Blocks after the end of the story in which a biography of the author is looked for."""

BIOGRAPHY_OPENING_CHARS = 240
"""Code points at the beginning of a biography in which the profession is mentioned."""

_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
_CONTACT = lazy_regex.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://)?(?:www\.)?(?:twitter|x|facebook)\.com/\w+",
    re.IGNORECASE,
    within=("@", ".com/"),
)
_CONTRIBUTED = lazy_regex.compile(
    r"\bcontributed (?:to this|reporting|from|research|writing)|\bwriters? .{3,200} contributed\b",
    within=("contributed",),
)
_FIRST_PERSON_BIO = lazy_regex.compile(
    r"^(?:I am|I['’]m|I write|I cover|I have been) (?:an? |the |about ).*"
    r"\b(?:writer|journalist|reporter|editor|author)\b",
    begins=("I am ", "I'm ", "I’m ", "I write ", "I cover ", "I have been "),
)
_REPORTED_FROM = lazy_regex.compile(
    r"^[A-Z][\w.'’-]+(?:,? (?:and )?[A-Z][\w.'’-]+){1,5} reported from\b", within=(" reported from",)
)
_BIOGRAPHY_OPENING = lazy_regex.compile(
    rf"^(?:(?:(?:Dr|Prof)\.? )?(?P<name>{_NAME})|The (?:author|writer))(?: \([^)]{{3,60}}\))?,? "
    r"(?:is|was|has been|covers|writes|reports|joined|works|lives|serves|teaches)\b"
)
_ABOUT = lazy_regex.compile(rf"^About (?:{_NAME}|the (?:author|writer|reporter)s?)$", re.IGNORECASE, begins=("about ",))


def label_notes(draft: Draft) -> Draft:
    """Label lines that are about the article or its author, not about the news."""
    start, end = story_start(draft.blocks), last_prose(draft.blocks)
    draft = set_kind(
        draft, BlockKind.NOTE, lambda blocks, index: is_open(blocks[index]) and _is_note(blocks, index, start, end)
    )
    return _label_author_names(draft, last_prose(draft.blocks))


def _is_note(blocks: Blocks, index: int, start: int, end: int) -> bool:
    text = blocks[index].text
    if len(text) > MAX_NOTE_CHARS or opens_with_quote(text):
        return False
    if _CONTACT.fullmatch(text) or _CONTRIBUTED.search(text):
        return True
    if phrases("label/note").fit(text):
        return word_count(text) <= 90
    is_late = index > 0.6 * end
    if is_late and word_count(text) <= 60 and _CONTACT.search(text):
        return True
    if (is_late or index <= start + 3) and _FIRST_PERSON_BIO.match(text):
        return True
    if is_late and _REPORTED_FROM.match(text) and word_count(text) <= 25:
        return True
    if index > end and has_handle(text) and word_count(text) <= 25 and not ends_sentence(text):
        return True
    return (is_late and bool(_ABOUT.match(text))) or (index >= end - 1 and _is_biography(text))


def _is_biography(text: str) -> bool:
    """Whether a sentence introduces a journalist or author."""
    if not any(
        word.lower() in lexicon.entries("label/biography_words") for word in words_of(text[:BIOGRAPHY_OPENING_CHARS])
    ):
        return False
    match = _BIOGRAPHY_OPENING.match(text)
    if match is None or reports_speech(text):
        return False
    return not match.group("name") or is_name(match.group("name"))


def _label_author_names(draft: Draft, end: int) -> Draft:
    """Label the author's name on a line of its own above the author's biography."""
    return set_kind(
        draft,
        BlockKind.NOTE,
        lambda blocks, index: (
            is_open(blocks[index])
            and end < index < len(blocks) - 1
            and is_name(blocks[index].text)
            and blocks[index + 1].kind is BlockKind.NOTE
            and blocks[index + 1].text.startswith(blocks[index].text)
        ),
    )


def label_biographies(draft: Draft) -> Draft:
    """Label sentences after the story that begin with the author's name and are about the author."""
    names = _author_names(draft.blocks)
    end = last_prose(draft.blocks)
    return set_kind(
        draft,
        BlockKind.NOTE,
        lambda blocks, index: (
            is_open(blocks[index])
            and end - 1 <= index <= end + MAX_BLOCKS_AFTER_STORY
            and _is_about_author(blocks[index].text, names)
        ),
    )


def _author_names(blocks: Blocks) -> tuple[str, ...]:
    """The capitalised words in bylines that another capitalised word follows, such as first names."""
    names: list[str] = []
    for block in blocks:
        if block.kind is BlockKind.BYLINE:
            names += re.findall(r"[A-Z][\w'’-]+(?= [A-Z])", block.text)
    return tuple(names)


_NAME_AND_VERB = lazy_regex.compile(
    r"^\S+(?: [A-Z][\w.'’-]+){0,3} (?:is|was|has|joined|covers|writes|works|lives|began|started)\b"
)


def _is_about_author(text: str, names: tuple[str, ...]) -> bool:
    return (
        len(text) <= MAX_NOTE_CHARS and is_prose(text) and text.startswith(names) and bool(_NAME_AND_VERB.match(text))
    )
