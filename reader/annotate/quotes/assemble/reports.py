"""Join tagged segments into quotes: who goes with which words, over sentences and paragraphs. Knows no names."""

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

_FRAME = 200
"""What the end of a frame counts, in words: so long that a sentence is left only where it must."""
_FAR = 450
"""From here on two segments have nothing to do with each other: two frames lie between them."""
_INTRODUCED = 1
"""Words between a verb and the quotation that it introduces: a comma or a colon."""
_NO_VERB = 20
_ASIDE = 30
_WRONG_SIDE = 300
"""What it counts that a cue lies on the other side of a content than the tagger expected."""


@dataclass(slots=True, eq=False)
class _Report:
    """A cue with its source, and the contents it was given."""

    passage: Passage
    cue: Segment | None
    source: Segment | None
    shared: bool = False
    """Whether the source was first of all another cue's."""
    contents: list[Segment] = field(default_factory=list)

    @property
    def anchor(self) -> Segment:
        """Where it stands: its cue, or its source where there is no cue."""
        anchor = self.cue or self.source
        assert anchor is not None
        return anchor

    def claim(self) -> Claim:
        cover = self.passage.cover
        return Claim(
            content=[cover(segment.first, segment.last) for segment in sorted(self.contents, key=lambda s: s.first)],
            source=cover(self.source.first, self.source.last) if self.source else None,
            cue=cover(self.cue.first, self.cue.last) if self.cue else None,
        )


def run(findings: QuoteFindings) -> None:
    """Add the quotes that the segments amount to."""
    findings.claims += join(findings.passages, findings.segments)


def join(passages: Sequence[Passage], tagged: Sequence[Sequence[Segment]]) -> list[Claim]:
    """The quotes of a document, in order; each has at least one span of content."""
    claims: list[Claim] = []
    last: Claim | None = None
    hanging: _Report | None = None
    before: Passage | None = None
    for passage, segments in zip(passages, tagged, strict=True):
        reports = _reports(passage, segments)
        loose = _distribute(passage, segments, reports)
        waiting = [report for report in reports if not report.contents]
        here = [report.claim() for report in reports if report.contents]
        for segment in loose:
            span = passage.cover(segment.first, segment.last)
            if hanging is not None:  # "She went on:" and the words in a paragraph of their own
                claim = hanging.claim()
                claim.content, claim.carried = [span], True
                here.append(claim)
                last, hanging = claim, None
            elif last is not None and _goes_on(passage, segment, before):
                last.content.append(span)
            else:
                here.append(Claim([span]))
        here.sort(key=lambda claim: claim.start)
        claims += here
        before = passage
        last = max(here, key=lambda claim: claim.content[-1].end) if here else (last if loose else None)
        hanging = waiting[-1] if waiting and passage.words[-1] in (":", ",", "—") else None
    return claims


def _goes_on(passage: Passage, segment: Segment, before: Passage | None) -> bool:
    """Whether a content goes on a quotation that the paragraph before left open, or the block quotation before it."""
    if passage.kind is BlockKind.QUOTE and before is not None and before.kind is BlockKind.QUOTE:
        return True
    return passage.inside[segment.first] == 0 and segment.first == 0 and passage.runs[0].continues


def _reports(passage: Passage, segments: Sequence[Segment]) -> list[_Report]:
    """Every cue with its source: its own one, or one that it shares with the cue before."""
    cues = [segment for segment in segments if segment.part is ReportPart.CUE]
    sources = [segment for segment in segments if segment.part is ReportPart.SOURCE]
    pairs = sorted(
        (gap, number, other)
        for number, cue in enumerate(cues)
        for other, source in enumerate(sources)
        if (gap := _gap(passage, cue, source)) < _FRAME
    )
    owner: dict[int, int] = {}
    for _, number, other in pairs:  # the nearest find each other first
        if number not in owner and other not in owner.values():
            owner[number] = other
    reports = [_Report(passage, cue, sources[owner[n]] if n in owner else None) for n, cue in enumerate(cues)]
    _share(passage, reports)
    alone = set(range(len(sources))) - set(owner.values())
    return reports + [_Report(passage, None, sources[other]) for other in sorted(alone)]


def _share(passage: Passage, reports: list[_Report]) -> None:
    """Give a cue without a source the one of a cue near it: "he proposed a tax and said that …"."""
    for number, report in enumerate(reports):
        if report.source is not None or report.cue is None or _sourceless(passage, report.cue):
            continue
        before = [other for other in reports[:number] if other.source is not None]
        after = [other for other in reports[number + 1 :] if other.source is not None and not other.shared]
        frame = passage.frames[report.cue.first]
        for other in (*before[-1:], *after[:1]):
            if passage.frames[other.anchor.first] == frame:
                report.source, report.shared = other.source, True
                break


def _sourceless(passage: Passage, cue: Segment) -> bool:
    """Whether a cue needs nobody who speaks: "is expected", "reportedly"."""
    words = passage.lows[cue.first : cue.last]
    return words[0] in lexicon.words("quotes/cues_without_source") or words[-1].endswith("edly")


def _distribute(passage: Passage, segments: Sequence[Segment], reports: list[_Report]) -> list[Segment]:
    """Give every content to the nearest report on the side it looks to; those that no report is near to."""
    loose: list[Segment] = []
    for content in (segment for segment in segments if segment.part is ReportPart.CONTENT):
        resumed = _resumed(passage, content, reports)
        if resumed is not None:
            resumed.contents.append(content)
            continue
        best = min(reports, key=lambda report: _reach(passage, content, report), default=None)
        if best is not None and _reach(passage, content, best) < (_FAR if content.side else _FRAME):
            best.contents.append(content)
        else:
            loose.append(content)
    return loose


def _resumed(passage: Passage, content: Segment, reports: Sequence[_Report]) -> _Report | None:
    """The report whose speech a quotation goes on with behind a remark: "A," she said, praising the crew. "B."."""
    if content.side > 0 or not _speech(passage, content):
        return None
    before = [report for report in reports if report.anchor.first < content.first]
    speaking = [report for report in before if any(_speech(passage, own) for own in report.contents)]
    if not speaking or speaking[-1] is before[-1]:
        return None
    last = speaking[-1]
    frames = passage.frames[content.first] - passage.frames[last.anchor.first]
    between = before[before.index(last) + 1 :]
    introduced = content.first - between[-1].anchor.last <= _INTRODUCED
    busy = all(report.contents for report in between)
    return last if frames <= 1 and (busy or (frames and not introduced)) else None


def _speech(passage: Passage, content: Segment) -> bool:
    """Whether a content begins with an opening mark and ends with a closing one."""
    return passage.inside[content.first] >= 0 and passage.inside[content.last - 1] >= 0


def _reach(passage: Passage, content: Segment, report: _Report) -> int:
    anchor = report.anchor
    apart = _gap(passage, content, anchor)
    if content.side and (content.side > 0) != (anchor.first > content.first):
        apart += _WRONG_SIDE
    return apart + (0 if report.cue else _NO_VERB) + (_ASIDE if content.side > 0 and _is_aside(passage, report) else 0)


def _is_aside(passage: Passage, report: _Report) -> bool:
    """Whether a verb only says more of somebody: "one driver, who asked not to be named, told"."""
    source = report.source
    return source is not None and passage.lows[source.first : source.last] in (("who",), ("which",))


def _gap(passage: Passage, one: Segment, other: Segment) -> int:
    apart = max(one.first - other.last, other.first - one.last, 0)
    return apart + _FRAME * abs(passage.frames[one.first] - passage.frames[other.first])
