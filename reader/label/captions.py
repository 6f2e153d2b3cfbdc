"""Find captions and credits, and gather them: one caption a picture, however often and however cut it was printed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from reader.label.features import is_closed, is_credit, is_plain_credit, is_prose, word_count
from reader.label.front import is_byline
from reader.label.table import Blocks, is_open, set_kind
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftCaption, Place
from reader.model.span import Span

LONGEST = 600
"""Code points of the longest caption; what is longer is a paragraph that happens to stand by a credit."""

FARTHEST_START = 60
"""Blocks from the top among which the story begins."""

OPENING = 24
"""Code points by which copies of a caption are looked up."""

_LEAD = re.compile(
    r"(?:image|media|photo|video|picture)\s+caption\s*[:,]?|(?:image|photo|above|below|video|pictured|"
    r"file photo|file)\s?: ?",
    re.IGNORECASE,
)
_GLUED_LEAD = re.compile(r"(?:Image|Media) caption(?=[A-Z])")
_COPYRIGHT_LEAD = re.compile(r"© ?(?:[A-Z][\w.'’-]*[ ,/]*){1,5}(?=[A-Z][a-z]+ )")
_TAIL = re.compile(
    r"\s*(?:\((?P<brackets>[^()]{2,140})\)|\[(?P<square>[^\[\]]{2,140})\]"
    r"|(?P<open>(?:(?:Photo(?:graph)?|Image|Picture|Illustration)(?:\s+(?:credit|courtesy))?\s*(?:by|:|/|of|"
    r"via)|Credit:|Courtesy of|©)\s?[^()]{2,120}))\s*$"
)
_CREDIT_WORDS = re.compile(
    r"^(?:(?:photo(?:graph)?|image|picture|illustration|graphic|video|credit|source|courtesy|copyright)s?\s*"
    r"(?:credit|copyright|courtesy|by|via|of)?\s*[:/|–—-]?\s*(?:©\s*)?(?:by\s+|of\s+)?|©\s*)",
    re.IGNORECASE,
)
_OF_A_PICTURE = re.compile(
    r"\b(?:in this (?:\w+ )*(?:photo|photograph|image|picture|frame|file)|file photo|(?:is|are) (?:seen|"
    r"pictured|shown)|pictured (?:at|in|on|here)|"
    r"seen (?:here|in this)|poses? (?:for|with)|(?:,|\() ?(?:left|right|cent(?:er|re)|second from (?:left|"
    r"right)|top|bottom)(?:,|\)| )|"
    r"from left|artist['’]s (?:concept|impression|rendering)|illustration shows|screengrab|screenshot)\b",
    re.IGNORECASE,
)
_POSE = re.compile(
    r"^[A-Z][^.!?]{3,90}? (?:poses?|speaks?|walks?|waves?|shakes?|holds?|stands?|sits?|looks?|attends?|tours?|"
    r"gestures?|smiles?|carry|carries|greets?|gather|line)\b"
)
_CALENDAR = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March"),
    *("April", "June", "July", "August", "September", "October", "November", "December"),
)
_DATED_PLACE = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+\.? \d|\b[A-Z][a-z]+\.? \d{1,2}, \d{4}\b"
)


def credit_lines(draft: Draft) -> Draft:
    """A line that only says whose picture it is."""
    return set_kind(draft, BlockKind.CREDIT, _is_credit)


def _is_credit(blocks: Blocks, at: int) -> bool:
    if not is_open(blocks[at]) or not is_credit(blocks[at].text):
        return False
    if not is_plain_credit(blocks[at].text):
        return True
    # "Tom Davies, AP" under a headline wrote the story; under a line of some length he took the picture over it.
    above = blocks[at - 1] if at else None
    return above is not None and is_open(above) and len(above.text) >= 40 and not is_byline(above.text)


def captions(draft: Draft) -> Draft:
    """A line that describes a picture: by its own words, by its credit, by its neighbours, by being printed twice."""
    draft = set_kind(draft, BlockKind.CAPTION, _is_caption)
    printed: dict[str, set[str]] = {}
    for block in draft.blocks:
        if block.kind is BlockKind.CAPTION and len(block.text) >= OPENING:
            printed.setdefault(block.text[:OPENING], set()).add(block.text)
    return set_kind(draft, BlockKind.CAPTION, lambda blocks, at: is_open(blocks[at]) and _repeats(blocks, at, printed))


def _is_caption(blocks: Blocks, at: int) -> bool:
    block = blocks[at]
    text = block.text
    if not is_open(block) or len(text) > LONGEST or word_count(text) < 3 or is_byline(text):
        return False
    if _LEAD.match(text) or _GLUED_LEAD.match(text) or _COPYRIGHT_LEAD.match(text):
        return True
    _, credit = split_credit(text)
    if credit is not None:
        return True
    describes = bool(_OF_A_PICTURE.search(text) or (_POSE.match(text) and (_DATED_PLACE.search(text) or is_cut(text))))
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    above = blocks[at - 1] if at else None
    if below is not None and below.kind is BlockKind.CREDIT:
        # The line over a credit is its caption, unless that is the story going on over a picture without one.
        return describes or (not _belongs_below(below.text) and _has_no_other_place(blocks, at))
    if above is not None and above.kind is BlockKind.CREDIT and not above.text.startswith("("):
        over = blocks[at - 2] if at >= 2 else None
        if over is None or over.kind is not BlockKind.CAPTION:
            return describes or bool(_DATED_PLACE.search(text) and len(text) < 400)
    return describes and (bool(_DATED_PLACE.search(text)) or not is_closed(text))


def _has_no_other_place(blocks: Blocks, at: int) -> bool:
    """Whether a line over a credit is too short for the story, or stands before it."""
    above = blocks[: min(at, FARTHEST_START)]
    begun = any(is_open(block) and len(block.text) > 80 and is_prose(block.text) for block in above)
    text = blocks[at].text
    return not begun or not is_closed(text) or (len(text) < 200 and not text.startswith(("“", '"')))


def _belongs_below(credit: str) -> bool:
    """Whether a credit is printed over its caption, as "Image copyright" is."""
    return credit.lower().startswith(("image copyright", "media playback"))


def _repeats(blocks: Blocks, at: int, printed: dict[str, set[str]]) -> bool:
    """Whether the same words are a caption elsewhere, or stand twice in a row."""
    text = blocks[at].text
    if len(text) < OPENING:
        return False
    alike = printed.get(text[:OPENING], ())
    if any(caption.startswith(text) or text.startswith(caption) for caption in alike):
        return True
    neighbours = [blocks[near].text for near in (at - 1, at + 1) if 0 <= near < len(blocks)]
    return any(near == text or (near.startswith(text) and split_credit(near)[1]) for near in neighbours)


def split_credit(text: str) -> tuple[Span, Span | None]:
    """Where the words of a caption stand, and where its credit does: in trailing brackets, or after "Photo:"."""
    tail = _TAIL.search(text)
    if tail is None or tail.start() == 0:
        return Span(0, len(text)), None
    group = next(name for name in ("brackets", "square", "open") if tail.group(name) is not None)
    inner = tail.group(group)
    before = text[: tail.start()]
    if group == "open" or is_credit(inner) or (is_closed(before) and len(before) >= 60 and is_credit(f"({inner})")):
        start, end = tail.span(group)
        lead = _CREDIT_WORDS.match(inner)
        start += lead.end() if lead and lead.end() < len(inner) else 0
        return Span(0, tail.start()), Span(start, end)
    return Span(0, len(text)), None


def _bare_credit(text: str) -> Span:
    """Where the credit itself stands on its line, without brackets and "Photo:"."""
    start, end = 0, len(text)
    if text.startswith("(") and text.endswith(")"):
        start, end = 1, end - 1
    lead = _CREDIT_WORDS.match(text[start:end])
    if lead and start + lead.end() < end:
        start += lead.end()
    return Span(start, end)


def gather(draft: Draft) -> Draft:
    """Fill `Draft.captions`: the words of each picture once, with every place where they are printed."""
    found: list[DraftCaption] = []
    for number, block in enumerate(draft.blocks):
        if block.kind is BlockKind.CAPTION:
            found.append(_caption(draft, number))
    numbers = {caption.places[0].block: index for index, caption in enumerate(found)}
    for number, block in enumerate(draft.blocks):
        if block.kind is BlockKind.CREDIT:
            _give_credit(draft, number, found, numbers)
    return replace(draft, captions=tuple(_merge(found)))


def _caption(draft: Draft, number: int) -> DraftCaption:
    block = draft.blocks[number]
    words, credit = split_credit(block.text)
    lead = _LEAD.match(block.text) or _GLUED_LEAD.match(block.text)
    if lead:
        start = lead.end() + len(block.text[lead.end() :]) - len(block.text[lead.end() :].lstrip())
        words = Span(min(start, words.end), words.end)
    elif credit is None and (owner := _COPYRIGHT_LEAD.match(block.text)):
        credit = Span(owner.start() + 1, owner.end())
        credit = Span(
            credit.start + len(block.text[slice(*credit)]) - len(block.text[slice(*credit)].lstrip()), credit.end
        )
        words = Span(owner.end(), words.end)
    text = block.text[words.start : words.end].strip()
    words = Span(words.end - len(block.text[words.start : words.end].lstrip()), words.end)
    return DraftCaption(
        text=text,
        places=(Place(number, words),),
        credit=block.text[credit.start : credit.end].strip() if credit else None,
        credit_places=(Place(number, credit),) if credit else (),
        truncated=is_cut(text),
        image=block.image,
    )


def _give_credit(draft: Draft, number: int, found: list[DraftCaption], numbers: dict[int, int]) -> None:
    """Hand a credit on a line of its own to the caption above it, or else below it."""
    span = _bare_credit(draft.blocks[number].text)
    credit = draft.blocks[number].text[span.start : span.end]
    for near in (number - 1, number + 1):
        index = numbers.get(near)
        if index is not None and found[index].credit is None:
            found[index] = replace(found[index], credit=credit, credit_places=(Place(number, span),))
            return


def is_cut(text: str) -> bool:
    """Whether a caption breaks off: an ellipsis, or a long line without a closing mark that ends in part of a word."""
    if text.endswith(("…", "...")):
        return True
    if is_closed(text) or len(text) < 60:
        return False
    last = re.split(r"\s+", text)[-1].strip("“”\"'‘’,")
    if any(name.startswith(last) and name != last for name in _CALENDAR) and len(last) >= 2:
        return True
    # A whole sentence without its point ends in a word of some length, a name or a number; a cut one rarely does.
    return bool(last) and last[-1] not in ")]" and (last[0].islower() and (len(last) <= 3 or text.endswith((",", "-"))))


def _merge(found: list[DraftCaption]) -> list[DraftCaption]:
    """Copies of one caption as one; a copy that is cut short of another belongs to it."""
    merged: list[DraftCaption] = []
    by_opening: dict[str, list[int]] = {}
    for caption in found:
        alike = by_opening.setdefault(_stem(caption.text)[:OPENING], [])
        for index in alike:
            if _same(caption.text, merged[index].text):
                merged[index] = _union(merged[index], caption)
                break
        else:
            alike.append(len(merged))
            merged.append(caption)
    return merged


def _stem(text: str) -> str:
    return text.rstrip(".… ")


def _same(one: str, other: str) -> bool:
    one, other = _stem(one), _stem(other)
    shorter, longer = sorted((one, other), key=len)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shorter == longer or (len(shorter) >= 30 and common == len(shorter) and is_cut(shorter))


def _union(one: DraftCaption, other: DraftCaption) -> DraftCaption:
    fuller = max(one, other, key=lambda caption: (not caption.truncated, len(caption.text)))
    return DraftCaption(
        text=fuller.text,
        places=one.places + other.places,
        credit=one.credit or other.credit,
        credit_places=one.credit_places + other.credit_places,
        truncated=fuller.truncated,
        image=one.image or other.image,
    )
