"""Correct where sources begin and end: with the whole noun phrase, before an aside or a bracket. Adds no sources."""

from __future__ import annotations

from collections.abc import Sequence

from reader import lexicon
from reader.annotate.quotes.claim import ReportPart, Segment
from reader.annotate.quotes.noun_phrases import (
    CONJUNCTIONS,
    RELATIVES,
    bracket_before,
    finite_verbs,
    is_cue,
    names_role,
    names_speaker,
    phrase_after,
    phrase_start,
)
from reader.annotate.quotes.passage import Passage
from reader.annotate.quotes.repair.after_quotations import narration_start
from reader.annotate.quotes.repair.content_extents import room_end
from reader.annotate.quotes.repair.leading_subjects import before_request
from reader.base.values import replace

_PREPOSITIONS = frozenset({"of", "for", "at", "from", "with", "by", "in", "on"})
_MAX_PREPOSITIONS = 3
"""In one noun phrase: "a spokesman for the harbour board of the city of Kano"."""
_MIN_SUBJECT_WORDS = 1
_MIN_TRIMMED_WORDS = 3
_MAX_ASIDE_WORDS = 8
"""Limit for ", leaked by" with what stands between."""
_OWNED = "whose"
_MAX_DESCRIBED_WORDS = 6
"""Limit for a subject before its description between commas, with hyphens."""
_MAX_OWNED_WORDS = 5
"""Limit for "whose new coalition government" at the end of a source."""
_RELATED = frozenset({"his", "her", "their"})
_MAX_BROKEN_OFF_WORDS = 6
"""Limit for what a source lacks at its end."""
_MAX_LABEL_WORDS = 6
"""Limit for a name with its paper before a colon: "Pia Dahl, The Bergen Post:"."""


def extend_sources(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments of one passage, each source with all of its noun phrase: "a trader from Kano", not "Kano"."""
    found: list[Segment] = []
    segments = [_only_subject(passage, segment) for segment in sorted(segments, key=lambda each: each.first)]
    segments = _one_source(passage, segments)
    for tagged in segments:
        segment = _without_aside(passage, tagged, segments) if tagged.part is ReportPart.SOURCE else tagged
        if segment.part is not ReportPart.SOURCE:
            found.append(segment)
        elif found and _is_continued(passage, found[-1], segment):
            found[-1] = replace(found[-1], end=segment.end)
        elif found and (joined := _joined_description(passage, segment, found[-1])) is not None:
            found[-1] = replace(found[-1], end=joined, side=1)
            found.append(replace(segment, first=joined))
        else:
            floor = max((each.end for each in found), default=0)
            first = _noun_phrase_start(passage, segment.first, floor)
            first = _described_start(passage, _partner_start(passage, first, floor), segment.end, floor)
            end = _list_end(passage, segment, _noun_phrase_end(passage, segment, segments), segments)
            found.append(replace(segment, first=_label_start(passage, first, end, floor), end=end))
    return found


def _only_subject(passage: Passage, source: Segment) -> Segment:
    """A source without a lead-in of one participle, without a verb after the name, and without the owner of what is the
    subject: "Reacting, | the mayor", "Dole abstained, | explaining", "Dole, | whose board said"."""
    first, end = source.first, source.end
    frame_start, _ = passage.frame_bounds(first)
    subject_end = before_request(passage, end, frame_start)
    if source.part is ReportPart.SOURCE and subject_end < first:  # "the mayor when | contacted"
        start = phrase_start(passage, subject_end, frame_start)
        return replace(source, first=start, end=subject_end) if start < subject_end else source
    if source.part is not ReportPart.SOURCE or end - first < _MIN_TRIMMED_WORDS:
        return source
    which = next((i for i in range(end - 1, end + 2) if passage.lowered[i : i + 1] == ("which",)), 0)
    if which and passage.words[which - 1] == "," and passage.lowered[first] in lexicon.words("quotes/pronouns"):
        return replace(source, first=_last_name_start(passage, first, which - 1), end=which - 1)
    near = max(first + 1, end - _MAX_OWNED_WORDS)
    if _OWNED in passage.lowered[near : end - 1]:
        owned = near + passage.lowered[near:end].index(_OWNED)
        is_subject = "," not in passage.words[owned : end + 1] and finite_verbs().isdisjoint(passage.lowered[owned:end])
        is_subject &= any(is_cue(passage, index) for index in range(end, min(end + 2, len(passage.words))))
        first = owned if is_subject else first
    if passage.lowered[first].endswith("ing") and passage.words[first + 1] == ",":
        first += 2
    end = next((i for i in range(first + 1, end) if passage.lowered[i] == "when"), end)  # "the mayor when contacted"
    last = end - 1 - (passage.words[end - 1] == ",")
    if passage.lowered[last].endswith("ed") and last > first + 1 and passage.words[last - 1][0].isupper():
        verb = passage.words[last].islower() and passage.words[last + 1 : last + 2] == (",",)
        end = last if verb else end
    return replace(source, first=first, end=end)


def _last_name_start(passage: Passage, first: int, end: int) -> int:
    """Where the last noun phrase of a clause begins: "He met | the Harbour Board" before ", which says"."""
    start = end
    while start > first + 1 and passage.words[start - 1][0].isupper():
        start -= 1
    return start - (passage.lowered[start - 1] in lexicon.words("quotes/determiners"))


def _one_source(passage: Passage, segments: Sequence[Segment]) -> list[Segment]:
    """The segments in order, with one source where the tagger found two: "Pia Dahl, | The Bergen Post:" is one, and so
    is "Pia Dahl (photo: | Rolf Moe) said", without the bracket."""
    found: list[Segment] = []
    for segment in segments:
        before = found[-1] if found else None
        if before is None or not before.part is segment.part is ReportPart.SOURCE:
            found.append(segment)
        elif (opening := _bracket_ended_by(passage, segment, before)) is not None:
            found[-1] = replace(before, end=opening)
        elif passage.lowered[segment.first] in RELATIVES and passage.words[before.end : segment.first] == (",",):
            pass  # "Mara Okafor, | who owns the boats, said"
        elif passage.words[segment.end : segment.end + 1] == (":",) and passage.words[segment.first - 1] == ",":
            found[-1] = replace(before, end=segment.end)
        else:
            found.append(segment)
    return found


def _bracket_ended_by(passage: Passage, segment: Segment, before: Segment) -> int | None:
    """Where the bracket opens that closes after a segment, if it opens in the segment before or right after that; None
    if there is no such bracket."""
    closed = segment.end + (passage.words[segment.end - 1] != ")")
    opening = bracket_before(passage, closed, before.first) if closed <= len(passage.words) else None
    return opening if opening is not None and opening <= before.end else None


def _without_aside(passage: Passage, source: Segment, segments: Sequence[Segment]) -> Segment:
    """A source that is only an aside after the subject, replaced by the subject.

    As in "Dole, | who is 33, said", "Dole on | Monday said", "The memo, leaked by | the group Harbour Watch, says",
    "Dole, 22, on loan from | Averil, said", "Dole (right, with | Okafor) said".
    """
    frame_start, frame_end = passage.frame_bounds(source.first)
    cue = next((s for s in segments if s.part is ReportPart.CUE and source.end <= s.first < frame_end), None)
    if cue is None or source.first - frame_start < _MIN_SUBJECT_WORDS + 1:
        return source
    end, source_end = None, source.end - (passage.words[source.end - 1] == ",")
    opening = bracket_before(passage, cue.first, frame_start)
    if opening is not None and opening < source.first:
        end = opening
    elif passage.lowered[source.first] in RELATIVES:
        if passage.words[source.first - 1] == "," and passage.words[cue.first - 1] == ",":
            end = source.first - 1
            if passage.words[end - 1].isdigit() and passage.words[end - 2] == ",":  # "Dole, 56, who"
                end -= 2
    elif all(word in lexicon.words("names/calendar") for word in passage.lowered[source.first : source.end]):
        end = source.first - (passage.lowered[source.first - 1] == "on")
    elif passage.lowered[source.first - 1] == "by" and passage.words[source_end : cue.first] == (",",):
        floor = max(frame_start, source.first - _MAX_ASIDE_WORDS)
        end = next((i for i in range(source.first - 1, floor, -1) if passage.words[i] == ","), None)
    elif passage.lowered[source.first - 1] in _PREPOSITIONS and passage.words[source_end : cue.first] == (",",):
        comma = next((i for i in range(frame_start, source.first) if passage.words[i] == ","), frame_start)
        named = all(word[0].isupper() for word in passage.words[frame_start:comma])
        end = comma if comma > frame_start and named else None
    if end is None:
        return source
    first = phrase_start(passage, end, frame_start)
    taken = any(first < s.end and s.first < end for s in segments if s is not source)
    return source if first == end or taken else replace(source, first=first, end=end)


def _is_continued(passage: Passage, before: Segment, source: Segment) -> bool:
    """Whether a source ends the noun phrase that the source right before it begins: "a trader from | Kano"."""
    adjacent = before.part is ReportPart.SOURCE and before.end == source.first
    return adjacent and passage.lowered[before.end - 1] in _PREPOSITIONS


def _joined_description(passage: Passage, source: Segment, content: Segment) -> int | None:
    """Where the source begins in “A,” an aid worker who came from | the valley, if its first words were tagged as
    content; None if they were not."""
    start = narration_start(passage, content) if content.end == source.first else None
    if start is None or passage.words[start - 2] != ",":
        return None
    return start if passage.lowered[start] in lexicon.words("quotes/phrase_starts") else None


def _partner_start(passage: Passage, first: int, floor: int) -> int:
    """Where a source begins that tells of a relative of somebody named right before: "Dole and | his brother Piers"."""
    end = first - 1
    if passage.lowered[first] not in _RELATED or end <= floor or passage.lowered[end] != "and":
        return first
    end -= passage.words[end - 1] == ","
    start = phrase_start(passage, end, max(floor, passage.frame_bounds(first)[0]))
    opens = passage.begins_frame(start) or passage.words[start - 1] == ","
    named = start < end and all(word[0].isupper() for word in passage.words[start:end])
    return start if opens and named else first


def _described_start(passage: Passage, first: int, end: int, floor: int) -> int:
    """Where the subject begins of which a source is only a description between commas: "The 34-year-old, | a keen
    climber, said"."""
    start = max(floor, passage.frame_bounds(first)[0])
    end -= passage.words[end - 1] == ","
    described = passage.lowered[first] in ("a", "an") and passage.words[first - 1 : first] == (",",)
    if not described or passage.words[end : end + 1] != (",",) or not 0 < first - 1 - start <= _MAX_DESCRIBED_WORDS:
        return first
    subject = passage.lowered[start : first - 1]
    plain = "," not in subject and finite_verbs().isdisjoint(subject) and passage.run_at[start] < 0
    leads_in = subject[0] in lexicon.words("quotes/lead_in_words") or subject[0].endswith("ing")
    return start if plain and not leads_in and names_speaker(passage, start, first - 1) else first


def _noun_phrase_start(passage: Passage, source_start: int, floor: int) -> int:
    """Where the noun phrase begins that a source ends after a preposition: "a trader from | Kano"."""
    first = source_start
    for _ in range(_MAX_PREPOSITIONS):
        if first <= floor + 1 or passage.lowered[first - 1] not in _PREPOSITIONS:
            break
        start = phrase_start(passage, first - 1, max(floor, passage.frame_bounds(first)[0]))
        if start == first - 1 or passage.lowered[start] in lexicon.words("quotes/pronouns"):
            break
        first = start
        after_quotation = first > 0 and passage.run_at[first - 1] >= 0
        opens = passage.begins_frame(first) and passage.words[first][0].isupper()
        if after_quotation or opens or passage.lowered[first] in lexicon.words("quotes/phrase_starts"):
            return first
    return source_start


def _noun_phrase_end(passage: Passage, source: Segment, segments: Sequence[Segment]) -> int:
    """Where the noun phrase ends that a source breaks off: "the mayor of | Averil", "a | sign above the door"."""
    end = source.end
    last = passage.lowered[end - 1]
    if last not in _PREPOSITIONS and last not in lexicon.words("quotes/determiners"):
        return end
    room = room_end(segments, end, passage.frame_bounds(source.first)[1])
    while end < min(room, source.end + _MAX_BROKEN_OFF_WORDS) and passage.words[end][0].isalnum():
        end += 1
    return end


def _list_end(passage: Passage, source: Segment, end: int, segments: Sequence[Segment]) -> int:
    """Where a list of names after a verb ends, of which a source is only the first: "said Dole, | Abbot and Okafor"."""
    if passage.words[end : end + 1] != (",",) or not passage.words[end - 1][0].isupper():
        return end
    if not any(s.part is ReportPart.CUE and s.end == source.first for s in segments):
        return end
    _, frame_end = passage.frame_bounds(source.first)
    room = room_end(segments, end, passage.last_word_end(end, frame_end))
    stop = end
    while stop < room and passage.words[stop] == "," and (name_end := _name_end(passage, stop + 1, room)) > stop + 1:
        stop = name_end
    stop += passage.words[stop : stop + 1] == (",",)
    if stop >= room or passage.lowered[stop] != "and":
        return end
    named = _name_end(passage, stop + 1, room)
    _, last = (stop + 1, named) if named > stop + 1 else phrase_after(passage, stop + 1, room) or (end, end)
    return last if last == frame_end or _ends_phrase(passage, last) else end


def _name_end(passage: Passage, first: int, room: int) -> int:
    """Where the name ends that begins with word `first`; `first` if none does, or if it says what somebody is."""
    end = first
    while end < room and passage.words[end][0].isupper():
        end += 1
    is_role = end > first and (names_role(passage.lowered[first]) or names_role(passage.lowered[end - 1]))
    return first if is_role else end


def _ends_phrase(passage: Passage, index: int) -> bool:
    """Whether a mark or how somebody spoke follows, not what a subject does."""
    return not passage.words[index][0].isalnum() or passage.lowered[index] in lexicon.words("quotes/tail_words")


def _label_start(passage: Passage, first: int, end: int, floor: int) -> int:
    """Where the label begins that words `[first, end)` end: "Pia Dahl, | The Bergen Post:" begins a passage."""
    words = passage.words
    labels = end < len(words) and words[end] == ":" and words[first - 1] == ","
    if floor or not labels or not 2 < first <= _MAX_LABEL_WORDS:
        return first
    named = all(word[0].isupper() for word in words[: first - 1])
    return 0 if named and passage.lowered[first] not in CONJUNCTIONS else first
