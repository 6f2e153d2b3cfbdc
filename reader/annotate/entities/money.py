"""Find sums of money by their form. Knows numbers and currencies; knows no other names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reader.annotate import vocabulary
from reader.model.span import Span


def find(text: str, span: Span) -> Iterator[Span]:
    """The sums with a currency inside `span`, in order, none of them overlapping."""
    return (Span(*match.span()) for match in _pattern().finditer(text, span.start, span.end))


@cache
def _pattern() -> re.Pattern[str]:
    number = r"\d{1,20}(?:[.,]\d{1,20}){0,6}"
    large = "hundred|thousand|million|billion|trillion|crore|lakh"
    scale = rf"(?:[\s-]?(?:(?:{large})s?|mln|bln|mn|bn|bil|tn|tr|m|b|k|M|B|K)\b){{0,2}}"
    sign = "[$£€¥₹₡₦₩₪₫₱₴₵₸₺₽฿]"
    up_to = rf"(?:\s?(?:[-–]|to)\s?{sign}?{number})?"
    amount = number + scale + up_to + scale
    owner = r"(?:US|USD|AU?|CA?|NZ|HK|SG?|R|NT|TT|J|EC|Bds|Z|N|GH|FJ|MX|Arg)\s?"
    coin = rf"(?:(?:{_either(_of_whom())}\s)?{_either(vocabulary.words('names_money'))}\b(?!-))"
    code = _either(vocabulary.lines("names_money_codes"))
    small = r"(?:(?:a|one|two|three|four|five|six|seven|eight|nine|ten|several|half a|a few)\s)?"
    many = r"(?:tens|hundreds|thousands|millions|billions|trillions) of (?:(?:thousands|millions|billions) of )?"
    words = rf"(?:{many}|{small}(?:{large})\s)"
    return re.compile(
        rf"(?<![\w$.,])(?:(?:{owner})?{sign}\s?{amount}(?:\s?(?:USD|US|CAD|AUD)\b)?(?:\s?{coin})?"
        rf"|(?:{code}\.?\s?|[RNPK](?=\d+[,.]\d|\d+\s?[mb]|\d\d\d))-?{amount}(?!\w)"
        rf"|{amount}(?:\s?{coin}|\s?[€£₪₽₹]|\s?(?:CUP|USD|MLC)\b)"
        rf"|{words}{coin})"
    )


def _of_whom() -> Iterator[str]:
    """The words that say whose dollars they are."""
    yield from ("US", "U.S.", "CFA", "Hong Kong", "New Zealand")
    for peoples in vocabulary.table("places_demonyms").values():
        yield from peoples.split(", ")


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) + ")"
