"""Recognise bylines: "By …", a name with a job title, a name with a date. Works on one line at a time."""

from __future__ import annotations

import re

from reader import lexicon
from reader.base import lazy_regex
from reader.label.lines import ends_sentence, is_prose, word_count
from reader.label.names import has_handle, has_job_title, is_agency, is_name, is_name_line, is_outlet, without_title
from reader.label.timestamps import has_timestamp, is_date_line, strip_timestamps

MAX_BYLINE_CHARS = 200
"""Code points in the longest byline."""

_BY = lazy_regex.compile(
    r"(?:^|(?<=[\s|•·–—/-]))(?:(?:posted|written|reported|published|story|words|text|analysis|report|opinion|exclusive|"
    r"author|reporting|review|reviewed|interview|comment|commentary|column|essay)\s+)?by\b:?\s*(?P<who>\S.*)$",
    re.IGNORECASE | re.DOTALL,
    within=("by",),
)
_FOREIGN_BY = lazy_regex.compile(
    r"(?:von|par|por|di|door|av|af)\s+(?P<who>\S.*)",
    re.IGNORECASE,
    begins=("von", "par", "por", "di", "door", "av", "af"),
)
_AUTHOR_LABEL = lazy_regex.compile(
    r"^(?:authors?|reporters?|writers?|byline|words)\s*:\s*",
    re.IGNORECASE,
    begins=("author", "reporter", "writer", "byline", "words"),
)
_AND = lazy_regex.compile(r",\s*|\s+(?:und|et|y|e|en|og|och)\s+")
_NAME_START = lazy_regex.compile(r"^[^\W\d_a-z][\w.'’-]*(?:,| and| &)? [^\W\d_]")
_USER_NAME = lazy_regex.compile(r"^[\w.-]{2,20}$")
_COUNTER = lazy_regex.compile(
    r"\s+(?:\d+|no) (?:comments?|views?|shares?)\b.*$", re.IGNORECASE, within=("comment", "view", "share")
)


def is_byline(text: str) -> bool:
    """Whether a line is unmistakably a byline: "By …", also in other languages, "Author: …", or a name with a
    newsroom job title."""
    return len(text) <= MAX_BYLINE_CHARS and _is_byline(text)


@lexicon.per_language  # several rules ask about the same lines
def _is_byline(text: str) -> bool:
    if is_prose(text) and not has_timestamp(text):
        return False
    if _AUTHOR_LABEL.match(text) or text.strip().lower().rstrip(":") == "by":
        return True
    if names_after_foreign_by(text):
        return True
    match = _BY.search(text)
    if match and not text[: match.start()].strip():
        return _is_author(_COUNTER.sub("", match.group("who").strip()))
    if match and is_date_line(text[: match.start()].strip(" |•·–—/-")):
        return _is_author(_COUNTER.sub("", match.group("who").strip()))
    return is_name_with_title(text)


def is_name_with_title(text: str) -> bool:
    """Whether a line is a name with a job title: "Ana Reyes, harbour correspondent"."""
    name, _, title = text.partition(",")
    return bool(title) and word_count(title) <= 5 and has_job_title(title) and not ends_sentence(text) and is_name(name)


def names_after_foreign_by(text: str) -> str | None:
    """The names after a foreign word for "by", separated by commas: "Von Ana Reyes und Tomas Lind" gives "Ana Reyes,
    Tomas Lind". None for other lines."""
    match = _FOREIGN_BY.fullmatch(text)
    if match is None or not match.group("who")[0].isupper():
        return None
    names = _AND.split(match.group("who"))
    return ", ".join(names) if all(is_name(without_title(name)) for name in names) else None


def _is_author(who: str) -> bool:
    if not who:
        return False
    without_date = strip_timestamps(who)
    if has_timestamp(who) and _USER_NAME.match(without_date):
        return True
    if not who[0].isupper() or (word_count(who) > 14 and not has_timestamp(who)):
        return False
    return bool(_NAME_START.match(who + " x")) or is_agency(without_date)


def is_bare_byline(text: str) -> bool:
    """Whether a line could be a byline without "By": names with job titles or agencies, or a name or agency with a
    date."""
    if len(text) > 140 or ends_sentence(text):
        return False
    if is_name_line(text):
        return True
    return has_timestamp(text) and _is_name_with_timestamp(text)


def _is_name_with_timestamp(text: str) -> bool:
    rest = strip_timestamps(text)
    if not rest or word_count(rest) > 12:
        return False
    if is_name_line(rest):
        return True
    # A date, the author and the sections: "04/03/2025 Ana Reyes Harbour, News".
    first_two = " ".join(rest.split()[:2])
    return text[0].isdigit() and is_name(first_two) and word_count(rest) <= 8


def continues_byline(text: str) -> bool:
    """Whether a line continues the byline above it: the name below a lone "By", a job title, an agency, an account."""
    if len(text) > 100 or ends_sentence(text) or is_date_line(text):
        return False
    return (
        is_name(text)
        or is_agency(text)
        or is_outlet(text)
        or has_handle(text)
        or (has_job_title(text) and word_count(text) <= 8)
    )
