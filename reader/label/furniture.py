"""Find what a site puts round a story: buttons, links to other stories, invitations to subscribe."""

from __future__ import annotations

import re

from reader.label.features import has_handle, is_closed, is_prose, word_count
from reader.label.phrases import phrases
from reader.label.table import Blocks, is_open, set_kind, set_kinds
from reader.model.document import BlockKind
from reader.model.draft import Draft

LONGEST = 320
"""Code points beyond which a line that speaks of newsletters is a paragraph about them."""

_RULE = re.compile(r"[\W_]+")
_COUNT = re.compile(r"[\d.,]+ ?[kKmM]?(?: ?(?:shares?|views?|likes?|comments?|min(?:ute)?s?(?: read)?))?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_ON_SITE = re.compile(r"(?:On|From|More from|Via|In) [A-Z][\w.]*\.(?:com|org|net|co\.uk|co)\b.*:")
_LABELLED = re.compile(
    r"(?:READ|SEE|MORE|WATCH|RELATED|LISTEN|READ MORE|READ ALSO|ALSO READ|READ NEXT|SEE ALSO|VIDEO|PHOTOS|"
    r"GALLERY|PODCAST|OPINION|"
    r"ANALYSIS|EXPLAINER|IN PICTURES|LIVE|POLL|QUIZ|MUST READ|TRENDING)\s?[:>|»–—-]\s?.{3,}"
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\W*(?:copyright\W*)?(?:\d{4}|[A-Z].*\b\d{4}\b).{0,120}", re.IGNORECASE)
_SLUG = re.compile(r"[A-Z]{2,}(?:-[A-Z]{2,})*--?[A-Z][\w-]+.{0,40}")
_HEADING_OF_LINKS = re.compile(
    r"^(?:more|related|most|recommended|trending|popular|top|latest|read|see also|up next|you (?:may|might)|"
    r"from|what to read|"
    r"don['’]t miss|editor['’]?s?['’]? (?:picks|choice)|also|next|previous|other|further|keep)\b",
    re.IGNORECASE,
)


def furniture(draft: Draft) -> Draft:
    """Lines that are furniture by what they say."""
    return set_kind(
        draft, BlockKind.FURNITURE, lambda blocks, at: is_open(blocks[at]) and _is_furniture(blocks[at].text)
    )


def _is_furniture(text: str) -> bool:
    if (
        _RULE.fullmatch(text)
        or _COUNT.fullmatch(text)
        or _ADDRESS.fullmatch(text)
        or _SLUG.fullmatch(text)
        or _COPYRIGHT.fullmatch(text)
    ):
        return True
    if _LABELLED.fullmatch(text) and not is_prose(text.partition(":")[2]):
        return True
    known = phrases("furniture")
    if known.fit_whole(text):
        return True
    if len(text) > LONGEST or _ON_SITE.match(text):
        return len(text) <= LONGEST
    # A quotation or a long sentence may hold the same words as a button.
    return not text.startswith(("“", '"')) and known.fit(text) and (not is_prose(text) or _invites(text))


def _invites(text: str) -> bool:
    """Whether a sentence asks the reader to do something."""
    return bool(
        re.search(r"\b(?:you|your|our|us|me|my|here|copyright|reserved|site|permission)\b|©", text, re.IGNORECASE)
    ) or has_handle(text)


def links(draft: Draft) -> Draft:
    """Titles of other stories: in a row under "Related" or the like, in a row alone, or after the story's end."""
    blocks = draft.blocks
    kinds: dict[int, BlockKind] = {}
    start, end = first_prose(blocks), last_prose(blocks)
    run: list[int] = []
    under_heading = False
    for at, block in enumerate([*blocks, None]):
        if block is not None and is_open(block) and _is_title(block.text):
            run.append(at)
            continue
        if run and run[0] < start:
            # Over the story, rows of a few words each are the names of sections and topics.
            if len(run) >= 2 and all(word_count(blocks[member].text) <= 5 for member in run):
                kinds.update(dict.fromkeys(run, BlockKind.FURNITURE))
        elif run and (under_heading or run[0] > end or (len(run) >= 3 and _are_links(blocks, run))):
            kinds.update(dict.fromkeys(run, BlockKind.FURNITURE))
        run = []
        if block is not None:
            under_heading = block.kind is BlockKind.FURNITURE and _heads_links(block.text)
    return set_kinds(draft, kinds)


def _heads_links(text: str) -> bool:
    return word_count(text) <= 5 and ":" not in text.rstrip(":") and bool(_HEADING_OF_LINKS.match(text))


def _is_title(text: str) -> bool:
    return len(text) <= 160 and (not is_closed(text) or text.endswith("?") or word_count(text) <= 3)


def _are_links(blocks: Blocks, run: list[int]) -> bool:
    above = blocks[run[0] - 1] if run[0] else None
    if above is not None and above.text.rstrip().endswith(":"):
        return False
    return all(word_count(blocks[at].text) >= 4 for at in run)


def first_prose(blocks: Blocks) -> int:
    """Number of the first block that reads as the story; beyond the last where none does."""
    return next((at for at, block in enumerate(blocks) if is_open(block) and is_prose(block.text)), len(blocks))


def last_prose(blocks: Blocks) -> int:
    """Number of the last block that reads as the story; -1 where none does."""
    return next((at for at in reversed(range(len(blocks))) if is_open(blocks[at]) and is_prose(blocks[at].text)), -1)
