"""Find who speaks in a passive, "Residents were told by officials that …": the agent, not whoever was told."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import names_speaker, passive_start, phrase_after
from reader.annotate.quotes.passage import Passage

_BY = "by"
_CLAUSE_STARTS = frozenset({("that",), ("to",)})
_MIN_CONTENT_WORDS = 2


def name_agents(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, each passive verb of telling with its agent as the source."""
    found = list(segments)
    for by in (index for index, word in enumerate(passage.lowered) if word == _BY):
        start, end = passage.frame_bounds(by)
        verb = _told_start(passage, by, start)
        agent = _agent(passage, by, end) if verb is not None else None
        if verb is None or agent is None:
            continue
        here = [segment for segment in found if start <= segment.first < end]
        if any(s.first < verb and agent.end < s.end for s in here):  # "Dole said she was told by …"
            continue
        clause = _clause(passage, agent.end, end)
        if clause or any(s.part is ReportPart.CUE and s.first < by <= s.end for s in here):
            others = [part for s in here if not _is_told(s, verb, agent, clause) for part in s.outside(verb, agent.end)]
            content = [] if any(s.part is ReportPart.CONTENT for s in others) else clause
            report = [Segment(ReportPart.CUE, verb, by), agent, *content]
            found = [s for s in found if s not in here] + others + report
    return sorted(found, key=lambda segment: segment.first)


def _is_told(segment: Segment, verb: int, agent: Segment, clause: Sequence[Segment]) -> bool:
    """Whether a segment is whoever was told: a source up to the agent, or what stands before the verb of a clause."""
    if segment.part is ReportPart.SOURCE:
        return segment.end <= agent.end
    return bool(clause) and segment.end == verb


def _told_start(passage: Passage, by: int, floor: int) -> int | None:
    """Where the verb begins that ends before word `by` in "had been told by"; None if there is no such passive."""
    verb = by - 1
    if passage.run_at[by] >= 0:
        return None
    if verb <= floor or passage.lowered[verb] not in lexicon.words("quotes/cues_telling"):
        return None
    first = passive_start(passage, verb, floor)
    return None if lexicon.words("quotes/forms_of_be").isdisjoint(passage.lowered[first:verb]) else first


def _agent(passage: Passage, by: int, frame_end: int) -> Segment | None:
    """Whoever speaks after "was told by"; None if that is nobody who can."""
    phrase = phrase_after(passage, by + 1, frame_end)
    return Segment(ReportPart.SOURCE, *phrase) if phrase and names_speaker(passage, *phrase) else None


def _clause(passage: Passage, start: int, frame_end: int) -> list[Segment]:
    """The content after "that", or from "to" on, if the words after an agent begin with it."""
    end = passage.last_word_end(start, frame_end)
    if passage.lowered[start : start + 1] not in _CLAUSE_STARTS or end - start <= _MIN_CONTENT_WORDS:
        return []
    return [Segment(ReportPart.CONTENT, start + (passage.lowered[start] == "that"), end, side=-1)]
