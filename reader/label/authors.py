"""Read the authors' names off bylines, or off the lines that say whom to follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.base.regex import expression
from reader.label.byline_forms import names_after_foreign_by
from reader.label.names import is_agency, is_name, name_before_affiliation, split_names, without_handle
from reader.label.timestamps import strip_timestamps
from reader.model.document import BlockKind
from reader.model.draft import Draft

_BY = expression(r"^(?:.*[\s|•·–—/-])??(?:\w+ )?by\b:?\s*", re.IGNORECASE)
_AUTHOR = expression(r"^authors?\b:?\s*", re.IGNORECASE)
_FOLLOW = expression(
    r"^(?i:follow|email|contact|reach|write to) (?P<who>[A-ZÀ-Ý][\w.'’-]+(?: [\w.'’-]+){1,3}?)"
    r"(?: \(?@| on\b| at\b|,|\.)"
)
MAX_NAME_WORDS = 5
"""Words of the longest name."""

_DIGIT = expression(r"\d")
_PARTICLES = frozenset(["de", "van", "von", "der", "da", "di", "del", "la", "bin", "ibn", "al", "el", "dos"])
_GLUED_POST = expression(r"(?<=[a-z])(?=(?:Staff|Senior|Reporter|Correspondent|Editor|View|More)\b)")


def author_names(draft: Draft) -> tuple[str, ...]:
    """The names in the bylines, without "By", posts, agencies and dates; each once."""
    return tuple(dict.fromkeys(_signed(draft)))


def followed_names(draft: Draft) -> tuple[str, ...]:
    """The names of those whom furniture or notes ask the reader to follow or to write to."""
    return tuple(dict.fromkeys(_named(draft)))


def _signed(draft: Draft) -> Iterator[str]:
    for block in draft.blocks:
        if block.kind is not BlockKind.BYLINE:
            continue
        abroad = names_after_foreign_by(block.text)
        line = abroad or _AUTHOR.sub("", _BY.sub("", without_handle(_GLUED_POST.sub(", ", block.text)), count=1))
        for part in split_names(line):
            if name := _name(strip_timestamps(part)):
                yield name


def _name(part: str) -> str | None:
    """The name at the beginning of part of a byline; None where none is."""
    kept: list[str] = []
    for word in part.split():
        if not (word[0].isupper() or word.lower() in _PARTICLES or word[:2] in ("d'", "d’")) or _DIGIT.search(word):
            break
        kept.append(word)
    if kept and (found := name_before_affiliation(" ".join(kept))):
        return _in_small(found)
    for length in range(min(len(kept), MAX_NAME_WORDS), 1, -1):
        name = " ".join(kept[:length])
        if is_name(name):
            return _in_small(name)
    return None


def _in_small(name: str) -> str:
    """The name without shouting."""
    return name.title() if name.isupper() else name


def _named(draft: Draft) -> Iterator[str]:
    for block in draft.blocks:
        if block.kind in (BlockKind.FURNITURE, BlockKind.NOTE) and (match := _FOLLOW.match(block.text)):
            name = match.group("who")
            if is_name(name) and not is_agency(name):
                yield name
