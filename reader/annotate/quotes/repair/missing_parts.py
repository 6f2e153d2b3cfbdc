"""Mend what a tagger left out beside a quotation: its cue, its source, the quotation itself. Joins nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import CONJUNCTIONS, is_cue, phrase_after, phrase_before, verb_start
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.titles import is_title
from reader.annotate.quotes.tag.quote_rules import LONG, cue_and_source, reported
from reader.model.document import BlockKind

_NEAR = 6
"""Words between a quotation and its verb: a name with a title fits in, another clause does not."""
_SUBJECT = 6
"""Words of the longest subject without a name that is looked for at the front of a sentence."""
_SHORTEST = 5
"""Words and marks of the shortest quotation that is speech by its comma alone."""


def complete(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, mended."""
    found = list(segments)
    if passage.runs:
        found += _missing_contents(passage, found)
        found += _missing_cues(passage, found)
    if passage.leads_to_quotation and passage.words[-1] == ":":
        found += _hanging(passage, found)
    found += _missing_sources(passage, found)
    found += _missing_reports(passage, found)
    return sorted(found, key=lambda segment: segment.first)


def _missing_contents(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The quotation that a whole passage is, or that a comma tells from the sentence around it, and yet no content."""
    if passage.kind is BlockKind.HEADLINE:
        return []
    taken = _taken(segments)
    found: list[Segment] = []
    for number, first, last in passage.bounds:
        if not taken.isdisjoint(range(first, last)) or not passage.runs[number].closed:
            continue
        if (first, last) == (0, len(passage.words)) and passage.sizes[number] >= LONG:
            found.append(Segment(ReportPart.CONTENT, first, last))
        elif _before_comma(passage, first, last) and not is_title(passage, first, last):
            found.append(Segment(ReportPart.CONTENT, first, last, side=1))
    return found


def _before_comma(passage: Passage, first: int, last: int) -> bool:
    """Whether a quotation opens its frame and a comma parts it from who says it: “A,” she said, or „A“, sagte sie."""
    if passage.frame_bounds(first)[0] != first or last >= len(passage.words) or last - first < _SHORTEST:
        return False
    return passage.words[last - 2] == "," or passage.words[last] == ","


def _missing_cues(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The verb beside a quotation in whose frame the tagger saw none."""
    seen = {passage.frames[s.first] + step for s in segments if s.part is ReportPart.CUE for step in (-1, 0, 1)}
    taken = _taken(segments)
    found: list[Segment] = []
    for number, first, last in passage.bounds:
        frame = passage.frames[first]
        if frame in seen or passage.sizes[number] < LONG:
            continue
        seen.add(frame)
        low, high = passage.frame_bounds(first)
        if passage.kind is BlockKind.HEADLINE and first - low >= 2 and passage.words[first - 1] == ":":
            found += _free(
                (Segment(ReportPart.SOURCE, low, first - 1), Segment(ReportPart.CUE, first - 1, first)), taken
            )
            continue
        near = [*range(last, min(high, last + _NEAR)), *range(first - 1, max(low, first - 3) - 1, -1)]
        cue = next((i for i in near if i not in taken and passage.inside[i] < 0 and is_cue(passage, i)), None)
        if cue is not None:
            found += _free(cue_and_source(passage, cue, low, high), taken)
    return found


def _hanging(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The last verb of a passage that ends with a colon, where a quotation follows in the next one."""
    low, high = passage.frame_bounds(len(passage.words) - 1)
    if any(s.part is ReportPart.CUE and low <= s.first for s in segments):
        return []
    cues = [index for index in range(low, high) if passage.inside[index] < 0 and is_cue(passage, index)]
    taken = _taken(segments)
    if not cues or cues[-1] in taken:
        return []
    return _free(cue_and_source(passage, cues[-1], low, high), taken)


def _missing_reports(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """Plain reported speech, "X said that …" or "…, X said.", in frames where the tagger saw no content."""
    seen = {passage.frames[index] for s in segments if s.part is ReportPart.CONTENT for index in (s.first, s.last - 1)}
    taken = _taken(segments)
    found: list[Segment] = []
    low = 0
    while low < len(passage.words):
        _, high = passage.frame_bounds(low)
        if passage.frames[low] not in seen:
            cues = (i for i in range(low, high) if passage.inside[i] < 0 and _is_plain(passage, i, high))
            report = next((r for i in cues if (r := reported(passage, i, low, high))), [])
            free = _free(report, taken)
            if any(segment.part is ReportPart.CONTENT for segment in free):
                found += free
        low = high
    return found


def _is_plain(passage: Passage, index: int, end: int) -> bool:
    """Whether a word is a verb that hardly ever does anything but report, or one that does so before "that"."""
    if passage.lows[index] in lexicon.words("quotes/cues_plain"):
        return True
    return index + 1 < end and passage.lows[index + 1] == "that" and is_cue(passage, index)


def _missing_sources(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The noun phrase beside a cue in whose frame the tagger saw no source."""
    found: list[Segment] = []
    frames = {passage.frames[s.first] for s in segments if s.part is ReportPart.SOURCE}
    taken = _taken(segments)
    for cue in (s for s in segments if s.part is ReportPart.CUE):
        if passage.frames[cue.first] in frames or not is_cue(passage, _verb(passage, cue)):
            continue
        low, high = passage.frame_bounds(cue.first)
        if cue.first > low and passage.inside[cue.first - 1] >= 0:
            phrase = phrase_after(passage, cue.last, high)
        else:
            verb = verb_start(passage, cue.first, low)
            phrase = phrase_before(passage, verb, low) or _subject(passage, low, verb)
        if phrase and _opens_phrase(passage, phrase[0]):
            found += _free((Segment(ReportPart.SOURCE, *phrase),), taken)
    return found


def _subject(passage: Passage, low: int, verb: int) -> tuple[int, int] | None:
    """In "Okafor proposed a toll and said …": the name or noun that opens the frame, up to its own verb."""
    if verb <= low or passage.lows[verb - 1] not in CONJUNCTIONS:
        return None
    small = lexicon.words("quotes/function_words") - lexicon.words("quotes/pronouns")
    end = low
    if passage.lows[low] in lexicon.words("quotes/determiners"):
        end = next((i for i in range(low, min(low + _SUBJECT, verb)) if is_cue(passage, i)), low)
    elif passage.lows[low] not in small:  # "Despite this, the union …": the subject comes later
        while end < verb and passage.words[end][0].isupper() and not is_cue(passage, end):
            end += 1
    named = low < end < verb and passage.lows[end - 1] not in lexicon.words("quotes/phrase_stops")
    return (low, end) if named else None


def _verb(passage: Passage, cue: Segment) -> int:
    """The last word of a cue: "added" in "added:"."""
    return next((i for i in range(cue.last - 1, cue.first, -1) if passage.words[i][0].isalpha()), cue.first)


def _opens_phrase(passage: Passage, index: int) -> bool:
    """Whether a noun phrase may begin here: with a name, a pronoun or a determiner, not with a verb."""
    word, low = passage.words[index], passage.lows[index]
    if low in lexicon.words("quotes/determiners") or low in lexicon.words("quotes/pronouns"):
        return True
    return word[0].isupper() and not low.endswith("ing")


def _free(segments: Iterable[Segment], taken: set[int]) -> list[Segment]:
    """Those of the segments that lie on no other one."""
    return [segment for segment in segments if taken.isdisjoint(range(segment.first, segment.last))]


def _taken(segments: Iterable[Segment]) -> set[int]:
    return {index for segment in segments for index in range(segment.first, segment.last)}
