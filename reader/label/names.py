"""Recognise names of people, agencies, accounts and newspapers, and job titles. Works on one line at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader import lexicon
from reader.base import lazy_regex
from reader.label.lines import word_count, words_of
from reader.label.phrases import fold

MAX_NAME_CHARS = 50
"""Code points in the longest name."""

MAX_PART_WORDS = 8
"""Words in the longest part of a byline that consists of a name and an agency or job title."""

_PART = (
    r"(?:(?:[^\W\d_a-z]['’]?[^\W\d_]+(?:[-'’][^\W\d_]+)*)|[^\W\d_a-z]\.?(?:[^\W\d_a-z]\.)*|"
    r"d['’][^\W\d_a-z][^\W\d_]+|de|da|del|della|van|von|der|den|di|la|le|el|al|bin|ibn|ter|dos)"
)
_NAME = lazy_regex.compile(rf"{_PART}(?: {_PART}){{1,4}}")
_SUFFIX = lazy_regex.compile(
    r",? (?:Jr|Sr|MD|M\.D|PhD|Ph\.D|RD|MS|MPH|II|III|IV)\b\.?",
    within=("Jr", "Sr", "MD", "M.D", "PhD", "Ph.D", "RD", "MS", "MPH", "II", "IV"),
)
_HANDLE = lazy_regex.compile(r"(?<![\w.])@\w{2,}")
_GLUED_TITLE = lazy_regex.compile(
    r"(?<=[a-z]{2})(?=(?:Staff|Senior|View|See|Reporter|Correspondent|Editor|Contributor) ?[A-Z]?)",
    within=("Staff", "Senior", "View", "See", "Reporter", "Correspondent", "Editor", "Contributor"),
)
_PERSONAL_TITLES = lazy_regex.compile(
    r"^(?:(?:Dr|Prof|Sir|Dame|Rev)\.? ){1,2}", begins=("Dr", "Prof", "Sir", "Dame", "Rev")
)
_GLUED_HANDLE = lazy_regex.compile(r"(?<=[a-z])@\w+.*", within=("@",))
_SEPARATOR = lazy_regex.compile(r"\s*(?:,|;|\band\b|&|\||/|•|·|(?<!\w)with\b)\s*|\s+[-–—]\s+|\s{2,}", re.IGNORECASE)


def is_name(line: str) -> bool:
    """Whether a line is only a person's name: two to five capitalised words, none of which rules out a name."""
    if len(line) > MAX_NAME_CHARS:
        return False
    bare = _SUFFIX.sub("", line)
    return (
        1 <= bare.count(" ") <= 4
        and bool(_NAME.fullmatch(bare))
        and fold(line) not in lexicon.entries("label/agencies")
        and not any(word.strip(".'") in lexicon.entries("label/never_names") for word in fold(bare).split())
    )


def is_agency(line: str) -> bool:
    """Whether a line is the name of a news agency, a newspaper's desk or a photo agency."""
    folded = fold(line).strip(".() ")
    return folded in lexicon.entries("label/agencies") or folded in lexicon.entries("label/picture_services")


def is_photo_agency(line: str) -> bool:
    """Whether a line is the name of an agency that sells pictures and writes no stories."""
    return fold(line).strip(".() ") in lexicon.entries("label/picture_services")


def has_job_title(line: str) -> bool:
    """Whether a line contains a job title of a newsroom, such as "correspondent"."""
    return any(word.lower().strip(".") in lexicon.entries("label/newsroom_posts") for word in words_of(line))


def is_outlet(line: str) -> bool:
    """Whether a line may be the name of a newspaper or broadcaster: a few capitalised words, one of them typical."""
    line_words = words_of(line)
    return (
        1 <= len(line_words) <= 5
        and all(word[0].isupper() or word in ("of", "the", "and", "for") for word in line_words)
        and any(word.lower() in lexicon.entries("label/outlets") for word in line_words)
    )


def has_handle(line: str) -> bool:
    """Whether a line contains an account name: @somebody."""
    return "@" in line and bool(_HANDLE.search(line))


def without_handle(line: str) -> str:
    """The line up to an account name, which pages may run together with the author's name: "Ana Reyes@anareyes"."""
    if "@" not in line:
        return line.rstrip()
    return re.split(r"\s*(?<!\w)@\w", _GLUED_HANDLE.sub("", line))[0].rstrip()


def without_title(name: str) -> str:
    """A name without titles such as "Prof. Dr." before it."""
    return _PERSONAL_TITLES.sub("", name)


def people_among(names: Iterable[str], publisher: str | None) -> tuple[str, ...]:
    """The names other than those of a publisher or the initials of an outlet: neither "Averil Courier Newsdesk", if the
    publisher is "Averil Courier", nor "TAC"."""
    house = fold(publisher or "")
    return tuple(name for name in names if not (_is_acronym(name) or (house and _are_alike(fold(name), house))))


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isalpha()


def _are_alike(name: str, publisher: str) -> bool:
    """Whether one of two names contains the other."""
    return name in publisher or publisher in name


def split_names(line: str) -> list[str]:
    """The parts of a byline: names, job titles, agencies."""
    return [part for part in _SEPARATOR.split(line) if part]


def is_name_line(line: str) -> bool:
    """Whether a line consists of names, agencies or accounts, possibly with job titles, and does not begin with a job
    title."""
    if len(line) > 140:
        return False
    parts = split_names(without_handle(_GLUED_TITLE.sub(", ", line))) or split_names(line)
    if not parts or not _is_name_or_agency(parts[0]):
        return False
    if is_agency(parts[0]) and len(parts) == 2 and parts[1].istitle() and word_count(parts[1]) <= 2:
        return True  # The agency and its location: "Seaboard Press, Castermouth".
    return all(
        _is_name_or_agency(part) or is_outlet(part) or (has_job_title(part) and word_count(part) <= 6) for part in parts
    )


def _is_name_or_agency(part: str) -> bool:
    return is_name(part) or is_agency(part) or part.startswith("@") or name_before_affiliation(part) is not None


def name_before_affiliation(part: str) -> str | None:
    """The name that an agency or a job title follows without punctuation, as in "Ana Reyes Associated Press"; None for
    other parts."""
    tokens = part.split()
    if not 3 <= len(tokens) <= MAX_PART_WORDS:
        return None
    for cut in range(2, len(tokens)):
        name, rest = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        if (is_agency(rest) or has_job_title(rest)) and is_name(name):
            return name
    return None
