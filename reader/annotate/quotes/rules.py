"""Tag sources, cues and contents by plain rules: the floor when no learnt tagger is there. Joins nothing."""

from __future__ import annotations

from reader.annotate.quotes import vocabulary
from reader.annotate.quotes.claim import Part, Segment
from reader.annotate.quotes.passage import SENTENCE_ENDS, Passage, boundaries, quoted_words
from reader.model.document import BlockKind

LONG = 3
"""Quoted words from which on a run is taken for speech without a cue beside it: in news nearly all of them are."""
_REACH = 9
_STOPS = vocabulary.words("phrase_stops")
_NO_HEADS = vocabulary.words("determiners")
_ADVERBS = vocabulary.words("cue_adverbs")


def tag(passage: Passage) -> list[Segment]:
    """The segments of one passage, frame by frame, in order."""
    found: list[Segment] = []
    first = 0
    while first < len(passage.words):
        _, last = passage.frame_bounds(first)
        found.extend(_frame(passage, first, last))
        first = last
    return sorted(found, key=lambda segment: segment.first)


def _frame(passage: Passage, first: int, last: int) -> list[Segment]:
    runs = [
        (a, b) for number, a, b in boundaries(passage) if first <= a < last and quoted_words(passage, number) >= LONG
    ]
    cues = [i for i in range(first, last) if passage.inside[i] < 0 and _is_cue(passage, i)]
    if runs:
        segments = [Segment(Part.CONTENT, a, min(b, last)) for a, b in runs if cues or _speech_like(passage, a, b)]
        if cues:
            cue = min(cues, key=lambda i: min(min(abs(i - a) + 2, abs(i - b)) for a, b in runs))
            segments += _cue_and_source(passage, cue, first, last)
        return segments
    for cue in cues:
        reported = _reported(passage, cue, first, last)
        if reported:
            return reported
    return []


def _may_be_speech(passage: Passage, number: int, last: int) -> bool:
    return quoted_words(passage, number) >= LONG or (last >= 2 and passage.words[last - 2] == ",")


def _speech_like(passage: Passage, first: int, last: int) -> bool:
    """Whether a quotation that nothing introduces is a sentence of its own, not a phrase set into one."""
    return first == 0 or passage.words[first + 1][0].isupper() or passage.words[last - 2] in SENTENCE_ENDS | {","}


def _is_cue(passage: Passage, index: int) -> bool:
    low, word = passage.lows[index], passage.words[index]
    if word[0].isupper() and passage.kind is not BlockKind.HEADLINE:  # Sung Ho, not "sung"
        return False
    return low in vocabulary.words("cues_speech") or low in vocabulary.words("cues_claim")


def _cue_and_source(passage: Passage, cue: int, first: int, last: int) -> list[Segment]:
    segments = [Segment(Part.CUE, cue, cue + 1)]
    begin = cue
    while begin > first and passage.lows[begin - 1] in _ADVERBS:
        begin -= 1
    before = _noun_phrase_before(passage, begin, first)
    after = _noun_phrase_after(passage, cue + 1, last)
    inverted = begin == first or passage.inside[begin - 1] >= 0
    source = (after or before) if inverted or before is None else before
    if source:
        segments.append(Segment(Part.SOURCE, *source))
    return segments


def _reported(passage: Passage, cue: int, first: int, last: int) -> list[Segment]:
    """A claim in one frame: "X said that …", "…, X said." or nothing."""
    words = passage.lows
    end = last
    while end > cue + 1 and not words[end - 1][0].isalnum() and passage.inside[end - 1] < 0:
        end -= 1
    begin = cue
    while begin > first and words[begin - 1] in _ADVERBS:
        begin -= 1
    source = _noun_phrase_before(passage, begin, first)
    if source is None:
        return []
    start = cue + 2 if cue + 1 < last and words[cue + 1] == "that" else cue + 1
    if end - start >= LONG and words[cue + 1] not in _STOPS - {"that"} and words[cue + 1] != "of":
        content = (start, end)
    elif end - cue <= _REACH and source[0] - first > LONG and words[source[0] - 1] == ",":
        content = (first, source[0] - 1)
    else:
        return []
    return [Segment(Part.SOURCE, *source), Segment(Part.CUE, cue, cue + 1), Segment(Part.CONTENT, *content)]


def _noun_phrase_before(passage: Passage, end: int, floor: int) -> tuple[int, int] | None:
    end = _behind_appositive(passage, end, floor)
    start = end
    while start > floor and end - start < _REACH and not _stops(passage, start - 1):
        start -= 1
    return (start, end) if _names_somebody(passage, start, end) else None


def _behind_appositive(passage: Passage, end: int, floor: int) -> int:
    """Where the name ends in "Kwon Sung Ho, head of automation, said"; else `end`."""
    if end - 1 > floor and passage.words[end - 1] == ",":
        for index in range(end - 2, max(floor, end - 2 * _REACH), -1):
            if passage.inside[index] >= 0:
                break
            if passage.words[index] == ",":
                return index
    return end


def _noun_phrase_after(passage: Passage, start: int, ceiling: int) -> tuple[int, int] | None:
    end = start
    while end < ceiling and end - start < _REACH and not _stops(passage, end):
        end += 1
    return (start, end) if _names_somebody(passage, start, end) else None


def _stops(passage: Passage, index: int) -> bool:
    return passage.lows[index] in _STOPS or passage.inside[index] >= 0


def _names_somebody(passage: Passage, start: int, end: int) -> bool:
    """Whether the last word can speak: "the" and "his" stand before a verb form used like an adjective."""
    return end > start and passage.words[end - 1][0].isalpha() and passage.lows[end - 1] not in _NO_HEADS
