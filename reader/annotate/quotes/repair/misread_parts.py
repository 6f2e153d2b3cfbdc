"""Correct parts that were tagged wrongly beside a quotation or without one: objects, roles, halves of verbs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import (
    CONJUNCTIONS,
    OBJECT_PRONOUNS,
    PERFECT,
    RELATIVES,
    is_cue,
    names_role,
    verb_group_start,
)
from reader.annotate.quotes.passage import Passage
from reader.base.values import replace
from reader.model.document import BlockKind

_ARTICLES = frozenset({("the",), ("a",), ("an",)})
_THINGS = frozenset({"it", "this", "that"})
_MAX_ROLE_WORDS = 7
"""Limit for a role before a name, with the comma before it."""
_MIN_SAID_WORDS = 3
_MIN_CUE_WITH_SPEAKER_WORDS = 2


def correct_parts(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage without those that are no part of a report, and with whole roles and verbs."""
    segments = _whole_clauses(passage, segments)
    misread = (_is_accused, _is_question_word, _is_object_pronoun, _is_object, _is_article, _is_addressee)
    found = [segment for segment in segments if not any(is_misread(passage, segment) for is_misread in misread)]
    found = _role_to_source(passage, _drop_questions(passage, found))
    found = _drop_label(passage, _join_perfects(passage, _join_roles(passage, found)))
    return [part for segment in found for part in _split_cue(passage, segment)]


def _whole_clauses(passage: Passage, segments: Sequence[Segment]) -> Sequence[Segment]:
    """The segments, with all of a clause about whoever speaks after a quotation in the source, if it breaks off at a
    conjunction: “A,” said [Dole, who sat on the board and] voted against it."""
    for cue, source in pairwise(segments) if passage.runs else ():
        if not _is_inverted(passage, cue, source) or passage.lowered[source.end - 1] not in CONJUNCTIONS:
            continue
        _, frame_end = passage.frame_bounds(source.first)
        end = passage.last_word_end(source.end, passage.quotation_start(source.end, frame_end))
        if end > source.end and not RELATIVES.isdisjoint(passage.lowered[source.first : source.end]):
            others = [segment for segment in segments if not source.first <= segment.first < end]
            return sorted([*others, replace(source, end=end)], key=lambda segment: segment.first)
    return segments


def _is_inverted(passage: Passage, cue: Segment, source: Segment) -> bool:
    """Whether a verb stands right after a quotation and right before who speaks: “A,” | said | Dole."""
    parts = (cue.part, source.part) == (ReportPart.CUE, ReportPart.SOURCE)
    return parts and cue.end == source.first and cue.first > 0 and passage.run_at[cue.first - 1] >= 0


def _is_accused(passage: Passage, segment: Segment) -> bool:
    """Whether a verb is the noun of "the accused"."""
    words = passage.lowered[max(0, segment.first - 1) : segment.end]
    return segment.part is ReportPart.CUE and words == ("the", "accused")


def _is_question_word(passage: Passage, segment: Segment) -> bool:
    """Whether a content is only the "what" of "what she said", or the "which" of "which he calls"."""
    words = passage.lowered[segment.first : segment.end]
    return segment.part is ReportPart.CONTENT and len(words) == 1 and words[0] in lexicon.words("quotes/question_words")


def _is_object_pronoun(passage: Passage, segment: Segment) -> bool:
    """Whether a content is only whom the words were told, "Dole told | him", or what somebody denied: "denied | it"."""
    words = passage.lowered[segment.first : segment.end]
    if segment.part is not ReportPart.CONTENT or len(words) != 1:
        return False
    return words[0] in OBJECT_PRONOUNS or (
        words[0] in _THINGS and segment.first > 0 and is_cue(passage, segment.first - 1)
    )


def _is_object(passage: Passage, segment: Segment) -> bool:
    """Whether a source is the object of the verb before it: "demanded a report and" before "warned that …"."""
    return segment.part is ReportPart.SOURCE and passage.lowered[segment.end - 1] in CONJUNCTIONS


def _is_article(passage: Passage, segment: Segment) -> bool:
    """Whether a source is only "the": its noun was tagged as part of the verb."""
    return segment.part is ReportPart.SOURCE and passage.lowered[segment.first : segment.end] in _ARTICLES


def _is_addressee(passage: Passage, segment: Segment) -> bool:
    """Whether a source is only whom the words before a colon address: "in a message to | Dole: “…”"."""
    if segment.part is not ReportPart.SOURCE or passage.words[segment.end : segment.end + 1] != (":",):
        return False
    before = passage.lowered[max(0, segment.first - 2) : segment.first]
    return before[-1:] == ("to",) and before[:1] != ("according",)


def _drop_questions(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """The segments without what somebody was asked in a sentence that reports nothing else: "Asked if he would, Dole
    smiled."."""
    if "asked" not in passage.lowered:
        return segments
    found = list(segments)
    for cue in segments:
        start, end = passage.frame_bounds(cue.first)
        here = [segment for segment in segments if start <= segment.first < end]
        asked = cue.part is ReportPart.CUE and cue.first == start and passage.lowered[start] == "asked"
        if asked and all(s.part is not ReportPart.SOURCE and passage.run_at[s.first] < 0 for s in here):
            found = [segment for segment in found if segment not in here]
    return found


def _role_to_source(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """The segments, a role that ends a content right before the name of the source made part of that: "It sank, | the
    lawyer Mara Okafor said"."""
    found = list(segments)
    for number, (content, source) in enumerate(pairwise(segments)):
        first, end = content.first, content.end
        parts = (content.part, source.part) == (ReportPart.CONTENT, ReportPart.SOURCE)
        if not parts or source.first != end or passage.run_at[end - 1] >= 0 or not names_role(passage.lowered[end - 1]):
            continue
        comma = next(
            (i for i in range(end - 2, max(first, end - _MAX_ROLE_WORDS), -1) if passage.words[i] == ","), None
        )
        if comma is not None and comma - first >= _MIN_SAID_WORDS:
            found[number] = replace(content, end=comma, side=1)
            found[number + 1] = replace(source, first=comma + 1)
    return found


def _join_roles(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """The segments with a role, or its first words, that were tagged as a verb joined to what follows.

    As in "party leader | Dole called", "opposition | leader Dole called".
    """
    found: list[Segment] = []
    for segment in segments:
        before = found[-1] if found else None
        if before is not None and _is_joined_role(passage, before, segment):
            del found[-1]
            first = before.first
            if found and found[-1].part is ReportPart.SOURCE and found[-1].end == first:
                first = found.pop().first
            found.append(replace(segment, first=first))
        else:
            found.append(segment)
    return found


def _is_joined_role(passage: Passage, before: Segment, segment: Segment) -> bool:
    """Whether what was tagged as a verb right before a source or content is a role there, or begins one."""
    if before.part is not ReportPart.CUE or segment.part is ReportPart.CUE or before.end != segment.first:
        return False
    return _is_role(passage, before) or _begins_role(passage, before)


def _is_role(passage: Passage, segment: Segment) -> bool:
    """Whether words that hold no verb say what whoever is named after them is."""
    words = range(segment.first, segment.end)
    named = segment.end < len(passage.words) and passage.words[segment.end][0].isupper()
    return named and names_role(passage.lowered[segment.end - 1]) and not any(is_cue(passage, i) for i in words)


def _begins_role(passage: Passage, segment: Segment) -> bool:
    """Whether words that begin a clause, and hold no verb, are part of the role after them: "opposition | leader"."""
    if segment.end == len(passage.words) or not names_role(passage.lowered[segment.end]):
        return False
    words = range(segment.first, segment.end)
    plain = all(passage.lowered[i].isalpha() and not passage.lowered[i].endswith(("ed", "ing")) for i in words)
    verbal = any(is_cue(passage, i) or passage.lowered[i] in lexicon.words("quotes/phrase_stops") for i in words)
    return plain and not verbal and begins_clause(passage, segment.first)


def _join_perfects(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """The segments, a verb whose other half was tagged as content made whole: "is understood | to have told"."""
    found: list[Segment] = []
    for segment in segments:
        start = segment.first
        before = found[-1] if found else None
        perfect = passage.lowered[start : start + 2] == PERFECT and segment.end - start > len(PERFECT) + 1
        joins = before is not None and before.part is ReportPart.CUE and before.end == start
        if before is not None and joins and perfect and segment.part is ReportPart.CONTENT:
            verb = start + len(PERFECT)
            if passage.lowered[verb] in lexicon.words("quotes/cues_speech"):
                found[-1] = replace(before, end=verb + 1)
                segment = replace(segment, first=verb + 1)
        found.append(segment)
    return found


def _drop_label(passage: Passage, segments: list[Segment]) -> list[Segment]:
    """Drop the source and the colon of "UPDATE: …": it is not a speaker."""
    labelled = passage.words[1:2] == (":",) and passage.lowered[0] in lexicon.words("quotes/labels_not_speakers")
    return [s for s in segments if not (labelled and s.first < 2 and s.part is not ReportPart.CONTENT)]


def _split_cue(passage: Passage, segment: Segment) -> list[Segment]:
    """A cue that begins with the speaker, split in two: "a voice | called"."""
    if segment.part is not ReportPart.CUE or segment.end - segment.first < _MIN_CUE_WITH_SPEAKER_WORDS:
        return [segment]
    determiners = lexicon.words("quotes/determiners")
    first = segment.first
    verb = next((i for i in range(first + 1, segment.end) if is_cue(passage, i)), None)
    if verb is None:
        return [segment]
    begins = verb_group_start(passage, verb, first)
    if first and names_role(passage.lowered[first]) and begins == first + 1:  # "the | witness replied"
        first -= passage.lowered[first - 1] in determiners
    if passage.kind is BlockKind.HEADLINE and begins > first and names_role(passage.lowered[begins - 1]):
        return [Segment(ReportPart.SOURCE, first, begins), replace(segment, first=begins)]
    if passage.lowered[first] not in determiners or begins - first < _MIN_CUE_WITH_SPEAKER_WORDS:
        return [segment]
    return [Segment(ReportPart.SOURCE, first, begins), replace(segment, first=begins)]


def begins_clause(passage: Passage, index: int) -> bool:
    """Whether a sentence begins at a word, or its subject does after a lead-in: "Reacting to the news, Dole"."""
    start, _ = passage.frame_bounds(index)
    if start == index:
        return True
    opening = passage.lowered[start]
    leads_in = opening.endswith("ing") or opening in lexicon.words("quotes/lead_in_words")
    return leads_in and passage.words[start + 1 : index].count(",") == 1 and passage.words[index - 1] == ","
