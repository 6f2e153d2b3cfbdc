"""What a line looks like: a sentence, a title, a name, a date. Knows one line at a time; decides nothing."""

from __future__ import annotations

import re
from functools import cache

from reader.label.phrases import fold, words

_CLOSED = re.compile(r"""[.!?…][)\]”’"'»]*$""")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_NAME_WORD = (
    r"(?:(?:[^\W\d_a-z]['’]?[^\W\d_]+(?:[-'’][^\W\d_]+)*)|[^\W\d_a-z]\.?(?:[^\W\d_a-z]\.)*|"
    r"de|da|del|della|van|von|der|den|di|la|le|el|al|bin|ibn|ter|dos)"
)
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{1,4}}")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
_STAMP = r"\d{4}-\d{2}-\d{2}(?:t[\d:.]+(?:z|[+-]\d{2}:?\d{2})?)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
_ZONE = r"(?:e[sd]?t|c[sd]?t|m[sd]t|mt|p[sd]?t|gmt|utc|bst|ist|cet|cest|aest|aedt|sgt|hkt|jst|z)(?:[+-]\d+)?"
_AGO = (
    r"(?:\d+|an?|one|two|three|few|several)\s+"
    r"(?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago"
)
_FILLER = (
    r"(?:first|last|originally|original|date|time|on|at|by|of|the|local|today|yesterday|publish(?:ed)?|posted|updated?|"
    r"modified|created|uk|us|created|issued|release[ds]?|edition|day|web|online|est\.?)"
)
_DATE_PARTS = re.compile(
    rf"(?:{_STAMP}|{_AGO}|{_CLOCK}|{_MONTH}(?![a-z])|{_DAY}(?![a-z])|{_ZONE}\b|{_FILLER}\b|\d{{1,2}}(?:st|nd|rd|th)?|\d{{4}}"
    rf"|min(?:ute)?s? read|[\s,.;:|/·•—–()-])",
)
_MOMENT = re.compile(
    rf"{_STAMP}|{_AGO}|{_CLOCK}|(?:{_MONTH}(?![a-z])\s*\d)|(?:\d(?:st|nd|rd|th)?\s+{_MONTH}(?![a-z]))|{_DAY}(?![a-z])"
)
_PUBLISHED = re.compile(
    r"^(?:first |last |originally |date )?(?:publish(?:ed)?|posted|updated?|modified|date)\b.{0,12}:?\s"
)

_PHOTO_TERMS = re.compile(
    r"\b(?:photo(?:graph)?s?|image|picture|illustration|video|graphic|courtesy|handout|credits?|copyright|©)\b|©",
    re.IGNORECASE,
)
_CREDIT_LEAD = re.compile(
    r"^\(?(?:(?:photo|image|picture|photograph|illustration|graphic|video|credit|source|courtesy|copyright)s?"
    r"(?:\s+(?:credit|copyright|courtesy|by|via|source|illustration))*(?:\s+of)?\s*(?:[:/©|–—-]|(?<=by)\s|(?<=copyright)\s|(?<=courtesy)\s|(?<=of)\s)"
    r"|©)",
    re.IGNORECASE,
)
_CREDIT_SPLIT = re.compile(r"\s*(?:/|\||,|\bvia\b|\bfor\b|\bphotos? (?:by|via)\b|\bpool photo\b)\s*", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\w)@\w{2,}")


def word_count(line: str) -> int:
    """Words of letters."""
    return len(_WORD.findall(line))


def is_closed(line: str) -> bool:
    """Whether it ends as a sentence does."""
    return bool(_CLOSED.search(line))


def is_prose(line: str) -> bool:
    """Whether it reads as running text: closed and of some length, or too long for any title."""
    return (is_closed(line) and word_count(line) >= 8) or len(line) > 220


def is_title_case(line: str) -> bool:
    """Whether nearly all its longer words begin with a capital."""
    longer = [word for word in _WORD.findall(line) if len(word) > 3]
    return len(longer) >= 2 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)


def is_name(line: str) -> bool:
    """Whether it is a person's name and nothing else: two to five capitalised words."""
    return len(line) <= 50 and bool(_NAME.fullmatch(line)) and fold(line) not in words("agencies")


def has_handle(line: str) -> bool:
    """Whether it holds an account's name: @somebody."""
    return bool(_HANDLE.search(line))


def is_agency(line: str) -> bool:
    """Whether it is the name of an agency or a picture service."""
    return fold(line).strip(".()") in words("agencies")


def is_date_line(line: str) -> bool:
    """Whether it says when something was published and nothing else."""
    if len(line) > 130 or not any(character.isdigit() for character in line):
        folded = fold(line).rstrip(":")
        return folded in ("publish date", "published", "date", "posted", "updated", "last updated")
    folded = fold(line)
    # Pages run stamps together when they are copied: "20194:29 AM ESTUpdated".
    folded = re.sub(r"(?<=\d{4})(?=\d{1,2}:\d)|(?<=[a-z])(?=updated|published|posted)", " ", folded)
    head = re.split(r"\s[|·]\s(?:source|by)\b", folded)[0]
    rest = _DATE_PARTS.sub("", head)
    moment = _MOMENT.search(head)
    return moment is not None and (len(rest) <= 3 or (bool(_PUBLISHED.match(head)) and len(rest) <= 0.3 * len(head)))


def has_moment(line: str) -> bool:
    """Whether a date or a time of day stands in it."""
    return bool(_MOMENT.search(fold(line)))


def is_credit(line: str) -> bool:
    """Whether it only says who made or owns a picture."""
    if len(line) > 140 or (is_closed(line) and word_count(line) > 6 and not line.startswith("(")):
        return False
    if match := _CREDIT_LEAD.match(line):
        rest = line[match.end() :]
        return (
            word_count(rest) <= 12
            and not re.search(r"[a-z]\. [A-Z]", rest)
            and (_is_owner(rest) or word_count(rest) <= 4)
        )
    inner = line.strip("() ")
    parts = [part for part in _CREDIT_SPLIT.split(inner) if part]
    if not parts or len(parts) > 6 or word_count(inner) > 14:
        return False
    owned = any(is_agency(part) for part in parts) or (len(parts) > 1 and "/" in inner and is_name(parts[0]))
    if line.startswith("(") and line.endswith(")"):
        return owned or (word_count(inner) <= 5 and _is_owner(inner))
    return owned and all(_is_owner(part) for part in parts)


def is_plain_credit(line: str) -> bool:
    """Whether a credit might as well be a byline: names and an agency, no bracket, slash, bar or word for a picture."""
    return not (re.search(r"[/|()©]", line) or mentions_picture(line))


@cache
def _small() -> frozenset[str]:
    return frozenset(
        ["of", "the", "and", "for", "via", "by", "de", "del", "van", "von", "der", "den", "di", "da", "la", "in", "at"]
    )


def _is_owner(words_: str) -> bool:
    """Whether every word is capitalised, as in the name of a photographer or an institution."""
    found = _WORD.findall(words_)
    return bool(found) and all(word[0].isupper() or word in _small() or "." in word for word in found)


def mentions_picture(line: str) -> bool:
    """Whether it speaks of a photograph, a video, a drawing."""
    return bool(_PHOTO_TERMS.search(line))
