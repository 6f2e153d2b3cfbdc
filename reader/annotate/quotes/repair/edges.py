"""Trim tagged segments: no leading "that", no loose punctuation at the ends. Changes nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.addressees import after_addressee
from reader.base.values import replace

_BREAKS = frozenset((";", ":"))
_LOOSE_MARKS = frozenset((",", ";", ":", ".", "—", "–", "-", "…"))


def trim(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments without loose punctuation at their ends, and contents without a leading conjunction."""
    trimmed = [_trim(passage, segment) for segment in segments]
    return [segment for segment in trimmed if segment is not None]


def separate(_passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments, in order, with no content overlapping the one before it."""
    found: list[Segment] = []
    taken = 0
    for segment in sorted(segments, key=lambda each: (each.first, each.end)):
        if segment.part is not ReportPart.CONTENT:
            found.append(segment)
        elif segment.end > taken:
            found.append(replace(segment, first=max(segment.first, taken)))
            taken = segment.end
    return found


def _trim(passage: Passage, segment: Segment) -> Segment | None:
    first, end = segment.first, segment.end
    if (first, end) == (0, len(passage.words)):  # a block quotation: the markup says where it ends
        return segment
    while first < end and _is_loose(passage, first):
        first += 1
    while end > first and _is_loose(passage, end - 1):
        end -= 1
    if segment.part is ReportPart.CONTENT:
        first = after_addressee(passage, first, end)
    if segment.part is ReportPart.CONTENT and end - first > 2 and _is_conjunction(passage, first):
        first += 1
    if segment.part is ReportPart.SOURCE:
        first = _after_break(passage, first, end)
        end = _source_end(passage, first, end)
        titles = lexicon.words("quotes/titles")
        while first and passage.words[first - 1][0].isupper() and passage.lowered[first - 1] in titles:
            first -= 1
    if (
        segment.part is ReportPart.SOURCE
        and end - first == 1
        and passage.lowered[first] in lexicon.words("quotes/never_sources")
    ):
        return None
    if first == end:
        return segment if segment.part is ReportPart.CUE else None  # a colon may be all the cue there is
    return replace(segment, first=first, end=end)


def _after_break(passage: Passage, first: int, end: int) -> int:
    """Where a source begins: after the last semicolon or colon in it, which ends another clause or a dateline."""
    start = next((i + 1 for i in range(end - 2, first, -1) if passage.words[i] in _BREAKS), first)
    return first if "(" in passage.words[first:start] else start


def _source_end(passage: Passage, first: int, end: int) -> int:
    """Where a source ends: before a trailing "who", and before how or where somebody spoke."""
    for index in range(first + 1, end - 1):
        if passage.words[index] == "," and passage.lowered[index + 1] in lexicon.words("quotes/tail_words"):
            return index
    calendar = lexicon.words("names/calendar")
    if end - first > 2 and passage.lowered[end - 2] == "on" and passage.lowered[end - 1] in calendar:
        end -= 2
    if end - first > 2 and passage.lowered[end : end + 1] == ("on",) and _is_participle(passage, end - 1):
        end -= 1  # "a review, published on Monday,"
    while end - first > 1 and (passage.lowered[end - 1] in {"who", "which"} or _is_loose(passage, end - 1)):
        end -= 1
    return end


def _is_participle(passage: Passage, index: int) -> bool:
    """Whether a word tells what was done to the noun before it, and is not the noun: "seen", not "the accused"."""
    lower = passage.lowered[index]
    acts = lower == "seen" or (lower.endswith("ed") and passage.words[index][0].islower())
    return acts and passage.lowered[index - 1] not in lexicon.words("quotes/determiners")


def _is_loose(passage: Passage, index: int) -> bool:
    return passage.run_at[index] < 0 and passage.words[index] in _LOOSE_MARKS


def _is_conjunction(passage: Passage, index: int) -> bool:
    """Whether a word is the conjunction of "said that it rained" or "cast it as “a win”", not the pronoun of "said that
    was all"."""
    if passage.run_at[index] >= 0 or passage.lowered[index] not in ("that", "as"):
        return False
    if passage.lowered[index] == "as":
        return passage.run_at[index + 1] >= 0
    return passage.lowered[index + 1] not in lexicon.words("quotes/finite_verbs")
