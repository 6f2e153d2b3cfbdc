"""Correct contents that are subjects: whoever stands right before the verb of what was said is its source."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import is_cue
from reader.annotate.quotes.passage import Passage
from reader.base.values import replace


def contents_to_sources(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, with the words right before a verb as its source if both they and what follows were
    tagged as content, unless they are what another verb says: "denied | the charges, saying that …"."""
    sources = {passage.frame_at[s.first] for s in segments if s.part is ReportPart.SOURCE}
    content_starts = {s.first for s in segments if s.part is ReportPart.CONTENT}
    cue_ends = {s.end for s in segments if s.part is ReportPart.CUE}
    found: list[Segment] = []
    for number, segment in enumerate(segments):
        cue = segments[number + 1] if number + 1 < len(segments) else None
        subject = (
            segment.part is ReportPart.CONTENT
            and cue is not None
            and cue.part is ReportPart.CUE
            and cue.first - segment.end <= 1
            and is_cue(passage, cue.end - 1)
            and passage.lowered[cue.first] not in lexicon.words("quotes/cues_without_source")
            and any(start in content_starts for start in (cue.end, cue.end + 1))
            and passage.frame_at[segment.first] not in sources
            and passage.run_at[segment.end - 1] < 0
            and not (segment.first in cue_ends and passage.lowered[cue.first].endswith("ing"))
        )
        found.append(replace(segment, part=ReportPart.SOURCE, side=0) if subject else segment)
    return found
