"""Mend what a tagger left out beside a quotation: its cue, its source, its end. Joins nothing."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.quotes.claim import Part, Segment
from reader.annotate.quotes.passage import Passage, boundaries, quoted_words
from reader.annotate.quotes.phrases import is_cue, phrase_after, phrase_before, verb_start
from reader.annotate.quotes.rules import LONG, cue_and_source
from reader.model.document import BlockKind

_NEAR = 6
"""Words between a quotation and its verb: a name with a title fits in, another clause does not."""


def complete(passage: Passage, segments: Sequence[Segment], before_quote: bool) -> list[Segment]:
    """The segments of one passage, mended. `before_quote`: the passage after this one begins with a quotation."""
    found = list(segments)
    if passage.runs:
        for number, first, last in boundaries(passage):
            if quoted_words(passage, number) >= LONG:
                found += _missing_cue(passage, found, first, last)
    if before_quote and passage.words[-1] == ":":
        found += _hanging(passage, found)
    found += _missing_sources(passage, found)
    return sorted(found, key=lambda segment: segment.first)


def _missing_cue(passage: Passage, segments: list[Segment], first: int, last: int) -> list[Segment]:
    """The verb beside a quotation in whose frame the tagger saw none."""
    low, high = passage.frame_bounds(first)
    if any(s.part is Part.CUE and low - 1 <= s.first <= high for s in segments):
        return []
    taken = _taken(segments)
    if passage.kind is BlockKind.HEADLINE and first - low >= 2 and passage.words[first - 1] == ":":
        return [s for s in _labelled(low, first) if not taken & set(range(s.first, s.last))]
    near = [*range(last, min(high, last + _NEAR)), *range(first - 1, max(low, first - 3) - 1, -1)]
    for index in near:
        if index not in taken and passage.inside[index] < 0 and is_cue(passage, index):
            return [s for s in cue_and_source(passage, index, low, high) if not taken & set(range(s.first, s.last))]
    return []


def _labelled(first: int, quote: int) -> list[Segment]:
    """Source and colon of a headline such as "Dole: ‘It will pass’"."""
    return [Segment(Part.SOURCE, first, quote - 1), Segment(Part.CUE, quote - 1, quote)]


def _hanging(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """The last verb of a passage that ends with a colon, where a quotation follows in the next one."""
    low, high = passage.frame_bounds(len(passage.words) - 1)
    if any(s.part is Part.CUE and low <= s.first for s in segments):
        return []
    cues = [i for i in range(low, high) if passage.inside[i] < 0 and is_cue(passage, i)]
    if not cues or cues[-1] in _taken(segments):
        return []
    taken = _taken(segments)
    return [s for s in cue_and_source(passage, cues[-1], low, high) if not taken & set(range(s.first, s.last))]


def _missing_sources(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """The noun phrase beside a cue in whose frame the tagger saw no source."""
    found: list[Segment] = []
    frames = {passage.frames[s.first] for s in segments if s.part is Part.SOURCE}
    taken = _taken(segments)
    for cue in (s for s in segments if s.part is Part.CUE):
        if passage.frames[cue.first] in frames or not is_cue(passage, cue.last - 1):
            continue
        low, high = passage.frame_bounds(cue.first)
        inverted = cue.first > low and passage.inside[cue.first - 1] >= 0
        if inverted:
            phrase = phrase_after(passage, cue.last, high)
        else:
            phrase = phrase_before(passage, verb_start(passage, cue.first, low), low)
        if phrase and not taken & set(range(*phrase)):
            found.append(Segment(Part.SOURCE, *phrase))
    return found


def _taken(segments: Sequence[Segment]) -> set[int]:
    return {index for segment in segments for index in range(segment.first, segment.last)}
