"""Find calendar dates by pattern. Finds neither durations nor "today"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader.model.span import Span

_DIGIT = re.compile(r"\d")
_NAME = re.compile("Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
"""Every date holds a digit or a name; most sentences do not, and looking for them, one after the other, takes a
twentieth of the time."""


def find(text: str, span: Span) -> Iterator[Span]:
    """The calendar dates inside `span`, in order, without overlaps: days, months, years."""
    if _DIGIT.search(text, span.start, span.end) or _NAME.search(text, span.start, span.end):
        for match in _pattern().finditer(text, span.start, span.end):
            yield Span(*match.span())


@cache
def _pattern() -> re.Pattern[str]:
    short_month = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
    plain_month = "January|February|April|June|July|August|September|October|November|December"
    month = rf"(?:{plain_month}|March|May|{short_month})"
    # Without a number, "May" and "March" are months only after certain words.
    verbs_too = rf"(?:{'|'.join(f'(?<={word} )' for word in _BEFORE_MONTH)})(?:May|March)\b(?! [A-Z])"
    short_day = rf"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.?(?=,? (?:\d|{month}))"
    weekday = rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|{short_day})"
    clock = r"\s?(?:GMT|UTC|hrs|hours|local\stime|[ECMP][SD]T|IST|BST|CEST|CET|WAT|EAT)\b"
    year = rf"(?:1[0-9]|20)\d\d(?!\d|{clock})"
    day = r"[0-3]?\d(?:st|nd|rd|th)?(?![\d:.,]\d)(?!\d)"
    days = rf"{day}(?:\s?[-–]\s?{day})?"
    dated = (
        rf"(?:{weekday},?\s(?:the\s)?)?"
        rf"(?:{days}(?:\sof)?[\s-]{month}(?:,?[\s-]{year})?|{month}\s{days}(?:,?\s{year})?|{month},?\s(?:of\s)?{year})"
    )
    numbers = r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d"
    street = (
        r"(?:\s[A-Z][\w.'’]{0,20}){1,3}\s(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Court|Highway)\b"
    )
    of_no_house = rf"(?:(?<=[Tt]he )|(?!\d{{4}}{street}))"
    of_no_file = r"(?<!No\. )(?<!No )(?<!#)"
    years = rf"{of_no_file}{of_no_house}{year}(?:[/–-]\d\d(?:\d\d)?\b)?(?=s?\b)(?!-[A-Z]{{2}}|-\d{{3}})"
    return re.compile(rf"(?<![\w/-])(?:(?:{dated}|{weekday}|{numbers}|{plain_month}|{verbs_too})(?!\w)|{years})")


_BEFORE_MONTH = ("in", "In", "by", "last", "late", "since", "Since", "until", "early", "mid", "of this", "end of")
