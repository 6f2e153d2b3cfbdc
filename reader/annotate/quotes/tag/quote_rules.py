"""Tag sources, cues and contents by rules: the fallback without a trained tagger."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import is_cue, phrase_after, phrase_before, verb_group_start
from reader.annotate.quotes.passage import SENTENCE_ENDS, Passage
from reader.annotate.quotes.tag.tagged import TaggedPassage

MIN_SPEECH_WORDS = 3
"""A quoted run of this many words counts as speech even without a cue: in news, nearly all of them are."""
_MAX_DOCUMENT_WORDS = 5
_MAX_OCCASION_WORDS = 9
"""Limit for "after the hearing" between a verb and "that"."""
_MAX_TRAILING_REPORT_WORDS = 9
"""Limit for ", X said." after the words it reports."""


class QuoteRules:
    """Tags by quotation marks, reporting verbs and the noun phrases next to them."""

    def tag(self, text: str, passages: Sequence[Passage]) -> list[TaggedPassage]:
        """The segments of every passage, without probabilities."""
        return [TaggedPassage(_tag(passage)) for passage in passages]


def _tag(passage: Passage) -> list[Segment]:
    """The segments of one passage, frame by frame, in order."""
    found: list[Segment] = []
    runs = [(a, b) for number, a, b in passage.run_bounds if _may_be_speech(passage, number, b)]
    for first, end in passage.frames():
        found.extend(_tag_frame(passage, first, end, [run for run in runs if first <= run[0] < end]))
    return sorted(found, key=lambda segment: segment.first)


def _tag_frame(passage: Passage, first: int, end: int, runs: list[tuple[int, int]]) -> list[Segment]:
    cues = [i for i in range(first, end) if passage.run_at[i] < 0 and is_cue(passage, i)]
    if runs:
        contents = [(a, min(b, end)) for a, b in runs if cues or _is_own_sentence(passage, a, b)]
        if not cues:  # it continues what was said before
            return [Segment(ReportPart.CONTENT, a, b, side=-1) for a, b in contents]
        cue = min(cues, key=lambda i: min(min(abs(i - a) + 2, abs(i - b)) for a, b in runs))
        segments = [Segment(ReportPart.CONTENT, a, b, side=1 if cue > a else -1) for a, b in contents]
        return segments + cue_and_source(passage, cue, first, end)
    for cue in cues:
        report = find_report(passage, cue, first, end)
        if report:
            return report
    return []


def _may_be_speech(passage: Passage, number: int, end: int) -> bool:
    return passage.run_sizes[number] >= MIN_SPEECH_WORDS or (end >= 2 and passage.words[end - 2] == ",")


def _is_own_sentence(passage: Passage, first: int, end: int) -> bool:
    """Whether a quotation without a cue is a sentence of its own, not a phrase inside one."""
    return first == 0 or passage.words[first + 1][0].isupper() or passage.words[end - 2] in SENTENCE_ENDS | {","}


def cue_and_source(passage: Passage, cue: int, first: int, end: int) -> list[Segment]:
    """The segments of a cue and of the noun phrase before or after it; words `[first, end)` are its frame."""
    segments = [Segment(ReportPart.CUE, cue, cue + 1)]
    begin = verb_group_start(passage, cue, first)
    before = phrase_before(passage, begin, first)
    inverted = begin == first or passage.run_at[begin - 1] >= 0
    source = (phrase_after(passage, cue + 1, end) or before) if inverted or before is None else before
    if source:
        segments.append(Segment(ReportPart.SOURCE, *source))
    return segments


def find_report(passage: Passage, cue: int, first: int, end: int) -> list[Segment]:
    """The segments of a plain report in one frame, "X said that …" or "…, X said."; empty if there is none."""
    words = passage.lowered
    content_end = passage.last_word_end(cue + 1, end)
    source = phrase_before(passage, verb_group_start(passage, cue, first), first)
    if source is None or words[source[0]] in lexicon.words("names/calendar"):
        source = _document(passage, first, cue)
    if source is None:
        return []
    start = _after_occasion(passage, cue + 1, content_end)
    if content_end - start >= MIN_SPEECH_WORDS and words[start] not in _never_first():
        content = Segment(ReportPart.CONTENT, start, content_end, side=-1)
    elif (
        content_end - cue <= _MAX_TRAILING_REPORT_WORDS
        and words[end - 1] != ":"
        and source[0] - first > MIN_SPEECH_WORDS
        and words[source[0] - 1] == ","
        and not (words[first] in lexicon.words("quotes/lead_in_words") and words[cue + 1 : cue + 2] == (",",))
    ):
        content = Segment(ReportPart.CONTENT, first, source[0] - 1, side=1)
    else:
        return []
    return [Segment(ReportPart.SOURCE, *source), Segment(ReportPart.CUE, cue, cue + 1), content]


def _document(passage: Passage, first: int, cue: int) -> tuple[int, int] | None:
    """The papers or the like that begin the frame: "Court papers obtained on Monday showed that …"; None without."""
    limit = min(cue, first + _MAX_DOCUMENT_WORDS)
    noun = next((i for i in range(first, limit) if passage.lowered[i] in lexicon.words("quotes/documents")), None)
    return (first, noun + 1) if noun is not None else None


def _after_occasion(passage: Passage, start: int, end: int) -> int:
    """Where what was said begins: after "that", if only when or where it was said stands before it."""
    if start + 2 >= end or passage.lowered[start] not in lexicon.words("quotes/tail_words"):
        return start
    if passage.lowered[start] == "on" and passage.lowered[start + 1] in lexicon.words("names/calendar"):
        return start + 3 if passage.lowered[start + 2 : start + 3] == ("that",) else start + 2
    for index in range(start + 1, min(end, start + _MAX_OCCASION_WORDS)):
        if passage.lowered[index] == "that":
            return index + 1
        if not passage.words[index][0].isalnum() or is_cue(passage, index):
            break
    return start


@lexicon.per_language
def _never_first() -> frozenset[str]:
    """Words that cannot begin what was said."""
    return lexicon.words("quotes/phrase_stops") - {"that"} | {"of"}
