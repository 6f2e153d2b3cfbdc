"""Find reports without quotation marks whose source and verb end the sentence: "The lake is frozen, rangers say."."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import finite_verbs, is_cue, names_speaker, phrase_before, verb_group_start
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.frame_reports import replace_reports
from reader.annotate.quotes.tag.quote_rules import find_report

_MIN_CONTENT_WORDS = 3
_MAX_CLOSING_WORDS = 10
"""Limit for ", Dole claimed on Monday" at the end of a sentence."""
_MAX_TAIL_WORDS = 16
"""After the verb: when, where or how it was said."""


def add_trailing(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, with the reports that close their sentences."""
    return replace_reports(passage, segments, _report)


def _report(passage: Passage, here: Sequence[Segment], frame_start: int, frame_end: int) -> list[Segment]:
    """The report that closes a frame without quotations; else nothing."""
    if max(passage.run_at[frame_start:frame_end]) >= 0:
        return []
    return _plain_report(passage, here, frame_start, frame_end) or _trailing_report(
        passage, here, frame_start, frame_end
    )


def _plain_report(passage: Passage, here: Sequence[Segment], frame_start: int, frame_end: int) -> list[Segment]:
    """The plain report at the end of a frame without quotations, with all words before it as its content; nothing if
    such a report was tagged."""
    if any(s.part is ReportPart.CONTENT and s.side > 0 for s in here):
        return []
    plain = lexicon.words("quotes/cues_plain")
    for index in range(frame_end - 1, max(frame_start, frame_end - _MAX_CLOSING_WORDS), -1):
        if passage.lowered[index] in plain:
            report = find_report(passage, index, frame_start, frame_end)
            named = any(s.part is ReportPart.SOURCE and passage.words[s.end - 1][0].isupper() for s in report)
            return report if named and any(s.side > 0 for s in report) else []
    return []


def _trailing_report(passage: Passage, here: Sequence[Segment], frame_start: int, frame_end: int) -> list[Segment]:
    """The report of a frame, if it ends with a source and a verb and no other report is in it; else nothing."""
    if "," not in passage.words[frame_start:frame_end]:
        return []
    end = passage.last_word_end(frame_start, frame_end)
    for cue in range(end - 1, max(frame_start + _MIN_CONTENT_WORDS, end - _MAX_TAIL_WORDS), -1):
        if not is_cue(passage, cue) or not _closes(passage, cue, end):
            continue
        source = _source_before(passage, here, verb_group_start(passage, cue, frame_start), frame_start)
        if source is None or passage.words[source[0] - 1] != "," or not names_speaker(passage, *source):
            continue
        first = _after_lead_in(passage, frame_start, source[0] - 1)
        if not _is_clause(passage, first, source[0] - 1) or not _is_free(passage, here, cue):
            continue
        return [
            Segment(ReportPart.CONTENT, first, source[0] - 1, side=1),
            Segment(ReportPart.SOURCE, *source),
            Segment(ReportPart.CUE, cue, cue + 1),
        ]
    return []


def _source_before(passage: Passage, here: Sequence[Segment], verb: int, floor: int) -> tuple[int, int] | None:
    """Who speaks before a verb: what was tagged so, which may be long, or else the noun phrase."""
    tagged = next((s for s in here if s.part is ReportPart.SOURCE and s.end == verb), None)
    if tagged is None or "," in passage.words[tagged.first : tagged.end]:
        return phrase_before(passage, verb, floor)
    return tagged.first, tagged.end


def _closes(passage: Passage, cue: int, end: int) -> bool:
    """Whether nothing follows a verb but when, where or how it was said."""
    if cue + 1 == end:
        return True
    rest = passage.lowered[cue + 1 : end]
    opening = rest[1] if rest[0] == "," and len(rest) > 1 else rest[0]
    return opening in lexicon.words("quotes/tail_words") or opening in lexicon.words("names/calendar")


def _after_lead_in(passage: Passage, first: int, end: int) -> int:
    """Where the content begins: after "In the meantime,"."""
    if passage.lowered[first] not in lexicon.words("quotes/lead_in_words"):
        return first
    return next((index + 1 for index in range(first, end) if passage.words[index] == ","), first)


def _is_clause(passage: Passage, first: int, end: int) -> bool:
    words = passage.lowered[first:end]
    if len(words) < _MIN_CONTENT_WORDS or words[0] in lexicon.words("quotes/lead_in_words"):
        return False
    return any(word in finite_verbs() or word.endswith("ed") for word in words[1:])


def _is_free(passage: Passage, here: Sequence[Segment], cue: int) -> bool:
    """Whether no other report is in the frame: only a passive before the verb, or what was said when, after it."""
    for segment in here:
        if segment.part is ReportPart.CUE and segment.end <= cue:
            if passage.lowered[segment.first] not in lexicon.words("quotes/forms_of_be"):
                return False
        elif segment.part is ReportPart.CONTENT and segment.first > cue:
            if passage.lowered[segment.first] not in lexicon.words("quotes/tail_words"):
                return False
        elif segment.part is ReportPart.CONTENT and segment.side > 0:
            return False
    return True
