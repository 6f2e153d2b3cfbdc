"""Repair the segments of a passage: drop false ones, add missing ones, trim the rest. STEPS is the order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.annotate.quotes.claim import Segment
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair import (
    addressees,
    after_quotations,
    before_quotations,
    content_extents,
    cut_names,
    edges,
    given_names,
    hearings,
    introductions,
    inverted_reports,
    misread_parts,
    misread_subjects,
    missing_parts,
    open_quotations,
    passives,
    questionings,
    quoted_as_saying,
    relative_clauses,
    source_extents,
    titles,
    trailing_reports,
    unnamed_sources,
    viewpoints,
)

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

Step = Callable[[Passage, Sequence[Segment]], list[Segment]]

STEPS: tuple[tuple[str, Step], ...] = (
    ("open quotations", open_quotations.keep_whole),
    ("unnamed sources", unnamed_sources.drop_requests),
    ("given names", given_names.keep_named),
    ("questionings", questionings.name_answerers),
    ("relative clauses", relative_clauses.drop_clauses),
    ("titles", titles.drop_titles),
    ("quoted as saying", quoted_as_saying.find_quoted),
    ("misread parts", misread_parts.correct_parts),
    ("before quotations", before_quotations.correct_before),
    ("after quotations", after_quotations.correct_after),  # needs contents that begin with their quotations
    ("misread subjects", misread_subjects.contents_to_sources),
    ("hearings", hearings.add_hearings),
    ("passives", passives.name_agents),
    ("inverted reports", inverted_reports.invert),
    ("addressees", addressees.find_told),
    ("trailing reports", trailing_reports.add_trailing),
    ("viewpoints", viewpoints.find_viewpoints),
    ("missing parts", missing_parts.add_missing),  # after what was misread has made room for them
    ("source extents", source_extents.extend_sources),  # needs all the sources
    ("content extents", content_extents.correct_extents),
    ("edges", edges.trim),
    ("overlaps", edges.separate),  # last: whatever moved an edge may have moved it too far
)


def run(findings: QuoteFindings) -> None:
    """Repair the segments of every passage."""
    introductions.run(findings)
    pairs = zip(findings.passages, findings.segments, strict=True)
    findings.segments = [repair(passage, segments) for passage, segments in pairs]
    cut_names.run(findings)


def repair(passage: Passage, segments: Sequence[Segment]) -> Sequence[Segment]:
    """The repaired segments of one passage."""
    for _name, step in STEPS:
        segments = step(passage, segments)
    return segments
