"""Join tagged segments into quotes: who goes with which words, over sentences and paragraphs. Knows no names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.annotate.quotes.claim import Claim, Part, Segment
from reader.annotate.quotes.passage import Passage
from reader.model.span import Span

_FRAME = 200
"""What the end of a frame counts, in words: so long that a sentence is left only where it must."""
_FAR = 450
"""From here on two segments have nothing to do with each other: two frames lie between them."""


@dataclass(slots=True, eq=False)
class _Report:
    """A cue with its source, and the contents it was given."""

    passage: Passage
    cue: Segment | None
    source: Segment | None
    contents: list[Segment] = field(default_factory=list)

    @property
    def anchor(self) -> Segment | None:
        return self.cue or self.source

    def claim(self) -> Claim:
        self.contents.sort(key=lambda segment: segment.first)
        cover = self.passage.cover
        return Claim(
            content=[cover(segment.first, segment.last) for segment in self.contents],
            source=cover(self.source.first, self.source.last) if self.source else None,
            cue=cover(self.cue.first, self.cue.last) if self.cue else None,
            trust=min(segment.trust for segment in self.contents),
        )


def join(passages: Sequence[Passage], tagged: Sequence[Sequence[Segment]]) -> list[Claim]:
    """The quotes of a document, in order; each has at least one span of content."""
    claims: list[Claim] = []
    last: Claim | None = None
    hanging: _Report | None = None
    for passage, segments in zip(passages, tagged, strict=True):
        reports = _reports(passage, segments)
        loose = _distribute(passage, segments, reports)
        waiting = [report for report in reports if not report.contents and report.cue]
        reports = [report for report in reports if report.contents]
        here: list[Claim] = []
        for segment in loose:
            span = passage.cover(segment.first, segment.last)
            if hanging is not None:  # "She went on:" and the words in a paragraph of their own
                claim = _carry(hanging, span, segment)
                here.append(claim)
                last, hanging = claim, None
            elif last is not None and _goes_on(passage, segment) and not here and not reports:
                last.content.append(span)
            else:
                here.append(Claim([span], trust=segment.trust))
        here += [report.claim() for report in reports]
        here.sort(key=lambda claim: claim.start)
        claims += here
        last = here[-1] if here else (last if loose else None)
        hanging = waiting[-1] if waiting and passage.words[-1] == ":" else None
    return claims


def _carry(report: _Report, span: Span, segment: Segment) -> Claim:
    cover = report.passage.cover
    source = cover(report.source.first, report.source.last) if report.source else None
    cue = cover(report.cue.first, report.cue.last) if report.cue else None
    return Claim([span], source=source, cue=cue, carried=True, trust=segment.trust)


def _goes_on(passage: Passage, segment: Segment) -> bool:
    """Whether a content goes on a quotation that the paragraph before left open."""
    number = passage.inside[segment.first]
    return number == 0 and segment.first == 0 and passage.runs[0].continues


def _reports(passage: Passage, segments: Sequence[Segment]) -> list[_Report]:
    sources = [segment for segment in segments if segment.part is Part.SOURCE]
    reports: list[_Report] = []
    for cue in (segment for segment in segments if segment.part is Part.CUE):
        source = min(sources, key=lambda s: _gap(passage, cue, s), default=None)
        if source is not None and _gap(passage, cue, source) < _FRAME:
            sources.remove(source)
        else:
            source = None
        reports.append(_Report(passage, cue, source))
    reports += [_Report(passage, None, source) for source in sources]
    return reports


def _distribute(passage: Passage, segments: Sequence[Segment], reports: list[_Report]) -> list[Segment]:
    """Give every content to the nearest report; those that no report is near to."""
    loose: list[Segment] = []
    for content in (segment for segment in segments if segment.part is Part.CONTENT):
        best = min(reports, key=lambda r: _gap(passage, content, r.anchor), default=None)
        if best is not None and _gap(passage, content, best.anchor) < _FAR:
            best.contents.append(content)
        else:
            loose.append(content)
    return loose


def _gap(passage: Passage, one: Segment, other: Segment | None) -> int:
    if other is None:
        return _FAR
    apart = max(one.first - other.last, other.first - one.last, 0)
    return apart + _FRAME * abs(passage.frames[one.first] - passage.frames[other.first])
