"""Trim tagged segments to what the model promises: no "that", no hanging commas. Drops and joins nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.passage import Passage
from reader.base.values import replace

_LISTENER = 9
"""Words of those who are told, up to "that"."""
_LOOSE = frozenset((",", ";", ":", ".", "—", "–", "-", "…"))


def trim(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments without loose marks at their ends, and contents without their "that"."""
    trimmed = [_trim(passage, segment) for segment in segments]
    return [segment for segment in trimmed if segment is not None]


def _trim(passage: Passage, segment: Segment) -> Segment | None:
    first, last = segment.first, segment.last
    if (first, last) == (0, len(passage.words)):  # a block quotation: the page says where it ends
        return segment
    while first < last and _is_loose(passage, first):
        first += 1
    while last > first and _is_loose(passage, last - 1):
        last -= 1
    if segment.part is ReportPart.CONTENT:
        first = _behind_listener(passage, first, last)
    if segment.part is ReportPart.CONTENT and last - first > 2 and _is_conjunction(passage, first):
        first += 1
    if segment.part is ReportPart.SOURCE:
        first = _behind_semicolon(passage, first, last)
        last = _source_end(passage, first, last)
        while first and passage.words[first - 1][0].isupper() and passage.lows[first - 1] in _titles():
            first -= 1
    if (
        segment.part is ReportPart.SOURCE
        and last - first == 1
        and passage.lows[first] in lexicon.words("quotes/never_sources")
    ):
        return None
    if first == last:
        return segment if segment.part is ReportPart.CUE else None  # a colon may be all the cue there is
    return replace(segment, first=first, last=last)


def _behind_semicolon(passage: Passage, first: int, last: int) -> int:
    """Where a source begins: behind the last semicolon in it, which parts it from another sentence."""
    return next((i + 1 for i in range(last - 2, first, -1) if passage.words[i] == ";"), first)


def _source_end(passage: Passage, first: int, last: int) -> int:
    """Where a source ends: before "who" at its very end, and before how or where it was that somebody spoke."""
    for index in range(first + 1, last - 1):
        if passage.words[index] == "," and passage.lows[index + 1] in lexicon.words("quotes/tail_words"):
            return index
    while last - first > 1 and (passage.lows[last - 1] in {"who", "which"} or _is_loose(passage, last - 1)):
        last -= 1
    return last


def _behind_listener(passage: Passage, first: int, last: int) -> int:
    """Where a content begins: in "told the agency that it rained" only the rain is told."""
    if first == 0 or passage.lows[first - 1] not in lexicon.words("quotes/cues_telling"):
        return first
    end = min(last - 2, first + _LISTENER)
    return next((i for i in range(first + 1, end) if passage.lows[i] == "that" and passage.inside[i] < 0), first)


def _titles() -> frozenset[str]:
    return lexicon.words("quotes/titles")


def _is_loose(passage: Passage, index: int) -> bool:
    return passage.inside[index] < 0 and passage.words[index] in _LOOSE


def _is_conjunction(passage: Passage, index: int) -> bool:
    """Whether a word is the "that" of "said that it rained", not the one of "said that was all"."""
    if passage.inside[index] >= 0 or passage.lows[index] != "that":
        return False
    return passage.lows[index + 1] not in lexicon.words("quotes/finite_verbs")
