"""Correct where contents begin and end: after an occasion or an abbreviation, with a quotation, before who was told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import CONJUNCTIONS, POSSESSIVES, finite_verbs, is_clause, is_cue, names_role
from reader.annotate.quotes.passage import Passage
from reader.base.values import replace

_REPORT_SEGMENTS = 3
"""A content, its source and its cue."""
_DASHES = frozenset("-–—")
_MAX_SUBJECT_WORDS = 6
"""Limit for the subject of what was said, before its apposition."""
_RELAYING = frozenset({"reported", "reports"})
_MAX_RELAY_WORDS = 7
"""Limit for ", the Averil Courier reported" at the end of a content."""
_PREPOSITIONS = frozenset({"of", "to", "at", "in", "for", "with", "from"})
_MAX_OCCASION_WORDS = 9
"""Limit for "after the hearing that" at the beginning of a content."""
_MAX_ADDRESSEE_WORDS = 6
"""Limit for "to the Averil Courier" at the end of a content."""


def correct_extents(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, each content up to where the words end."""
    found = [part for segment in segments for part in _split_list(passage, segment)]
    found = [part for segment in found for part in _split_according_to(passage, segment, found)]
    cues = _first_cues(passage, found)
    found = [_after_occasion(passage, _within_frame(passage, segment, cues)) for segment in found]
    found = [_without_relay(passage, _over_apposition(passage, segment, found)) for segment in found]
    extended = [_over_abbreviations(passage, segment, found) for segment in found]
    return _resume_reports(passage, [_without_addressee(passage, segment) for segment in extended])


def _resume_reports(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """Make the end of a sentence that a report interrupts a content: "It leaked, Dole said, and would be patched"."""
    found = list(segments)
    for content in segments:
        if content.part is not ReportPart.CONTENT or content.side <= 0 or passage.run_at[content.first] >= 0:
            continue
        _, frame_end = passage.frame_bounds(content.first)
        here = [segment for segment in found if content.first <= segment.first < frame_end]
        start = _resumed_at(passage, here, frame_end)
        if start is not None:
            found = [segment for segment in found if not start <= segment.first < frame_end]
            found.append(Segment(ReportPart.CONTENT, start, frame_end, side=-1))
    return sorted(found, key=lambda segment: segment.first)


def _resumed_at(passage: Passage, here: Sequence[Segment], frame_end: int) -> int | None:
    """Where what was said goes on after the report that begins `here`, the segments of its frame; None if nowhere."""
    report, rest = here[:_REPORT_SEGMENTS], here[_REPORT_SEGMENTS:]
    if {segment.part for segment in report} != set(ReportPart):
        return None
    start = max(segment.end for segment in report) + 1
    parted = start < frame_end and passage.words[start - 1] == ","
    if not parted or any(s.part is ReportPart.SOURCE or _goes_on_at(s, start) for s in rest):
        return None
    words = [index for index in range(start, frame_end) if passage.run_at[index] < 0]
    quoted = len(words) < frame_end - start and not rest and passage.run_at[start] < 0
    if quoted and not any(is_cue(passage, index) for index in words):
        return start
    verb = passage.lowered[start + 1 : frame_end][:1]
    return start if passage.lowered[start] in CONJUNCTIONS and not finite_verbs().isdisjoint(verb) else None


def _goes_on_at(segment: Segment, start: int) -> bool:
    """Whether a segment is what was said from word `start` on, perhaps without a conjunction."""
    return segment.part is ReportPart.CONTENT and segment.first <= start + 1


def _split_list(passage: Passage, segment: Segment) -> list[Segment]:
    """Each quotation of “A,” and “B,” as the crowd left: nothing else was said."""
    if segment.part is not ReportPart.CONTENT or passage.run_at[segment.first] < 0:
        return [segment]
    runs = [(first, end) for _, first, end in passage.run_bounds if segment.first < end and first < segment.end]
    between = [passage.lowered[end:first] for (_, end), (first, _) in pairwise(runs)]
    last_end = runs[-1][1]
    tail = passage.lowered[last_end : segment.end]
    called = passage.lowered[segment.first - 1] in lexicon.words("quotes/cues_chanting")
    comma = called or passage.words[last_end - 2] == "," or tail[:1] == (",",)
    after = next((lower for lower in tail if lower != ","), "")
    if tail and not (comma and after in lexicon.words("quotes/tail_words")):
        return [segment]
    if any(word not in CONJUNCTIONS and word != "," for words in between for word in words):
        return [segment]
    return [replace(segment, first=max(first, segment.first), end=min(end, segment.end)) for first, end in runs]


def _split_according_to(passage: Passage, segment: Segment, segments: Sequence[Segment]) -> list[Segment]:
    """Split "According to [a survey by Dole, Okafor came third]" at its comma, if nothing else is the content."""
    first = segment.first
    opens = segment.part is ReportPart.SOURCE and passage.lowered[max(0, first - 2) : first] == ("according", "to")
    if not opens:
        return [segment]
    frame_start, frame_end = passage.frame_bounds(first)
    if frame_start != first - 2 or any(
        s.part is ReportPart.CONTENT and frame_start <= s.first < frame_end for s in segments
    ):
        return [segment]
    stop = passage.last_word_end(first, frame_end)
    commas = [index for index in range(first + 1, stop - 1) if passage.words[index] == ","]
    if not commas:
        return [segment]
    comma = commas[1] if len(commas) > 1 and _is_apposition(passage, commas[0] + 1, commas[1]) else commas[0]
    return [replace(segment, end=comma), Segment(ReportPart.CONTENT, comma + 1, stop, side=-1)]


def _is_apposition(passage: Passage, first: int, end: int) -> bool:
    """Whether words `[first, end)` between two commas are a name or say what somebody is."""
    words = passage.lowered[first:end]
    if any(
        word in lexicon.words("quotes/finite_verbs") or word in lexicon.words("quotes/forms_of_be") for word in words
    ):
        return False
    named = all(word[0].isupper() for word in passage.words[first:end])
    return named or any(names_role(word) for word in words)


def _first_cues(passage: Passage, segments: Sequence[Segment]) -> dict[int, int]:
    """For each frame with a cue, the word at which the first one begins."""
    first: dict[int, int] = {}
    for cue in (segment for segment in segments if segment.part is ReportPart.CUE):
        frame = passage.frame_at[cue.first]
        first[frame] = min(cue.first, first.get(frame, cue.first))
    return first


def _within_frame(passage: Passage, segment: Segment, first_cues: Mapping[int, int]) -> Segment:
    """A content after its verb, up to the end of its sentence, unless a quotation follows that."""
    first, end = segment.first, segment.end
    if segment.part is not ReportPart.CONTENT or segment.side > 0:
        return segment
    _, frame_end = passage.frame_bounds(first)
    if passage.run_at[first] >= 0 and any(passage.run_at[index] >= 0 for index in range(frame_end, end)):
        return segment
    introduced = first_cues.get(passage.frame_at[first], first) < first
    return replace(segment, end=min(end, frame_end)) if introduced else segment


def _after_occasion(passage: Passage, segment: Segment) -> Segment:
    """A content without when, where or to whom it was said: "said | after the hearing that | it would sail", "told
    mourners at the Church of | the Sea that"."""
    first, end = segment.first, segment.end
    if segment.part is not ReportPart.CONTENT or first == 0 or passage.run_at[first] >= 0:
        return segment
    occasions = lexicon.words("quotes/tail_words")
    before = passage.lowered[first - 1]
    start = first - (before in occasions or before in _PREPOSITIONS)
    that = _that_after(passage, start, end)
    if that is None:
        return segment
    said = start > 0 and passage.lowered[start - 1] in lexicon.words("quotes/cues_plain")
    if said and passage.lowered[start] in occasions and not _is_relative(passage, that, end):
        return replace(segment, first=that + 1)
    reports = is_clause(passage, that + 1, end) or passage.run_at[end - 1] >= 0
    breaks_off = before in _PREPOSITIONS and segment.side <= 0
    return replace(segment, first=that + 1) if breaks_off and reports else segment


def _that_after(passage: Passage, start: int, end: int) -> int | None:
    """Where "that" follows words from `start` on that say when, where or to whom; None if it does not."""
    limit = min(end - 1, start + _MAX_OCCASION_WORDS)
    that = next((index for index in range(start + 2, limit) if passage.lowered[index] == "that"), None)
    if that is None or is_clause(passage, start, that):
        return None
    plain = all(word[0].isalnum() or word in POSSESSIVES for word in passage.words[start:that])
    return that if plain else None


def _is_relative(passage: Passage, that: int, end: int) -> bool:
    """Whether "that" goes on about the noun before it: "after the storm that sank the ferry, the crews …"."""
    comma = next((index for index in range(that + 1, end) if passage.words[index] == ","), None)
    clause = passage.lowered[that + 1 : comma]
    if not clause:  # "that, if it rained, the boats …"
        return False
    return clause[0] in finite_verbs() or (comma is not None and finite_verbs().isdisjoint(clause))


def _without_relay(passage: Passage, segment: Segment) -> Segment:
    """A content without the medium that reported it: "confirmed that it would sail, | Seaboard Press reported"."""
    first, end = segment.first, segment.end
    if segment.part is not ReportPart.CONTENT or segment.side > 0 or passage.lowered[end - 1] not in _RELAYING:
        return segment
    comma = next((i for i in range(end - 2, max(first, end - _MAX_RELAY_WORDS), -1) if passage.words[i] == ","), None)
    medium = passage.words[comma + 1 : end - 1] if comma is not None else ()
    named = bool(medium) and all(word[0].isupper() or word == "the" for word in medium)
    return replace(segment, end=comma) if comma is not None and named and comma > first else segment


def _over_apposition(passage: Passage, segment: Segment, segments: Sequence[Segment]) -> Segment:
    """A content that stops after its subject, "said the accused, | who is 32, was held", extended to its sentence."""
    first, end = segment.first, segment.end
    first += passage.lowered[first] == "that" and end - first > 1
    said = first > 0 and passage.lowered[segment.first - 1] in lexicon.words("quotes/cues_plain")
    if segment.part is not ReportPart.CONTENT or not said or segment.side > 0 or passage.run_at[first] >= 0:
        return segment
    _, frame_end = passage.frame_bounds(first)
    opens = passage.lowered[first] in lexicon.words("quotes/phrase_starts")
    parted = end < frame_end and passage.words[end] == "," and opens and end - first <= _MAX_SUBJECT_WORDS
    subject = passage.lowered[first:end]
    if not parted or not (
        finite_verbs().isdisjoint(subject) and lexicon.words("quotes/tail_words").isdisjoint(subject)
    ):
        return segment
    limit = room_end(segments, end, frame_end)
    comma = next((i for i in range(end + 1, limit - 1) if passage.words[i] == ","), None)
    if comma is None or passage.lowered[comma + 1] not in lexicon.words("quotes/finite_verbs"):
        return segment
    return replace(segment, end=passage.last_word_end(comma, limit))


def _over_abbreviations(passage: Passage, segment: Segment, segments: Sequence[Segment]) -> Segment:
    """A content that stops at the point of an abbreviation, or at an ampersand, extended to the end of its sentence."""
    end = segment.end
    if segment.part is not ReportPart.CONTENT or segment.side > 0 or passage.run_at[segment.first] >= 0:
        return segment
    _, frame_end = passage.frame_bounds(segment.first)
    if end >= frame_end - 1 or passage.words[end] not in (".", "&") or passage.words[end + 1] in _DASHES:
        return segment
    return replace(segment, end=passage.last_word_end(end, room_end(segments, end, frame_end)))


def room_end(segments: Sequence[Segment], end: int, frame_end: int) -> int:
    """Up to where what stops at word `end` may go on: the end of its frame, or the next segment before it."""
    return min([frame_end, *(other.first for other in segments if other.first >= end)])


def _without_addressee(passage: Passage, segment: Segment) -> Segment:
    """A content without who was told: "confirmed his death", not "confirmed his death to the Averil Courier"."""
    first, end = segment.first, segment.end
    if segment.part is not ReportPart.CONTENT or first == 0:
        return segment
    confirmed = passage.lowered[first - 1] in lexicon.words("quotes/cues_confirming")
    if not confirmed or passage.lowered[first] in lexicon.words("quotes/pronouns"):
        return segment
    verbs = lexicon.words("quotes/finite_verbs") - POSSESSIVES
    if any(lower in verbs for lower in passage.lowered[first:end]):
        return segment
    to = next(
        (i for i in range(end - 2, max(first, end - _MAX_ADDRESSEE_WORDS), -1) if passage.lowered[i] == "to"), None
    )
    if to is None:
        return segment
    told = range(to + 1, end)
    known = any(passage.lowered[i] in lexicon.words("quotes/audiences") or _is_media_name(passage, i) for i in told)
    return replace(segment, end=to) if known else segment


def _is_media_name(passage: Passage, index: int) -> bool:
    return passage.words[index][0].isupper() and passage.lowered[index] in lexicon.words("quotes/media_words")
