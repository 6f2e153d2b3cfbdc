"""Find letters to the editor: salutations, closings, signatures and addresses are story, however short."""

from __future__ import annotations

from collections.abc import Set

from reader import lexicon
from reader.base import lazy_regex
from reader.label.blocks import Blocks, is_unlabelled, set_kinds
from reader.label.lines import ends_sentence, is_prose
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftBlock

MAX_SIGNATURE_CHARS = 90
"""Code points in the longest signature with an address."""

MAX_SALUTATION_CHARS = 40
"""Code points in the longest salutation and in the longest closing."""

MIN_LETTERS = 2
"""Signatures that make a page of letters if its headline does not say so."""

_SIGNATURE = lazy_regex.compile(
    r"(?:[—–-]{1,2} ?)?[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|von|der|la|al)){1,5}(?: \([^()]{1,30}\))?(?:,.*)?\.?"
)
_SALUTATION = lazy_regex.compile(r"([A-Za-z]+)((?: [\w.’']+){0,4}) ?[,:–—-]")
_LETTERS = lazy_regex.compile(
    r"^letters?(?: to the editor)?(?:\Z|:)|\bletters? to the editor\b|\breaders[’'] letters\b|\byour letters\b"
    r"|^open letter\b|\breaders write\b|^your (?:views|say)\b"
)


def label_letters(draft: Draft) -> Draft:
    """Label the lines of letters that look like something else as paragraphs."""
    blocks = draft.blocks
    opened = [index for index, block in enumerate(blocks) if is_unlabelled(block) and is_salutation(block.text)]
    closed = {index for index, block in enumerate(blocks) if is_unlabelled(block) and _is_closing(block.text)}
    titled = any(_LETTERS.search(block.text.lower()) for block in blocks[:2] if len(block.text) < MAX_SIGNATURE_CHARS)
    if not (opened or closed or titled):
        return draft
    signed = [index for index in range(1, len(blocks)) if _is_signature(blocks, index, closed)]
    if not signed or not (titled or opened or len(signed) >= MIN_LETTERS):
        return draft
    addresses = [index + 1 for index in signed if index + 1 < len(blocks) and _is_address(blocks[index + 1])]
    return set_kinds(draft, dict.fromkeys([*opened, *closed, *signed, *addresses], BlockKind.PARAGRAPH))


def is_salutation(text: str) -> bool:
    """Whether a block begins like a letter: "Dear Editor,", "SIR –"."""
    opening = _SALUTATION.match(text, 0, MAX_SALUTATION_CHARS)
    if opening is None or opening.group(1).lower() not in lexicon.entries("label/salutations"):
        return False
    names_reader = opening.group(1).lower() in lexicon.entries("label/salutations_with_names")
    return bool(opening.group(2)) == names_reader  # "Sir Casimir Dole, who" is no salutation


def _is_closing(text: str) -> bool:
    """Whether a block is only how a letter closes: "Yours faithfully,"."""
    if len(text) > MAX_SALUTATION_CHARS:
        return False
    lower = text.lower().rstrip(" ,.")
    closings = lexicon.entries("label/letter_closings")
    return lower in closings or any(lower.startswith((f"{closing} ", f"{closing},")) for closing in closings)


def _is_signature(blocks: Blocks, index: int, closed: Set[int]) -> bool:
    """Whether a block is a name, perhaps with an address, below a closing or a paragraph."""
    text, above = blocks[index].text, blocks[index - 1]
    if not is_unlabelled(blocks[index]) or len(text) > MAX_SIGNATURE_CHARS or is_prose(text):
        return False
    follows = index - 1 in closed or is_prose(above.text) or (ends_sentence(above.text) and index > 1)
    follows = follows or above.text.rstrip().endswith(("etc.,", "etc"))
    return follows and _SIGNATURE.fullmatch(text) is not None


def _is_address(block: DraftBlock) -> bool:
    """Whether a block below a signature is a short line that begins with a capital."""
    is_short = len(block.text) < MAX_SIGNATURE_CHARS and not is_prose(block.text)
    return is_short and is_unlabelled(block) and block.text[:1].isupper()
