"""What an article calls a person, in its own words. Knows one mention and the words beside it; invents nothing."""

from __future__ import annotations

import re
from functools import cache

from reader.annotate import vocabulary
from reader.model.annotation import Role
from reader.model.span import Span

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_AFTER = re.compile(
    r",\s+(?:(?:the|a|an|its|his|her|their|then|who is|who was)\s+)?(?P<role>[^,.;:()“”\"\n]{3,90}?)"
    r"(?=,|[.;]|\swho\b|\sand\s[A-Z])"
)
_BEFORE_COMMA = re.compile(r"\b(?:its|his|her|their|the)\s+(?P<role>[^,.;:()“”\"\n]{3,60}),\s*\Z")
_REACH = 140
_LINKS = frozenset({"of", "for", "and", "the"})
_NEVER_FIRST = frozenset({"the", "and", "of", "for", "his", "her", "its", "their"})


def beside(text: str, mention: Span, block: Span) -> tuple[Role, ...]:
    """The roles that stand right before and right after one mention of a person, inside `block`, in order."""
    found = (_before(text, mention, block), _before_comma(text, mention, block), _after(text, mention, block))
    return tuple(Role(text[span.start : span.end], span) for span in found if span is not None)


def _before(text: str, mention: Span, block: Span) -> Span | None:
    """The run of capitals and role words that leads up to a name."""
    begin = max(block.start, mention.start - _REACH)
    words = list(_WORD.finditer(text, begin, mention.start))
    first = len(words)
    edge = mention.start
    while first and text[words[first - 1].end() : edge] in {" ", ". ", "\n"} and _belongs(words[first - 1].group()):
        if text[words[first - 1].end() : edge] == ". " and len(words[first - 1].group()) > 5:
            break
        first -= 1
        edge = words[first].start()
    while first < len(words) and (words[first].group().lower() in _NEVER_FIRST or _addresses(words[first].group())):
        first += 1
    run = _behind_and(words[first:])
    if not run or not any(_head(word.group()) for word in run) or run[-1].group().lower() in _LINKS:
        return None
    return Span(run[0].start(), run[-1].end())


def _behind_and(run: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words behind an "and" that has no role before it: there somebody else is named."""
    for at, word in enumerate(run):
        if word.group() == "and" and not any(_head(each.group()) for each in run[:at]):
            return run[at + 1 :]
    return run


def _belongs(word: str) -> bool:
    return (
        word[0].isupper()
        or _head(word)
        or word.lower() in _LINKS
        or word.lower() in {"arms", "prime", "vice", "former"}
    )


def _before_comma(text: str, mention: Span, block: Span) -> Span | None:
    """ "its leader, Mara Okafor": the words between the owner and the comma."""
    match = _BEFORE_COMMA.search(text, max(block.start, mention.start - 80), mention.start)
    return _trimmed(match) if match and _head(match["role"].split()[-1]) else None


def _after(text: str, mention: Span, block: Span) -> Span | None:
    """ "Mara Okafor, the union secretary,": the words up to the comma."""
    match = _AFTER.match(text, mention.end, min(block.end, mention.end + _REACH))
    if match is None or (match["role"][0].isupper() and match["role"].split()[0].lower() in _NEVER_FIRST):
        return None
    words = re.split(r"\s(?:of|for|at|in|on|to|from|with|and)\s", match["role"])[0].split()
    return _trimmed(match) if words and _head(words[-1]) else None


def _trimmed(match: re.Match[str]) -> Span:
    return Span(match.start("role"), match.start("role") + len(match["role"].rstrip()))


def _head(word: str) -> bool:
    low = word.lower().rstrip(".")
    return low in _heads() and not _addresses(word)


def _addresses(word: str) -> bool:
    return word.lower().rstrip(".") in vocabulary.entries("titles_address")


@cache
def _heads() -> frozenset[str]:
    return vocabulary.entries("roles_heads") | (
        vocabulary.entries("titles_persons") - vocabulary.entries("titles_address")
    )
