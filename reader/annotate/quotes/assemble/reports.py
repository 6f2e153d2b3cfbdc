"""Join tagged segments into quotes: match contents with cues and sources, across sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader import lexicon
from reader.annotate.quotes.claim import Claim, ReportPart, Segment
from reader.annotate.quotes.passage import Passage
from reader.model.document import BlockKind

if TYPE_CHECKING:
    from reader.annotate.quotes.quote_findings import QuoteFindings

_FRAME_COST = 200
"""The distance across the end of a frame, in words: so long that a frame is left only if it must be."""
_MAX_DISTANCE = 450
"""In words. Segments further apart than this are unrelated: there are two frames between them."""
_MAX_INTRODUCTION_WORDS = 1
"""Limit between a verb and the quotation that it introduces: a comma or a colon."""
HEARSAY_ADVERB = "edly"
"""The end of "reportedly" and "allegedly"."""
_NO_CUE_COST = 20
_ASIDE_COST = 30
_WRONG_SIDE_COST = 300
"""The distance added if a cue is on the other side of a content than the tagger predicted, in words."""


@dataclass(slots=True, eq=False)
class _Report:
    """A cue with its source, and the contents assigned to it."""

    passage: Passage
    cue: Segment | None
    source: Segment | None
    shared: bool = False
    """Whether the source belongs to another cue in the first place."""
    contents: list[Segment] = field(default_factory=list)

    @property
    def anchor(self) -> Segment:
        """The segment that distances are measured from: the cue, or the source if there is no cue."""
        anchor = self.cue or self.source
        assert anchor is not None
        return anchor

    @property
    def is_hearsay(self) -> bool:
        """Whether the cue says only that something is reported: in "Dole reportedly left", Dole is not the source."""
        return self.cue is not None and self.passage.lowered[self.cue.end - 1].endswith(HEARSAY_ADVERB)

    def claim(self) -> Claim:
        cover = self.passage.cover
        return Claim(
            content=[cover(segment.first, segment.end) for segment in sorted(self.contents, key=lambda s: s.first)],
            source=cover(self.source.first, self.source.end) if self.source and not self.is_hearsay else None,
            cue=cover(self.cue.first, self.cue.end) if self.cue else None,
        )


def run(findings: QuoteFindings) -> None:
    """Add the quotes that the segments form."""
    findings.claims += join_segments(findings.passages, findings.segments)


def join_segments(passages: Sequence[Passage], tagged: Sequence[Sequence[Segment]]) -> list[Claim]:
    """The quotes of a document, passage by passage; each has at least one span of content."""
    claims: list[Claim] = []
    last: Claim | None = None
    hanging: _Report | None = None
    before: Passage | None = None
    for passage, segments in zip(passages, tagged, strict=True):
        reports = _reports(passage, segments)
        loose = _assign_contents(passage, segments, reports)
        waiting = [report for report in reports if not report.contents]
        here = [report.claim() for report in reports if report.contents]
        for segment in loose:
            span = passage.cover(segment.first, segment.end)
            if hanging is not None:  # "She went on:" with the quotation in the next paragraph
                claim = hanging.claim()
                claim.content, claim.carried_over = [span], True
                here.append(claim)
                last, hanging = claim, None
            elif last is not None and _continues(passage, segment, before):
                last.content.append(span)
            else:
                here.append(Claim([span]))
        here.sort(key=lambda claim: claim.start)
        if last is not None and here and _is_rest(passage, here[0], last):
            here[0].content = last.content + here[0].content
            claims.remove(last)
        claims += here
        before = passage
        last = max(here, key=lambda claim: claim.content[-1].end) if here else (last if loose else None)
        hanging = waiting[-1] if waiting and passage.words[-1] in (":", ",", "—") else None
    return claims


def _continues(passage: Passage, segment: Segment, before: Passage | None) -> bool:
    """Whether a content continues a quotation that the paragraph before left open, or the block quotation before it."""
    if passage.kind is BlockKind.QUOTE and before is not None and before.kind is BlockKind.QUOTE:
        return True
    return passage.run_at[segment.first] == 0 and segment.first == 0 and passage.runs[0].continues


def _is_rest(passage: Passage, claim: Claim, before: Claim) -> bool:
    """Whether a claim is the rest of a quotation, left open in the paragraph before, whose speaker follows only now."""
    unattributed = before.source is None and before.cue is None
    opening = passage.runs[0] if passage.runs else None
    return unattributed and opening is not None and opening.continues and claim.start == opening.span.start


def _reports(passage: Passage, segments: Sequence[Segment]) -> list[_Report]:
    """Every cue with its source, its own or a shared one; then the sources without a cue."""
    cues = [segment for segment in segments if segment.part is ReportPart.CUE]
    sources = [segment for segment in segments if segment.part is ReportPart.SOURCE]
    pairs = sorted(
        (gap, number, other)
        for number, cue in enumerate(cues)
        for other, source in enumerate(sources)
        if (gap := _gap(passage, cue, source)) < _FRAME_COST
    )
    owner: dict[int, int] = {}
    for _, number, other in pairs:  # the nearest pairs first
        if number not in owner and other not in owner.values():
            owner[number] = other
    reports = [_Report(passage, cue, sources[owner[n]] if n in owner else None) for n, cue in enumerate(cues)]
    _share_sources(passage, reports)
    alone = set(range(len(sources))) - set(owner.values())
    return reports + [_Report(passage, None, sources[other]) for other in sorted(alone)]


def _share_sources(passage: Passage, reports: list[_Report]) -> None:
    """Give a cue without a source the one of the nearest cue in its frame: "he proposed a tax and said that …"."""
    for number, report in enumerate(reports):
        if report.source is not None or report.cue is None or _needs_no_source(passage, report.cue):
            continue
        before = [other for other in reports[:number] if other.source is not None]
        after = [other for other in reports[number + 1 :] if other.source is not None and not other.shared]
        frame = passage.frame_at[report.cue.first]
        for other in (*before[-1:], *after[:1]):
            if passage.frame_at[other.anchor.first] == frame:
                report.source, report.shared = other.source, True
                break


def _needs_no_source(passage: Passage, cue: Segment) -> bool:
    """Whether a cue needs no source: "is expected", "reportedly"."""
    words = passage.lowered[cue.first : cue.end]
    return words[0] in lexicon.words("quotes/cues_without_source") or words[-1].endswith(HEARSAY_ADVERB)


def _assign_contents(passage: Passage, segments: Sequence[Segment], reports: list[_Report]) -> list[Segment]:
    """Assign each content to the nearest report, preferring its side; returns those too far from any."""
    loose: list[Segment] = []
    for content in (segment for segment in segments if segment.part is ReportPart.CONTENT):
        resumed = _resumed_report(passage, content, reports)
        if resumed is not None:
            resumed.contents.append(content)
            continue
        best = min(reports, key=lambda report: _distance(passage, content, report), default=None)
        if best is not None and _distance(passage, content, best) < (_MAX_DISTANCE if content.side else _FRAME_COST):
            best.contents.append(content)
        else:
            loose.append(content)
    return loose


def _resumed_report(passage: Passage, content: Segment, reports: Sequence[_Report]) -> _Report | None:
    """The report whose speech a quotation resumes after a remark: "A," she said, praising the crew. "B."."""
    if content.side > 0 or not passage.is_quoted(content.first, content.end):
        return None
    before = [report for report in reports if report.anchor.first < content.first]
    speaking = [report for report in before if any(passage.is_quoted(own.first, own.end) for own in report.contents)]
    if not speaking or speaking[-1] is before[-1]:
        return None
    last = speaking[-1]
    frames = passage.frame_at[content.first] - passage.frame_at[last.anchor.first]
    between = before[before.index(last) + 1 :]
    introduced = content.first - between[-1].anchor.end <= _MAX_INTRODUCTION_WORDS
    busy = all(report.contents for report in between)
    return last if frames <= 1 and (busy or (frames and not introduced)) else None


def _distance(passage: Passage, content: Segment, report: _Report) -> int:
    anchor = report.anchor
    apart = _gap(passage, content, anchor)
    if content.side and (content.side > 0) != (anchor.first > content.first):
        apart += _WRONG_SIDE_COST
    return (
        apart
        + (0 if report.cue else _NO_CUE_COST)
        + (_ASIDE_COST if content.side > 0 and _is_aside(passage, report) else 0)
    )


def _is_aside(passage: Passage, report: _Report) -> bool:
    """Whether a report is in a relative clause: "one driver, who asked not to be named, told"."""
    source = report.source
    return source is not None and passage.lowered[source.first : source.end] in (("who",), ("which",))


def _gap(passage: Passage, one: Segment, other: Segment) -> int:
    apart = max(one.first - other.end, other.first - one.end, 0)
    return apart + _FRAME_COST * abs(passage.frame_at[one.first] - passage.frame_at[other.first])
