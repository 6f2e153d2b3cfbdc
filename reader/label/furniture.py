"""Find furniture by its wording: what a site puts around a story, such as buttons, links and copyright notices."""

from __future__ import annotations

import re

from reader import lexicon
from reader.base import lazy_regex
from reader.label.blocks import Blocks, is_unlabelled, set_kind
from reader.label.lines import ends_sentence, is_all_caps, is_prose, opens_with_quote
from reader.label.names import has_handle
from reader.label.phrases import fold, phrases
from reader.label.story_extent import is_story, story_start
from reader.model.document import BlockKind
from reader.model.draft import Draft, DraftBlock

MAX_FURNITURE_CHARS = 400
"""Code points beyond which a line that mentions newsletters is a paragraph about them."""

MAX_BLOCKS_TO_STORY = 6
"""Blocks above a web address in which the story must have begun for the address to be part of it."""

_HORIZONTAL_RULE = lazy_regex.compile(r"[\W_]+")
_COUNT = lazy_regex.compile(
    r"(?:(?:image|photo|slide|picture)\s*)?[0-9][\d.,]* ?[kKmM]?(?: ?(?:shares?|views?|likes?|comments?|"
    r"mins?(?: read)?|minutes?(?: read)?))?(?:\s*(?:of\s*/?|/|-|–)\s*\d+){0,2}",
    re.IGNORECASE,
    within=tuple("0123456789"),
    begins=("image", "photo", "slide", "picture", *"0123456789"),
)
_ADDRESS = lazy_regex.compile(r"(?:https?://|www\.)\S+", begins=("http", "www."))
_SITE_LABEL = lazy_regex.compile(
    r"(?:On|From|More from|Via|In) [A-Z][\w.]*\.(?:com|org|net|co\.uk|co)\b.*:", within=(".com", ".org", ".net", ".co")
)
_LABELS = (
    *("READ", "SEE", "MORE", "WATCH", "RELATED", "LISTEN", "READ MORE", "READ ALSO", "ALSO READ", "READ NEXT"),
    *("SEE ALSO", "ALSO", "VIDEO", "PHOTOS", "GALLERY", "PODCAST", "OPINION", "ANALYSIS", "EXPLAINER", "IN PICTURES"),
    *("LIVE", "POLL", "QUIZ", "MUST READ", "TRENDING", "FULL COVERAGE", "LATEST", "FACTBOX", "TIMELINE"),
    *("INTERACTIVE", "GRAPHIC", "Related", "Read more", "Read also", "Also read", "See also", "Also", "More"),
    *("Watch", "Listen"),
)
_LABELLED = lazy_regex.compile(rf"[\[(]?(?:{'|'.join(_LABELS)})\s?[:>|»–—-]\s?\S.{{2,}}", begins=("[", "(", *_LABELS))
_COPYRIGHT = lazy_regex.compile(
    r"(?:©|\(c\)|copyright)\W*(?:copyright\W*)?(?:\d{4}|[A-Z][^.]{0,40}\b\d{4}\b).{0,120}",
    re.IGNORECASE,
    begins=("©", "(c)", "copyright"),
)
_OWNER_STATEMENT = lazy_regex.compile(
    r"© ?(?:The )?[A-Z][\w.]+(?: [A-Z&][\w.]*){0,4},? an? .*(?:company|newspaper|group|media)\b.*",
    re.IGNORECASE,
    begins=("©",),
)
_SLUG = lazy_regex.compile(r"[A-Z]{2,}(?:-[A-Z]{2,})*--[A-Z][\w-]+.{0,40}", within=("--",))
_FORM_FIELD = lazy_regex.compile(
    r"(?:name|e-?mail|comment|website|message|phone|zip code)\s?(?:\(required\)|\*)",
    re.IGNORECASE,
    within=("(required)", "*"),
)
_NETWORKS = ("facebook", "twitter", "linkedin", "reddit", "whatsapp", "pinterest", "google", "flipboard")
_BUTTON_WORD = lazy_regex.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_ADDRESSING_READER = lazy_regex.compile(
    r"\b(?:you|your|our|us|me|my|here|copyright|reserved|site|permission)\b|©", re.IGNORECASE
)
_IMPERATIVE = lazy_regex.compile(
    r"(?:get|sign|subscribe|follow|click|download|join|listen|share|tap|support|donate|enter|become|discover|start|try|"
    r"don['’]t miss|let|want|need|looking|keep|stay|like|catch up) ",
    re.IGNORECASE,
)


def label_furniture(draft: Draft) -> Draft:
    """Label lines whose wording shows them to be furniture."""
    start = story_start(draft.blocks)
    return set_kind(
        draft,
        BlockKind.FURNITURE,
        lambda blocks, index: (
            (is_unlabelled(blocks[index]) and _is_furniture_here(blocks, index, start))
            or _is_picture_button(blocks[index])
            or (blocks[index].kind is BlockKind.DEK and is_furniture(blocks[index].text))
        ),
    )


def _is_picture_button(block: DraftBlock) -> bool:
    """Whether a line that is marked up as a caption is a button of the picture: "Close", "Image 1 of 23"."""
    if block.kind is not BlockKind.CAPTION or block.in_story is not False:
        return False
    return bool(_COUNT.fullmatch(block.text)) or fold(block.text).strip(": ") in lexicon.entries(
        "label/picture_buttons"
    )


def _is_furniture_here(blocks: Blocks, index: int, start: int) -> bool:
    if blocks[index].in_story and _ADDRESS.fullmatch(blocks[index].text) and _has_story_begun(blocks, index):
        return False  # The story cites it as a source.
    return is_furniture(blocks[index].text) and not (
        start < index < len(blocks) - 1 and _is_section_heading(blocks, index)
    )


def _has_story_begun(blocks: Blocks, index: int) -> bool:
    """Whether the markup shows the story to have begun above this line."""
    return any(above.in_story and above.kind is None for above in blocks[max(0, index - MAX_BLOCKS_TO_STORY) : index])


def _is_section_heading(blocks: Blocks, index: int) -> bool:
    """Whether a line that may be a button is a heading within the story: "UP NEXT" in a match report."""
    text = blocks[index].text
    if fold(text).rstrip(":") not in lexicon.entries("label/headings_too"):
        return False
    return (
        is_story(blocks, index - 1) and ends_sentence(blocks[index + 1].text) and (is_all_caps(text) or ":" not in text)
    )


def is_furniture(text: str) -> bool:
    """Whether a line is furniture regardless of where it appears."""
    if any(
        pattern.fullmatch(text)
        for pattern in (_HORIZONTAL_RULE, _COUNT, _ADDRESS, _SLUG, _COPYRIGHT, _OWNER_STATEMENT, _FORM_FIELD)
    ):
        return True
    if (
        len(text) <= MAX_FURNITURE_CHARS
        and any(map(text.lower().__contains__, _NETWORKS))
        and _has_only_button_words(text)
    ):
        return True
    if _LABELLED.fullmatch(text) and not is_prose(text.partition(":")[2].rstrip("])")):
        return True
    furniture_phrases = phrases("label/furniture")
    if furniture_phrases.fit_whole(text):
        return True
    if len(text) > MAX_FURNITURE_CHARS or _SITE_LABEL.match(text):
        return len(text) <= MAX_FURNITURE_CHARS
    # A quotation or a long sentence may contain the same words as a button.
    return (
        not opens_with_quote(text) and furniture_phrases.fit(text) and (not is_prose(text) or _addresses_reader(text))
    )


def _addresses_reader(text: str) -> bool:
    """Whether a sentence addresses the reader or asks for something."""
    return bool(_IMPERATIVE.match(text) or _ADDRESSING_READER.search(text)) or has_handle(text)


def _has_only_button_words(text: str) -> bool:
    """Whether a line consists of the words of buttons, separated or run together."""
    return all(word.lower() in lexicon.entries("label/buttons") for word in _BUTTON_WORD.findall(text))
