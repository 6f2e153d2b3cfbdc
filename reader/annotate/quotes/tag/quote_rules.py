"""Tag sources, cues and contents by plain rules: the floor when no learnt tagger is there. Joins nothing."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import is_cue, phrase_after, phrase_before, verb_start
from reader.annotate.quotes.passage import SENTENCE_ENDS, Passage

LONG = 3
"""Quoted words from which on a run is taken for speech without a cue beside it: in news nearly all of them are."""
_TAIL = 9
"""Words that ", X said." may have behind the words it reports."""


class QuoteRules:
    """Tags by quotation marks, verbs of reporting and the noun phrases beside them."""

    def tag(self, text: str, sentences: Sequence[Passage]) -> list[list[Segment]]:
        """The segments of every passage, in order."""
        return [_tag(passage) for passage in sentences]


def _tag(passage: Passage) -> list[Segment]:
    """The segments of one passage, frame by frame, in order."""
    found: list[Segment] = []
    runs = [(a, b) for number, a, b in passage.bounds if _may_be_speech(passage, number, b)]
    first = 0
    while first < len(passage.words):
        _, last = passage.frame_bounds(first)
        found.extend(_frame(passage, first, last, [run for run in runs if first <= run[0] < last]))
        first = last
    return sorted(found, key=lambda segment: segment.first)


def _frame(passage: Passage, first: int, last: int, runs: list[tuple[int, int]]) -> list[Segment]:
    cues = [i for i in range(first, last) if passage.inside[i] < 0 and is_cue(passage, i)]
    if runs:
        contents = [(a, min(b, last)) for a, b in runs if cues or _speech_like(passage, a, b)]
        if not cues:
            return [Segment(ReportPart.CONTENT, a, b, side=-1) for a, b in contents]  # it goes on what was said before
        cue = min(cues, key=lambda i: min(min(abs(i - a) + 2, abs(i - b)) for a, b in runs))
        segments = [Segment(ReportPart.CONTENT, a, b, side=1 if cue > a else -1) for a, b in contents]
        return segments + cue_and_source(passage, cue, first, last)
    for cue in cues:
        report = reported(passage, cue, first, last)
        if report:
            return report
    return []


def _may_be_speech(passage: Passage, number: int, last: int) -> bool:
    return passage.sizes[number] >= LONG or (last >= 2 and passage.words[last - 2] == ",")


def _speech_like(passage: Passage, first: int, last: int) -> bool:
    """Whether a quotation that nothing introduces is a sentence of its own, not a phrase set into one."""
    return first == 0 or passage.words[first + 1][0].isupper() or passage.words[last - 2] in SENTENCE_ENDS | {","}


def cue_and_source(passage: Passage, cue: int, first: int, last: int) -> list[Segment]:
    """The segment of a cue, and that of the noun phrase before or behind it; words `first` to `last` are its frame."""
    segments = [Segment(ReportPart.CUE, cue, cue + 1)]
    begin = verb_start(passage, cue, first)
    before = phrase_before(passage, begin, first)
    inverted = begin == first or passage.inside[begin - 1] >= 0
    source = (phrase_after(passage, cue + 1, last) or before) if inverted or before is None else before
    if source:
        segments.append(Segment(ReportPart.SOURCE, *source))
    return segments


def reported(passage: Passage, cue: int, first: int, last: int) -> list[Segment]:
    """A claim in one frame: "X said that …", "…, X said." or nothing."""
    words = passage.lows
    end = last
    while end > cue + 1 and not words[end - 1][0].isalnum() and passage.inside[end - 1] < 0:
        end -= 1
    source = phrase_before(passage, verb_start(passage, cue, first), first)
    if source is None:
        return []
    start = cue + 1
    if end - start >= LONG and words[cue + 1] not in lexicon.words("quotes/phrase_stops") - {"that"} | {"of"}:
        content = Segment(ReportPart.CONTENT, start, end, side=-1)
    elif end - cue <= _TAIL and words[last - 1] != ":" and source[0] - first > LONG and words[source[0] - 1] == ",":
        content = Segment(ReportPart.CONTENT, first, source[0] - 1, side=1)
    else:
        return []
    return [Segment(ReportPart.SOURCE, *source), Segment(ReportPart.CUE, cue, cue + 1), content]
