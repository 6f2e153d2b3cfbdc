"""Correct what was tagged before a quotation: a lead-in, a subject or a noun with a colon is not what was said."""

from __future__ import annotations

from collections.abc import Sequence, Set

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import is_cue, names_role, names_speaker, phrase_before
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.misread_parts import begins_clause
from reader.base.values import replace

_TOPICAL = frozenset({"to", "on", "about"})
"""At the end of a participle, before what the speech is about: "Commenting on the deal, Dole …"."""
_INVERTED = (ReportPart.CONTENT, ReportPart.CUE, ReportPart.SOURCE, ReportPart.CUE)
_MAX_SPEAKER_WORDS = 6
"""Limit for a speaker that was tagged as content."""
_MAX_INTRODUCTION_WORDS = 6
"""Limit for a noun before a colon, with the colon."""


def correct_before(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, each content before a quotation reduced to what was said."""
    if not passage.runs:
        return list(segments)
    found = _drop_second_colon(passage, _without_lead_ins(passage, segments))
    cued = {passage.frame_at[segment.first] for segment in found if segment.part is ReportPart.CUE}
    found = [part for segment in found for part in _split_off_subject(passage, segment, cued)]
    return [_extend_to_marks(passage, _without_introduction(passage, segment)) for segment in found]


def _without_lead_ins(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments, a lead-in that was tagged as verb and content dropped up to its comma: "Responding to | the news,
    captain Dole branded the owners “liars”"."""
    found: list[Segment] = []
    for segment in segments:
        if not found or not _is_lead_in(passage, found[-1], segment):
            found.append(segment)
        elif passage.lowered[found[-1].end - 1] in _TOPICAL and _is_whole_topic(passage, segment):
            del found[-1]
        elif (comma := _lead_in_end(passage, segment)) is not None:
            found[-1] = replace(segment, first=comma + 1)
        else:
            found.append(segment)
    return found


def _is_lead_in(passage: Passage, cue: Segment, content: Segment) -> bool:
    """Whether a participle that begins its sentence was tagged as the verb of a content right after it."""
    if (cue.part, content.part, cue.end) != (ReportPart.CUE, ReportPart.CONTENT, content.first):
        return False
    return passage.lowered[cue.first].endswith("ing") and passage.begins_frame(cue.first)


def _is_whole_topic(passage: Passage, content: Segment) -> bool:
    """Whether a content is only what "Commenting on" is about, up to its comma, and not quoted."""
    ends = content.end < len(passage.words) and passage.words[content.end] == ","
    return ends and passage.quotation_start(content.first, content.end) == content.end


def _lead_in_end(passage: Passage, content: Segment) -> int | None:
    """The comma in a content that ends the lead-in before it, if a speaker and a verb follow it."""
    start = passage.quotation_start(content.first, content.end)
    commas = [i for i in range(content.first, start) if passage.words[i] == ","]
    if len(commas) != 1 or start == content.end:
        return None
    begin = commas[0] + 1
    verb = next((i for i in range(begin + 1, start) if is_cue(passage, i)), None)
    return commas[0] if verb is not None and _is_subject(passage, begin, verb) else None


def _is_subject(passage: Passage, first: int, verb: int) -> bool:
    """Whether all words from `first` to a verb name who speaks."""
    return phrase_before(passage, verb, first) == (first, verb) and names_speaker(passage, first, verb)


def _drop_second_colon(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """The segments without the colon of “A,” says Dole: “B.”, where he has a verb already."""
    ordered = sorted(segments, key=lambda segment: segment.first)
    again = {
        colon
        for content, cue, source, colon in zip(ordered, ordered[1:], ordered[2:], ordered[3:], strict=False)
        if (content.part, cue.part, source.part, colon.part) == _INVERTED
        and passage.words[colon.first : colon.end] == (":",)
        and content.end == cue.first
        and cue.end == source.first
        and source.end == colon.first
    }
    return [segment for segment in segments if segment not in again]


def _split_off_subject(passage: Passage, segment: Segment, cued: Set[int]) -> list[Segment]:
    """Split Dole labelled him “lazy” in three, if all of it was tagged as content.

    After a short name or role, any verb that reports will do if its frame is not among those `cued`, which have one.
    """
    first, end = segment.first, segment.end
    if segment.part is not ReportPart.CONTENT or passage.run_at[first] >= 0 or not begins_clause(passage, first):
        return [segment]
    start = passage.quotation_start(first, end)
    verb = next((i for i in range(first + 1, start) if is_cue(passage, i)), None)
    if verb is None or start == end:
        return [segment]
    named = passage.words[verb - 1][0].isupper() or names_role(passage.lowered[verb - 1])
    speaks = named and verb - first <= _MAX_SPEAKER_WORDS and passage.frame_at[first] not in cued
    if not speaks and passage.lowered[verb] not in lexicon.words("quotes/cues_judging"):
        return [segment]
    if not _is_subject(passage, first, verb):
        return [segment]
    return [
        Segment(ReportPart.SOURCE, first, verb),
        Segment(ReportPart.CUE, verb, verb + 1),
        Segment(ReportPart.CONTENT, verb + 1, end, side=-1),
    ]


def _without_introduction(passage: Passage, segment: Segment) -> Segment:
    """A content without the noun and the colon before its quotation: "the rest: “No.”" after "was blunt about"."""
    first = segment.first
    if segment.part is not ReportPart.CONTENT or passage.run_at[first] >= 0:
        return segment
    start = passage.quotation_start(first, segment.end)
    introduced = start < segment.end and passage.words[start - 1] == ":" and start - first <= _MAX_INTRODUCTION_WORDS
    words = passage.lowered[first : start - 1]
    if not introduced or any(word in lexicon.words("quotes/finite_verbs") or not word[0].isalpha() for word in words):
        return segment
    return replace(segment, first=start)


def _extend_to_marks(passage: Passage, segment: Segment) -> Segment:
    """A content that misses only punctuation at the ends of its quotation, extended to the whole quotation."""
    if segment.part is not ReportPart.CONTENT:
        return segment
    first, end = segment.first, segment.end
    run = passage.run_at[end - 1]
    while run >= 0 and end < len(passage.words) and passage.run_at[end] == run and not passage.words[end][0].isalnum():
        end += 1
    run = passage.run_at[first]
    while run >= 0 and first and passage.run_at[first - 1] == run and not passage.words[first - 1][0].isalnum():
        first -= 1
    return replace(segment, first=first, end=end)
