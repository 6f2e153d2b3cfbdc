"""What says whose picture it is, on a line of its own or at the end of a caption. Knows one line at a time."""

from __future__ import annotations

import re

from reader.base.regex import expression
from reader.label.lines import ends_sentence, word_count, words_of
from reader.label.names import is_agency, is_name, is_outlet, is_photo_agency
from reader.model.span import Span

MAX_CREDIT_CHARS = 140
"""Code points of the longest credit."""

_KINDS = (
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
"""One of these, or ©, stands in every line that names a kind of picture."""
_KIND = (
    r"(?:photo(?:graph(?:er|y)?)?|image|picture|pic|illustration|graphic|video|credit|source|courtesy|copyright|art)"
)
_LEAD = expression(
    rf"^[(\[]?(?:{_KIND}s?(?:\s+(?:{_KIND}s?|by|via|illustration))*(?:\s+of)?"
    r"\s*(?:[:/©|,–—-]|\.\.\.|…|(?<=by)\s|(?<=copyright)\s|(?<=courtesy)\s|(?<=of)\s)|©)",
    re.IGNORECASE,
    within=(*_KINDS, "©"),
)
_WORDS = expression(
    rf"^(?:{_KIND}s?\s*(?:{_KIND}|by|via|of)?\s*(?:[:/|,–—-]|\.\.\.|…)?\s*(?:©\s*)?(?:by\s+|of\s+)?|©\s*)",
    re.IGNORECASE,
)
_TERMS = expression(rf"\b{_KIND}s?\b|\bhandout\b|©|\bstf\b", re.IGNORECASE)
_SPLIT = expression(
    r"\s*(?:/|\||,|\bvia\b|\bthrough\b|\b(?:file )?photos? (?:by|via)\b|\b(?:pool|file) photo\b|"
    r"\bhandout\b)\s*",
    re.IGNORECASE,
)
_SMALL = frozenset(
    [
        *(
            "of",
            "the",
            "and",
            "for",
            "via",
            "by",
            "de",
            "del",
            "van",
            "von",
            "der",
            "den",
            "di",
            "da",
            "la",
            "in",
            "at",
        ),
        *("file", "pool", "on"),
    ]
)
_TAIL = expression(
    r"\s*(?:\((?P<round>[^()]{2,140})\)|\[(?P<square>[^\[\]]{2,140})\]"
    r"|(?<![a-z] )(?P<open>(?:(?:Photo|PHOTO|Photograph|Photographer|Image|IMAGE|Picture|Pic|Illustration|Graphic|"
    r"Credit|CREDIT|Source|Video)s?(?: (?:credit|courtesy|illustration))? ?(?:by |:|/|via )|Credit\.\.\.|"
    r"Courtesy of|©)\s?[^()]{2,120}))\.?\s*$",
    within=(
        *(")", "]", "Photo", "PHOTO", "Image", "IMAGE", "Pic", "Illustration", "Graphic", "Credit", "CREDIT"),
        *("Source", "Video", "Courtesy", "©"),
    ),
)
_END_OF_SENTENCE = expression(r"[.!?…][)”’\"']*(?=\s*[|]?\s*[A-Z])", within=(".", "!", "?", "…"))
_DIGIT = expression(r"\d")
_REACH = 100
"""Code points from the end within which a credit without brackets can begin."""


def is_credit(line: str) -> bool:
    """Whether it only says who made or owns a picture."""
    if len(line) > MAX_CREDIT_CHARS or (ends_sentence(line) and word_count(line) > 6 and line[0] not in "(["):
        return False
    if match := _LEAD.match(line):
        rest = line[match.end() :]
        if re.search(r"[a-z]\. [A-Z]", rest) and not _LEAD.match(re.split(r"(?<=\.) ", rest)[-1]):
            return False
        return 0 < word_count(rest) <= 12 and (is_owner_name(rest) or word_count(rest) <= 4)
    inner = line.strip("()[] ")
    parts = [part for part in _SPLIT.split(inner) if part]
    if not parts or len(parts) > 6 or any(word_count(part) > 6 or _DIGIT.search(part) for part in parts):
        return False
    owned = (
        any(map(is_agency, parts)) or _is_commissioned(inner) or (len(parts) > 1 and "/" in inner and is_name(parts[0]))
    )
    if _in_brackets(line):
        return owned or (2 <= word_count(inner) <= 5 and is_owner_name(inner))
    return owned and all(map(is_owner_name, parts))


def _is_commissioned(text: str) -> bool:
    """Somebody for a newspaper: "Ana Reyes for The Averil Courier"."""
    maker, _, outlet = text.partition(" for ")
    return bool(outlet) and is_owner_name(maker) and word_count(maker) <= 3 and is_outlet(outlet)


def _in_brackets(line: str) -> bool:
    return (line[0] == "(" and line.rstrip(".")[-1] == ")") or (line[0] == "[" and line[-1] == "]")


def is_plain_credit(line: str) -> bool:
    """Whether a credit might as well be a byline: names and an agency, no bracket, slash, bar or word for a picture."""
    return not (re.search(r"[/|()©\[]", line) or _TERMS.search(line) or any(map(is_photo_agency, _SPLIT.split(line))))


def is_owner_name(text: str) -> bool:
    """Whether every word is capitalised, as in the name of a photographer or an institution."""
    found = words_of(text)
    return bool(found) and all(word[0].isupper() or word.lower() in _SMALL or "." in word for word in found)


def split_credit(text: str) -> tuple[Span, Span | None]:
    """Where the words of a caption stand, and where its credit does: in brackets, after "Photo:", at the end."""
    tail = _TAIL.search(text, max(0, len(text) - MAX_CREDIT_CHARS - 20))
    if tail is not None and tail.start() > 0:
        group = next(name for name in ("round", "square", "open") if tail.group(name) is not None)
        inner = tail.group(group)
        before = text[: tail.start()]
        if group == "open":
            fits = is_credit(inner) or (ends_sentence(before) and word_count(inner) <= 12)
        else:
            fits = is_credit(inner) or (ends_sentence(before) and len(before) >= 40 and is_credit(f"({inner})"))
        if fits:
            start, end = tail.span(group)
            lead = _WORDS.match(inner)
            start += lead.end() if lead and lead.end() < len(inner) else 0
            return Span(0, tail.start()), Span(start, end)
    return _split_open(text)


def _split_open(text: str) -> tuple[Span, Span | None]:
    """A credit that follows the last sentence without a bracket: "… on Tuesday. Ana Reyes/Reuters"."""
    for point in _END_OF_SENTENCE.finditer(text, max(0, len(text) - _REACH)):
        tail = text[point.end() :]
        start = point.end() + len(tail) - len(tail.lstrip(" |"))
        credit = text[start:].rstrip()
        if ("/" in credit or "|" in tail or is_photo_agency(credit)) and is_credit(credit):
            return Span(0, point.end()), Span(start, start + len(credit))
    return Span(0, len(text)), None


def strip_credit_label(text: str) -> Span:
    """Where the credit itself stands on its line, without brackets and "Photo:"."""
    start, end = 0, len(text)
    if _in_brackets(text):
        start, end = 1, len(text.rstrip(".")) - 1
    lead = _WORDS.match(text[start:end])
    if lead and start + lead.end() < end:
        start += lead.end()
    return Span(start, end)
