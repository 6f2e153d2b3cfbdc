"""Find notes: corrections, who contributed, how to reach the author, who the author is."""

from __future__ import annotations

import re

from reader.label.features import has_handle, word_count
from reader.label.furniture import last_prose
from reader.label.phrases import phrases
from reader.label.table import Blocks, is_open, set_kind
from reader.model.document import BlockKind
from reader.model.draft import Draft

LONGEST = 900
"""Code points of the longest note."""

_REACH = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://)?(?:www\.)?(?:twitter|x|facebook)\.com/\w+", re.IGNORECASE
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:to this|reporting|from|research|writing)|\bwriters? .{3,200} contributed\b"
)
_FIRST_PERSON = re.compile(
    r"^(?:I am|I['’]m|I write|I cover|I have been) (?:an? |the |about ).*\b(?:writer|journalist|reporter|editor|"
    r"author)\b"
)
_REPORTED = re.compile(r"^[A-Z][\w.'’-]+(?:,? (?:and )?[A-Z][\w.'’-]+){1,5} reported from\b")
_BIOGRAPHY = re.compile(
    r"^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3} (?:is|was|has been|covers|writes|reports|joined|works|lives|serves) "
    r"(?:an? |the |as |for |about |from |on |in |at )?.*\b(?:reporter|editor|writer|journalist|columnist|"
    r"correspondent|author|"
    r"magazine|newspaper|freelance|contributor|covers|reporting on|professor|fellow|blogger|producer)\b"
)


def notes(draft: Draft) -> Draft:
    """Lines that speak of the article or of its author, not of the news."""
    end = last_prose(draft.blocks)
    return set_kind(draft, BlockKind.NOTE, lambda blocks, at: _is_note(blocks, at, end))


def _reaches(text: str, *, whole: bool = False) -> bool:
    """Whether an address to write to stands in it, or is all of it."""
    if "@" not in text and ".com/" not in text.lower():  # Most lines need no closer look.
        return False
    return bool(_REACH.fullmatch(text) if whole else _REACH.search(text))


def _is_note(blocks: Blocks, at: int, end: int) -> bool:
    block = blocks[at]
    text = block.text
    if not is_open(block) or len(text) > LONGEST or text.startswith(("“", '"')):
        return False
    if _reaches(text, whole=True) or _CONTRIBUTED.search(text):
        return True
    if phrases("note").fit(text):
        return word_count(text) <= 90
    late = at > 0.6 * end
    if late and _reaches(text) and word_count(text) <= 60:
        return True
    if late and (_FIRST_PERSON.match(text) or (_REPORTED.match(text) and word_count(text) <= 25)):
        return True
    return at >= end and bool(_BIOGRAPHY.match(text) or (has_handle(text) and word_count(text) <= 25))
