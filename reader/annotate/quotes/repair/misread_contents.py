"""Put right what a tagger took for content: speakers inside it, tails behind it, relays around it. Adds no quote."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import CONJUNCTIONS, is_cue
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.tag.quote_rules import cue_and_source, reported
from reader.base.values import replace

_FRAME = 18
"""Words that ", Kwon Sung Ho, the head of automation, said," may have between two quotations."""
_SPEAKER = 6
"""Words that a speaker taken for content has at most."""
_TAIL = 8
"""Words up to which what follows a verb is a remark on it, not another claim."""
_CLOSING = 10
"""Words at the end of a sentence in which ", Dole claimed on Monday" may stand."""
_NEXT = 3
"""Words behind a speaker within which "according to" begins."""


def reshape(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, each content cut down to what was said."""
    found = [s for s in segments if not _is_question_word(passage, s) and not _is_object(passage, s)]
    found = _without_label(passage, found)
    found = [part for segment in found for part in _split_cue(passage, segment)]
    if passage.runs:
        found = [_up_to_the_marks(passage, segment) for segment in found]
        found = _relayed(passage, found)
        found = [part for segment in found for part in _without_speaker(passage, segment)]
        found = _behind_speech(passage, found)
    return _trailing(passage, _subjects(passage, found))


def _is_question_word(passage: Passage, segment: Segment) -> bool:
    """Whether a content is nothing but the "what" of "what she said", or the "which" of "which he calls"."""
    words = passage.lows[segment.first : segment.last]
    return segment.part is ReportPart.CONTENT and len(words) == 1 and words[0] in lexicon.words("quotes/question_words")


def _is_object(passage: Passage, segment: Segment) -> bool:
    """Whether a source is the object of the verb before: "demanded a report and" in front of "warned that …"."""
    return segment.part is ReportPart.SOURCE and passage.lows[segment.last - 1] in CONJUNCTIONS


def _without_label(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """Drop the source and the colon of "UPDATE: …": nobody is called so."""
    labelled = passage.words[1:2] == (":",) and passage.lows[0] in lexicon.words("quotes/labels_not_speakers")
    return [s for s in segments if not (labelled and s.first < 2 and s.part is not ReportPart.CONTENT)]


def _split_cue(passage: Passage, segment: Segment) -> list[Segment]:
    """A cue that begins with who speaks, cut in two: "a voice | called"."""
    opens = passage.lows[segment.first] in lexicon.words("quotes/determiners")
    if segment.part is not ReportPart.CUE or not opens:
        return [segment]
    verb = next((i for i in range(segment.first + 2, segment.last) if is_cue(passage, i)), None)
    if verb is None:
        return [segment]
    return [Segment(ReportPart.SOURCE, segment.first, verb), replace(segment, first=verb)]


def _up_to_the_marks(passage: Passage, segment: Segment) -> Segment:
    """A content that ends a full stop or a mark short of its quotation, stretched to the end of that."""
    if segment.part is not ReportPart.CONTENT:
        return segment
    first, last = segment.first, segment.last
    run = passage.inside[last - 1]
    while (
        run >= 0 and last < len(passage.words) and passage.inside[last] == run and not passage.words[last][0].isalnum()
    ):
        last += 1
    run = passage.inside[first]
    while run >= 0 and first and passage.inside[first - 1] == run and not passage.words[first - 1][0].isalnum():
        first -= 1
    return replace(segment, first=first, last=last)


def _relayed(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """In “A,” Dole said, according to Seaboard Press: Dole is the speaker, though the tagger took him for content."""
    ends = [(first, last) for _, first, last in passage.bounds if _ends_with_comma(passage, first, last)]
    found: list[Segment] = []
    for segment in segments:
        cut = next((last for first, last in ends if first == segment.first and last < segment.last), None)
        inner = _inner_report(passage, cut, segment.last) if cut and segment.part is ReportPart.CONTENT else []
        if not inner or cut is None:
            found.append(segment)
            continue
        found += [replace(segment, last=cut, side=1), *inner]
        again = next((i for i in range(cut, segment.last) if passage.inside[i] >= 0), None)
        if again is not None:
            found.append(replace(segment, first=again, side=-1))
        end = inner[-1].last
        found = [other for other in found if other.part is not ReportPart.CUE or not end <= other.first < end + _NEXT]
    return found


def _ends_with_comma(passage: Passage, first: int, last: int) -> bool:
    closed = last < len(passage.words) and passage.inside[last] < 0
    return closed and last - first > 2 and passage.words[last - 2] == ","


def _inner_report(passage: Passage, first: int, last: int) -> list[Segment]:
    """The cue and the source in the words that follow a quotation inside a content."""
    high = min(last, first + _FRAME)
    for index in range(first, high):
        if passage.inside[index] >= 0:
            return []
        if is_cue(passage, index) and passage.lows[index] in lexicon.words("quotes/cues_speech"):
            report = cue_and_source(passage, index, first, high)
            return sorted(report, key=lambda segment: segment.first) if len(report) == 2 else []
    return []


def _without_speaker(passage: Passage, segment: Segment) -> list[Segment]:
    """In “A,” one driver, who …, told: the driver is no content."""
    run = passage.inside[segment.first]
    if segment.part is not ReportPart.CONTENT or run < 0 or passage.inside[segment.last - 1] >= 0:
        return [segment]
    end = next(i for i in range(segment.first, segment.last) if passage.inside[i] != run)
    rest = range(end, segment.last)
    if not _ends_with_comma(passage, segment.first, end) or len(rest) > _SPEAKER:
        return [segment]
    if any(passage.inside[i] >= 0 or is_cue(passage, i) for i in rest):
        return [segment]
    if passage.lows[end] in lexicon.words("quotes/phrase_stops"):  # “A” is something: nobody speaks
        return [replace(segment, last=end, side=0)]
    return [replace(segment, last=end, side=1), Segment(ReportPart.SOURCE, end, segment.last)]


def _behind_speech(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """What stands behind the verb of a quotation is who spoke, or a remark: “A,” called [the mayor] [from the bar]."""
    ends = {s.last: s.part for s in segments if s.part is not ReportPart.CONTENT}
    sources = {passage.frames[s.first] for s in segments if s.part is ReportPart.SOURCE}
    spoken = {
        passage.frames[s.first] for s in segments if s.part is ReportPart.CONTENT and s.side > 0 and _quoted(passage, s)
    }
    found: list[Segment] = []
    for segment in (_from_new_frame(passage, each, spoken) for each in segments):
        frame = passage.frames[segment.first]
        behind = segment.part is ReportPart.CONTENT and segment.first in ends and passage.inside[segment.first] < 0
        if not behind or frame not in spoken or segment.last - segment.first > _TAIL:
            found.append(segment)
        elif frame not in sources and ends[segment.first] is ReportPart.CUE and _names_speaker(passage, segment):
            found.append(replace(segment, part=ReportPart.SOURCE, side=0))
        elif not _is_remark(passage, segment):
            found.append(segment)
    return found


def _names_speaker(passage: Passage, segment: Segment) -> bool:
    first = segment.first
    return passage.lows[first] in lexicon.words("quotes/determiners") or passage.words[first][0].isupper()


def _is_remark(passage: Passage, segment: Segment) -> bool:
    tails = lexicon.words("quotes/tail_words")
    return passage.lows[segment.first] in tails or passage.lows[segment.first - 1] in tails


def _from_new_frame(passage: Passage, segment: Segment, spoken: set[int]) -> Segment:
    """Of a content that reaches from a remark on the speech into the next quotation, only the quotation."""
    frame = passage.frames[segment.first]
    if segment.part is not ReportPart.CONTENT or passage.inside[segment.first] >= 0 or frame not in spoken:
        return segment
    start = next((i for i in range(segment.first, segment.last) if passage.frames[i] != frame), segment.last)
    if start < segment.last and passage.inside[start] >= 0:
        return replace(segment, first=start)
    return segment


def _quoted(passage: Passage, segment: Segment) -> bool:
    return passage.inside[segment.first] >= 0 and passage.inside[segment.last - 1] >= 0


def _trailing(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """In "Cranes are said to stand still, Dole claimed." all of it is what Dole claimed."""
    found = list(segments)
    low = 0
    while low < len(passage.words):
        _, high = passage.frame_bounds(low)
        report = _last_report(passage, low, high)
        if report:
            here = [s for s in found if low <= s.first < high]
            if not any(s.part is ReportPart.CONTENT and s.side > 0 for s in here):
                found = [s for s in found if not low <= s.first < high] + report
        low = high
    return sorted(found, key=lambda segment: segment.first)


def _last_report(passage: Passage, low: int, high: int) -> list[Segment]:
    """The plain report at the end of a frame without quotations, where all before it is the content."""
    if any(passage.inside[index] >= 0 for index in range(low, high)):
        return []
    plain = lexicon.words("quotes/cues_plain")
    for index in range(high - 1, max(low, high - _CLOSING), -1):
        if passage.lows[index] in plain:
            report = reported(passage, index, low, high)
            named = any(s.part is ReportPart.SOURCE and passage.words[s.last - 1][0].isupper() for s in report)
            return report if named and any(s.side > 0 for s in report) else []
    return []


def _subjects(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """Make the words right before a verb its source, where the tagger took both them and what follows for content."""
    sources = {passage.frames[s.first] for s in segments if s.part is ReportPart.SOURCE}
    begun = {s.first for s in segments if s.part is ReportPart.CONTENT}
    found: list[Segment] = []
    for number, segment in enumerate(segments):
        cue = segments[number + 1] if number + 1 < len(segments) else None
        subject = (
            segment.part is ReportPart.CONTENT
            and cue is not None
            and cue.part is ReportPart.CUE
            and cue.first - segment.last <= 1
            and is_cue(passage, cue.last - 1)
            and passage.lows[cue.first] not in lexicon.words("quotes/cues_without_source")
            and any(start in begun for start in (cue.last, cue.last + 1))
            and passage.frames[segment.first] not in sources
            and passage.inside[segment.last - 1] < 0
        )
        found.append(replace(segment, part=ReportPart.SOURCE, side=0) if subject else segment)
    return found
