"""Make a quotation that extends over several paragraphs one content in each: a verb inside it reports nothing here."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.passage import SENTENCE_ENDS, Passage
from reader.annotate.quotes.tag.quote_rules import MIN_SPEECH_WORDS


def keep_whole(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, those inside a quotation that is left open, or goes on, replaced by one content."""
    found = list(segments)
    for number, first, end in passage.run_bounds:
        if not _is_speech(passage, number, first, end) or not _extends_over_passages(passage, number, end):
            continue
        if not _is_covered(found, first, end):
            inside = [segment for segment in found if first <= segment.first < end]
            found = [segment for segment in found if segment not in inside]
            found.append(Segment(ReportPart.CONTENT, first, end, side=_side(found, inside, first)))
    return sorted(found, key=lambda segment: segment.first)


def _is_speech(passage: Passage, number: int, first: int, end: int) -> bool:
    """Whether a quotation is several words, or a short sentence: "It winks.", not "(Laughter.)"."""
    if passage.run_sizes[number] >= MIN_SPEECH_WORDS:
        return True
    return passage.run_sizes[number] > 0 and passage.words[end - 1] in SENTENCE_ENDS and passage.words[first + 1] != "("


def _extends_over_passages(passage: Passage, number: int, end: int) -> bool:
    run = passage.runs[number]
    return run.continues or (not run.closed and end == len(passage.words) and passage.leads_to_quotation)


def _is_covered(segments: Sequence[Segment], first: int, end: int) -> bool:
    """Whether a content covers words `[first, end)`."""
    return any(s.part is ReportPart.CONTENT and s.first <= first and end <= s.end for s in segments)


def _side(before: Sequence[Segment], inside: Sequence[Segment], first: int) -> int:
    """On which side the verb is: where the tagger expects it, else before if a content precedes."""
    sides = [segment.side for segment in inside if segment.part is ReportPart.CONTENT]
    if sides:
        return sides[0]
    return -1 if any(s.part is ReportPart.CONTENT and s.first < first for s in before) else 0
