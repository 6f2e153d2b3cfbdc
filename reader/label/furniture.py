"""Find what a site puts round a story by what it says: buttons, links, invitations to subscribe, copyright."""

from __future__ import annotations

import re

from reader import lexicon
from reader.base.regex import expression
from reader.label.extent import is_story, story_start
from reader.label.lines import is_closed, is_prose, is_quoted, is_shouted
from reader.label.names import has_handle
from reader.label.phrases import fold, phrases
from reader.label.table import Blocks, is_unnamed, set_kind
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftBlock

LONGEST = 400
"""Code points beyond which a line that speaks of newsletters is a paragraph about them."""

REACH = 6
"""Blocks over an address in which the story has begun for the address to be part of it."""

_RULE = expression(r"[\W_]+")
_COUNT = expression(
    r"(?:(?:image|photo|slide|picture)\s*)?[0-9][\d.,]* ?[kKmM]?(?: ?(?:shares?|views?|likes?|comments?|"
    r"mins?(?: read)?|minutes?(?: read)?))?(?:\s*(?:of\s*/?|/|-|–)\s*\d+){0,2}",
    re.IGNORECASE,
    within=tuple("0123456789"),
    begins=("image", "photo", "slide", "picture", *"0123456789"),
)
_ADDRESS = expression(r"(?:https?://|www\.)\S+", begins=("http", "www."))
_ON_SITE = expression(
    r"(?:On|From|More from|Via|In) [A-Z][\w.]*\.(?:com|org|net|co\.uk|co)\b.*:", within=(".com", ".org", ".net", ".co")
)
_LABELS = (
    *("READ", "SEE", "MORE", "WATCH", "RELATED", "LISTEN", "READ MORE", "READ ALSO", "ALSO READ", "READ NEXT"),
    *("SEE ALSO", "ALSO", "VIDEO", "PHOTOS", "GALLERY", "PODCAST", "OPINION", "ANALYSIS", "EXPLAINER", "IN PICTURES"),
    *("LIVE", "POLL", "QUIZ", "MUST READ", "TRENDING", "FULL COVERAGE", "LATEST", "FACTBOX", "TIMELINE"),
    *("INTERACTIVE", "GRAPHIC", "Related", "Read more", "Read also", "Also read", "See also", "Also", "More"),
    *("Watch", "Listen"),
)
_LABELLED = expression(rf"[\[(]?(?:{'|'.join(_LABELS)})\s?[:>|»–—-]\s?\S.{{2,}}", begins=("[", "(", *_LABELS))
_COPYRIGHT = expression(
    r"(?:©|\(c\)|copyright)\W*(?:copyright\W*)?(?:\d{4}|[A-Z][^.]{0,40}\b\d{4}\b).{0,120}",
    re.IGNORECASE,
    begins=("©", "(c)", "copyright"),
)
_OWNED = expression(
    r"© ?(?:The )?[A-Z][\w.]+(?: [A-Z&][\w.]*){0,4},? an? .*(?:company|newspaper|group|media)\b.*",
    re.IGNORECASE,
    begins=("©",),
)
_SLUG = expression(r"[A-Z]{2,}(?:-[A-Z]{2,})*--[A-Z][\w-]+.{0,40}", within=("--",))
_FIELD = expression(
    r"(?:name|e-?mail|comment|website|message|phone|zip code)\s?(?:\(required\)|\*)",
    re.IGNORECASE,
    within=("(required)", "*"),
)
_NETWORKS = ("facebook", "twitter", "linkedin", "reddit", "whatsapp", "pinterest", "google", "flipboard")
_BUTTON_WORD = expression(r"[A-Z]?[a-z]+|[A-Z]+")
_INVITING = expression(r"\b(?:you|your|our|us|me|my|here|copyright|reserved|site|permission)\b|©", re.IGNORECASE)
_IMPERATIVE = expression(
    r"(?:get|sign|subscribe|follow|click|download|join|listen|share|tap|support|donate|enter|become|discover|start|try|"
    r"don['’]t miss|let|want|need|looking|keep|stay|like|catch up) ",
    re.IGNORECASE,
)


def furniture(draft: Draft) -> Draft:
    """Lines that are furniture by what they say."""
    start = story_start(draft.blocks)
    return set_kind(
        draft,
        BlockKind.FURNITURE,
        lambda blocks, at: (
            (is_unnamed(blocks[at]) and _is_round(blocks, at, start)) or _is_button_of_picture(blocks[at])
        ),
    )


def _is_button_of_picture(block: DraftBlock) -> bool:
    """Whether the markup puts words with a picture that do not speak of it: "Close", "Image 1 of 23"."""
    if block.kind is not BlockKind.CAPTION or block.in_story is not False:
        return False
    return bool(_COUNT.fullmatch(block.text)) or fold(block.text).strip(": ") in lexicon.entries(
        "label/picture_buttons"
    )


def _is_round(blocks: Blocks, at: int, start: int) -> bool:
    if blocks[at].in_story and _ADDRESS.fullmatch(blocks[at].text) and _is_under_way(blocks, at):
        return False  # A source that the story names.
    return is_furniture(blocks[at].text) and not (start < at < len(blocks) - 1 and _heads_part(blocks, at))


def _is_under_way(blocks: Blocks, at: int) -> bool:
    """Whether the markup tells a story, and it has begun over this line."""
    return any(above.in_story and above.kind is None for above in blocks[max(0, at - REACH) : at])


def _heads_part(blocks: Blocks, at: int) -> bool:
    """Whether a line that may be a button heads a part of the story: "UP NEXT" in a report of a match."""
    text = blocks[at].text
    if fold(text).rstrip(":") not in lexicon.entries("label/headings_too"):
        return False
    return is_story(blocks, at - 1) and is_closed(blocks[at + 1].text) and (is_shouted(text) or ":" not in text)


def is_furniture(text: str) -> bool:
    """Whether a line is furniture wherever it stands."""
    if any(pattern.fullmatch(text) for pattern in (_RULE, _COUNT, _ADDRESS, _SLUG, _COPYRIGHT, _OWNED, _FIELD)):
        return True
    if len(text) <= LONGEST and any(map(text.lower().__contains__, _NETWORKS)) and _are_buttons(text):
        return True
    if _LABELLED.fullmatch(text) and not is_prose(text.partition(":")[2].rstrip("])")):
        return True
    known = phrases("label/furniture")
    if known.fit_whole(text):
        return True
    if len(text) > LONGEST or _ON_SITE.match(text):
        return len(text) <= LONGEST
    # A quotation or a long sentence may hold the same words as a button.
    return not is_quoted(text) and known.fit(text) and (not is_prose(text) or _invites(text))


def _invites(text: str) -> bool:
    """Whether a sentence asks the reader to do something."""
    return bool(_IMPERATIVE.match(text) or _INVITING.search(text)) or has_handle(text)


def _are_buttons(text: str) -> bool:
    """Whether nothing but the words of buttons stands in a line, run together or not."""
    return all(word.lower() in lexicon.entries("label/buttons") for word in _BUTTON_WORD.findall(text))
