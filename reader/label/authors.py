"""Extract the authors' names from bylines, or from lines such as "Follow Ana Reyes on Twitter"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.base import lazy_regex
from reader.label.byline_forms import names_after_foreign_by
from reader.label.names import is_agency, is_name, name_before_affiliation, split_names, without_handle
from reader.label.timestamps import strip_timestamps
from reader.model.document import BlockKind
from reader.model.draft import Draft

_BY = lazy_regex.compile(r"^(?:.*[\s|•·–—/-])??(?:\w+ )?by\b:?\s*", re.IGNORECASE)
_AUTHOR = lazy_regex.compile(r"^authors?\b:?\s*", re.IGNORECASE)
_FOLLOW = lazy_regex.compile(
    r"^(?i:follow|email|contact|reach|write to) (?P<who>[A-ZÀ-Ý][\w.'’-]+(?: [\w.'’-]+){1,3}?)"
    r"(?: \(?@| on\b| at\b|,|\.)"
)
MAX_NAME_WORDS = 5
"""Words in the longest name that is accepted."""

_DIGIT = lazy_regex.compile(r"\d")
_PARTICLES = frozenset(["de", "van", "von", "der", "da", "di", "del", "la", "bin", "ibn", "al", "el", "dos"])
_GLUED_POST = lazy_regex.compile(r"(?<=[a-z])(?=(?:Staff|Senior|Reporter|Correspondent|Editor|View|More)\b)")


def author_names(draft: Draft) -> tuple[str, ...]:
    """The names in the bylines, without "By", job titles, agencies, dates and repetitions."""
    return tuple(dict.fromkeys(_names_in_bylines(draft)))


def followed_names(draft: Draft) -> tuple[str, ...]:
    """The names of people whom furniture or notes ask the reader to follow or contact, without repetitions."""
    return tuple(dict.fromkeys(_names_to_follow(draft)))


def _names_in_bylines(draft: Draft) -> Iterator[str]:
    for block in draft.blocks:
        if block.kind is not BlockKind.BYLINE:
            continue
        names = names_after_foreign_by(block.text)
        line = names or _AUTHOR.sub("", _BY.sub("", without_handle(_GLUED_POST.sub(", ", block.text)), count=1))
        for part in split_names(line):
            if name := _leading_name(strip_timestamps(part)):
                yield name


def _leading_name(part: str) -> str | None:
    """The name that a part of a byline begins with; None if it does not begin with one."""
    name_words: list[str] = []
    for word in part.split():
        if not (word[0].isupper() or word.lower() in _PARTICLES or word[:2] in ("d'", "d’")) or _DIGIT.search(word):
            break
        name_words.append(word)
    if name_words and (name := name_before_affiliation(" ".join(name_words))):
        return _without_all_caps(name)
    for length in range(min(len(name_words), MAX_NAME_WORDS), 1, -1):
        candidate = " ".join(name_words[:length])
        if is_name(candidate):
            return _without_all_caps(candidate)
    return None


def _without_all_caps(name: str) -> str:
    """The name in title case if it is printed in capitals."""
    return name.title() if name.isupper() else name


def _names_to_follow(draft: Draft) -> Iterator[str]:
    for block in draft.blocks:
        if block.kind in (BlockKind.FURNITURE, BlockKind.NOTE) and (match := _FOLLOW.match(block.text)):
            name = match.group("who")
            if is_name(name) and not is_agency(name):
                yield name
