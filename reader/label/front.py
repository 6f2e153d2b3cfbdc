"""Find what stands over the story: headline, dek, byline, the time of publication, the section's name."""

from __future__ import annotations

import re

from reader.label.features import (
    has_handle,
    has_moment,
    is_agency,
    is_closed,
    is_credit,
    is_date_line,
    is_name,
    is_prose,
    is_title_case,
    word_count,
)
from reader.label.table import Blocks, is_open, set_kind, set_kinds
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftBlock

FRONT = 14
"""Blocks from the top among which headline, byline and date are looked for."""

LONGEST_HEADLINE = 200
"""Code points. Headlines of news sites rarely pass 120."""

_BY = re.compile(
    r"^(?:(?:posted|written|reported|published|story|words|text|analysis|report|opinion|exclusive|author|reporting)\s+)?by\b:?\s*(?P<who>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_AUTHOR = re.compile(r"^(?:authors?|reporters?|writers?|byline)\s*:\s*", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|contributor|columnist|journalist|staff|bureau|producer|critic|analyst|"
    r"photographer|news(?:room)?|desk)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]+)\)$")
_NAME_START = re.compile(r"^[^\W\d_][\w.'’-]*(?:,| and| &)? [^\W\d_]")
_SPLIT_NAMES = re.compile(r"\s*(?:,|;|\band\b|&|\||\n| - | – | — |/)\s*")


def dates(draft: Draft) -> Draft:
    """Lines that say when it was published, wherever they stand over or under the story."""
    return set_kind(draft, BlockKind.DATELINE, lambda blocks, at: is_open(blocks[at]) and _is_date(blocks, at))


def _is_date(blocks: Blocks, at: int) -> bool:
    if not is_date_line(blocks[at].text) or is_byline(blocks[at].text):
        return False
    # A bare time of day amid the story heads an entry of a live log.
    only_time = not re.search(
        r"\d{4}|[A-Za-z]{4,}|\bago\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", blocks[at].text
    )
    return not only_time or (at > 0 and blocks[at - 1].kind is BlockKind.DATELINE)


def bylines(draft: Draft) -> Draft:
    """Lines with the author's name."""
    limit = _story_start(draft.blocks)
    kinds: dict[int, BlockKind] = {}
    titled = False
    for at, block in enumerate(draft.blocks[: max(limit, 3) + 8]):
        text = block.text
        if not is_open(block):
            titled = titled or word_count(text) >= 3
            continue
        near_top = at <= limit
        beside = _beside_byline(draft.blocks, kinds, at)
        if is_byline(text) or (near_top and titled and _is_name_line(text)) or (beside and _is_supplement(text)):
            kinds[at] = BlockKind.BYLINE
        titled = titled or word_count(text) >= 3
    return set_kinds(draft, kinds)


def is_byline(text: str) -> bool:
    """Whether a line says itself that it is one: "By …", "Author: …", a name with a reporter's post."""
    if len(text) > 200 or (is_prose(text) and not has_moment(text)):
        return False
    if _AUTHOR.match(text) or text.strip().lower().rstrip(":") == "by":
        return True
    match = _BY.match(text)
    if not match:
        name, _, role = text.partition(",")
        return is_name(name) and word_count(role) <= 5 and bool(_ROLE.search(role)) and not is_closed(text)
    who = match.group("who").strip()
    return (
        bool(who)
        and who[0].isupper()
        and (word_count(who) <= 14 or has_moment(who))
        and bool(_NAME_START.match(who + " x"))
    )


def _is_name_line(text: str) -> bool:
    """A name alone, names with roles or agencies, or a name or agency with a date."""
    if len(text) > 140 or is_closed(text):
        return False
    parts = [part for part in _SPLIT_NAMES.split(text) if part]
    if not parts or not parts[0]:
        return False
    known = [
        is_name(part) or is_agency(part) or bool(_ROLE.search(part) and word_count(part) <= 5) or has_handle(part)
        for part in parts
    ]
    if all(known) and (is_name(parts[0]) or is_agency(parts[0]) or has_handle(parts[0])):
        return True
    glued = re.sub(r"(?<=[a-z])@.*", "", parts[0])
    if glued != parts[0] and is_name(glued):
        return True
    return has_moment(text) and _name_and_moment(text)


def _name_and_moment(text: str) -> bool:
    without = re.sub(r"\b(?:on|at|updated|published|posted)\b", " ", text)
    words = [
        word
        for word in re.findall(r"[^\W\d_][\w'’.-]*", without)
        if not is_date_line(f"{word} 1 2020") or len(word) > 9
    ]
    return is_date_line(_strip_words(text, words)) and 1 <= len(words) <= 5 and all(word[0].isupper() for word in words)


def _strip_words(text: str, words: list[str]) -> str:
    for word in words:
        text = text.replace(word, " ", 1)
    return " ".join(text.split())


def _beside_byline(blocks: Blocks, kinds: dict[int, BlockKind], at: int) -> bool:
    return at > 0 and (kinds.get(at - 1) is BlockKind.BYLINE or blocks[at - 1].kind is BlockKind.BYLINE)


def _is_supplement(text: str) -> bool:
    """The name under a lone "By", the author's post, agency or account."""
    if len(text) > 100 or is_closed(text) or is_date_line(text):
        return False
    has_role = bool(_ROLE.search(text)) and word_count(text) <= 8
    return is_name(text) or is_agency(text) or has_handle(text) or has_role


def headline(draft: Draft) -> Draft:
    """The title over the story, and the section's name over the title."""
    blocks = draft.blocks
    limit = _story_start(blocks)
    candidates = [
        at
        for at, block in enumerate(blocks[: min(limit + 1, FRONT)])
        if is_open(block) and _could_be_title(blocks, at) and not _past_byline(blocks, at)
    ]
    if not candidates:
        return draft
    # The name of a section stands right over the headline and is shorter.
    best = next((at for at in candidates if len(blocks[at].text.split()) >= 3), candidates[0])
    below = best + 1
    if below in candidates and len(blocks[best].text.split()) == 3 and word_count(blocks[below].text) >= 6:
        best = below
    kinds = {best: BlockKind.HEADLINE}
    kinds.update({at: BlockKind.FURNITURE for at in candidates if at < best})
    text = blocks[best].text
    kinds.update({at: BlockKind.FURNITURE for at in candidates if at > best and blocks[at].text == text})
    return set_kinds(draft, kinds)


def _could_be_title(blocks: Blocks, at: int) -> bool:
    text = blocks[at].text
    if len(text) > LONGEST_HEADLINE or word_count(text) < 1 or is_byline(text) or is_credit(text):
        return False
    if (
        at
        and (is_name(text) or is_agency(text))
        and any(word_count(above.text) >= 3 for above in blocks[:at] if is_open(above))
    ):
        return False
    tail = _BRACKETS.search(text)
    if tail is not None and is_credit(tail.group(1)):
        return False
    return not (text.endswith((".", ".”", '."')) and word_count(text) >= 12 and not is_title_case(text))


def _past_byline(blocks: Blocks, at: int) -> bool:
    above = [block.text for block in blocks[:at] if is_open(block)]
    return any(map(is_byline, above)) and any(word_count(text) >= 4 and not is_byline(text) for text in above)


def deks(draft: Draft) -> Draft:
    """The line under the headline that sums the story up: it has a byline or a date under it, before the story."""
    blocks = draft.blocks
    top = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE), None)
    if top is None:
        return draft
    kinds: dict[int, BlockKind] = {}
    for at in range(top + 1, min(top + 6, len(blocks))):
        block = blocks[at]
        if block.kind in (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.CREDIT):
            continue
        if not is_open(block):
            break
        if 4 <= word_count(block.text) <= 60 and _opens_front_matter(blocks, at):
            kinds[at] = BlockKind.DEK
        break
    return set_kinds(draft, kinds)


def _opens_front_matter(blocks: Blocks, at: int) -> bool:
    """Whether a byline or a date follows, with at most furniture and pictures between."""
    for block in blocks[at + 1 : at + 5]:
        if block.kind in (BlockKind.BYLINE, BlockKind.DATELINE):
            return True
        if block.kind not in (BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.CREDIT):
            return False
    return False


def _is_front_matter(block: DraftBlock) -> bool:
    if block.kind in (BlockKind.BYLINE, BlockKind.DATELINE):
        return True
    return is_open(block) and (is_byline(block.text) or _is_name_line(block.text))


def _story_start(blocks: Blocks) -> int:
    """Number of the first block that can only be the story: prose with no byline or date under it."""
    for at, block in enumerate(blocks):
        if is_open(block) and is_prose(block.text) and (at > 0 or len(block.text) > LONGEST_HEADLINE):
            following = blocks[at + 1 : at + 4]
            if not any(_is_front_matter(below) for below in following if at <= 4):
                return at
    return len(blocks)
