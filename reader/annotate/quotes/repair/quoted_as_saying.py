"""Find whom a medium quotes: "State radio quoted the minister as saying the road was open"."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import is_cue, passive_start, phrase_before
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.frame_reports import replace_reports

_QUOTING = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
_MAX_SPEAKER_WORDS = 16
"""Limit for who is quoted, between "quoted" and "as"."""
_BEFORE_WORDS = (frozenset({":", ","}), frozenset({"that"}))
"""What may stand between "as saying" and the words, in this order."""


def find_quoted(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, with whoever is quoted as the source of the words after "as saying"."""
    if _QUOTING.isdisjoint(passage.lowered):
        return list(segments)
    return replace_reports(passage, segments, _quoted_report)


def _quoted_report(passage: Passage, here: Sequence[Segment], first: int, end: int) -> list[Segment]:
    """The report of a frame of which somebody quoted is the source, and what was tagged after it; else nothing."""
    quoting = next((i for i in range(first, end) if passage.lowered[i] in _QUOTING and passage.run_at[i] < 0), None)
    saying = _saying(passage, quoting, end) if quoting is not None else None
    if quoting is None or saying is None:
        return []
    source = _source(passage, first, quoting, saying)
    if source is None:
        return []
    report = _report(passage, source, saying, end)
    return [*report, *(segment for segment in here if segment.first >= report[-1].end)]


def _saying(passage: Passage, quoting: int, end: int) -> int | None:
    """Where "as saying" begins; None if it does not follow."""
    limit = min(end - 1, quoting + _MAX_SPEAKER_WORDS)
    return next(
        (
            index
            for index in range(quoting + 2, limit)
            if passage.lowered[index] == "as"
            and passage.lowered[index + 1].endswith("ing")
            and is_cue(passage, index + 1)
        ),
        None,
    )


def _source(passage: Passage, first: int, quoting: int, saying: int) -> tuple[int, int] | None:
    """Who is quoted: the object of "quoted", or the subject of "was quoted by the Averil Courier"."""
    if any(passage.run_at[index] >= 0 for index in range(quoting, saying)):
        return None
    if passage.lowered[quoting - 1 : quoting] and passage.lowered[quoting - 1] in lexicon.words("quotes/forms_of_be"):
        by_medium = passage.lowered[quoting + 1] == "by"
        return phrase_before(passage, passive_start(passage, quoting, first), first) if by_medium else None
    end = saying - (passage.words[saying - 1] == ",")
    return (quoting + 1, end) if end > quoting + 1 else None


def _report(passage: Passage, source: tuple[int, int], saying: int, end: int) -> list[Segment]:
    """The report of who is quoted; without a content if no words follow "as saying"."""
    first = saying + 2
    if first < end and passage.lowered[saying + 1] in lexicon.words("quotes/cues_telling"):
        first += passage.lowered[first] in lexicon.words("quotes/audiences")
    for opening in _BEFORE_WORDS:
        first += first < end and passage.lowered[first] in opening
    end = passage.last_word_end(first, end)
    report = [Segment(ReportPart.SOURCE, *source), Segment(ReportPart.CUE, saying, saying + 2)]
    return [*report, Segment(ReportPart.CONTENT, first, end, side=-1)] if end > first else report
