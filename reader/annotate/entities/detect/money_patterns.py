"""Find sums of money by pattern: numbers with a currency."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader import lexicon
from reader.model.span import Span

_SIGN = re.compile(r"\d|hundred|thousand|million|billion|trillion|crore|lakh|tens")
"""What every sum holds; most sentences do not, and looking for it takes a tenth of the time."""


def find(text: str, span: Span) -> Iterator[Span]:
    """The sums of money inside `span`, in order, without overlaps."""
    if not _SIGN.search(text, span.start, span.end):
        return
    at = span.start
    while match := _pattern(True).search(text, at, span.end):
        found: re.Match[str] | None = match
        if any(words and words not in _countries() for words in match.groups()):
            found = _pattern(False).match(text, match.start(), span.end)
        if found is not None:
            yield Span(*found.span())
        at = found.end() if found is not None else match.start() + 1


@lexicon.per_language
def _pattern(with_country: bool) -> re.Pattern[str]:
    """The pattern of a sum. With `with_country`, it also takes in the words before the currency, such as "Jamaican" in
    "30 Jamaican dollars"; its groups hold them.

    There are hundreds of such words: looking them up costs less than a pattern of all of them.
    """
    number = r"\d{1,20}(?:[.,]\d{1,20}){0,6}"
    large = "hundred|thousand|million|billion|trillion|crore|lakh"
    scale = rf"(?:[\s-]?(?:(?:{large})s?|mln|bln|mn|bn|bil|tn|tr|m|b|k|M|B|K)\b){{0,2}}"
    sign = "[$£€¥₹₡₦₩₪₫₱₴₵₸₺₽฿]"
    up_to = rf"(?:\s?(?:[-–]|to)\s?{sign}?{number})?"
    amount = number + scale + up_to + scale
    owner = r"(?:US|USD|AU?|CA?|NZ|HK|SG?|R|NT|TT|J|EC|Bds|Z|N|GH|FJ|MX|Arg)\s?"
    people = r"(?:([A-Z][\w.-]{0,30}(?:\s[A-Z]\w{0,30}){0,2})\s)?" if with_country else ""
    coin = rf"(?:{people}{_either(lexicon.words('names/money'))}\b(?!-))"
    code = _either(lexicon.lines("names/money_codes"))
    small = r"(?:(?:a|one|two|three|four|five|six|seven|eight|nine|ten|several|half a|a few)\s)?"
    many = r"(?:tens|hundreds|thousands|millions|billions|trillions) of (?:(?:thousands|millions|billions) of )?"
    words = rf"(?:{many}|{small}(?:{large})\s)"
    return re.compile(
        rf"(?<![\w$.,])(?:(?:{owner})?{sign}\s?{amount}(?:\s?(?:USD|US|CAD|AUD)\b)?(?:\s?{coin})?"
        rf"|(?:{code}\.?\s?|[RNPK](?=\d+[,.]\d|\d+\s?[mb]|\d\d\d))-?{amount}(?!\w)"
        rf"|{amount}(?:\s?{coin}|\s?[€£₪₽₹]|\s?(?:CUP|USD|MLC)\b)"
        rf"|{words}{coin})"
    )


@lexicon.per_language
def _countries() -> frozenset[str]:
    """The words that may precede a currency: "New Zealand", "Jamaican", "US"."""
    demonyms = (name for names in lexicon.table("names/places_demonyms").values() for name in names.split(", "))
    return frozenset(("US", "U.S.", "CFA", "Hong Kong", "New Zealand", *demonyms))


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))) + ")"
