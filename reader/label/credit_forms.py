"""Recognise picture credits, on a line of their own or at the end of a caption. Works on one line at a time."""

from __future__ import annotations

import re

from reader.base import lazy_regex
from reader.label.credit_labels import is_labelled_credit, labelled_owner_span, split_labelled_credit
from reader.label.lines import ends_sentence, word_count, words_of
from reader.label.names import is_agency, is_name, is_outlet, is_photo_agency
from reader.model.span import Span

MAX_CREDIT_CHARS = 140
"""Code points in the longest credit."""

_LABEL_HINTS = (
    "photo",
    "image",
    "pic",
    "illustration",
    "graphic",
    "video",
    "credit",
    "source",
    "courtesy",
    "copyright",
    "art",
)
"""Every line that `_PICTURE_LABEL` matches contains one of these, or ©."""
_LABEL_WORD = (
    r"(?:photo(?:graph(?:er|y)?)?|image|picture|pic|illustration|graphic|video|credit|source|courtesy|copyright|art)"
)
_PICTURE_LABEL = lazy_regex.compile(
    rf"^[(\[]?(?:{_LABEL_WORD}s?(?:\s+(?:{_LABEL_WORD}s?|by|via|illustration))*(?:\s+of)?"
    r"\s*(?:[:/©|,–—-]|\.\.\.|…|(?<=by)\s|(?<=copyright)\s|(?<=courtesy)\s|(?<=of)\s)|©)",
    re.IGNORECASE,
    within=(*_LABEL_HINTS, "©"),
)
_LABEL_AND_PREPOSITION = lazy_regex.compile(
    rf"^(?:{_LABEL_WORD}s?\s*(?:{_LABEL_WORD}|by|via|of)?\s*(?:[:/|,–—-]|\.\.\.|…)?\s*(?:©\s*)?(?:by\s+|of\s+)?|©\s*)",
    re.IGNORECASE,
)
_PICTURE_WORD = lazy_regex.compile(rf"\b{_LABEL_WORD}s?\b|\bhandout\b|©|\bstf\b", re.IGNORECASE)
_SEPARATOR = lazy_regex.compile(
    r"\s*(?:/|\||,|\bvia\b|\bthrough\b|\b(?:file )?photos? (?:by|via)\b|\b(?:pool|file) photo\b|"
    r"\bhandout\b)\s*",
    re.IGNORECASE,
)
_LOWERCASE_WORDS = frozenset(
    [
        *("of", "the", "and", "for", "via", "by", "in", "at", "on", "file", "pool"),
        *("de", "del", "van", "von", "der", "den", "di", "da", "la"),
    ]
)
_TRAILING_CREDIT = lazy_regex.compile(
    r"\s*(?:\((?P<round>[^()]{2,140})\)|\[(?P<square>[^\[\]]{2,140})\]"
    r"|(?<![a-z] )(?P<open>(?:(?:Photo|PHOTO|Photograph|Photographer|Image|IMAGE|Picture|Pic|Illustration|Graphic|"
    r"Credit|CREDIT|Source|Video)s?(?: (?:credit|courtesy|illustration))? ?(?:by |:|/|via )|Credit\.\.\.|"
    r"Courtesy of|©)\s?[^()]{2,120}))\.?\s*$",
    within=(
        *(")", "]", "Photo", "PHOTO", "Image", "IMAGE", "Pic", "Illustration", "Graphic", "Credit", "CREDIT"),
        *("Source", "Video", "Courtesy", "©"),
    ),
)
_END_OF_SENTENCE = lazy_regex.compile(r"[.!?…][)”’\"']*(?=\s*[|]?\s*[A-Z])", within=(".", "!", "?", "…"))
_NAME_SET_OFF = lazy_regex.compile(
    r"\s[/|]\s(?P<bar>[^/|()]{3,60})$|\s\((?P<bracket>[^()]{3,80})\)\.?$", within=("/", "|", ")")
)
_DESK_NOTICE = lazy_regex.compile(
    r"\s(?:ATTENTION EDITORS|EDITORIAL USE ONLY|MANDATORY CREDIT|NO (?:COMMERCIAL|RESALES?|SALES|ARCHIVES?))\b",
    within=("ATTENTION", "EDITORIAL", "MANDATORY", "NO "),
)
"""Where instructions to editors begin, which follow the credits of agencies."""
_SUPPLIED = lazy_regex.compile(
    r"\s\(?((?:Submitted|Supplied|Contributed|Provided|Courtesy|Handout) (?:photo|picture|image))\)?\.?$",
    within=("photo", "picture", "image"),
)
_FILE = lazy_regex.compile(r"(?:File|FILE)(?: photo)?: ?", within=("File", "FILE"))
_DIGIT = lazy_regex.compile(r"\d")
_MAX_OPEN_CREDIT_CHARS = 100
"""Code points from the end of a line within which a credit without brackets must begin."""


def is_credit(line: str) -> bool:
    """Whether a line only states who made or owns a picture."""
    if len(line) > MAX_CREDIT_CHARS or (ends_sentence(line) and word_count(line) > 6 and line[0] not in "(["):
        return False
    if match := _PICTURE_LABEL.match(line):
        rest = line[match.end() :]
        if re.search(r"[a-z]\. [A-Z]", rest) and not _PICTURE_LABEL.match(re.split(r"(?<=\.) ", rest)[-1]):
            return False
        return 0 < word_count(rest) <= 12 and (is_owner_name(rest) or word_count(rest) <= 4)
    if is_labelled_credit(line):
        return True
    inner = line.strip("()[] ")
    parts = [part for part in _SEPARATOR.split(inner) if part]
    if not parts or len(parts) > 6 or any(word_count(part) > 6 or _DIGIT.search(part) for part in parts):
        return False
    owned = (
        any(map(is_agency, parts)) or _is_commissioned(inner) or (len(parts) > 1 and "/" in inner and is_name(parts[0]))
    )
    if _is_bracketed(line):
        return owned or (2 <= word_count(inner) <= 5 and is_owner_name(inner))
    return owned and all(is_owner_name(part) or is_agency(part) for part in parts)


def _is_commissioned(text: str) -> bool:
    """Whether a text names a photographer and a newspaper: "Ana Reyes for The Averil Courier"."""
    maker, _, outlet = text.partition(" for ")
    return bool(outlet) and is_owner_name(maker) and word_count(maker) <= 3 and is_outlet(outlet)


def _is_bracketed(line: str) -> bool:
    return (line[0] == "(" and line.rstrip(".")[-1] == ")") or (line[0] == "[" and line[-1] == "]")


def is_plain_credit(line: str) -> bool:
    """Whether a credit could also be a byline: names and an agency, no bracket, slash, bar or word for a picture."""
    return not is_labelled_credit(line) and not (
        re.search(r"[/|()©\[]", line) or _PICTURE_WORD.search(line) or any(map(is_photo_agency, _SEPARATOR.split(line)))
    )


def is_owner_name(text: str) -> bool:
    """Whether every word is capitalised, as in the name of a photographer or an institution; "of" and the like need
    not be."""
    words = words_of(text)
    return bool(words) and all(word[0].isupper() or word.lower() in _LOWERCASE_WORDS or "." in word for word in words)


def split_credit(text: str) -> tuple[Span, Span | None]:
    """The spans of a caption's text and of the credit at its end, in brackets or after "Photo:"; None without one."""
    if notice := _DESK_NOTICE.search(text):
        text = text[: notice.start()].rstrip()
    if supplied := _SUPPLIED.search(text, max(0, len(text) - _MAX_OPEN_CREDIT_CHARS)):
        return Span(0, supplied.start()), Span(*supplied.span(1))
    if labelled := split_labelled_credit(text):
        return labelled
    tail = _TRAILING_CREDIT.search(text, max(0, len(text) - MAX_CREDIT_CHARS - 20))
    if tail is not None and tail.start() > 0:
        group = next(name for name in ("round", "square", "open") if tail.group(name) is not None)
        inner = tail.group(group)
        before = text[: tail.start()]
        filed = _FILE.match(inner)
        if group == "open":
            is_valid = is_credit(inner) or (ends_sentence(before) and word_count(inner) <= 12)
        elif filed:
            is_valid = is_owner_name(inner[filed.end() :])
        else:
            is_valid = is_credit(inner) or (ends_sentence(before) and len(before) >= 40 and is_credit(f"({inner})"))
        if is_valid:
            start, end = tail.span(group)
            label = filed or _LABEL_AND_PREPOSITION.match(inner)
            start += label.end() if label and label.end() < len(inner) else 0
            return Span(0, tail.start()), Span(start, end)
    return _split_unbracketed(text)


def split_caption(text: str) -> tuple[Span, Span | None]:
    """Like `split_credit`, for a text that is known to be a caption: any name set off at its end is a credit."""
    caption, credit = split_credit(text)
    if credit is None and (tail := _NAME_SET_OFF.search(text, max(0, len(text) - MAX_CREDIT_CHARS))):
        group = tail.lastgroup or ""
        if 2 <= word_count(tail[group]) <= 10 and is_owner_name(tail[group]) and tail.start() > 0:
            return Span(0, tail.start()), Span(*tail.span(group))
    return caption, credit


def _split_unbracketed(text: str) -> tuple[Span, Span | None]:
    """Split off a credit that follows the last sentence without brackets: "… on Tuesday. Ana Reyes/Reuters"."""
    for end_of_sentence in _END_OF_SENTENCE.finditer(text, max(0, len(text) - _MAX_OPEN_CREDIT_CHARS)):
        tail = text[end_of_sentence.end() :]
        start = end_of_sentence.end() + len(tail) - len(tail.lstrip(" |"))
        credit = text[start:].rstrip()
        if ("/" in credit or "|" in tail or is_photo_agency(credit)) and is_credit(credit):
            return Span(0, end_of_sentence.end()), Span(start, start + len(credit))
    return Span(0, len(text)), None


def bare_credit_span(text: str) -> Span:
    """The span of the credit itself in its line, without brackets and "Photo:"."""
    if owner := labelled_owner_span(text):
        return owner
    start, end = 0, len(text)
    if _is_bracketed(text):
        start, end = 1, len(text.rstrip(".")) - 1
    label = _LABEL_AND_PREPOSITION.match(text[start:end])
    if label and start + label.end() < end:
        start += label.end()
    return Span(start, end)
