"""Mend where names begin and end: offices behind them, two names in one, words that say what a company is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reader import lexicon
from reader.annotate.entities import known_names, name_forms
from reader.annotate.entities.mention import Mention, Sentence
from reader.annotate.entities.role_words import LINKS, is_head
from reader.base.values import replace
from reader.model.annotation import EntityKind
from reader.model.index import SpanIndex
from reader.model.span import Span

_OFFICIAL = frozenset({EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.FACILITY})
_OFFICE = re.compile(r"(\w+) ([A-Z][\w-]*)\Z")
_MARK = re.compile(r"[^\w\s.-]")
_DASH = re.compile(r"(?<=\s)(?:--|—|–)\s(?=\s*[a-z])")
_BEHIND = " \t\n\u00a0'’‘-–—"
_AND = re.compile(r"(?<=\s)(?:and|&)\s(?:the\s)?")
_LEADING = frozenset({"of", "for", "on"})
_NEAR = 60
"""Letters between an office and who holds it: "… Coordinator for Strategic Communications John Kirby"."""


def without_marks(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without dashes and apostrophes behind them: what owns ends before its apostrophe."""
    return [replace(mention, span=_bare(text, mention.span)) for mention in mentions]


def _bare(text: str, span: Span) -> Span:
    name = text[span.start : span.end].rstrip(_BEHIND)
    return Span(span.start, span.start + len(name)) if name else span


def without_offices(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the office at their end that belongs to a person named right behind them."""
    found: list[Mention] = []
    for mention, following in zip_longest(mentions, mentions[1:]):
        office = None
        if following is not None and following.kind is EntityKind.PERSON and mention.kind in _OFFICIAL:
            between = text[mention.span.end : following.span.start]
            if len(between) < _NEAR and not _MARK.search(between):
                office = _OFFICE.search(text, max(mention.span.start, mention.span.end - _NEAR), mention.span.end)
        found.append(_cut(mention, office) if office else mention)
    return found


def _cut(mention: Mention, office: re.Match[str]) -> Mention:
    if not is_head(office.group(2).lower()) or office.group(1).lower() in LINKS:
        return mention
    kind = EntityKind.ORGANIZATION if office.group(1).lower() in lexicon.entries("names/orgs_words") else mention.kind
    return Mention(Span(mention.span.start, office.end(1)), kind)


def two_apart(text: str, _sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, two bodies that "and" joins as two: "Merrow Bank and Averil Bank"; and dashes as what they are."""
    return [part for mention in mentions for part in _halves(text, mention)]


def _halves(text: str, mention: Mention) -> Iterator[Mention]:
    dash = _DASH.search(text, *mention.span)
    before = name_forms.trimmed(text, mention.span.start, dash.start()) if dash else None
    if before and before.length:
        yield replace(mention, span=before)
        return
    joint = _AND.search(text, *mention.span) if mention.kind is EntityKind.ORGANIZATION else None
    if joint:
        halves = [
            name_forms.trimmed(text, mention.span.start, joint.start()),
            name_forms.trimmed(text, joint.end(), mention.span.end),
        ]
        if all(_is_whole(name_forms.written(text, half)) for half in halves):
            yield from (replace(mention, span=half) for half in halves)
            return
    yield mention


def _is_whole(name: str) -> bool:
    """Whether words are the whole name of a body: the last says what it is, and "of" leads to no more."""
    if known_names.ORGANIZATION in known_names.tags(name) or (name_forms.is_acronym(name) and name.isupper()):
        return True
    words = name.casefold().split()
    return len(words) > 1 and words[-1] in lexicon.entries("names/orgs_words") and not _LEADING.intersection(words)


def lengthened(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """Organizations with the words that say what they are: "Wagner" before "Private Military Company"."""
    taken = SpanIndex((mention.span, mention) for mention in mentions)
    place_of = {span.end: (each, index) for each in sentences for index, span in enumerate(each.spans)}
    found: list[Mention] = []
    for mention in mentions:
        after = place_of.get(mention.span.end)
        end = None
        if (
            after
            and mention.kind is EntityKind.ORGANIZATION
            and not text[mention.span.start : mention.span.end].isupper()
        ):
            end = _end_of_organization(*after, taken)
        found.append(replace(mention, span=Span(mention.span.start, end)) if end else mention)
    return found


def _end_of_organization(sentence: Sentence, index: int, taken: SpanIndex[Mention]) -> int | None:
    """Where the last word such as "Company" ends in the run of capitals behind word `index`."""
    end = None
    for place in range(index + 1, min(index + 6, len(sentence.words))):
        span, word = sentence.spans[place], sentence.words[place]
        if not word[0].isupper() or taken.within(span):
            break
        if word.lower() in lexicon.entries("names/orgs_words"):
            end = span.end
    return end
