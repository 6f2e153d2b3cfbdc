"""Correct what was tagged after a quotation: whoever spoke, relays, remarks and the next speech are not part of it."""

from __future__ import annotations

from collections.abc import Sequence, Set

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import is_cue, names_speaker
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.titles import is_title
from reader.annotate.quotes.tag.quote_rules import cue_and_source
from reader.base.values import replace

_TOPIC_PREPOSITIONS = frozenset({"of", "about"})
"""After a verb, before whom the speech is about: “A,” Dole said of the crew."""
_QUESTIONS = frozenset("?!")
_MAX_REPORT_WORDS = 18
"""Limit for ", Kwon Sung Ho, the head of automation, said," between two quotations."""
_MAX_SPEAKER_WORDS = 6
"""Limit for a speaker that was tagged as content."""
_MAX_REMARK_WORDS = 8
"""Limit for a remark after a verb; longer text is another claim."""
_MAX_DESCRIPTION_WORDS = 20
"""Limit for a speaker after the verb: "a woman who gave her name only as Bee"."""


def correct_after(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, each content that extends beyond a quotation reduced to what was said."""
    if not passage.runs:
        return list(segments)
    found = _split_relayed(passage, segments)
    found = [part for segment in found for part in _split_off_speaker(passage, segment)]
    cues = {segment.first for segment in found if segment.part is ReportPart.CUE}
    found = [part for segment in found for part in _split_off_described(passage, segment, cues)]
    found = _correct_after_speech(passage, found)
    return [part for segment in found for part in _split_over_sentences(passage, segment, found)]


def _split_relayed(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """Split “A,” Dole said, according to Seaboard Press: Dole is the speaker, though he was tagged as content."""
    ends = [(first, end) for _, first, end in passage.run_bounds if _ends_before_verb(passage, first, end)]
    found: list[Segment] = []
    for segment in segments:
        cut = next((end for first, end in ends if first == segment.first and end < segment.end), None)
        inner = _inner_report(passage, cut, segment.end) if cut and segment.part is ReportPart.CONTENT else []
        if not inner or cut is None:
            found.append(segment)
            continue
        found += [replace(segment, end=cut, side=1), *inner]
        again = passage.quotation_start(cut, segment.end)
        if again < segment.end:
            found.append(replace(segment, first=again, side=-1))
    return found


def _inner_report(passage: Passage, first: int, end: int) -> list[Segment]:
    """The cue and the source among the words that follow a quotation inside a content."""
    frame_end = min(end, first + _MAX_REPORT_WORDS)
    for index in range(first, frame_end):
        if passage.run_at[index] >= 0:
            return []
        if is_cue(passage, index) and passage.lowered[index] in lexicon.words("quotes/cues_speech"):
            report = cue_and_source(passage, index, first, frame_end)
            return sorted(report, key=lambda segment: segment.first) if len(report) == 2 else []
    return []


def narration_start(passage: Passage, content: Segment) -> int | None:
    """Where narration begins after the quotation that opens a content; None unless all the rest is that."""
    run = passage.run_at[content.first]
    if content.part is not ReportPart.CONTENT or run < 0:
        return None
    start = next((i for i in range(content.first, content.end) if passage.run_at[i] != run), content.end)
    if start == content.end or passage.quotation_start(start, content.end) < content.end:
        return None
    return start


def _split_off_speaker(passage: Passage, segment: Segment) -> list[Segment]:
    """Split “A,” one driver, who …, told: the driver is not content."""
    end = narration_start(passage, segment)
    if end is None or not _ends_with_comma(passage, segment.first, end):
        return [segment]
    if segment.end - end > _MAX_SPEAKER_WORDS or any(is_cue(passage, i) for i in range(end, segment.end)):
        return [segment]
    if passage.lowered[end] in lexicon.words("quotes/phrase_stops"):  # “A” is something: it is not speech
        return [replace(segment, end=end, side=0)]
    return [replace(segment, end=end, side=1), Segment(ReportPart.SOURCE, end, segment.end)]


def _split_off_described(passage: Passage, segment: Segment, cues: Set[int]) -> list[Segment]:
    """Split “A,” a clerk, who was not named, | told: whoever stands between a quotation and its verb is the source.

    `cues` are the first words of the verbs.
    """
    end = narration_start(passage, segment)
    if end is None or cues.isdisjoint((segment.end, segment.end + 1)) or segment.end - end > _MAX_DESCRIPTION_WORDS:
        return [segment]
    spoken = _ends_with_comma(passage, segment.first, end) and names_speaker(passage, end, segment.end)
    if not spoken or is_title(passage, segment.first, end):
        return [segment]
    stop = next((i for i in range(end + 1, segment.end) if passage.words[i] == ","), segment.end)
    return [replace(segment, end=end, side=1), Segment(ReportPart.SOURCE, end, stop)]


def _correct_after_speech(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """Make what follows the verb of a quotation the source, or drop it: “A,” called [the mayor] [from the bar]. Another
    quotation after that is left: “A,” said [Dole on the pier, “B.”]."""
    ends = {s.end: s.part for s in segments if s.part is not ReportPart.CONTENT}
    sources = {passage.frame_at[s.first] for s in segments if s.part is ReportPart.SOURCE}
    spoken = {
        passage.frame_at[s.first]
        for s in segments
        if s.part is ReportPart.CONTENT and s.side > 0 and passage.is_quoted(s.first, s.end)
    }
    found: list[Segment] = []
    for segment in (_without_remark(passage, each, spoken) for each in segments):
        frame = passage.frame_at[segment.first]
        follows = segment.part is ReportPart.CONTENT and segment.first in ends and passage.run_at[segment.first] < 0
        quotation = _next_quotation(passage, segment)
        end = quotation - (quotation < segment.end)
        speaks = (
            follows
            and frame not in sources
            and ends[segment.first] is ReportPart.CUE
            and names_speaker(passage, segment.first, end)
        )
        longest = _MAX_DESCRIPTION_WORDS if speaks else _MAX_REMARK_WORDS
        if not follows or frame not in spoken or end - segment.first > longest:
            found.append(segment)
        elif quotation < segment.end and passage.lowered[segment.first - 1] in lexicon.words("quotes/cues_telling"):
            found.append(replace(segment, first=quotation))  # “A,” she told a journalist in May, “and B.”
        elif speaks or _is_remark(passage, segment):
            if speaks:
                found.append(replace(segment, part=ReportPart.SOURCE, end=end, side=0))
            if quotation < segment.end:
                found.append(replace(segment, first=quotation))
        else:
            found.append(segment)
    return found


def _next_quotation(passage: Passage, segment: Segment) -> int:
    """Where a quotation begins in a content after a comma; its end if none does."""
    inside = range(segment.first + 1, segment.end)
    return next((i for i in inside if passage.run_at[i] >= 0 and passage.words[i - 1] == ","), segment.end)


def _is_remark(passage: Passage, segment: Segment) -> bool:
    tails = lexicon.words("quotes/tail_words")
    before = passage.lowered[segment.first - 1]
    return passage.lowered[segment.first] in tails or before in tails or before in _TOPIC_PREPOSITIONS


def _without_remark(passage: Passage, segment: Segment, spoken: set[int]) -> Segment:
    """A content that extends from a remark into the next quotation, reduced to the quotation."""
    frame = passage.frame_at[segment.first]
    if segment.part is not ReportPart.CONTENT or passage.run_at[segment.first] >= 0 or frame not in spoken:
        return segment
    start = next((i for i in range(segment.first, segment.end) if passage.frame_at[i] != frame), segment.end)
    if start < segment.end and passage.run_at[start] >= 0:
        return replace(segment, first=start)
    return segment


def _split_over_sentences(passage: Passage, segment: Segment, segments: Sequence[Segment]) -> list[Segment]:
    """A content that extends from its verb into later sentences, split: what they quote is another speech.

    As in "Dole said it leaked. “We knew,” he sighed.", if all from "it" to "sighed" was tagged as content.
    """
    first, end = segment.first, segment.end
    frame_start, frame_end = passage.frame_bounds(first)
    if segment.part is not ReportPart.CONTENT or segment.side > 0 or end <= frame_end:
        return [segment]
    goes_on = passage.run_at[first] >= 0 and (passage.run_at[frame_end] >= 0 or passage.run_at[frame_end - 1] >= 0)
    if goes_on or not any(s.part is ReportPart.CUE and frame_start <= s.first < first for s in segments):
        return [segment]
    return [
        replace(segment, end=frame_end),
        *(
            Segment(ReportPart.CONTENT, start, stop, side=1 if _ends_before_verb(passage, start, stop) else -1)
            for _, start, stop in passage.run_bounds
            if frame_end <= start < end and (passage.begins_frame(start) or _is_introduced(passage, start))
        ),
    ]


def _is_introduced(passage: Passage, start: int) -> bool:
    """Whether a colon or a verb that reports stands right before a quotation."""
    return passage.words[start - 1] == ":" or is_cue(passage, start - 1)


def _ends_before_verb(passage: Passage, first: int, end: int) -> bool:
    """Whether a quotation ends as those do that a verb follows: with a comma or a question mark."""
    asks = end < len(passage.words) and passage.words[end - 2] in _QUESTIONS and passage.run_at[end] < 0
    return asks or _ends_with_comma(passage, first, end)


def _ends_with_comma(passage: Passage, first: int, end: int) -> bool:
    closed = end < len(passage.words) and passage.run_at[end] < 0
    return closed and end - first > 2 and passage.words[end - 2] == ","
