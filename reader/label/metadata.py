"""Fill what the article says of itself: headline, authors, when it was published, its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reader.label.features import is_agency, is_name
from reader.label.phrases import words
from reader.model.document import BlockKind
from reader.model.draft import Draft

_FOLLOW = re.compile(
    r"^(?i:follow|email|contact|reach|write to) (?P<who>[A-ZÀ-Ý][\w.'’-]+(?: [\w.'’-]+){1,3}?)(?: \(?@| on\b|"
    r" at\b|,|\.)"
)
_BY = re.compile(r"^(?:\w+ )?by\b:?\s*", re.IGNORECASE)
_STAMP = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_US = re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", re.IGNORECASE)
_UK = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")

SAMPLE = 5000
"""Code points that are enough to tell a language by its commonest words."""

ENOUGH = 0.15
"""Share of function words from which a text is taken to be in their language; English news has about 0.35, texts in
other languages below 0.05."""


def metadata(draft: Draft) -> Draft:
    """The draft with what its blocks say put into `Draft.metadata`; what is there already stays."""
    known = draft.metadata
    authors = known.authors or tuple(dict.fromkeys(_authors(draft)))
    inferred = known.authors_inferred
    if not authors:
        authors = tuple(dict.fromkeys(_followed(draft)))
        inferred = bool(authors)
    return replace(
        draft,
        metadata=replace(
            known,
            headline=known.headline or _first(draft, BlockKind.HEADLINE),
            dek=known.dek or _first(draft, BlockKind.DEK),
            authors=authors,
            authors_inferred=inferred,
            published=known.published or _published(draft),
            language=known.language or language_of(draft),
        ),
    )


def _first(draft: Draft, kind: BlockKind) -> str | None:
    return next((block.text for block in draft.blocks if block.kind is kind), None)


def _authors(draft: Draft) -> Iterator[str]:
    for block in draft.blocks:
        if block.kind is BlockKind.BYLINE:
            line = _BY.sub("", re.sub(r"(?<=[a-z])@\w+.*|\s@\w+.*", "", block.text), count=1)
            yield from (name for part in re.split(r",|;|\band\b|&|\||/| [-–—] | on ", line) if (name := _name(part)))


def _name(part: str) -> str | None:
    """The name at the beginning of part of a byline, without the role or date behind it; None where none is."""
    kept: list[str] = []
    for word in part.split():
        if not (word[0].isupper() or word in ("de", "van", "von", "der", "da", "di", "bin", "al", "la")) or any(
            map(str.isdigit, word)
        ):
            break
        kept.append(word)
    while kept:
        name = " ".join(kept)
        if kept[-1].lower().strip(".") in _NOT_NAMES or (kept[-1][:3].lower() in _MONTHS and len(kept) > 2):
            kept.pop()
            continue
        if name.isupper():
            name = name.title()
        return name if is_name(name) and not is_agency(name) and kept[0].lower() not in _NOT_NAMES else None
    return None


_NOT_NAMES = frozenset(
    [
        "staff",
        "writer",
        "reporter",
        "correspondent",
        "editor",
        "senior",
        "chief",
        "contributor",
        "special",
        "news",
        "press",
        "associated",
        "reuters",
        "agency",
        "media",
        "bureau",
        "the",
        "advance",
        "spaceflight",
        "politics",
        "business",
        "science",
        "space",
        "world",
        "sports",
        "columnist",
        "editorial",
        "producer",
        "political",
        "health",
    ]
)


def _followed(draft: Draft) -> Iterator[str]:
    for block in draft.blocks:
        if block.kind in (BlockKind.FURNITURE, BlockKind.NOTE) and (match := _FOLLOW.match(block.text)):
            name = match.group("who")
            if is_name(name) and not is_agency(name):
                yield name


def _published(draft: Draft) -> str | None:
    for kind in (BlockKind.DATELINE, BlockKind.BYLINE):
        for block in draft.blocks:
            if block.kind is kind and (found := date_in(block.text)):
                return found
    return None


def date_in(line: str) -> str | None:
    """The first full date of a line in ISO form; None where day, month or year is missing or could be swapped."""
    for pattern in (_STAMP, _US, _UK):
        match = pattern.search(re.sub(r"(?<=\d{4})(?=\d{1,2}:\d)", " ", line))
        if match is None:
            continue
        if pattern is _STAMP:
            year, month, day = map(int, match.groups())
        else:
            year, day = int(match["year"]), int(match["day"])
            month = _MONTHS.index(match["month"].lower()) + 1
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            continue
    return None


def language_of(draft: Draft) -> str | None:
    """`en` where enough of the words are English function words; None where they are not."""
    text = ""
    for block in draft.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADLINE):
            text += block.text[: SAMPLE - len(text)] + " "
        if len(text) >= SAMPLE:
            break
    found = [word.lower() for word in _WORD.findall(text)]
    common = words("english")
    return "en" if len(found) >= 5 and sum(word in common for word in found) >= ENOUGH * len(found) else None
