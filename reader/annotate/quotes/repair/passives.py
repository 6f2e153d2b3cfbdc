"""Find who speaks in a passive, "Residents were told by officials that …": the agent, not whoever was told."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import names_speaker, phrase_after
from reader.annotate.quotes.passage import Passage

_BY = "by"
_MIN_CONTENT_WORDS = 2


def name_agents(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, each passive verb of telling with its agent as the source."""
    found = list(segments)
    if _BY not in passage.lowered:
        return found
    for cue in segments:
        agent = _agent(passage, cue)
        if agent is None:
            continue
        start, end = passage.frame_bounds(cue.first)
        here = [segment for segment in found if start <= segment.first < end]
        told = [s for s in here if s.part is ReportPart.SOURCE and s.end <= agent.end and s is not agent]
        found = [s for s in found if s not in told and not (s.first < agent.end and agent.first < s.end)]
        found.append(agent)
        if not any(segment.part is ReportPart.CONTENT for segment in here):
            found += _clause(passage, agent.end, end)
    return sorted(found, key=lambda segment: segment.first)


def _agent(passage: Passage, cue: Segment) -> Segment | None:
    """Whoever speaks after "was told by"; None if a cue is no such passive."""
    words = passage.lowered[cue.first : cue.end]
    passive = (
        cue.part is ReportPart.CUE
        and words[-1] in lexicon.words("quotes/cues_telling")
        and not lexicon.words("quotes/forms_of_be").isdisjoint(words[:-1])
    )
    if not passive or passage.lowered[cue.end : cue.end + 1] != (_BY,):
        return None
    phrase = phrase_after(passage, cue.end + 1, passage.frame_bounds(cue.first)[1])
    return Segment(ReportPart.SOURCE, *phrase) if phrase and names_speaker(passage, *phrase) else None


def _clause(passage: Passage, start: int, frame_end: int) -> list[Segment]:
    """The content after "that", if the words after an agent begin with it."""
    end = passage.last_word_end(start, frame_end)
    if passage.lowered[start : start + 1] != ("that",) or end - start <= _MIN_CONTENT_WORDS:
        return []
    return [Segment(ReportPart.CONTENT, start + 1, end, side=-1)]
