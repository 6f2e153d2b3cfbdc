"""Find dates and sums of money by their form. Knows no other names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reader.annotate.entities.mention import Mention
from reader.model.annotation import EntityKind
from reader.model.span import Span


def find(text: str, span: Span) -> Iterator[Mention]:
    """Calendar dates and sums with a currency inside `span`, in order, none of them overlapping."""
    reach = span.start
    for match in _pattern().finditer(text, span.start, span.end):
        if match.start() >= reach:
            kind = EntityKind.MONEY if match.group("money") else EntityKind.DATE
            reach = match.end()
            yield Mention(Span(match.start(), match.end()), kind)


@cache
def _pattern() -> re.Pattern[str]:
    day = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
    month = (
        r"(?:(?:January|February|March|April|June|July|August|September|October|November|December)\b"
        r"|May\b(?=,?\s\d)|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?=\s\d))"
    )
    year = r"(?:1[5-9]|20)\d\d"
    number = r"\d{1,3}(?:,\d{2,3}){1,6}(?:\.\d{1,4})?|\d{1,15}(?:\.\d{1,4})?"
    scale = r"(?:\s?(?:million|billion|trillion|crore|lakh|thousand|bn|m|k)\b)?"
    coin = (
        r"(?:dollars?|euros?|pounds?|yen|yuan|won|rupees?|pesos?|rubles?|roubles?|francs?|rand|naira|shillings?|cents?)"
    )
    date = (
        rf"(?:{day},?\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s{month}|{month}(?:\s\d{{1,2}}(?:st|nd|rd|th)?\b)?)(?:,?\s{year}\b)?"
        rf"|{day}\b|(?<=[Ii]n\s){year}\b|(?<=[Ss]ince\s){year}\b|\d{{1,2}}/\d{{1,2}}/{year}\b|{year}-\d\d-\d\d\b"
    )
    money = (
        rf"\b(?:US|A|C|NZ|HK|S|R|NT)?[$£€¥₹₦₩₡]\s?(?:{number}){scale}"
        rf"|[$£€¥₹₦₩₡]\s?(?:{number}){scale}|\b(?:{number}){scale}\s(?:US\s)?{coin}\b"
    )
    return re.compile(rf"(?P<money>{money})|(?<!\w)(?:{date})")
