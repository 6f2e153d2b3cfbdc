"""Extract the authors' names from bylines, or from lines such as "Follow Ana Reyes on Twitter"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from reader.base import lazy_regex
from reader.label.byline_forms import is_byline, names_after_foreign_by
from reader.label.credit_forms import is_owner_name
from reader.label.headline_lines import lines_around_headline
from reader.label.lines import ends_sentence
from reader.label.names import (
    has_job_title,
    is_agency,
    is_name,
    name_before_affiliation,
    split_names,
    without_handle,
    without_title,
)
from reader.label.story_extent import first_prose
from reader.label.timestamps import strip_timestamps
from reader.model.document import BlockKind
from reader.model.draft import Draft

_BY = lazy_regex.compile(
    r"^(?:.*[\s|•·–—/-])??(?:\w+ )?by\b:?\s*|^(?-i:(?:(?:Posted|Written|Published) )?[Bb]y(?=[A-Z]))", re.IGNORECASE
)
_AUTHOR = lazy_regex.compile(r"^(?:authors?\b:?|(?:words|text|story):)\s*", re.IGNORECASE)
_FOLLOW = lazy_regex.compile(
    r"^(?i:follow|email|contact|reach|write to) (?P<who>[A-ZÀ-Ý][\w.'’-]+(?: [\w.'’-]+){1,3}?)"
    r"(?: \(?@| on\b| at\b|,|\.)"
)
_WRITTEN = lazy_regex.compile(
    r"th(?:is|e) (?:\w+ )?(?:article|column|essay|guide|piece|post|report|review|story) (?:was|is) "
    r"(?:originally |first )?(?:written|authored|contributed) by (?P<who>[^.;:]+)",
    re.IGNORECASE,
    begins=("this", "the"),
)
_STARTS_WITH_BY = lazy_regex.compile(r"(?:\w+ )?by\b", re.IGNORECASE)
_BARE_SIGNATURE = lazy_regex.compile(
    r"(?:(?:written|posted) )?by:? (?:(?-i:[A-Z]).*|\S+)", re.IGNORECASE, begins=("by", "written", "posted")
)
_GROUND = lazy_regex.compile(r"\s+at\s+(?=[A-Z]).*", within=(" at ",))
"""Where a match was played: "By Ana Reyes at Marine Parade"."""

MAX_SIGNATURE_WORDS = 4
"""Words in the longest name of a team or an account that is taken for the author."""

MAX_NAME_WORDS = 5
"""Words in the longest name that is accepted."""

_DIGIT = lazy_regex.compile(r"\d")
_NO_TEAM = lazy_regex.compile(r"[\d,]")
"""What the name of a team never contains."""
_PARTICLES = frozenset(["de", "van", "von", "der", "da", "di", "del", "la", "bin", "ibn", "al", "el", "dos"])
_GLUED_TO_NAME = lazy_regex.compile(
    r"(?<=[a-z])(?=(?:Staff|Senior|Reporter|Correspondent|Editor|View|More|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)


def author_names(draft: Draft) -> tuple[str, ...]:
    """The names in the bylines, or else in lines around the headline that read like one: without "By", job titles,
    agencies, dates and repetitions. Without any, the team or the first name that signs above the story."""
    bylines = [block.text for block in draft.blocks if block.kind is BlockKind.BYLINE]
    return _names_in(bylines) or _names_around_headline(draft) or tuple(islice(_teams_above_story(draft), 1))


def _names_around_headline(draft: Draft) -> tuple[str, ...]:
    lines = list(lines_around_headline(draft))
    return _names_in(filter(is_byline, lines)) or _names_in(filter(_BARE_SIGNATURE.fullmatch, lines))


def _teams_above_story(draft: Draft) -> Iterator[str]:
    """What bylines without "By" name instead of a person: a team, a first name."""
    for block in draft.blocks[: first_prose(draft.blocks)]:
        name = block.text.partition(" - ")[0].strip()
        if block.kind is BlockKind.BYLINE and not _NO_TEAM.search(name) and is_owner_name(name) and _signature(name):
            yield name


def names_in_story(draft: Draft) -> tuple[str, ...]:
    """The names in the bylines that are marked up as part of the story."""
    return _names_in(block.text for block in draft.blocks if block.kind is BlockKind.BYLINE and block.in_story)


def signed_names(draft: Draft) -> tuple[str, ...]:
    """Like `author_names`, but only the names after "By"."""
    bylines = (block.text for block in draft.blocks if block.kind is BlockKind.BYLINE)
    return _names_in(filter(_STARTS_WITH_BY.match, chain(bylines, lines_around_headline(draft))))


def _names_in(bylines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for byline in bylines for name in _names_in_byline(byline)))


def followed_names(draft: Draft) -> tuple[str, ...]:
    """The names of people who wrote the article as a note says, or else of those whom furniture or notes ask the reader
    to follow or contact, without repetitions."""
    return tuple(dict.fromkeys(_names_in_notes(draft) or _names_to_follow(draft)))


def _names_in_byline(byline: str) -> list[str]:
    names = names_after_foreign_by(byline)
    line = names or _AUTHOR.sub("", _BY.sub("", without_handle(_GLUED_TO_NAME.sub(", ", byline)), count=1))
    parts = (_GROUND.sub("", part) for part in split_names(line))
    found = [name for part in parts if (name := _leading_name(strip_timestamps(part)))]
    if not found and _STARTS_WITH_BY.match(byline) and (signature := _signature(line)):
        return [signature]
    return found


def _signature(line: str) -> str | None:
    """What a byline names instead of a person: a team, an account, a first name."""
    rest = strip_timestamps(line).strip(" |•·–—-,")
    if not rest or len(rest.split()) > MAX_SIGNATURE_WORDS or _DIGIT.search(rest) or ends_sentence(rest):
        return None
    if f" {rest}" not in f" {line}" or line.lower().endswith((" by", " from")):
        return None  # The rest of a word with a number in it, or a label without a name.
    return None if is_agency(rest) or has_job_title(rest) else rest


def _leading_name(part: str) -> str | None:
    """The name that a part of a byline begins with; None if it does not begin with one."""
    bare = without_title(part)
    if bare != part and (name := _leading_name(bare)):
        return part.removesuffix(bare) + name
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


def _names_in_notes(draft: Draft) -> list[str]:
    written = (_WRITTEN.match(block.text) for block in draft.blocks if block.kind is BlockKind.NOTE)
    return [name for match in written if match for part in split_names(match["who"]) if (name := _leading_name(part))]


def _names_to_follow(draft: Draft) -> Iterator[str]:
    for block in draft.blocks:
        if block.kind in (BlockKind.FURNITURE, BlockKind.NOTE) and (match := _FOLLOW.match(block.text)):
            name = match.group("who")
            if is_name(name) and not is_agency(name):
                yield name
